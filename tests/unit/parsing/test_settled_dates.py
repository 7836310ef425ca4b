"""Which day a printed date means, and the time beside it."""

from datetime import UTC, datetime, timedelta

import pytest

from clipwire.parsing.dates import in_zone, read_dates, settle, shown_habit


def settled(
    printed: str, day_first: bool | None = None, shown: bool | None = None, crawled: str | None = "2025-12-31"
) -> tuple[str | None, str | None]:
    [written] = read_dates(printed)
    return settle(written, day_first, shown, crawled)


@pytest.mark.parametrize(
    ("day_first", "shown", "value"),
    [
        (True, None, "2025-06-05"),
        (False, None, "2025-05-06"),
        (None, True, "2025-06-05"),
        (None, False, "2025-05-06"),
        (True, False, "2025-06-05"),
        (False, True, "2025-05-06"),
    ],
)
def test_the_habit_of_the_source_decides_and_then_that_of_the_file(
    day_first: bool | None, shown: bool | None, value: str
) -> None:
    assert settled("05/06/2025", day_first, shown) == (value, None)


def test_a_day_that_nothing_decides_has_a_warning_with_both_readings() -> None:
    assert settled("05/06/2025") == (None, "The date 05/06/2025 is ambiguous: 2025-06-05 or 2025-05-06.")


def test_a_day_after_the_crawl_is_not_meant() -> None:
    # The fifth of June is later than a crawl in May, so that it is the sixth of May
    assert settled("05/06/2025", day_first=True, crawled="2025-05-20T10:00:00Z") == ("2025-05-06", None)
    # A crawl on the eve is one of another time zone
    assert settled("24 April 2025", crawled="2025-04-23") == ("2025-04-24", None)
    assert settled("24 April 2025", crawled="2025-04-22T23:00:00Z") == (
        None,
        "The date 24 April 2025 is later than the day of the crawl, 2025-04-22.",
    )


def test_without_a_crawl_a_day_is_not_later_than_tomorrow() -> None:
    today = datetime.now(UTC).date()
    tomorrow, later = today + timedelta(days=1), today + timedelta(days=3)
    assert settled(today.isoformat(), crawled=None) == (today.isoformat(), None)
    assert settled(tomorrow.isoformat(), crawled=None) == (tomorrow.isoformat(), None)
    assert settled(later.isoformat(), crawled=None) == (None, f"The date {later} is later than today.")


def test_a_day_that_does_not_exist_has_a_warning() -> None:
    assert settled("30 February 2025") == (None, "The date 30 February 2025 does not exist.")


@pytest.mark.parametrize(
    ("texts", "habit"),
    [
        (["05/06/2025", "Filed 24/04/2025."], True),
        (["04/24/2025"], False),
        (["24/04/2025", "04/24/2025"], None),
        (["05/06/2025", "24 April 2025"], None),
        ([], None),
    ],
)
def test_a_file_shows_its_habit_unless_its_dates_disagree(texts: list[str], habit: bool | None) -> None:
    assert shown_habit(texts) is habit


@pytest.mark.parametrize(
    ("value", "zone", "expected"),
    [
        ("2025-04-24T10:15", "Asia/Seoul", "2025-04-24T10:15+09:00"),
        ("2025-04-24T10:15Z", "Asia/Seoul", "2025-04-24T10:15Z"),
        ("2025-04-24T10:15-05:00", "Asia/Seoul", "2025-04-24T10:15-05:00"),
        ("2025-04-24", "Asia/Seoul", "2025-04-24"),
        ("2025-04-24T10:15", None, "2025-04-24T10:15"),
        ("2025-04-24T10:15", "Moon/Tycho", "2025-04-24T10:15"),
    ],
)
def test_a_time_without_an_offset_has_that_of_the_source(value: str, zone: str | None, expected: str) -> None:
    assert in_zone(value, zone) == expected


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("24 April 2025 12:05 pm", "2025-04-24T12:05"),
        ("24 April 2025 12:05 am", "2025-04-24T00:05"),
        ("24 April 2025 14:05 pm", "2025-04-24T14:05"),
        ("24 April 2025 10:15:30.5", "2025-04-24T10:15:30"),
        ("24 April 2025 (Thu) 10:15", "2025-04-24T10:15"),
        ("24 April 2025 (Row) 10:15", "2025-04-24"),
        ("24 April 2025 24:15", "2025-04-24"),
        ("24 April 2025 10:61", "2025-04-24"),
        ("24 April 2025 10:15 +05:45", "2025-04-24T10:15+05:45"),
        ("24 April 2025 10:15 UTC+9", "2025-04-24T10:15+09:00"),
        ("24 April 2025 10:15 +14", "2025-04-24T10:15+14:00"),
        ("24 April 2025 10:15 +15", "2025-04-24T10:15"),
        ("10:15 on 24 April 2025", "2025-04-24T10:15"),
        ("10:15 the boats came home with full holds on 24 April 2025", "2025-04-24"),
    ],
)
def test_the_time_beside_a_date_is_part_of_it(printed: str, value: str) -> None:
    assert [date.readings for date in read_dates(printed)] == [(value,)]
