"""Resolvers of English expressions for days: dates, weekdays, feasts."""

import re
from collections.abc import Callable
from datetime import timedelta

from clipwire.enrichment.dates import context
from clipwire.enrichment.dates.english_values import (
    REACH_CHARS,
    Match,
    day_of,
    month_of,
    number_of,
    weekday_of,
    year_of,
)
from clipwire.enrichment.dates.english_words import DAYS, FEASTS, FROM_LAST, HOLIDAYS, NTH, SHIFTS
from clipwire.enrichment.dates.rules import Reading
from clipwire.enrichment.dates.values import (
    Value,
    day_from,
    day_of_month_from,
    easter,
    nearest,
    of_day,
    shifted,
    weekday_from,
    weekday_in_month,
    weekday_with_day,
)

MAX_DAYS_OF_WEEKDAY_RANGE = 14
""" "Tuesday" ends the range "Friday to Tuesday" if its first day is within this distance of the day of publication."""


def month_and_day(m: Match, reading: Reading) -> Value | None:
    day = number_of(m["spelt"]) if "spelt" in m.groupdict() else day_of(m)
    if day is None:
        return None
    year = year_of(m, reading)
    if year is not None:
        return Value(year, month_of(m), day)
    first = _start_of_range(m, reading) or _listed_before(m, reading)
    if first:
        return Value(first.year + ((month_of(m), day) < (first.month, first.day)), month_of(m), day)
    near = day_from(reading.today, month_of(m), day, reading.tense(m))
    if near and m.groupdict().get("weekday"):
        years = [near, *(near._replace(year=near.year + step) for step in (1, -1))]
        fitting = [value for value in years if value.exists() and value.first_day().weekday() == weekday_of(m)]
        return fitting[0] if fitting else near
    return near


def _start_of_range(m: Match, reading: Reading) -> Value | None:
    """ "June 14" before "to July 13"."""
    last = reading.last_value(9, m.start())
    if not (last and last.day and reading.last):
        return None
    return last if context.JOINS_RANGE.fullmatch(reading.text[reading.last.end : m.start()]) else None


def _listed_before(m: Match, reading: Reading) -> Value | None:
    """ "7" before "and 9 June"."""
    last = reading.last_value(9, m.start())
    if not (last and last.day and last.month == month_of(m) and reading.last):
        return None
    return last if context.JOINS_DAYS.fullmatch(reading.text[reading.last.end : m.start()]) else None


def weekday_alone(m: Match, reading: Reading) -> Value | None:
    if not context.is_weekday(reading.text, m.start(), m.end()):
        return None
    first = _start_of_range(m, reading)
    if first and abs((first.first_day() - reading.today).days) <= MAX_DAYS_OF_WEEKDAY_RANGE:
        return weekday_from(first.first_day(), weekday_of(m), "future")
    return weekday_from(reading.today, weekday_of(m), reading.tense(m) or "past")


def weekday_and_day(m: Match, reading: Reading) -> Value | None:
    """ "Friday the 13th": the nearest 13th that is a Friday."""
    return weekday_with_day(reading.today, weekday_of(m), int(m["ordinal"][:-2]), reading.tense(m), months=14)


def weekday_twice_away(m: Match, reading: Reading) -> Value | None:
    """ "The Tuesday before last", "the Tuesday after next"."""
    step = -1 if m["twice"].lower().startswith("before") else 1
    away = shifted(reading.today_value, step, "day")
    first = weekday_from(away.first_day(), weekday_of(m), "future" if step > 0 else "past") if away else None
    return shifted(first, 7 * step, "day") if first else None


def weekday_in_a_week(m: Match, reading: Reading) -> Value | None:
    """ "Friday week": a week after the next Friday."""
    return shifted(weekday_from(reading.today, weekday_of(m), "future"), 7, "day")


def a_week_away(m: Match, reading: Reading) -> Value | None:
    """ "A week on Friday" is a week after the next Friday, "a week last Friday" a week before the last one."""
    if number_of(m["number"]) != 1 or m["units"].lower() != "week":
        return None
    step = 1 if m["direction"].lower() == "on" else -1
    near = weekday_from(reading.today, weekday_of(m), "future" if step > 0 else "past")
    return shifted(near, 7 * step, "day")


