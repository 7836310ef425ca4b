"""Resolvers of English date expressions: the functions that the table in `english` names."""

import re
from datetime import timedelta

from clipwire.enrichment.dates import context
from clipwire.enrichment.dates.english_words import (
    DAYS,
    ERAS,
    FEASTS,
    FROM_LAST,
    HOLIDAYS,
    MONTHS,
    NTH,
    NUMBERS,
    ORDINALS,
    SHIFTS,
    WEEKDAYS,
)
from clipwire.enrichment.dates.rules import Reading
from clipwire.enrichment.dates.values import (
    DAYS_OF,
    Unit,
    Value,
    day_from,
    day_of_month_from,
    easter,
    month_from,
    nearest,
    of_day,
    shifted,
    shifted_day,
    weekday_from,
    weekday_in_month,
    weekday_with_day,
)

REACH_CHARS = 600
""" "The following day" is counted from the previous date if it is within this reach."""
MAX_DAYS_OF_WEEKDAY_RANGE = 14
""" "Tuesday" ends the range "Friday to Tuesday" if its first day is within this distance of the day of publication."""
SENTENCE_CHARS = 120
"""About one sentence."""

Match = re.Match[str]


# Values of words


def _number(words: str) -> int | None:
    """ "21", "twenty-one", "a couple of"."""
    words = words.lower()
    if words.isdigit():
        return int(words)
    if (number := NUMBERS.get(" ".join(words.split()))) is not None:
        return number
    values = [NUMBERS.get(part, ORDINALS.get(part)) for part in re.split(r"[-\s]+", words)]
    return sum(value for value in values if value is not None) if None not in values else None


def _month(m: Match) -> int:
    return MONTHS[m["month"].rstrip(".").lower()]


def _weekday(m: Match) -> int:
    return WEEKDAYS[m["weekday"].rstrip(".").lower()]


def _day(m: Match) -> int:
    return int(re.sub(r"\D", "", m["day"]))


def _year_of_era(m: Match) -> int:
    return ERAS[m["era"].lower()] + int(m["erayear"].split("(")[0])


def _year(m: Match, reading: Reading) -> int | None:
    """The year in an expression: in digits, as the year of an era, or as "last year"."""
    groups = m.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("era"):
        return _year_of_era(m)
    if which := groups.get("whichyear"):
        word = which.lower().split()[-1]
        if which.lower().startswith(("the", "that")) and word in FROM_LAST:
            value = reading.last_value(REACH_CHARS, m.start()) or reading.today_value
            return value.year + FROM_LAST[word]
        return reading.today.year + SHIFTS[word]
    return None


# Resolvers


def month_and_day(m: Match, reading: Reading) -> Value | None:
    day = _number(m["spelt"]) if "spelt" in m.groupdict() else _day(m)
    if day is None:
        return None
    year = _year(m, reading)
    if year is not None:
        return Value(year, _month(m), day)
    first = _start_of_range(m, reading)
    if first:
        return Value(first.year + ((_month(m), day) < (first.month, first.day)), _month(m), day)
    near = day_from(reading.today, _month(m), day, reading.tense(m))
    if near and m.groupdict().get("weekday"):
        years = [near, *(near._replace(year=near.year + step) for step in (1, -1))]
        fitting = [value for value in years if value.exists() and value.first_day().weekday() == _weekday(m)]
        return fitting[0] if fitting else near
    return near


def _start_of_range(m: Match, reading: Reading) -> Value | None:
    """ "June 14" before "to July 13"."""
    last = reading.last_value(9, m.start())
    if not (last and last.day and reading.last):
        return None
    return last if context.JOINS_RANGE.fullmatch(reading.text[reading.last.end : m.start()]) else None


def month_of_year(m: Match, reading: Reading) -> Value | None:
    year = _year(m, reading)
    return Value(year, _month(m)) if year else None


def month_alone(m: Match, reading: Reading) -> Value | None:
    if not context.is_month(m["month"], reading.text, m.start(), m.end()):
        return None
    return month_from(reading.today, _month(m), reading.tense(m) or "past")


def shifted_month(m: Match, reading: Reading) -> Value | None:
    """ "Last April", "next April", "this April"."""
    shift, month, today = SHIFTS[m["shift"].lower()], _month(m), reading.today
    if shift == 0:
        return Value(today.year, month)
    value = month_from(today, month, "future" if shift > 0 else "past")
    months = abs(12 * (value.year - today.year) + month - today.month)
    too_near = months == 0 or (shift < 0 and months == 1)  # a writer says "this month" or "last month" then
    return value._replace(year=value.year + shift) if too_near else value


def weekday_alone(m: Match, reading: Reading) -> Value | None:
    if not context.is_weekday(reading.text, m.start(), m.end()):
        return None
    first = _start_of_range(m, reading)
    if first and abs((first.first_day() - reading.today).days) <= MAX_DAYS_OF_WEEKDAY_RANGE:
        return weekday_from(first.first_day(), _weekday(m), "future")
    return weekday_from(reading.today, _weekday(m), reading.tense(m) or "past")


def weekday_and_day(m: Match, reading: Reading) -> Value | None:
    """ "Friday the 13th": the nearest 13th that is a Friday."""
    return weekday_with_day(reading.today, _weekday(m), int(m["ordinal"][:-2]), reading.tense(m), months=14)


def weekday_twice_away(m: Match, reading: Reading) -> Value | None:
    """ "The Tuesday before last", "the Tuesday after next"."""
    step = -1 if m["twice"].lower().startswith("before") else 1
    away = shifted(reading.today_value, step, "day")
    first = weekday_from(away.first_day(), _weekday(m), "future" if step > 0 else "past") if away else None
    return shifted(first, 7 * step, "day") if first else None


