"""Receipts in the articles table."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from clipwire.adapters.aws_errors import aws_errors, code_of
from clipwire.adapters.table import items
from clipwire.adapters.table.units import Meter, units
from clipwire.adapters.table.writing import put
from clipwire.model.arrival import Arrival
from clipwire.model.receipt import Receipt

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

UNFINISHED = ("received", "failed")
"""Outcomes of files that are read again when their message is delivered again."""


@dataclass(frozen=True)
class ReceiptsTable:
    """Implements `Receipts`."""

    dynamodb: "DynamoDBClient"
    name: str
    days: int = 0
    """Days until a receipt is deleted, counted from its last change; 0 for never."""
    meter: Meter = field(default_factory=Meter)

    def open(self, arrival: Arrival, now: datetime) -> Receipt:
        """Make one conditional write, and a second one for a file whose reading was cut off or failed."""
        receipt = Receipt.of(arrival, now)
        known = self.find(arrival) if arrival.again else self._added(receipt)
        if known is None:
            if arrival.again:
                self.close(receipt)
            return receipt
        if known.outcome == "erased" or (known.outcome not in UNFINISHED and not arrival.again):
            return known
        tries = known.open_tries + 1 if known.outcome == "received" else 1
        receipt = receipt.model_copy(update={"open_tries": tries, "articles": known.articles})
        self.close(receipt)
        return receipt

    def _added(self, receipt: Receipt) -> Receipt | None:
        """Write the first receipt of a file. If there is a receipt already, return it."""
        item = self._item(receipt)
        self.meter.add(units(item))
        try:
            with aws_errors(f"opening the receipt of {receipt.key}"):
                self.dynamodb.put_item(
                    TableName=self.name,
                    Item=item,
                    ConditionExpression="attribute_not_exists(pk)",
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
        except ClientError as error:
            if code_of(error) != "ConditionalCheckFailedException":
                raise
            return items.receipt_in(error.response["Item"])  # type: ignore[typeddict-item]
        return None

    def find(self, arrival: Arrival) -> Receipt | None:
        key = items.to_item(items.receipt_key(arrival))
        with aws_errors(f"reading the receipt of {arrival.key}"):
            answer = self.dynamodb.get_item(TableName=self.name, Key=key, ConsistentRead=True)
        return items.receipt_in(answer["Item"]) if "Item" in answer else None

    def note(self, receipt: Receipt) -> None:
        put(
            self.dynamodb,
            self.name,
            self._item(receipt),
            "outcome = :received",
            {":received": {"S": "received"}},
            self.meter,
        )

    def close(self, receipt: Receipt) -> None:
        if receipt.write_units is not None:
            with_this = receipt.write_units + units(self._item(receipt))
            receipt = receipt.model_copy(update={"write_units": with_this})
        put(self.dynamodb, self.name, self._item(receipt), meter=self.meter)

    def _item(self, receipt: Receipt) -> items.Item:
        return items.expiring(items.receipt_item(receipt), receipt.updated, self.days)
