"""Read the dates that metadata state, as ISO 8601.

Nothing is added: no zone and no day. A date is left out if the order of day and month is unknown.
"""

import re
from datetime import UTC, date, datetime

from clipwire.parsing.dates.printed import FIRST_YEAR, read_dates
from clipwire.parsing.dates.times import MAX_OFFSET_HOURS

ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?P<sep>-?)(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?!\d)"
    r"(?:[T ]\s?(?P<H>\d\d):?(?P<M>\d\d)(?::?(?P<S>\d\d))?(?:[.,]\d+)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)
PARTIAL = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$")
EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
MAIL = re.compile(r"(?:[a-z]{3,9}, )?\d{1,2} [a-z]{3,9} \d\d(?:\d\d)? \d\d?:\d\d", re.IGNORECASE)
"""`Thu, 24 Apr 2025 09:30:00 +0200`, as mail, RSS and HTTP print a date (RFC 5322; RFC 822 has years of two digits)."""
MIN_CHARS, MAX_CHARS = 4, 200
"""A longer text is not a date."""
FIRST_EPOCH_YEAR = 1990
"""A number of seconds with an earlier year is not a date."""
PLACEHOLDERS = ("1970-01-01", "1969-12-31", "1900-01-01")
"""Days that programs write if they have no date: the first day of a calendar, in UTC or in a zone west of it."""
MAX_YEARS_AHEAD = 1
"""A date in a later year is a placeholder too, such as 2099-12-31."""


def iso_date(text: object, day_first: bool | None = None, language: str | None = None) -> str | None:
    """The date or date and time that a text states: `2025-04-24`, `2025-04-24T09:30:00+09:00`, `2025-04`, …

    `day_first` decides about 05/06/2025. None if there is no date, if it does not exist or is a placeholder, or if day
    and month may be swapped and `day_first` is None. `language` (BCP 47) is that of the names of months.
    """
    value = _read(text, day_first, language)
    return None if value is None or _is_placeholder(value) else value


def _is_placeholder(value: str) -> bool:
    return value.startswith(PLACEHOLDERS) or int(value[:4]) > datetime.now(tz=UTC).year + MAX_YEARS_AHEAD


def _read(text: object, day_first: bool | None, language: str | None) -> str | None:
    if isinstance(text, int) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str) or not MIN_CHARS <= len(text := " ".join(text.split())) <= MAX_CHARS:
        return None
    if PARTIAL.match(text):
        return text
    if EPOCH.match(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= FIRST_EPOCH_YEAR else None
    if found := ISO.search(text):
        return _checked(found)
    if MAIL.match(text) and (value := _mail_date(text)):
        return value
    return next((value for written in read_dates(text, language) if (value := written.reading(day_first))), None)


def _mail_date(text: str) -> str | None:
    """None for a zone that mail does not have ("+09:00", "JST"): `read_dates` may know it."""
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if moment.tzinfo or text.endswith("-0000") else None


def _checked(found: "re.Match[str]") -> str | None:
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    return day.isoformat() + _time(found) if day.year >= FIRST_YEAR else None


def _time(found: "re.Match[str]") -> str:
    """`T09:30+09:00`; empty if there is no time or an impossible one. An impossible offset is left out."""
    if found["H"] is None or int(found["H"]) > 23 or int(found["M"]) > 59 or int(found["S"] or 0) > 59:
        return ""
    zone = found["zone"] or ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        zone = "Z"
    elif zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        is_real = int(digits[:2]) <= MAX_OFFSET_HOURS and int(digits[2:]) <= 59
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}" if is_real else ""
    seconds = f":{found['S']}" if found["S"] else ""
    return f"T{found['H']}:{found['M']}{seconds}{zone}"
