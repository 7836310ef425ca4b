"""Choose the day that a printed date means."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clipwire.parsing.dates.printed import WrittenDate, read_dates

MAX_DAYS_AHEAD = timedelta(days=1)
"""With time zones, a page may be crawled on the day before its date."""


def shown_habit(texts: Iterable[str]) -> bool | None:
    """Whether the numeric dates in texts have the day first: True if 25/06/2025 occurs; None if none shows it."""
    habits = {written.habit for text in texts for written in read_dates(text) if written.habit is not None}
    return habits.pop() if len(habits) == 1 else None


def settle(
    written: WrittenDate, day_first: bool | None, shown: bool | None, crawled: str | None
) -> tuple[str | None, str | None]:
    """The ISO value of a printed date, or a warning that says why it has none.

    Readings after the crawl (or after today) are left out. If two are left, the source's profile (`day_first`) decides,
    then the file's other dates (`shown`).
    """
    if written.impossible:
        return None, f"The date {written.text} does not exist."
    last = (date.fromisoformat(crawled[:10]) if crawled else datetime.now(tz=UTC).date()) + MAX_DAYS_AHEAD
    past = [reading for reading in written.readings if reading[:10] <= last.isoformat()]
    if not past:
        than = f"the day of the crawl, {crawled[:10]}" if crawled else "today"
        return None, f"The date {written.text} is later than {than}."
    if len(past) == 1:
        return past[0], None
    value = written.reading(shown if day_first is None else day_first)
    return value, None if value else f"The date {written.text} is ambiguous: {past[0][:10]} or {past[1][:10]}."


def in_zone(value: str, zone: str | None) -> str:
    """The value with the offset of the source's time zone, if it is a time without an offset."""
    if zone is None or "T" not in value or re.search(r"(?:Z|[+-]\d\d:\d\d)$", value):
        return value
    try:
        return datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="minutes")
    except (ValueError, ZoneInfoNotFoundError):
        return value
