"""Dates of the solar Hijri calendar, which papers of Iran and Afghanistan print: ۱۸ خرداد ۱۴۰۳ is 7 June 2024."""

from datetime import date
from functools import cache

from clipwire.wording import table

SOLAR_YEARS = range(1300, 1500)
"""1403 begins in March 2024."""
LANGUAGES = frozenset({"fa", "ps"})
PERSIAN = frozenset("۰۱۲۳۴۵۶۷۸۹پچژگکی")
"""Digits and letters that Arabic does not have."""
DAYS_IN_MONTHS = (31,) * 6 + (30,) * 6
CYCLE, LEAP_YEARS_OF_CYCLE = 33, 8
"""Of 33 years, 8 have a day more: the arithmetic calendar, which agrees with the observed one from 1178 to 1633."""
OFFSET_YEARS = 1595
DAYS_BEFORE = 356_033
"""Days that the sum below counts more than the ordinal of `datetime.date`."""


def may_be_solar(line: str, language: str | None) -> bool:
    """Whether a year such as 1403 may be of this calendar: by the language of a line, or by its letters.

    1447 in Arabic is of the lunar calendar.
    """
    return language in LANGUAGES or not PERSIAN.isdisjoint(line)


def gregorian(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """The same day in our calendar; None for a day that does not exist.

    >>> gregorian(1403, 3, 18), gregorian(1403, 12, 30), gregorian(1402, 12, 30)
    ((2024, 6, 7), (2025, 3, 20), None)
    """
    if year not in SOLAR_YEARS or not 1 <= month <= 12 or not 1 <= day <= DAYS_IN_MONTHS[month - 1]:
        return None
    ordinal = _ordinal(year, month, day)
    if month == 12 and ordinal >= _ordinal(year + 1, 1, 1):
        return None
    found = date.fromordinal(ordinal)
    return found.year, found.month, found.day


def _ordinal(year: int, month: int, day: int) -> int:
    cycles, within = divmod(year + OFFSET_YEARS, CYCLE)
    leap_days = cycles * LEAP_YEARS_OF_CYCLE + (within + 3) // 4
    return 365 * (year + OFFSET_YEARS) + leap_days + sum(DAYS_IN_MONTHS[: month - 1]) + day - DAYS_BEFORE


@cache
def solar_months() -> dict[str, int]:
    """Name of a month of this calendar -> 1 to 12."""
    rows = (row for row in table("calendar") if row.kind == "solar months")
    return {word: number for row in rows for number, word in enumerate(row.words, 1)}
