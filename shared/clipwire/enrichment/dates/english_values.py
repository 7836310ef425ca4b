"""The values of the words within an English date expression: its month, weekday, year, number."""

import re

from clipwire.enrichment.dates.english_words import ERAS, FROM_LAST, MONTHS, NUMBERS, ORDINALS, SHIFTS, WEEKDAYS
from clipwire.enrichment.dates.rules import Reading

Match = re.Match[str]

REACH_CHARS = 600
""" "The following day" is counted from the previous date if it is within this reach."""


def number_of(words: str) -> int | None:
    """ "21", "twenty-one", "a couple of"."""
    words = words.lower()
    if words.isdigit():
        return int(words)
    if (number := NUMBERS.get(" ".join(words.split()))) is not None:
        return number
    values = [NUMBERS.get(part, ORDINALS.get(part)) for part in re.split(r"[-\s]+", words)]
    return sum(value for value in values if value is not None) if None not in values else None


def month_of(m: Match) -> int:
    return MONTHS[m["month"].rstrip(".").lower()]


def weekday_of(m: Match) -> int:
    return WEEKDAYS[m["weekday"].rstrip(".").lower()]


def day_of(m: Match) -> int:
    return int(re.sub(r"\D", "", m["day"]))


def year_of_era(m: Match) -> int:
    return ERAS[m["era"].lower()] + int(m["erayear"].split("(")[0])


def year_of(m: Match, reading: Reading) -> int | None:
    """The year in an expression: in digits, as the year of an era, or as "last year"."""
    groups = m.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("era"):
        return year_of_era(m)
    if which := groups.get("whichyear"):
        word = which.lower().split()[-1]
        if which.lower().startswith(("the", "that")) and word in FROM_LAST:
            value = reading.last_value(REACH_CHARS, m.start()) or reading.today_value
            return value.year + FROM_LAST[word]
        return reading.today.year + SHIFTS[word]
    return None
