"""Receipts in the articles table: items FILE#<bucket>/<key> with the object's version and, after #, the member."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from clipwire.adapters.aws_errors import aws_errors, code_of
from clipwire.adapters.table import items
from clipwire.adapters.table.writing import put
from clipwire.model.arrival import Arrival
from clipwire.model.receipt import Receipt

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

UNFINISHED = "attribute_not_exists(pk) OR outcome IN (:received, :failed)"
"""A file whose reading was cut off, or that waits after a failure, is read again; one that is done is not."""


@dataclass(frozen=True)
class ReceiptsTable:
    """Implements `Receipts`."""

    dynamodb: "DynamoDBClient"
    name: str

    def open(self, arrival: Arrival, now: datetime) -> Receipt:
        """One conditional write that, where it is refused, brings the receipt that is there."""
        receipt = Receipt.of(arrival, now)
        try:
            with aws_errors(f"opening the receipt of {arrival.key}"):
                self.dynamodb.put_item(
                    TableName=self.name,
                    Item=items.receipt_item(receipt),
                    ConditionExpression=UNFINISHED,
                    ExpressionAttributeValues={":received": {"S": "received"}, ":failed": {"S": "failed"}},
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
        except ClientError as error:
            if code_of(error) != "ConditionalCheckFailedException":
                raise
            return items.receipt_in(error.response["Item"])  # type: ignore[typeddict-item]
        return receipt

    def find(self, arrival: Arrival) -> Receipt | None:
        key = items.receipt_key(arrival.bucket, arrival.key, arrival.revision, arrival.member)
        with aws_errors(f"reading the receipt of {arrival.key}"):
            answer = self.dynamodb.get_item(TableName=self.name, Key=items.to_item(key), ConsistentRead=True)
        return items.receipt_in(answer["Item"]) if "Item" in answer else None

    def close(self, receipt: Receipt) -> None:
        put(self.dynamodb, self.name, items.receipt_item(receipt))
