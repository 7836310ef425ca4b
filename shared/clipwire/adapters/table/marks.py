"""The marks of published events, which expire in the table."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import keys
from clipwire.adapters.table.items import to_item
from clipwire.adapters.table.writing import now, put

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

TIME_TO_LIVE = timedelta(days=30)
"""Longer than the 14 days for which a dead letter is kept."""


@dataclass(frozen=True)
class AnnouncementsTable:
    """Implements `Announcements`."""

    dynamodb: "DynamoDBClient"
    name: str

    def has(self, event_id: str) -> bool:
        with aws_errors(f"looking for the mark of {event_id}"):
            answer = self.dynamodb.get_item(
                TableName=self.name,
                Key=to_item(keys.MARK.of(event_id=event_id)),
                ConsistentRead=True,
                ProjectionExpression="pk",
            )
        return "Item" in answer

    def mark(self, event_id: str) -> None:
        expires = int((now() + TIME_TO_LIVE).timestamp())
        mark = keys.MARK.of(event_id=event_id) | {"kind": keys.MARK.kind, "expires_at": expires}
        put(self.dynamodb, self.name, to_item(mark))
