"""Numbers of four digits that are years, and those that count, cost or number something."""

from datetime import date

import pytest

from clipwire.enrichment.dates import find_dates

DAY = date(2025, 4, 24)


@pytest.mark.parametrize(
    "text",
    [
        f"Two men were found in 1904 {street} on the morning of the fire."
        for street in ("Elm Street", "Mill Lane", "Old Harbour Road", "Fifth Avenue", "Market Square", "Ocean Drive")
    ]
    + [
        "The crew sailed in 1904 metres of water.",
        "The shop made $1904 a day and paid £2010 in rent.",
        "Some 1904 workers signed, and at least 2010 stayed at home.",
        "Flight 1904 was late, and so was train 2010 from the coast.",
        "The temple dates from around 1200 B.C.",
        "Call 555-2010 for help.",
        "It burned 1904 calories and 2010 watts.",
    ],
)
def test_numbers_that_are_no_years(text: str) -> None:
    assert find_dates(text, DAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mill was built in 1904.",
        "The mill burned down in 1904, and again after the war.",
        "It had stood since 1904 on the same bank.",
        "By 1904 the village had a school.",
        "The 1904 flood took the bridge.",
        "The strike of 1904 lasted a year.",
    ],
)
def test_numbers_that_are_years(text: str) -> None:
    [found] = find_dates(text, DAY)
    assert found.value == "1904"
