"""The sentences that two texts have in common, in one order.

The comparison is a patience diff (Bram Cohen): sentences that occur once in both texts are anchors, and between anchors
it takes a longest common subsequence. The work is bounded, so that two texts of a megabyte take half a second.
Stretches beyond the bound are compared as sets of sentences, which may miss that a sentence was moved.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

MAX_CELLS = 1_000_000
"""Pairs of sentences that one comparison visits besides the anchors; a million take about 0.3 s."""


def common(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of indices of the sentences that are in both texts, each at most once."""
    cells_left = MAX_CELLS
    stretches = [(0, len(old), 0, len(new))]
    while stretches:
        a, a_end, b, b_end = stretches.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            yield a, b
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            yield a_end, b_end
        if a == a_end or b == b_end:
            continue
        anchors = _anchors(old, new, a, a_end, b, b_end)
        if anchors:
            edges = [(a - 1, b - 1), *anchors, (a_end, b_end)]
            stretches += [(p + 1, r, q + 1, s) for (p, q), (r, s) in pairwise(edges)]
            yield from anchors
            continue
        cells = (a_end - a) * (b_end - b)
        if cells <= cells_left:
            cells_left -= cells
            yield from _longest_common(old, new, a, a_end, b, b_end)
        else:
            yield from _as_bags(old, new, a, a_end, b, b_end)


def _anchors(old: Sequence[str], new: Sequence[str], a: int, a_end: int, b: int, b_end: int) -> list[tuple[int, int]]:
    """The longest chain of sentences, in the same order in both stretches, that each stretch has exactly once."""
    once_old, once_new = _once(old, a, a_end), _once(new, b, b_end)
    pairs = [(at, once_new[sentence]) for sentence, at in once_old.items() if sentence in once_new]
    return [pairs[number] for number in rising([position for _, position in pairs])]


def rising(positions: Sequence[int]) -> list[int]:
    """Indices of a longest chain of rising positions (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    previous = [-1] * len(positions)
    for number, position in enumerate(positions):
        length = bisect_left(tails, position)
        previous[number] = ends[length - 1] if length else -1
        tails[length : length + 1] = [position]
        ends[length : length + 1] = [number]
    chain = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(number)
        number = previous[number]
    return chain[::-1]


def _once(texts: Sequence[str], start: int, end: int) -> dict[str, int]:
    counted = Counter(texts[start:end])
    return {texts[at]: at for at in range(start, end) if counted[texts[at]] == 1}


def _longest_common(
    old: Sequence[str], new: Sequence[str], a: int, a_end: int, b: int, b_end: int
) -> Iterator[tuple[int, int]]:
    """A longest common subsequence, by dynamic programming from the end."""
    width = b_end - b
    rows = [[0] * (width + 1)]
    for sentence in reversed(old[a:a_end]):
        below, row = rows[-1], [0] * (width + 1)
        for at in range(width - 1, -1, -1):
            if sentence == new[b + at]:
                row[at] = below[at + 1] + 1
            else:
                row[at] = below[at] if below[at] >= row[at + 1] else row[at + 1]
        rows.append(row)
    i, j = a, b
    while i < a_end and j < b_end:
        row, below = rows[a_end - i], rows[a_end - i - 1]
        if old[i] == new[j]:
            yield i, j
            i, j = i + 1, j + 1
        elif below[j - b] >= row[j - b + 1]:
            i += 1
        else:
            j += 1


def _as_bags(
    old: Sequence[str], new: Sequence[str], a: int, a_end: int, b: int, b_end: int
) -> Iterator[tuple[int, int]]:
    """Pairs of equal sentences, whatever their order."""
    places: dict[str, list[int]] = {}
    for at in range(b_end - 1, b - 1, -1):
        places.setdefault(new[at], []).append(at)
    for at in range(a, a_end):
        if places.get(old[at]):
            yield at, places[old[at]].pop()
