"""Printed dates of the solar calendar of Iran and Afghanistan."""

import pytest

from clipwire.parsing.dates import read_dates


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("۱۲ آبان ۱۴۰۵", "2026-11-03"),
        ("تاریخ انتشار: سه‌شنبه ۱۲ آبان‌ماه ۱۴۰۵ ساعت ۱۴:۲۰", "2026-11-03T14:20"),
        ("۱ فروردین ۱۴۰۴", "2025-03-21"),
        ("۱۴۰۳/۱۲/۳۰", "2025-03-20"),  # of a leap year
        ("1399/12/30 - 08:15", "2021-03-20T08:15"),
        ("۱۴۰۸/۰۱/۰۱", "2029-03-20"),  # 1408 is a leap year, 1407 is not
        ("۱۶ اسد ۱۴۰۴", "2025-08-07"),
        ("۱۳ نوامبر ۲۰۲۶", "2026-11-13"),  # the other calendar
    ],
)
def test_a_persian_date_is_read_as_the_same_day_of_the_gregorian_calendar(line: str, day: str) -> None:
    [found] = read_dates(line, "fa")
    assert found.readings == (day,)


def test_a_solar_day_that_does_not_exist_is_no_date() -> None:
    # 1405 is no leap year
    assert [date.readings for date in read_dates("۱۴۰۵/۱۲/۳۰", "fa")] == [()]


@pytest.mark.parametrize("line", ["Built on 1405/08/12", "Edition 1400-01-01"])
def test_a_year_of_the_middle_ages_is_not_read_as_solar_elsewhere(line: str) -> None:
    assert not any(date.readings for date in read_dates(line, "en"))