def weekday_of_month(m: Match, reading: Reading) -> Value | None:
    """ "The first Tuesday in April", "the last Sunday of May 1990", "the last Friday of last month"."""
    nth, weekday = NTH[m["nth"].lower()], weekday_of(m)
    if m["shift"]:
        month = shifted(reading.today_value.to("month"), SHIFTS[m["shift"].lower()], "month")
        return weekday_in_month(month.year, month.month, weekday, nth) if month and month.month else None
    year = year_of(m, reading)
    if year:
        return weekday_in_month(year, month_of(m), weekday, nth)
    years = (reading.today.year + step for step in (-1, 0, 1))
    days = (weekday_in_month(each, month_of(m), weekday, nth) for each in years)
    return nearest(reading.today, days, reading.tense(m))


def shifted_weekday(m: Match, reading: Reading) -> Value | None:
    """ "Last Friday", "next Friday"; "this Friday" is of the same week."""
    shift, today, weekday = SHIFTS[m["shift"].lower()], reading.today, weekday_of(m)
    if shift == 0:
        return shifted(of_day(today), weekday - today.weekday(), "day")
    away = shifted(of_day(today), shift, "day")
    return weekday_from(away.first_day(), weekday, "future" if shift > 0 else "past") if away else None


def weekday_of_week(m: Match, reading: Reading) -> Value | None:
    """ "Tuesday of last week", "next week Tuesday"."""
    days = 7 * SHIFTS[m["shift"].lower()] + weekday_of(m) - reading.today.weekday()
    return shifted(reading.today_value, days, "day")


def weekday_after_last(m: Match, reading: Reading) -> Value | None:
    """ "The following Monday"."""
    origin = reading.last_value(REACH_CHARS, m.start()) or reading.today_value
    shift = FROM_LAST[m["anaphor"].lower()]
    away = shifted(origin, shift, "day") if shift else None
    return weekday_from(away.first_day(), weekday_of(m), "future" if shift > 0 else "past") if away else None


def day_word(m: Match, reading: Reading) -> Value | None:
    if context.is_figurative(reading.text, m.start(), m.end()):
        return None
    return shifted(reading.today_value, DAYS[" ".join(m["today"].lower().split())], "day")


def day_of_month(m: Match, reading: Reading) -> Value | None:
    """ "On the 20th": of the month of the previous date in the text, else of the day of publication."""
    day = int(m["ordinal"][:-2])
    last = reading.last_value(REACH_CHARS, m.start())
    if last and last.day and last.month:
        return Value(last.year, last.month, day)
    return day_of_month_from(reading.today, day, reading.tense(m))


def day_of_shifted_month(m: Match, reading: Reading) -> Value | None:
    """ "The 3rd of last month"."""
    month = shifted(reading.today_value.to("month"), SHIFTS[m["shift"].lower()], "month")
    return month._replace(day=int(m["ordinal"][:-2])) if month else None


def joined_day(m: Match, reading: Reading) -> Value | None:
    """The second day of "April 28-30" and "April 28, 29 and 30"."""
    last = reading.last_value(10, m.start())
    if not (last and last.day and reading.last):
        return None
    between = reading.text[reading.last.end : m.start()]
    if not context.JOINS_DAYS.fullmatch(between) or last.day >= day_of(m):
        return None
    return last._replace(day=day_of(m), year=year_of(m, reading) or last.year)


def feast(m: Match, reading: Reading) -> Value | None:
    """A feast that is counted from Easter Sunday: "Easter Monday", "Good Friday 2024"."""
    if context.is_of_eastern_church(reading.text, m.start()):
        return None
    name = m["feast"].lower()
    away = timedelta(days=next(days for days, names in FEASTS.items() if re.fullmatch(names, name)))
    return _in_year(m, reading, lambda year: of_day(easter(year) + away))


def holiday(m: Match, reading: Reading) -> Value | None:
    month, day = HOLIDAYS[re.sub(r"\s+", " ", m["holiday"].lower().replace("’", "'"))]
    return _in_year(m, reading, lambda year: Value(year, month, day))


def _in_year(m: Match, reading: Reading, day_in: Callable[[int], Value]) -> Value | None:
    """The day in the year of the expression; without a year, the nearest one that the tense allows."""
    year = year_of(m, reading)
    if year:
        return day_in(year)
    tense, today = reading.tense(m), reading.today
    days = [day_in(today.year + step) for step in (-1, 0, 1)]
    if tense == "past":
        days = [day for day in days if day.first_day() <= today]
    elif tense == "future":
        days = [day for day in days if day.first_day() >= today]
    return nearest(today, days, tense)
