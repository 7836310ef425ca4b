"""Rows of the archive: the day under which each lies, its newest row, its record."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from clipwire.archive import names, rows
from clipwire.archive.columns import COLUMNS, glue_type
from clipwire.archive.days import day_of

STORED = datetime(2026, 11, 26, 8, tzinfo=UTC)
RECORD: dict[str, Any] = {
    "id": "a1",
    "version": 1,
    "title": "Fleet returns",
    "body": "Twelve boats came home.",
    "published": "2025-04-24T08:00:00+09:00",
    "source": {"id": "harbour-times", "name": "Harbour Times"},
    "countries": [{"code": "KP", "name": "North Korea", "mentions": 2}],
    "people": [{"name": "Ri Chol Su", "aliases": [], "mentions": 1}],
    "story_id": "s1",
    "links": [],
    "modified": None,
}


@pytest.mark.parametrize(
    ("published", "crawled", "day"),
    [
        ("2025-04-24", None, "2025-04-24"),
        ("2025-04-24T23:30:00-05:00", None, "2025-04-24"),  # as it is printed
        ("2025-04", "2025-05-02", "2025-04-01"),
        ("2025", "2025-05-02", "2025-05-02"),
        (None, "2025-05-02", "2025-05-02"),
        (None, None, "2026-11-26"),
        ("1899-12-31", None, "2026-11-26"),
        ("2044-01-01", "2025-05-02", "2025-05-02"),
        ("2025-13-01", None, "2026-11-26"),
        ("2027-01-01", None, "2027-01-01"),  # next year's issue
    ],
)
def test_an_article_lies_under_its_publication_or_else_under_when_it_was_seen(
    published: str | None, crawled: str | None, day: str
) -> None:
    assert day_of(published, crawled, STORED) == date.fromisoformat(day)


def test_a_row_has_every_column_and_gives_its_record_back() -> None:
    # When a row is made of a record
    [row] = rows.with_turns([rows.row_of(RECORD, STORED, STORED)])
    # Then it has the columns of the archive, and no other
    assert row.keys() == COLUMNS.keys()
    # and the record is in it, without what is empty
    known = {name: value for name, value in RECORD.items() if value not in ([], None)}
    assert rows.record_in(row) == known
    assert (row["countries"], row["day"], row["type"]) == (["KP"], "2025-04-24", "published")


def test_a_digest_is_that_of_the_record_without_its_story() -> None:
    before = rows.digest_of(RECORD)
    assert rows.digest_of(RECORD | {"story_id": "s2", "duplicate_of": "a0"}) == before
    assert rows.digest_of(RECORD | {"keywords": []}) == before
    assert rows.digest_of(RECORD | {"title": "Fleet is back"}) != before
    assert rows.digest_of(RECORD | {"body": "Ten boats came home."}) != before


def test_the_greatest_turn_is_that_of_the_newest_row() -> None:
    # Given rows of one article, from the oldest to the newest
    later, latest = STORED.replace(hour=9), STORED.replace(hour=10)
    second = RECORD | {"version": 2, "previous_version": 1}
    in_order = [
        rows.row_of(RECORD, STORED, STORED),
        rows.row_of(RECORD, STORED, later),  # read again
        rows.marker("a1", 2, STORED, "2025-03"),  # in the month that it left
        rows.row_of(second, latest, STORED),  # and the row itself
        rows.row_of(second, latest, later),
    ]
    # Then their turns rise
    turns = [rows.with_turns([row])[0]["turn"] for row in in_order]
    assert turns == sorted(turns) and len(set(turns)) == len(turns)


def test_the_same_rows_have_the_same_name_in_any_order() -> None:
    made = [rows.row_of(RECORD | {"id": one}, STORED, STORED) for one in ("a1", "a2", "a3")]
    key = names.batch_key("2025-04", made)
    assert key == names.batch_key("2025-04", made[::-1])
    assert key != names.batch_key("2025-04", made[:2])
    assert names.month_of(key) == "2025-04" and names.is_batch(key)


def test_a_merged_object_sorts_after_what_it_was_merged_of() -> None:
    batches = [names.batch_key("2025-04", [rows.row_of(RECORD | {"id": str(n)}, STORED, STORED)]) for n in range(20)]
    first = names.merged_key("2025-04", batches, STORED)
    second = names.merged_key("2025-04", [first], STORED.replace(microsecond=1))
    assert sorted([second, first, *batches])[-2:] == [first, second]


def test_types_are_written_for_glue() -> None:
    assert glue_type("STRUCT(name VARCHAR, identifiers MAP(VARCHAR, VARCHAR), lat DOUBLE)[]") == (
        "array<struct<name:string,identifiers:map<string,string>,lat:double>>"
    )
    assert glue_type("VARCHAR[]") == "array<string>"
