"""Put a longer name in place of those that it overlaps."""

from bisect import bisect_left
from collections.abc import Sequence

from clipwire.enrichment.entities.entity import Entity


def overlapping(entities: Sequence[Entity], start: int, end: int) -> slice:
    """Which of the entities, in order and without overlaps, a stretch of the text overlaps.

    If there are none, the slice is empty, at the place where an entity of this stretch belongs.
    """
    last = bisect_left(entities, end, key=lambda entity: entity.start)
    first = last
    while first and entities[first - 1].end > start:
        first -= 1
    return slice(first, last)
