"""The keys of which a query needs one in an article, and the keys that an article has.

A key belongs to a list, "person word" or "text pair", and an article has the keys of a list or not. A query with no
such keys (`tone:[0.5 TO *]`) has to be tried on every article.
"""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from clipwire.queries.columns import id_entry
from clipwire.queries.folding import is_east_asian
from clipwire.queries.reading import Reading
from clipwire.queries.tree import And, Element, Node, Or, Words

LONG_START = 4
SHORT_START = 2


class Key(NamedTuple):
    list: str
    text: str


Choice = frozenset[Key]
"""An article that matches has at least one of these keys."""


def choices(node: Node) -> Iterator[Choice]:
    """The sets of keys of which each is enough to find all articles that match."""
    match node:
        case And(parts):
            for part in parts:
                yield from choices(part)
        case Or(parts):
            of_parts = [min(choices(part), key=_guess, default=None) for part in parts]
            if None not in of_parts:
                yield frozenset().union(*(it for it in of_parts if it))
        case Words():
            or_id = {Key(f"{node.field} id", id_entry(node.id))} if node.id is not None else set()
            for element in node.elements:
                for kind, text in _keys_of(element):
                    yield frozenset({Key(f"{node.field} {kind}", text)} | or_id)


def frequency(key: Key) -> float:
    """A guess how many articles have a key: short words are frequent, in any language."""
    letters = len(key.text) * (3 if is_east_asian(key.text) else 1)
    return 0.75**letters * (1.0 if key.list.startswith(("text ", "body ")) else 0.2)


def _guess(choice: Choice) -> float:
    return sum(map(frequency, choice))


def _keys_of(element: Element) -> Iterator[tuple[str, str]]:
    """(kind, text) of the keys of which an article with this element has all."""
    kind, text = element
    if kind == "word":
        yield "word", text
    elif kind == "wild word":
        start, end = re.split(r"[*?]", text)[0], re.split(r"[*?]", text)[-1]
        for size, name in ((LONG_START, "start"), (SHORT_START, "short start")):
            if len(start) >= size:
                yield name, start[:size]
                break
        if len(end) >= LONG_START:
            yield "end", end[-LONG_START:]
    else:
        for piece in re.split(r"[*?]", text):
            if len(piece) == 1:
                yield "letter", piece
            yield from (("pair", piece[at : at + 2]) for at in range(len(piece) - 1))


def keys(reading: Reading, name: str) -> Set[str]:
    """The keys of a list that an article has."""
    field, _, kind = name.partition(" ")
    if kind == "id":
        return {entry for entry in reading.column(field).split("\n") if entry.startswith("=")}
    words = reading.words(field)
    match kind:
        case "word":
            return words
        case "start":
            return {word[:LONG_START] for word in words}
        case "short start":
            return {word[:SHORT_START] for word in words}
        case "end":
            return {word[-LONG_START:] for word in words}
        case "letter":
            return {letter for word in words if is_east_asian(word) for letter in word}
        case "pair":
            return {word[at : at + 2] for word in words if is_east_asian(word) for at in range(len(word) - 1)}
    raise ValueError(f"no such list of keys: {name!r}")
