"""Dates of records in standards that know only whole moments (RFC 3339).

A day is not made a moment if a format can do without: the time would be invented. Where a standard demands a moment,
it is the first one of the day, month or year, in UTC; and that of 1970, which stands for none, if there is no date.
"""

import re
from datetime import UTC, datetime

from clipwire.model.article import Article

MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$")
MINUTE = re.compile(r"T\d\d:\d\d(?!:)")
NO_DATE = "1970-01-01T00:00:00Z"
"""Clipwire's parsers read it as no date."""


def moment(iso: str | None) -> str | None:
    """The date in RFC 3339 if it has a time and an offset, else None."""
    found = MOMENT.match(iso) if iso else None
    return f"{found[1]}{found[2] or ':00'}{found[3]}" if found else None


def with_seconds(iso: str | None) -> str | None:
    """The date as XML Schema has it: a time of day has seconds, and may have no offset."""
    return MINUTE.sub(r"\g<0>:00", iso) if iso else None


def rough(iso: str | None) -> str | None:
    """A date that has no time or no offset, else None."""
    return None if moment(iso) else iso


def first_moment(iso: str | None) -> str:
    """The date as a moment, however rough it is."""
    if not iso:
        return NO_DATE
    if whole := moment(iso):
        return whole
    day, _, time = iso.partition("T")
    return f"{day}{'0001-01-01'[len(day) :]}T{time}{'00:00:00'[len(time) :]}Z"


def last_change(article: Article) -> str:
    """The moment of the last change that is known, or of the publication."""
    return first_moment(article.modified or article.published)


def in_utc(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(UTC)


def check_date(iso: str) -> None:
    """Raises `ValueError` for a date like 2025-02-31."""
    try:
        in_utc(first_moment(iso))
    except (ValueError, OverflowError):
        raise ValueError(f"{iso} is not a date") from None