def weekday_in_a_week(m: Match, reading: Reading) -> Value | None:
    """ "Friday week": a week after the next Friday."""
    return shifted(weekday_from(reading.today, _weekday(m), "future"), 7, "day")


def weekday_of_month(m: Match, reading: Reading) -> Value | None:
    """ "The first Tuesday in April", "the last Sunday of May 1990", "the last Friday of last month"."""
    nth, weekday = NTH[m["nth"].lower()], _weekday(m)
    if m["shift"]:
        month = shifted(reading.today_value.to("month"), SHIFTS[m["shift"].lower()], "month")
        return weekday_in_month(month.year, month.month, weekday, nth) if month and month.month else None
    year = _year(m, reading)
    if year:
        return weekday_in_month(year, _month(m), weekday, nth)
    years = (reading.today.year + step for step in (-1, 0, 1))
    days = (weekday_in_month(each, _month(m), weekday, nth) for each in years)
    return nearest(reading.today, days, reading.tense(m))


def shifted_weekday(m: Match, reading: Reading) -> Value | None:
    """ "Last Friday", "next Friday"; "this Friday" is of the same week."""
    shift, today, weekday = SHIFTS[m["shift"].lower()], reading.today, _weekday(m)
    if shift == 0:
        return shifted(of_day(today), weekday - today.weekday(), "day")
    away = shifted(of_day(today), shift, "day")
    return weekday_from(away.first_day(), weekday, "future" if shift > 0 else "past") if away else None


def weekday_of_week(m: Match, reading: Reading) -> Value | None:
    """ "Tuesday of last week", "next week Tuesday"."""
    days = 7 * SHIFTS[m["shift"].lower()] + _weekday(m) - reading.today.weekday()
    return shifted(reading.today_value, days, "day")


def weekday_after_last(m: Match, reading: Reading) -> Value | None:
    """ "The following Monday"."""
    origin = reading.last_value(REACH_CHARS, m.start()) or reading.today_value
    shift = FROM_LAST[m["anaphor"].lower()]
    away = shifted(origin, shift, "day") if shift else None
    return weekday_from(away.first_day(), _weekday(m), "future" if shift > 0 else "past") if away else None


def day_word(m: Match, reading: Reading) -> Value | None:
    if context.is_figurative(reading.text, m.start(), m.end()):
        return None
    return shifted(reading.today_value, DAYS[" ".join(m["today"].lower().split())], "day")


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


def in_units(m: Match, reading: Reading) -> Value | None:
    """ "In two days' time"."""
    return _units_away(m, reading, reading.today_value, 1)


def counted_from_day(m: Match, reading: Reading) -> Value | None:
    """ "Three weeks ago today", "a week from tomorrow", "two weeks ago Friday", "a year ago to the day"."""
    number, sign = _number(m["number"]), -1 if m["direction"].lower() in ("ago", "before") else 1
    origin, groups = reading.today_value, m.groupdict()
    if groups.get("weekday"):
        if m["units"].lower().rstrip("s") not in DAYS_OF:
            return None
        origin = weekday_from(reading.today, _weekday(m), "future" if sign > 0 else "past")
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
    number = _number(m["number"])
    unit: Unit = m["units"].lower().rstrip("s")  # type: ignore[assignment]
    if number is None or (unit == "year" and context.compares_quarters(reading.text, m.start(), m.end())):
        return None
    return shifted(origin.to(unit), sign * number, unit)


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
    last = reading.last_value(8, m.start())
    if not (last and last.day and reading.last):
        return None
    between = reading.text[reading.last.end : m.start()]
    if not context.JOINS_DAYS.fullmatch(between) or last.day >= _day(m):
        return None
    return last._replace(day=_day(m), year=_year(m, reading) or last.year)


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
    years = _number(ones)
    if years is None or (years < 10 and ones == rest):
        return None
    return Value(100 * century + years)


def month_of_spelt_year(m: Match, reading: Reading) -> Value | None:
    year = spelt_year(m, reading)
    return Value(year.year, _month(m)) if year else None


def same_year(m: Match, reading: Reading) -> Value | None:
    """ "The end of the year": of a date in the same sentence, else of the day of publication."""
    last = reading.last_value(SENTENCE_CHARS, m.start()) or reading.today_value
    return last.to("year")


def spelt_millennium(m: Match, reading: Reading) -> Value | None:
    """ "The year two thousand", "in two thousand and five"."""
    if not context.follows_preposition(reading.text, m.start()):
        return None
    years = _number(m["number2"]) if m["number2"] else 0
    return Value(2000 + years) if m["number"].lower() == "two" and years is not None and years < 100 else None


def era_year(m: Match, reading: Reading) -> Value | None:
    return Value(_year_of_era(m))


def feast(m: Match, reading: Reading) -> Value | None:
    """A feast that is counted from Easter Sunday: "Easter Monday", "Good Friday 2024"."""
    if context.is_of_eastern_church(reading.text, m.start()):
        return None
    name = m["feast"].lower()
    away = timedelta(days=next(days for days, names in FEASTS.items() if re.fullmatch(names, name)))
    year = _year(m, reading)
    if year:
        return of_day(easter(year) + away)
    tense, today = reading.tense(m), reading.today
    days = [easter(today.year + step) + away for step in (-1, 0, 1)]
    possible = [day for day in days if tense is None or (day <= today if tense == "past" else day >= today)]
    return nearest(today, map(of_day, possible), tense)


def holiday(m: Match, reading: Reading) -> Value | None:
    month, day = HOLIDAYS[re.sub(r"\s+", " ", m["holiday"].lower().replace("’", "'"))]
    year = _year(m, reading)
    return Value(year, month, day) if year else day_from(reading.today, month, day, reading.tense(m))
