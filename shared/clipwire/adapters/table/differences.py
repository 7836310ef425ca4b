"""Read the difference that each update made: the `changes` of the VERSION# items."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import keys
from clipwire.adapters.table.items import Item, from_item, to_item
from clipwire.model.changes import Changes

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True)
class DifferencesTable:
    """Implements `Differences`."""

    dynamodb: "DynamoDBClient"
    name: str

    def of(self, article_id: str, version: int) -> Changes | None:
        with aws_errors(f"reading what version {version} of article {article_id} changed"):
            answer = self.dynamodb.get_item(
                TableName=self.name,
                Key=to_item(keys.VERSION.of(id=article_id, number=version - 1)),
                ConsistentRead=True,
                ProjectionExpression="changes",
            )
        return changes_in(answer.get("Item", {}))


def changes_in(item: Item) -> Changes | None:
    """What the version after this one changed; None for an observation that arrived late."""
    if "changes" not in item:
        return None
    return Changes.model_validate(from_item({"changes": item["changes"]})["changes"])
