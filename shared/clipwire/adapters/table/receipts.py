"""Receipts in the articles table."""

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
"""A file is read again if its reading was cut off or failed, and not if it is done."""


@dataclass(frozen=True)
class ReceiptsTable:
    """Implements `Receipts`."""

    dynamodb: "DynamoDBClient"
    name: str

    def open(self, arrival: Arrival, now: datetime) -> Receipt:
        """One conditional write. If the condition fails, the answer brings the receipt that exists."""
        receipt = Receipt.of(arrival, now)
        if arrival.again:
            known = self.find(arrival)
            receipt = receipt.model_copy(update={"articles": known.articles if known else []})
            self.close(receipt)
            return receipt
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
        key = items.to_item(items.receipt_key(arrival))
        with aws_errors(f"reading the receipt of {arrival.key}"):
            answer = self.dynamodb.get_item(TableName=self.name, Key=key, ConsistentRead=True)
        return items.receipt_in(answer["Item"]) if "Item" in answer else None

    def close(self, receipt: Receipt) -> None:
        put(self.dynamodb, self.name, items.receipt_item(receipt))
