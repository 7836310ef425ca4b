"""The table's stream: its records as changes, and records that Lambda gave up, read by their position."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table.items import Item, article_in, receipt_in
from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.errors import TryAgain
from clipwire.model.messages import LostChanges, Unpublished
from clipwire.model.receipt import Receipt

if TYPE_CHECKING:
    from mypy_boto3_dynamodbstreams import DynamoDBStreamsClient

MAX_EMPTY_PAGES = 20
"""DynamoDB returns empty pages between records; after this many in a row, nothing follows."""

WRITTEN_AT = {
    # kind      the attribute that holds the time of the write
    "article": "stored_at",
    "receipt": "updated",
}


def change_in(record: dict[str, Any]) -> Change:
    """The change that a stream record describes, in the shape in which Lambda delivers records."""
    images = record["dynamodb"]
    new, old = images.get("NewImage"), images.get("OldImage")
    item: Item = new or old
    kind = item["kind"]["S"]
    if kind in WRITTEN_AT:
        when = datetime.fromisoformat(item[WRITTEN_AT[kind]]["S"])
    else:
        when = datetime.fromtimestamp(images["ApproximateCreationDateTime"], UTC)
    return Change(what=kind, before=_content(old), after=_content(new), when=when)


@dataclass(frozen=True)
class TableStream:
    """Implements `Stream`."""

    streams: "DynamoDBStreamsClient"

    def lost(self, position: LostChanges) -> Iterator[tuple[Change, Unpublished]]:
        for record in self._from(position):
            delivered = as_delivered(record, position.stream)
            yield change_in(delivered), Unpublished(Records=[delivered])
            if int(record["dynamodb"]["SequenceNumber"]) >= int(position.last):
                return
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


def as_delivered(record: dict[str, Any], stream: str) -> dict[str, Any]:
    """A record of the streams API in the shape in which Lambda delivers it (JSON: times are numbers, bytes base64)."""
    change = record["dynamodb"]
    moment = int(change["ApproximateCreationDateTime"].timestamp())
    delivered = {**record, "eventSourceARN": stream, "dynamodb": {**change, "ApproximateCreationDateTime": moment}}
    return {name: _json(value) for name, value in delivered.items()}


def _content(item: Item | None) -> Article | Receipt | None:
    match item and item["kind"]["S"]:
        case "article":
            return article_in(item or {})
        case "receipt":
            return receipt_in(item or {})
    return None


def _json(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {name: _json(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_json(inner) for inner in value]
    return value
