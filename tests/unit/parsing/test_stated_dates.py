"""Dates that metadata and feeds state."""

import pytest

from clipwire.parsing.dates import iso_date


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        # zones of mail
        ("Thu, 24 Apr 2025 09:30:05 CST", "2025-04-24T09:30:05-06:00"),
        ("Thu, 24 Apr 2025 09:30:05 UT", "2025-04-24T09:30:05+00:00"),
        ("24 Apr 2025 09:30:05 -0000", "2025-04-24T09:30:05"),
        ("24 Apr 2025 09:30:05", "2025-04-24T09:30:05"),
        # zones that feeds have all the same
        ("Thu, 24 Apr 2025 09:30:05 +02:00", "2025-04-24T09:30:05+02:00"),
        ("Thu, 24 Apr 2025 09:30:05 JST", "2025-04-24T09:30:05+09:00"),
        ("Thu, 24 Apr 2025 09:30:05 BST", "2025-04-24T09:30:05+01:00"),
        # as JavaScript prints a date
        ("Thu Apr 24 2025 09:30:05 GMT+0900 (Korean Standard Time)", "2025-04-24T09:30:05+09:00"),
        ("Apr 24 2025 09:30:05 GMT-0330", "2025-04-24T09:30:05-03:30"),
        # a month of another language, and a day that does not exist
        ("Do, 24 Mai 2025 09:30:05 +0200", "2025-05-24T09:30:05+02:00"),
        ("Fri, 31 Feb 2025 09:30:05 +0200", None),
        # times and zones of ISO 8601
        ("2025-04-24T09:30:05.123+09", "2025-04-24T09:30:05+09:00"),
        ("2025-04-24T0930+0530", "2025-04-24T09:30+05:30"),
        ("2025-04-24T09:30 utc", "2025-04-24T09:30Z"),
        ("2025-04-24T09:30+14:00", "2025-04-24T09:30+14:00"),
        ("2025-04-24T09:30+25:00", "2025-04-24T09:30"),
        ("2025-04-24T09:30-03:75", "2025-04-24T09:30"),
        ("2025-04-24T24:30", "2025-04-24"),
        ("2025-04-24T09:61", "2025-04-24"),
        ("2025-04-24T09:30:75", "2025-04-24"),
        # no day
        ("2025", "2025"),
        ("2025-04", "2025-04"),
        ("2025-13", None),
        # years of no newspaper
        ("1799-04-24", None),
        ("1800-04-24", "1800-04-24"),
        ("2100-04-24", None),
        # placeholders
        ("1970-01-01T00:00:00Z", None),
        ("1970-01-01T01:00:00+01:00", None),
        ("1969-12-31T19:00:00-05:00", None),
        ("0000-00-00 00:00:00", None),
        ("1900-01-01", None),
        ("2099-12-31", None),
        ("December 31, 2099", None),
        ("1970-01-02", "1970-01-02"),
        # seconds since 1970, and numbers that are something else
        (1745487000, "2025-04-24T09:30:00Z"),
        ("0123456789", None),
        ("17454870001", None),
        (True, None),
    ],
)
def test_a_stated_date_is_read_as_it_is_written(stated: object, value: str | None) -> None:
    assert iso_date(stated) == value


def test_a_date_in_a_long_text_is_not_the_date_that_is_stated() -> None:
    assert iso_date("24 April 2025, " + "as the harbour says " * 5) == "2025-04-24"
    assert iso_date("24 April 2025, " + "as the harbour says " * 15) is None
