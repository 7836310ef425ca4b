"""Read the table's stream: its records as changes, and records that Lambda gave up by their position."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from clipwire.adapters.aws_errors import aws_errors, code_of
from clipwire.adapters.table.items import Item, article_in, receipt_in
from clipwire.adapters.table.lists import list_in
from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.errors import ChangesLost, TryAgain
from clipwire.model.listing import PageList
from clipwire.model.messages import LostChanges
from clipwire.model.receipt import Receipt

if TYPE_CHECKING:
    from mypy_boto3_dynamodbstreams import DynamoDBStreamsClient

MAX_EMPTY_PAGES = 20
"""DynamoDB returns empty pages between records. After this many in a row, the stream is at its end."""

WRITTEN_AT = {
    # kind      the attribute that holds the time of the write
    "article": "stored_at",
    "receipt": "updated",
    "list": "stored_at",
}


def change_in(record: dict[str, Any]) -> Change:
    """The change in a stream record, from Lambda or from the streams API."""
    images = record["dynamodb"]
    new, old = images.get("NewImage"), images.get("OldImage")
    item: Item = new or old
    kind = item["kind"]["S"]
    if kind in WRITTEN_AT:
        when = datetime.fromisoformat(item[WRITTEN_AT[kind]]["S"])
    else:
        moment = images["ApproximateCreationDateTime"]  # Lambda delivers a number, the streams API a time
        when = moment if isinstance(moment, datetime) else datetime.fromtimestamp(moment, UTC)
    former = datetime.fromisoformat(old["stored_at"]["S"]) if old and new and kind == "article" else None
    return Change(what=kind, before=_content(old), after=_content(new), when=when, former=former)


@dataclass(frozen=True)
class TableStream:
    """Implements `Stream`."""

    streams: "DynamoDBStreamsClient"

    def lost(self, position: LostChanges) -> Iterator[Change]:
        try:
            for record in self._from(position):
                yield change_in(record)
                if int(record["dynamodb"]["SequenceNumber"]) >= int(position.last):
                    return
        except ClientError as error:
            if code_of(error) == "TrimmedDataAccessException":
                raise ChangesLost(str(error)) from error
            raise
        raise TryAgain(f"the table's stream has no record {position.last}")

    def _from(self, position: LostChanges) -> Iterator[dict[str, Any]]:
        with aws_errors("reading the table's stream"):
            iterator: str | None = self.streams.get_shard_iterator(
                StreamArn=position.stream,
                ShardId=position.shard,
                ShardIteratorType="AT_SEQUENCE_NUMBER",
                SequenceNumber=position.first,
            ).get("ShardIterator")
            empty_pages = 0
            while iterator and empty_pages <= MAX_EMPTY_PAGES:
                page = self.streams.get_records(ShardIterator=iterator)
                yield from page["Records"]  # type: ignore[misc]
                empty_pages = 0 if page["Records"] else empty_pages + 1
                iterator = page.get("NextShardIterator")


def _content(item: Item | None) -> Article | Receipt | PageList | None:
    match item and item["kind"]["S"]:
        case "article":
            return article_in(item or {})
        case "receipt":
            return receipt_in(item or {})
        case "list":
            return list_in(item or {})
    return None
