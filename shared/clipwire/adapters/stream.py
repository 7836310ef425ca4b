"""The table's stream, read by position: for records whose delivery was given up."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors

if TYPE_CHECKING:
    from mypy_boto3_dynamodbstreams import DynamoDBStreamsClient


@dataclass(frozen=True)
class TableStream:
    """Implements `StreamReader`."""

    streams: "DynamoDBStreamsClient"

    def records(self, stream: str, shard: str, first: str, last: str) -> list[dict[str, Any]]:
        found = []
        for record in self._from(stream, shard, first):
            found.append(as_delivered(record, stream))
            if int(record["dynamodb"]["SequenceNumber"]) >= int(last):
                break
        return found

    def _from(self, stream: str, shard: str, first: str) -> Iterator[dict[str, Any]]:
        with aws_errors("reading the table's stream"):
            position: str | None = self.streams.get_shard_iterator(
                StreamArn=stream,
                ShardId=shard,
                ShardIteratorType="AT_SEQUENCE_NUMBER",
                SequenceNumber=first,
            ).get("ShardIterator")
            while position:
                page = self.streams.get_records(ShardIterator=position)
                yield from page["Records"]  # type: ignore[misc]
                position = page.get("NextShardIterator") if page["Records"] else None


def as_delivered(record: dict[str, Any], stream: str) -> dict[str, Any]:
    """A record of the streams API in the shape in which Lambda delivers it (JSON: times are numbers, bytes base64)."""
    change = record["dynamodb"]
    moment = int(change["ApproximateCreationDateTime"].timestamp())
    delivered = {**record, "eventSourceARN": stream, "dynamodb": {**change, "ApproximateCreationDateTime": moment}}
    return {name: _json(value) for name, value in delivered.items()}


def _json(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {name: _json(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_json(inner) for inner in value]
    return value
