"""Make further sentences of a corpus: each name is another name of its kind from the corpus.

A model then learns what is beside names better than the names themselves, of which a small corpus has few: strict F1 of
the Chinese one rises by 0.015 to 0.02.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tools.entities.corpora import Document

SHARE = 0.7
"""Of the names that are replaced."""
MAX_SHORT_CHARS = 4
_LATIN = re.compile("[A-Za-z]")


def with_swapped_names(documents: Iterable[Document], seed: int) -> Iterator[Document]:
    """The sentences that have names, with others in their places."""
    documents = list(documents)
    chance = random.Random(seed)
    pool: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for text, names in document:
            for start, end, label in names:
                pool[kind(text[start:end], label)].add(text[start:end])
    listed = {kind_of: sorted(names) for kind_of, names in pool.items()}
    for document in documents:
        yield [_swapped(text, names, listed, chance) for text, names in document if names]


def kind(name: str, label: str) -> str:
    """The label with the length of a person's name or the last character of another, which often shows its sort."""
    if _LATIN.search(name):
        return label + "x"
    if label == "PER":
        return label + ("f" if "·" in name or len(name) > MAX_SHORT_CHARS else str(len(name)))
    return label + name[-1] + ("+" if len(name) > MAX_SHORT_CHARS else "")


def _swapped(
    text: str, names: list[tuple[int, int, str]], listed: dict[str, list[str]], chance: random.Random
) -> tuple[str, list[tuple[int, int, str]]]:
    made, spans, position = "", [], 0
    for start, end, label in sorted(names):
        name = text[start:end]
        if chance.random() < SHARE:
            name = chance.choice(listed[kind(name, label)])
        made += text[position:start]
        spans.append((len(made), len(made) + len(name), label))
        made += name
        position = end
    return made + text[position:], spans
