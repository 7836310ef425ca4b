"""The day under which an article is archived."""

from datetime import UTC, date, datetime

FIRST_YEAR = 1900
"""Dates before it are taken for errors: Athena's partitions begin with this year."""


def day_of(published: str | None, crawled: str | None, stored_at: datetime) -> date:
    """The day of publication, else of the page's crawl, else of storing.

    A month without a day counts as its first day. A year alone, or one that cannot be, is no date.

    >>> day_of("2025-04", None, datetime(2026, 11, 26, tzinfo=UTC)).isoformat()
    '2025-04-01'
    """
    for text in (published, crawled):
        day = _day_in(text or "")
        if day and FIRST_YEAR <= day.year <= stored_at.year + 1:
            return day
    return stored_at.astimezone(UTC).date()


def month_of(published: str | None, crawled: str | None, stored_at: datetime) -> str:
    """The month of `day_of`, such as 2025-04."""
    return f"{day_of(published, crawled, stored_at):%Y-%m}"


def _day_in(iso: str) -> date | None:
    if len(iso) < len("2025-04"):
        return None
    try:
        return date.fromisoformat(iso[:10] if len(iso) >= len("2025-04-24") else f"{iso[:7]}-01")
    except ValueError:
        return None
