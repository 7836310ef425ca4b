"""Divide two texts into sentences alike.

A full stop before a small letter ends no sentence ("approx. two", "Inc. said"), but "iPhone" begins one, and so does a
sentence whose first word an editor has cut. So where one text has a sentence, it is cut off in the other text as well.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from clipwire.versions.pairing import MIN_SIMILARITY, Weights, bag_of
from clipwire.versions.signs import bare

_INNER_END = re.compile(r"[.!?…؟۔।]++[\"'”“’»)\]]*+(?=\s)|[。！？｡]++[”’」』）]*+")
_ALIKE = Weights({})
"""All words weigh the same."""
MAX_LOSS = 0.1
"""Of similarity, if a sentence is divided between two: "approx." divides it at the wrong place."""
MAX_ENDS = 20
"""Full stops within one sentence that are tried."""
MAX_CHARS = 5_000
"""A longer sentence is left as it is."""


def same_ends(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """The sentences of both texts, each cut where the other text has the part before or behind as a sentence."""
    return _cut(old, new), _cut(new, old)


def _cut(text: Sequence[str], other: Sequence[str]) -> list[str]:
    same = set(other)
    divided = {
        at
        for at, sentence in enumerate(text)
        if sentence not in same and len(sentence) <= MAX_CHARS and _INNER_END.search(sentence, 0, len(sentence) - 1)
    }
    if not divided:
        return list(text)
    others = set(map(bare, other))
    return [part for at, whole in enumerate(text) for part in (_parts(whole, others) if at in divided else (whole,))]


def _parts(sentence: str, others: set[str]) -> Iterator[str]:
    if bare(sentence) in others:
        yield sentence
        return
    start = 0
    for end in islice(_INNER_END.finditer(sentence), MAX_ENDS):
        first, second = sentence[start : end.end()].strip(), sentence[end.end() :].strip()
        if second and (bare(first) in others or bare(second) in others):
            yield first
            start = end.end()
    yield sentence[start:].strip()


def pieces(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs within a pair of one sentence and two: one pair, or two if each of the two has its own half."""
    if len(before) == 1 and len(after) == 2:
        return [(one, other) for other, one in pieces(after, before)]
    if len(before) == 2 and len(after) == 1 and len(after[0]) <= MAX_CHARS:
        bags, whole = [bag_of(sentence) for sentence in before], bag_of(after[0])
        least = _ALIKE.similarity(bags[0] + bags[1], whole) - MAX_LOSS
        for end in islice(_INNER_END.finditer(after[0]), MAX_ENDS):
            halves = after[0][: end.end()].strip(), after[0][end.end() :].strip()
            alike = [_ALIKE.similarity(bag, bag_of(half)) for bag, half in zip(bags, halves, strict=True)]
            if min(alike) >= MIN_SIMILARITY and sum(alike) / 2 >= least:
                return list(zip(before, halves, strict=True))
    return [(" ".join(before), " ".join(after))]
