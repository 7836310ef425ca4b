"""Dates of any precision as intervals, and ranges of them."""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[Tt]"
    r"(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<fraction>\d{1,6})\d*)?)?)?"
    r"(?P<zone>[Zz]|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?)?)?",
    re.ASCII,
)
_MICROSECONDS = {"hour": 3_600_000_000, "minute": 60_000_000, "second": 1_000_000}
_DAY_MICROSECONDS = 24 * _MICROSECONDS["hour"]
_LARGEST = {"hour": 23, "minute": 59, "second": 59}


class Period(NamedTuple):
    """What a date stands for: two microseconds that belong to it, counted from 0001-01-01 by the local clock."""

    first: int
    last: int
    offset: int | None = None
    """Microseconds that the clock is ahead of UTC, if known."""

    @property
    def first_day(self) -> str:
        return _day(self.first)

    @property
    def last_day(self) -> str:
        return _day(self.last)

    @property
    def is_of_days(self) -> bool:
        """Whether it begins and ends with a day."""
        return self.first % _DAY_MICROSECONDS == 0 and (self.last + 1) % _DAY_MICROSECONDS == 0


@lru_cache(maxsize=4096)
def period_of(text: str) -> Period | None:
    """The period of an ISO 8601 date, from a year to a fraction of a second; None if the text is no date."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    found = match.groupdict()
    year, month, day = (int(found[name]) if found[name] else None for name in ("year", "month", "day"))
    assert year is not None  # the pattern asks for it
    try:
        start = date(year, month or 1, day or 1)
        last_month = month or 12
        end = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        return None
    first, last = (it.toordinal() * _DAY_MICROSECONDS - _DAY_MICROSECONDS for it in (start, end))
    size = _DAY_MICROSECONDS
    for name, unit in _MICROSECONDS.items():
        if found[name]:
            if int(found[name]) > _LARGEST[name]:
                return None
            first += int(found[name]) * unit
            size = unit
    if found["fraction"]:
        first += int(found["fraction"].ljust(6, "0"))
        size = 10 ** (6 - len(found["fraction"]))
    last = first + size - 1 if found["hour"] else last + size - 1
    offset = _offset(found["zone"])
    return Period(first, last, offset)


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone in "Zz":
        return 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return minutes * _MICROSECONDS["minute"] * (-1 if zone[0] == "-" else 1)


def _day(microseconds: int) -> str:
    return date.fromordinal(microseconds // _DAY_MICROSECONDS + 1).isoformat()


def shifted_day(microseconds: int, days: int) -> str:
    """The day that is `days` later, within the calendar of years 1 to 9999."""
    ordinal = microseconds // _DAY_MICROSECONDS + 1 + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()


def lies_in(
    period: Period, low: Period | None, high: Period | None, *, with_low: bool = True, with_high: bool = True
) -> bool:
    """Whether the whole period is in a range. Clocks are compared as they are if one of two has no known offset."""
    if low:
        ahead = _ahead(period, low)
        if not (period.first - ahead >= low.first if with_low else period.first - ahead > low.last):
            return False
    if high:
        ahead = _ahead(period, high)
        if not (period.last - ahead <= high.last if with_high else period.last - ahead < high.first):
            return False
    return True


def _ahead(one: Period, other: Period) -> int:
    """Microseconds that the clock of one is ahead of the other's."""
    if one.offset is None or other.offset is None:
        return 0
    return one.offset - other.offset
