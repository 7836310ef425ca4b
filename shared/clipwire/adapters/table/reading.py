"""Read items of the table, page by page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table.items import Item

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def query(dynamodb: "DynamoDBClient", doing: str, **asked: Any) -> Iterator[Item]:
    """The items that a query finds. `doing` names the purpose in errors."""
    pages = dynamodb.get_paginator("query").paginate(**asked)
    with aws_errors(doing):
        for page in pages:
            yield from page["Items"]


def scan(dynamodb: "DynamoDBClient", **asked: Any) -> Iterator[Item]:
    """The items of the whole table that pass a filter."""
    pages = dynamodb.get_paginator("scan").paginate(**asked)
    with aws_errors("reading the whole table"):
        for page in pages:
            yield from page["Items"]


def partition(dynamodb: "DynamoDBClient", table: str, value: str, doing: str = "reading the table") -> Iterator[Item]:
    """All items with a partition key, as they are now."""
    return query(
        dynamodb,
        doing,
        TableName=table,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": value}},
        ConsistentRead=True,
    )
