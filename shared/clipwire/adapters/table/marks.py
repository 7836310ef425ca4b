"""The marks of what was announced: items TOLD#<event id>, which the table forgets by itself."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table.items import to_item
from clipwire.adapters.table.writing import now, put

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEPT = timedelta(days=30)
"""Longer than a dead letter (14 days) can wait to be sent again."""


@dataclass(frozen=True)
class AnnouncementsTable:
    """Implements `Announcements`."""

    dynamodb: "DynamoDBClient"
    name: str

    def has(self, event_id: str) -> bool:
        with aws_errors(f"looking for the mark of {event_id}"):
            answer = self.dynamodb.get_item(
                TableName=self.name, Key=to_item(_key(event_id)), ConsistentRead=True, ProjectionExpression="pk"
            )
        return "Item" in answer

    def mark(self, event_id: str) -> None:
        expires = int((now() + KEPT).timestamp())
        put(self.dynamodb, self.name, to_item(_key(event_id) | {"kind": "mark", "expires_at": expires}))


def _key(event_id: str) -> dict[str, object]:
    return {"pk": f"TOLD#{event_id}", "sk": "TOLD"}
