"""Which day a printed date means."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clipwire.parsing.dates.printed import WrittenDate, read_dates

CLOCKS_APART = timedelta(days=1)
"""A page may be crawled on the eve of its date: the two are read from clocks around the world."""


def shown_habit(texts: Iterable[str]) -> bool | None:
    """Day first or month first, as the unmistakable numeric dates of a text show it: True after 25/06/2025."""
    habits = {written.habit for text in texts for written in read_dates(text) if written.habit is not None}
    return habits.pop() if len(habits) == 1 else None


def settle(
    written: WrittenDate, day_first: bool | None, shown: bool | None, crawled: str | None
) -> tuple[str | None, str | None]:
    """The ISO value of a printed date, or a warning that says why it has none.

    A reading after the crawl (or after today) is left out. If two readings are left, the source's habit (`day_first`)
    decides, then the file's other dates (`shown`).
    """
    if written.impossible:
        return None, f"The date {written.text} does not exist."
    last = (date.fromisoformat(crawled[:10]) if crawled else datetime.now(tz=UTC).date()) + CLOCKS_APART
    past = [reading for reading in written.readings if reading[:10] <= last.isoformat()]
    if not past:
        than = f"the day of the crawl, {crawled[:10]}" if crawled else "today"
        return None, f"The date {written.text} is later than {than}."
    if len(past) == 1:
        return past[0], None
    value = written.reading(shown if day_first is None else day_first)
    return value, None if value else f"The date {written.text} is ambiguous: {past[0][:10]} or {past[1][:10]}."


def in_zone(value: str, zone: str | None) -> str:
    """A time that was printed without an offset, with that of the source's time zone."""
    if zone is None or "T" not in value or re.search(r"(?:Z|[+-]\d\d:\d\d)$", value):
        return value
    try:
        return datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone)).isoformat(timespec="minutes")
    except (ValueError, ZoneInfoNotFoundError):
        return value
