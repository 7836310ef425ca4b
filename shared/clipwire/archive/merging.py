"""Decide which objects of a month are merged into one."""

from collections.abc import Sequence
from dataclasses import dataclass

MANY_OBJECTS = 8
"""A month is merged as soon as it has this number of batches."""
GROWTH = 2
"""The next larger object is taken too if it has at most this many times the bytes of those taken so far."""
MAX_MERGED_BYTES = 256_000_000
"""Larger objects are not made: DuckDB sorts an object's rows in the function's memory."""


@dataclass(frozen=True)
class Sized:
    key: str
    bytes: int
    is_batch: bool


def to_merge(month: Sequence[Sized], *, whole: bool) -> list[Sized]:
    """The objects of a month to merge now; none if there is nothing to gain.

    Batches are merged when there are many, together with older results of about their size: so a row is written again
    a few times, and not each hour. With `whole`, everything is merged, which also removes repeats.
    """
    by_size = sorted(month, key=lambda it: it.bytes)
    if not whole and sum(it.is_batch for it in by_size) < MANY_OBJECTS:
        return []
    taken: list[Sized] = []
    total = 0
    for it in by_size:
        fits = total + it.bytes <= MAX_MERGED_BYTES
        if fits and (whole or it.is_batch or it.bytes <= GROWTH * total):
            taken.append(it)
            total += it.bytes
    return taken if len(taken) > 1 or any(it.is_batch for it in taken) else []
