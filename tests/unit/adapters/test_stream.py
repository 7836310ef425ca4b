"""Records of the table's stream as changes, and the records that Lambda gave up."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from clipwire.adapters.stream import MAX_EMPTY_PAGES, TableStream, change_in
from clipwire.model.article import Article
from clipwire.model.errors import ChangesLost, TryAgain
from clipwire.model.messages import LostChanges
from clipwire.model.receipt import Receipt
from tests.support.event_files import event

MOMENT = datetime(2025, 4, 24, 6, 11, tzinfo=UTC)


def record(number: int, image: dict[str, Any]) -> dict[str, Any]:
    """As the streams API gives it."""
    change = {
        "SequenceNumber": str(number),
        "ApproximateCreationDateTime": MOMENT + timedelta(seconds=number),
        "NewImage": image,
    }
    return {"eventName": "INSERT", "dynamodb": change}


def mark(number: int) -> dict[str, Any]:
    return record(number, {"kind": {"S": "mark"}, "digest": {"B": b"\x00\xff"}})


class Pages:
    """A client of streams that gives these pages, one after the other, and then empty ones for ever."""

    def __init__(self, *pages: list[dict[str, Any]]) -> None:
        self.pages = list(pages)

    def get_shard_iterator(self, **position: str) -> dict[str, Any]:
        return {"ShardIterator": "next"}

    def get_records(self, ShardIterator: str) -> dict[str, Any]:
        return {"Records": self.pages.pop(0) if self.pages else [], "NextShardIterator": "next"}


def lost(pages: Pages, first: int, last: int) -> list[str]:
    position = LostChanges(stream="arn", shard="shard", first=str(first), last=str(last))
    found = TableStream(pages).lost(position)  # type: ignore[arg-type]
    return [str(int((change.when - MOMENT).total_seconds())) for change in found]


def test_a_new_article_has_no_before_and_the_time_of_its_write() -> None:
    [delivered] = event("pass_on/article-inserted")["Records"]
    change = change_in(delivered)
    assert (change.what, change.before) == ("article", None)
    assert isinstance(change.after, Article) and change.after.version == 1
    assert change.when.isoformat() == delivered["dynamodb"]["NewImage"]["stored_at"]["S"]


def test_an_update_has_both_versions_and_a_removal_only_the_old_one() -> None:
    [modified] = event("pass_on/article-modified")["Records"]
    [removed] = event("pass_on/article-removed")["Records"]
    change = change_in(modified)
    assert isinstance(change.before, Article) and isinstance(change.after, Article)
    assert (change.before.version, change.after.version) == (1, 2)
    assert isinstance(change_in(removed).before, Article) and change_in(removed).after is None


def test_a_receipt_has_the_time_of_its_last_write() -> None:
    [delivered] = event("pass_on/receipt-rejected")["Records"]
    change = change_in(delivered)
    assert change.what == "receipt"
    assert isinstance(change.after, Receipt) and change.when == change.after.updated


def test_items_of_other_kinds_have_no_content() -> None:
    delivered = {"dynamodb": {"ApproximateCreationDateTime": 1745475060, "NewImage": {"kind": {"S": "mark"}}}}
    change = change_in(delivered)
    assert (change.what, change.before, change.after) == ("mark", None, None)
    assert change.when == datetime.fromtimestamp(1745475060, UTC)


def test_lost_records_are_read_to_the_last_and_no_further() -> None:
    assert lost(Pages([mark(1), mark(2)], [mark(3), mark(4)]), first=1, last=3) == ["1", "2", "3"]


def test_an_empty_page_is_not_the_end() -> None:
    # DynamoDB gives empty pages with more to follow
    assert lost(Pages([], [mark(1)], [], [], [mark(2)]), first=1, last=2) == ["1", "2"]


def test_records_that_do_not_come_are_asked_for_again_later() -> None:
    with pytest.raises(TryAgain, match="no record 2"):
        lost(Pages([mark(1)], *([[]] * (MAX_EMPTY_PAGES + 1)), [mark(2)]), first=1, last=2)


def test_records_that_the_stream_has_dropped_are_lost() -> None:
    class Trimmed(Pages):
        def get_shard_iterator(self, **position: str) -> dict[str, Any]:
            raise ClientError({"Error": {"Code": "TrimmedDataAccessException"}}, "GetShardIterator")

    with pytest.raises(ChangesLost):
        lost(Trimmed(), first=1, last=2)
