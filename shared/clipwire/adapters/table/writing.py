"""Conditional writes to the table."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from clipwire.adapters.aws_errors import aws_errors, code_of
from clipwire.adapters.table.items import Item
from clipwire.adapters.table.units import Meter, units
from clipwire.model.errors import TryAgain

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def now() -> datetime:
    return datetime.now(UTC)


def put(
    dynamodb: "DynamoDBClient",
    table: str,
    item: Item,
    condition: str | None = None,
    values: Item | None = None,
    meter: Meter | None = None,
) -> bool:
    """Write a whole item. False if the condition does not hold, which costs as much."""
    if meter:
        meter.add(units(item))
    asked: dict[str, Any] = {"ConditionExpression": condition} if condition else {}
    if values:
        asked["ExpressionAttributeValues"] = values
    try:
        with aws_errors("writing to the table"):
            dynamodb.put_item(TableName=table, Item=item, **asked)
    except ClientError as error:
        if code_of(error) == "ConditionalCheckFailedException":
            return False
        raise
    return True


@dataclass(frozen=True)
class Check:
    """A condition on an item that is not written."""

    key: Item
    condition: str
    values: Item = field(default_factory=dict)


def put_together(
    dynamodb: "DynamoDBClient",
    table: str,
    *,
    conditional: Item,
    condition: str,
    values: Item,
    other: Item,
    check: Check,
) -> bool:
    """Write both items or none. False if the condition on the first, or the check of a third item, does not hold."""
    first = {
        "TableName": table,
        "Item": conditional,
        "ConditionExpression": condition,
        "ExpressionAttributeValues": values,
    }
    third = {"TableName": table, "Key": check.key, "ConditionExpression": check.condition}
    if check.values:
        third["ExpressionAttributeValues"] = check.values
    return write_all(
        dynamodb, [{"Put": first}, {"Put": {"TableName": table, "Item": other}}, {"ConditionCheck": third}]
    )


def write_all(dynamodb: "DynamoDBClient", steps: list[dict[str, Any]]) -> bool:
    """Take all steps or none, in one transaction. False if one of their conditions does not hold."""
    asked: list[Any] = steps
    try:
        with aws_errors("writing to the table"):
            dynamodb.transact_write_items(TransactItems=asked)
    except ClientError as error:
        reasons: list[dict[str, Any]] = error.response.get("CancellationReasons", [])  # type: ignore[assignment]
        codes = {reason.get("Code") for reason in reasons}
        if "ConditionalCheckFailed" in codes:
            return False
        if codes & {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}:
            raise TryAgain(f"writing to the table: {error}") from error
        raise
    return True
