"""Calendar values and their arithmetic."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "fortnight", "month", "year", "decade"]
Tense = Literal["past", "future"]

DAYS_OF = {"week": 7, "fortnight": 14}
NEAR_DAYS, FAR_DAYS = 60, 300
"""A date without a year is the nearest one. A date within NEAR_DAYS is preferred to one beyond FAR_DAYS, even against
the tense."""
MAX_DAYS_AHEAD = 45
"""Without a tense, a date is in the future only if it is at most this far ahead."""


class Value(NamedTuple):
    """A year, a month or a day: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "-".join([f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part is not None)])

    def exists(self) -> bool:
        """Whether the calendar has it."""
        month, day = (1 if part is None else part for part in (self.month, self.day))
        in_range = 1000 <= self.year <= 2999 and 1 <= month <= 12
        return in_range and 1 <= day <= calendar.monthrange(self.year, month)[1]

    def to(self, unit: Unit) -> "Value":
        """The year or month that contains this value, if `unit` is one of these."""
        if unit == "year":
            return Value(self.year)
        return Value(self.year, self.month) if unit == "month" else self

    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)


def of_day(day: date) -> Value:
    return Value(day.year, day.month, day.day)


def shifted(origin: Value, amount: int, unit: Unit) -> Value | None:
    """The value `amount` units after `origin` (before it if negative); None if it has no value of this form.

    Weeks and decades have none: "two weeks ago" means a week, not a day.
    """
    if unit == "year":
        shifted_value = Value(origin.year + amount)
    elif unit == "month" and origin.month:
        months = origin.year * 12 + origin.month - 1 + amount
        shifted_value = Value(months // 12, months % 12 + 1)
    elif unit == "day" and origin.day and abs(amount) < 100_000 and 1100 < origin.year < 2900:
        shifted_value = of_day(origin.first_day() + timedelta(days=amount))
    else:
        return None
    return shifted_value if shifted_value.exists() else None


def shifted_day(origin: Value, amount: int, unit: Unit) -> Value | None:
    """The same day `amount` units later: "three weeks ago today", "a year ago to the day"."""
    if unit == "day" or unit in DAYS_OF:
        return shifted(origin, amount * DAYS_OF.get(unit, 1), "day")
    moved = shifted(origin.to(unit), amount, unit)
    same = Value(moved.year, moved.month or origin.month, origin.day) if moved else None
    return same if same and same.exists() else None


def weekday_in_month(year: int, month: int, weekday: int, nth: int) -> Value:
    """The first (1), second (2) or last (-1) such weekday of a month."""
    first_weekday, length = calendar.monthrange(year, month)
    days = range(1 + (weekday - first_weekday) % 7, length + 1, 7)
    return Value(year, month, days[nth - 1 if nth > 0 else nth])


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Meeus, "Astronomical Algorithms", chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def weekday_from(origin: date, weekday: int, tense: Tense) -> Value:
    """The nearest such weekday (Monday is 0) before or after `origin`; `origin` itself counts for both."""
    step = (weekday - origin.weekday()) % 7 if tense == "future" else -((origin.weekday() - weekday) % 7)
    return of_day(origin + timedelta(days=step))


def weekday_with_day(origin: date, weekday: int, day: int, tense: Tense | None, months: int = 2) -> Value | None:
    """The day of a month that is such a weekday, at most so many `months` away: "Friday the 13th"."""
    near = (shifted(Value(origin.year, origin.month), step, "month") for step in range(-months, months + 1))
    days = [month._replace(day=day) for month in near if month]
    return nearest(origin, [one for one in days if one.exists() and one.first_day().weekday() == weekday], tense)


def month_from(origin: date, month: int, tense: Tense) -> Value:
    """The nearest such month before or after `origin`; its own month counts for both."""
    if tense == "future":
        return Value(origin.year + (month < origin.month), month)
    return Value(origin.year - (month > origin.month), month)


def day_from(origin: date, month: int, day: int, tense: Tense | None) -> Value | None:
    """The date nearest to `origin` with this month and day, in the direction of the tense."""
    return nearest(origin, (Value(origin.year + step, month, day) for step in (-1, 0, 1)), tense)


def nearest(origin: date, days: Iterable[Value], tense: Tense | None) -> Value | None:
    """The one of some days, a year apart, that is nearest to `origin` in the direction of the tense."""
    distances = [(value.first_day() - origin).days for value in days if value.exists()]
    past = max((days for days in distances if days <= 0), default=None)
    future = min((days for days in distances if days >= 0), default=None)
    if past is None or future is None:
        chosen = past if future is None else future
    elif tense == "past":
        chosen = future if future < NEAR_DAYS and -past > FAR_DAYS else past
    elif tense == "future":
        chosen = past if -past < NEAR_DAYS and future > FAR_DAYS else future
    else:
        chosen = future if future <= MAX_DAYS_AHEAD else past
    return None if chosen is None else of_day(origin + timedelta(days=chosen))


def day_of_month_from(origin: date, day: int, tense: Tense | None) -> Value | None:
    """ "The 20th": of this month, of the last or of the next; without a tense, the nearest of these that has it."""
    steps = {"past": (-1, 0), "future": (0, 1), None: (0, -1, 1)}[tense]
    months = (shifted(Value(origin.year, origin.month), step, "month") for step in steps)
    days = [value for month in months if month and (value := month._replace(day=day)).exists()]
    distances = [((value.first_day() - origin).days, value) for value in days]
    if tense:
        distances = [(far, value) for far, value in distances if far == 0 or (far > 0) == (tense == "future")]
    return min(distances, key=lambda pair: abs(pair[0]), default=(0, None))[1]
