"""The marks of published events, and the versions that they list by day."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clipwire.adapters.table.marks import AnnouncementsTable
from clipwire.model.errors import TryAgain
from clipwire.model.proof import Leaf

DAY = "2026-01-07"


def leaf(number: int) -> Leaf:
    return Leaf(article_id=f"fishing{number}", version=1, version_hash=f"{number:064x}")


def test_an_event_has_a_mark_of_its_own_for_longer_than_a_dead_letter_waits(dynamodb: Any) -> None:
    # Given an event of one day that is marked
    marks = AnnouncementsTable(dynamodb, "table")
    assert not marks.has("fishing-1", DAY)
    marks.mark("fishing-1", DAY, None)
    # Then no other event is, and the mark is kept for a month
    assert marks.has("fishing-1", DAY) and not marks.has("fishing-2", DAY)
    [mark] = dynamodb.scan(TableName="table")["Items"]
    kept = datetime.fromtimestamp(int(mark["expires_at"]["N"]), UTC) - datetime.now(UTC)
    assert timedelta(days=14) < kept < timedelta(days=60)
    assert mark["kind"]["S"] == "mark"


def test_a_mark_of_version_0_1_counts(dynamodb: Any) -> None:
    # Given a mark that version 0.1 wrote, without a day
    item = {"pk": "TOLD#fishing-1", "sk": "TOLD", "kind": "mark"}
    dynamodb.put_item(TableName="table", Item={name: {"S": value} for name, value in item.items()})
    # Then its event counts as published, and no other does
    marks = AnnouncementsTable(dynamodb, "table")
    assert marks.has("fishing-1", DAY) and not marks.has("fishing-2", DAY)


def test_the_marks_of_a_day_list_its_versions(dynamodb: Any) -> None:
    # Given more marks of one day than a page holds, one of the next day, one of a file, one of a version without a hash
    marks, read = AnnouncementsTable(dynamodb, "table"), dynamodb.query
    dynamodb.query = lambda **asked: read(**asked | {"Limit": 2})
    for number in range(5):
        marks.mark(f"fishing{number}-1", DAY, leaf(number))
    marks.mark("fishing9-1", "2026-01-08", leaf(9))
    marks.mark("rejected", DAY, None)
    marks.mark("old-1", DAY, Leaf(article_id="old", version=1))
    # Then the day's versions with a hash are listed
    assert list(marks.of_day(DAY)) == [leaf(number) for number in range(5)]
    assert list(marks.of_day("2026-01-08")) == [leaf(9)]


def test_a_mark_that_the_table_does_not_look_for_is_looked_for_again() -> None:
    class Throttling:
        def batch_get_item(self, RequestItems: Any) -> Any:
            return {"Responses": {}, "UnprocessedKeys": RequestItems}

    with pytest.raises(TryAgain):
        AnnouncementsTable(Throttling(), "table").has("fishing-1", DAY)  # type: ignore[arg-type]
