"""Resolvers of English expressions for months and years, and for what is counted in units of time."""

import re

from clipwire.enrichment.dates import context
from clipwire.enrichment.dates.english_values import (
    REACH_CHARS,
    Match,
    month_of,
    number_of,
    weekday_of,
    year_of,
    year_of_era,
)
from clipwire.enrichment.dates.english_words import DAYS, FROM_LAST, SHIFTS
from clipwire.enrichment.dates.rules import Reading
from clipwire.enrichment.dates.values import DAYS_OF, Unit, Value, month_from, shifted, shifted_day, weekday_from

SENTENCE_CHARS = 120
"""About one sentence."""


def month_of_year(m: Match, reading: Reading) -> Value | None:
    year = year_of(m, reading)
    return Value(year, month_of(m)) if year else None


def month_alone(m: Match, reading: Reading) -> Value | None:
    if not context.is_month(m["month"], reading.text, m.start(), m.end()):
        return None
    return month_from(reading.today, month_of(m), reading.tense(m) or "past")


def shifted_month(m: Match, reading: Reading) -> Value | None:
    """ "Last April", "next April", "this April"."""
    shift, month, today = SHIFTS[m["shift"].lower()], month_of(m), reading.today
    if shift == 0:
        return Value(today.year, month)
    value = month_from(today, month, "future" if shift > 0 else "past")
    months = abs(12 * (value.year - today.year) + month - today.month)
    too_near = months == 0 or (shift < 0 and months == 1)  # a writer says "this month" or "last month" then
    return value._replace(year=value.year + shift) if too_near else value


def shifted_unit(m: Match, reading: Reading) -> Value | None:
    """ "Last year", "this month"."""
    unit: Unit = m["unit"].lower()  # type: ignore[assignment]
    return shifted(reading.today_value.to(unit), SHIFTS[m["shift"].lower()], unit)


def unit_from_last(m: Match, reading: Reading) -> Value | None:
    """ "The following day", "that year": from the previous date in the text, else from the day of publication."""
    unit: Unit = m["unit"].lower()  # type: ignore[assignment]
    last = reading.last_value(REACH_CHARS, m.start())
    if last is None:
        if m["anaphor"].lower() in ("that", "same"):
            return None
        last = reading.today_value
    return shifted(last.to(unit), FROM_LAST[m["anaphor"].lower()], unit)


def unit_twice_away(m: Match, reading: Reading) -> Value | None:
    """ "The year before last", "the month after next"."""
    unit: Unit = m["unit"].lower()  # type: ignore[assignment]
    return shifted(reading.today_value.to(unit), -2 if m["twice"].lower().startswith("before") else 2, unit)


def ago(m: Match, reading: Reading) -> Value | None:
    """ "Three years ago", "two months from now"."""
    return _units_away(m, reading, reading.today_value, 1 if m["direction"].lower() in ("hence", "from now") else -1)


def month_years_ago(m: Match, reading: Reading) -> Value | None:
    """ "Three years ago this month"."""
    number = number_of(m["number"])
    return Value(reading.today.year - number, reading.today.month) if number else None


def in_units(m: Match, reading: Reading) -> Value | None:
    """ "In two days' time"."""
    return _units_away(m, reading, reading.today_value, 1)


def counted_from_day(m: Match, reading: Reading) -> Value | None:
    """ "Three weeks ago today", "a week from tomorrow", "two weeks ago Friday", "a year ago to the day"."""
    number, sign = number_of(m["number"]), -1 if m["direction"].lower() in ("ago", "before") else 1
    origin, groups = reading.today_value, m.groupdict()
    if groups.get("weekday"):
        if m["units"].lower().rstrip("s") not in DAYS_OF:
            return None
        origin = weekday_from(reading.today, weekday_of(m), "future" if sign > 0 else "past")
    elif groups.get("today"):
        day = shifted(origin, DAYS[" ".join(m["today"].lower().split())], "day")
        if not day:
            return None
        origin = day
    unit: Unit = m["units"].lower().rstrip("s")  # type: ignore[assignment]
    return shifted_day(origin, sign * number, unit) if number else None


def earlier(m: Match, reading: Reading) -> Value | None:
    """ "Two days earlier", "a year later": from the previous date in the text."""
    last = reading.last_value(REACH_CHARS, m.start()) or reading.today_value
    return _units_away(m, reading, last, 1 if m["direction"].lower() in ("later", "after") else -1)


def _units_away(m: Match, reading: Reading, origin: Value, sign: int) -> Value | None:
    number = number_of(m["number"])
    unit: Unit = m["units"].lower().rstrip("s")  # type: ignore[assignment]
    if number is None or (unit == "year" and context.compares_quarters(reading.text, m.start(), m.end())):
        return None
    return shifted(origin.to(unit), sign * number, unit)


def joined_year(m: Match, reading: Reading) -> Value | None:
    """The second year of "1914-18"."""
    last = reading.last_value(1, m.start())
    if not last or last.month or reading.text[m.start() - 1] not in "-–" or len(m["digits"]) != 2:
        return None
    year = last.year // 100 * 100 + int(m["digits"])
    return Value(year) if last.year < year else None


def bare_year(m: Match, reading: Reading) -> Value | None:
    year = int(m["year"])
    return Value(year) if context.is_year(year, reading.text, m.start(), m.end()) else None


def spelt_year(m: Match, reading: Reading) -> Value | None:
    """ "Nineteen ninety-six", "twenty twenty-five"."""
    century = {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}[m["century"].lower()]
    rest = m["twodigits"].lower()
    if rest == "hundred":
        return Value(100 * century) if century < 20 else None
    ones = re.sub(r"^oh?[-\s]", "", rest)
    years = number_of(ones)
    if years is None or (years < 10 and ones == rest):
        return None
    return Value(100 * century + years)


def month_of_spelt_year(m: Match, reading: Reading) -> Value | None:
    year = spelt_year(m, reading)
    return Value(year.year, month_of(m)) if year else None


def same_year(m: Match, reading: Reading) -> Value | None:
    """ "The end of the year": of a date in the same sentence, else of the day of publication."""
    last = reading.last_value(SENTENCE_CHARS, m.start()) or reading.today_value
    return last.to("year")


def spelt_millennium(m: Match, reading: Reading) -> Value | None:
    """ "The year two thousand", "in two thousand and five"."""
    if not context.follows_preposition(reading.text, m.start()):
        return None
    years = number_of(m["number2"]) if m["number2"] else 0
    return Value(2000 + years) if m["number"].lower() == "two" and years is not None and years < 100 else None


def era_year(m: Match, reading: Reading) -> Value | None:
    return Value(year_of_era(m))
