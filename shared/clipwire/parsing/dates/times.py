"""Read the time of day beside a printed date, as ISO 8601: `T10:15+09:00`."""

import re
from functools import cache

from clipwire.wording.calendar import any_word, numbers_by_word, weekdays

MAX_TIME_CHARS = 30
"""Characters before a date that are searched for a time."""
MAX_OFFSET_HOURS = 14
WEEKDAY = re.compile(r"[\s,]*\(?([^\W\d_]{1,16})\.?\)?")


def time_beside(line: str, start: int, end: int) -> tuple[int, int, str]:
    """The span of a date and the time beside it, and that time; without a time, the date's own span and ""."""
    after, before = _expressions()
    for at in (end, _behind_weekday(line, end)):
        if (found := after.match(line, at)) and (time := _time(found)):
            return start, found.end(), time
    window = max(0, start - MAX_TIME_CHARS)
    if (found := before.search(line[window:start])) and (time := _time(found)):
        return window + found.start(), end, time
    return start, end, ""


def _behind_weekday(line: str, end: int) -> int:
    """The index behind a weekday that follows a date: "2025-04-24 (Thu) 10:15"."""
    found = WEEKDAY.match(line, end)
    return found.end() if found and found[1].lower() in weekdays() else end


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["am"] or found["am2"]:
        hour = hour % 12 if hour <= 12 else hour
    elif found["pm"] or found["pm2"]:
        hour = hour % 12 + 12 if hour <= 12 else hour
    if hour > 23 or minute > 59:
        return ""
    second = f":{found['second']}" if found["second"] else ""
    return f"T{hour:02}:{minute:02}{second}{_offset((found['zone'] or '').lower())}"


def _offset(zone: str) -> str:
    if zone in _zones():
        return f"{_zones()[zone]:+03}:00"
    if found := re.fullmatch(r"(?:utc|gmt)?([+-])(\d\d?):?(\d\d)?", zone):
        return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}" if int(found[2]) <= MAX_OFFSET_HOURS else ""
    return ""


@cache
def _zones() -> dict[str, int]:
    """Abbreviation of a time zone -> hours from UTC."""
    return numbers_by_word("zone", "*")


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Expressions for a time behind a date and for one before a date, compiled on first use."""
    am, pm, at, after_year = map(any_word, ("am", "pm", "at", "after year"))
    time = (
        rf"(?:(?P<am>{am})|(?P<pm>{pm}))?\s?"
        r"(?P<hour>\d{1,2})(?:[:.h]|\s?[시時点點]\s?)(?P<minute>\d\d)[분分]?(?::(?P<second>\d\d)(?:\.\d+)?)?"
        rf"\s?(?:(?P<am2>{am})(?!\w)\.?|(?P<pm2>{pm})(?!\w)\.?)?"
        r"\s?\(?(?P<zone>(?:utc|gmt)?[+-]\d\d?(?::?\d\d)?|[a-z]{1,4}(?!\w)|мск)?\)?"
    )
    behind = rf"(?:t|\.?(?:\s?(?:{after_year}))?,?\s?(?:(?:{at})|[-–|·•])?\s?)"
    before = r",?\s?(?:on\s|[-–|·•]\s?)?$"
    return re.compile(behind + time, re.IGNORECASE), re.compile(rf"(?<![\d:]){time}{before}", re.IGNORECASE)
