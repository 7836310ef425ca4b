"""The marks of published events, which expire in the table. Those of articles list the versions of a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import keys
from clipwire.adapters.table.items import from_item, to_item
from clipwire.adapters.table.reading import query
from clipwire.adapters.table.writing import now, put
from clipwire.model.errors import TryAgain
from clipwire.model.proof import Leaf

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

TIME_TO_LIVE = timedelta(days=30)
"""Longer than the 14 days for which a dead letter is kept."""


@dataclass(frozen=True)
class AnnouncementsTable:
    """Implements `Announcements` and `Leaves`."""

    dynamodb: "DynamoDBClient"
    name: str

    def has(self, event_id: str, day: str) -> bool:
        marks = [keys.MARK.of(day=day, event_id=event_id), keys.MARK_OF_VERSION_0_1.of(event_id=event_id)]
        with aws_errors(f"looking for the mark of {event_id}"):
            answer = self.dynamodb.batch_get_item(
                RequestItems={
                    self.name: {
                        "Keys": list(map(to_item, marks)),
                        "ConsistentRead": True,
                        "ProjectionExpression": "pk",
                    }
                }
            )
        if answer["Responses"].get(self.name):
            return True
        if answer["UnprocessedKeys"]:
            raise TryAgain(f"looking for the mark of {event_id}: the table throttles")
        return False

    def mark(self, event_id: str, day: str, leaf: Leaf | None) -> None:
        expires = int((now() + TIME_TO_LIVE).timestamp())
        mark = keys.MARK.of(day=day, event_id=event_id) | {"kind": keys.MARK.kind, "expires_at": expires}
        put(self.dynamodb, self.name, to_item(mark | (leaf.model_dump() if leaf else {})))

    def lately(self, since: datetime) -> Iterator[tuple[str, int]]:
        """Id and version of the articles of which events were marked as published since a moment of these days."""
        day = since.date()
        while day <= now().date():
            marks = query(
                self.dynamodb,
                f"listing the versions of {day}",
                TableName=self.name,
                KeyConditionExpression="pk = :pk",
                FilterExpression="attribute_exists(article_id) AND expires_at >= :since",
                ProjectionExpression="article_id, version",
                ExpressionAttributeValues=to_item(
                    {":pk": keys.MARK.partition(day=str(day)), ":since": int((since + TIME_TO_LIVE).timestamp())}
                ),
                ConsistentRead=True,
            )
            for item in map(from_item, marks):
                yield item["article_id"], item["version"]
            day += timedelta(days=1)

    def of_day(self, day: str) -> Iterator[Leaf]:
        marks = query(
            self.dynamodb,
            f"listing the versions of {day}",
            TableName=self.name,
            KeyConditionExpression="pk = :pk",
            FilterExpression="attribute_exists(version_hash)",
            ProjectionExpression="article_id, version, version_hash",
            ExpressionAttributeValues={":pk": {"S": keys.MARK.partition(day=day)}},
        )
        return (Leaf.model_validate(from_item(item)) for item in marks)
