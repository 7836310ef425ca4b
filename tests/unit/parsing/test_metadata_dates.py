"""Dates of headers, rows and footers."""

import pytest

from clipwire.parsing.dates import read_dates


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("January 07, 2026", "2026-01-07"),
        ("Sept. 3rd, 2025", "2025-09-03"),
        ("24/04/2025", "2025-04-24"),
        ("04-24-2025", "2025-04-24"),
        ("24.04.2025", "2025-04-24"),
        ("2025. 4. 24.", "2025-04-24"),
        ("24 avril 2025 à 10h15", "2025-04-24T10:15"),
        ("24 de abril de 2025", "2025-04-24"),
        ("24 апреля 2025 г., 10:30", "2025-04-24T10:30"),
        ("2025년 4월 24일 오후 3:15", "2025-04-24T15:15"),
        ("2025年4月24日", "2025-04-24"),
        ("２０２５年４月２４日", "2025-04-24"),
        ("주체114(2025)년 4월 24일", "2025-04-24"),
        ("Juche 114.4.24", "2025-04-24"),
        ("Tue, 06 Jan 2026 10:15:00 +0000", "2026-01-06T10:15:00+00:00"),
        ("2025-04-24T10:15:00Z", "2025-04-24T10:15:00+00:00"),
        ("24/04/25", "2025-04-24"),
        ("24/04/99", "1999-04-24"),
        ("24 เมษายน 2568", "2025-04-24"),
        ("令和7年4月24日", "2025-04-24"),
        ("6 January 2026 at 10:15 GMT", "2026-01-06T10:15+00:00"),
        ("10:15 PM EST, April 24, 2025", "2025-04-24T22:15-05:00"),
        ("April 24, 2025 12:05 a.m.", "2025-04-24T00:05"),
    ],
)
def test_a_date_has_one_reading_in_every_spelling(printed: str, value: str) -> None:
    assert [date.readings for date in read_dates(printed)] == [(value,)]


def test_a_day_that_may_be_a_month_has_two_readings_until_a_habit_settles_it() -> None:
    [date] = read_dates("05/06/2025")
    assert date.readings == ("2025-06-05", "2025-05-06")
    assert (date.reading(day_first=True), date.reading(day_first=False)) == ("2025-06-05", "2025-05-06")
    assert date.reading(day_first=None) is None


@pytest.mark.parametrize(("printed", "habit"), [("24/04/2025", True), ("04/24/2025", False), ("04/04/2025", None)])
def test_an_unmistakable_date_shows_its_writers_habit(printed: str, habit: bool | None) -> None:
    assert [date.habit for date in read_dates(printed)] == [habit]


@pytest.mark.parametrize("printed", ["31/13/2025", "30 February 2025", "2025-00-10"])
def test_a_day_that_no_calendar_has_is_impossible(printed: str) -> None:
    [date] = read_dates(printed)
    assert date.impossible
    assert date.reading(day_first=True) is None


@pytest.mark.parametrize(
    "line", ["", "Lot 03/04", "12:30", "May be 2025", "Room 2025-114", "1/2/3/2025", "Flug 9.24.04.2025"]
)
def test_other_numbers_are_no_dates(line: str) -> None:
    assert read_dates(line) == []


def test_two_spellings_that_run_together_are_two_dates() -> None:
    assert [date.text for date in read_dates("January 07, 2026Jan 07, 2026")] == ["January 07, 2026", "Jan 07, 2026"]
