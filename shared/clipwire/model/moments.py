"""Moments as texts that sort by time."""

from datetime import UTC, datetime


def utc_text(moment: datetime, timespec: str = "seconds") -> str:
    """A moment in UTC, to the seconds, `milliseconds` or `microseconds`. Texts of one precision sort by time.

    >>> utc_text(datetime(2026, 11, 26, 8, 30, tzinfo=UTC))
    '2026-11-26T08:30:00Z'
    """
    return moment.astimezone(UTC).isoformat(timespec=timespec).replace("+00:00", "Z")
