"""Which names a stretch of a text overlaps."""

import pytest

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.replacing import overlapping

NAMES = [Entity(0, 4, "person"), Entity(5, 9, "place"), Entity(20, 30, "organisation")]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(2, 6, (0, 2)), (4, 5, (1, 1)), (9, 20, (2, 2)), (8, 21, (1, 3)), (22, 23, (2, 3)), (30, 40, (3, 3))],
)
def test_a_stretch_overlaps_the_names_that_share_a_character_with_it(
    start: int, end: int, expected: tuple[int, int]
) -> None:
    # Given names in order, when those of a stretch are looked for
    found = overlapping(NAMES, start, end)
    # Then they are those with a character in it; if there are none, the place of the stretch is known
    assert (found.start, found.stop) == expected
