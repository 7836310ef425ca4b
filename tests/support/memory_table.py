"""A table in memory with the calls that `place_article` makes of it, quick enough for thousands of random plans.

It counts units as DynamoDB does. Before or after each call, `befall` may raise: a fault.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from boto3.dynamodb.types import TypeDeserializer
from botocore.exceptions import ClientError

Item = dict[str, Any]

WRITE_UNIT = 1_024
READ_UNIT = 4_096
MAX_PAGE_BYTES = 1_000_000


class ConditionalCheckFailedException(ClientError):
    def __init__(self) -> None:
        super().__init__({"Error": {"Code": "ConditionalCheckFailedException"}}, "PutItem")


class TransactionCanceledException(ClientError):
    def __init__(self) -> None:
        super().__init__({"Error": {"Code": "TransactionCanceledException"}}, "TransactWriteItems")
        self.response["CancellationReasons"] = [{"Code": "ConditionalCheckFailed"}]  # type: ignore[typeddict-unknown-key]


class Exceptions:
    ConditionalCheckFailedException = ConditionalCheckFailedException


@dataclass
class MemoryTable:
    """Takes the place of a client of DynamoDB. It knows the conditions of `StoryTable`, and raises for any other."""

    befall: Callable[[str, str], None] = lambda moment, operation: None
    """Called with "before" or "after" and the operation."""
    partitions: dict[str, dict[str, Item]] = field(default_factory=dict)
    calls: int = 0
    units_written: int = 0
    units_read: int = 0
    """For strongly consistent reads."""
    exceptions = Exceptions

    def get_item(self, *, Key: Item, **_: Any) -> Item:
        with_item = self._call("GetItem", lambda: self._read(Key))
        return {"Item": with_item} if with_item else {}

    def batch_get_item(self, *, RequestItems: Item) -> Item:
        [(table, asked)] = RequestItems.items()
        found = self._call("BatchGetItem", lambda: [self._read(key) for key in asked["Keys"]])
        return {"Responses": {table: [item for item in found if item]}, "UnprocessedKeys": {}}

    def put_item(
        self, *, Item: Item, ConditionExpression: str = "", ExpressionAttributeValues: Item | None = None, **_: Any
    ) -> None:
        def put() -> None:
            self._hold(self._find(Item), ConditionExpression, ExpressionAttributeValues or {})
            self._write(Item)

        self._call("PutItem", put)

    def update_item(self, *, Key: Item, UpdateExpression: str, ExpressionAttributeValues: Item, **_: Any) -> None:
        def update() -> None:
            changes = (change.split(" = ") for change in UpdateExpression.removeprefix("SET ").split(", "))
            values = {name: ExpressionAttributeValues[value] for name, value in changes}
            self._write((self._find(Key) or Key) | values)

        self._call("UpdateItem", update)

    def transact_write_items(self, *, TransactItems: list[Item]) -> None:
        keys = [_key_of(step) for step in TransactItems]
        assert len(set(keys)) == len(keys) <= 100, "the limits of TransactWriteItems"

        def write() -> None:
            for step in TransactItems:
                if put := step.get("Put"):
                    try:
                        self._hold(
                            self._find(put["Item"]),
                            put.get("ConditionExpression", ""),
                            put.get("ExpressionAttributeValues", {}),
                        )
                    except ConditionalCheckFailedException as error:
                        raise TransactionCanceledException from error
            for step in TransactItems:
                self._take(step.get("Put", {}).get("Item"), step.get("Delete", {}).get("Key"), times=2)

        self._call("TransactWriteItems", write)

    def batch_write_item(self, *, RequestItems: Item) -> Item:
        """A crash may come between any two of the writes, which have no order: here, the last one is the first."""
        [requests] = RequestItems.values()
        assert 1 <= len(requests) <= 25, "the limits of BatchWriteItem"
        keys = [_key_of(request) for request in requests]
        assert len(set(keys)) == len(keys), "BatchWriteItem refuses two requests for one item"

        def write() -> None:
            for number, request in enumerate(reversed(requests)):
                if number:
                    self.befall("within", "BatchWriteItem")
                self._take(request.get("PutRequest", {}).get("Item"), request.get("DeleteRequest", {}).get("Key"))

        self._call("BatchWriteItem", write)
        return {"UnprocessedItems": {}}

    def get_paginator(self, name: str) -> "MemoryTable":
        assert name == "query"
        return self

    def paginate(self, *, KeyConditionExpression: str, ExpressionAttributeValues: Item, **_: Any) -> Iterator[Item]:
        after = ExpressionAttributeValues.get(":after", {"S": ""})["S"]
        assert KeyConditionExpression == "pk = :pk" + (" AND sk > :after" if after else "")
        partition = self.partitions.get(ExpressionAttributeValues[":pk"]["S"], {})
        found = [partition[key] for key in sorted(partition) if key > after]
        while True:
            page, size = [], 0
            while found and size < MAX_PAGE_BYTES:
                size += size_of(found[0])
                page.append(found.pop(0))
            self.units_read += max(1, -(-size // READ_UNIT))
            self._call("Query", lambda: None)
            yield {"Items": page}
            if not found:
                return

    @property
    def items(self) -> list[Item]:
        """All items, with values of Python."""
        every = (item for partition in self.partitions.values() for item in partition.values())
        return [{name: TypeDeserializer().deserialize(value) for name, value in item.items()} for item in every]

    def _call(self, operation: str, act: Callable[[], Any]) -> Any:
        self.calls += 1
        self.befall("before", operation)
        answer = act()
        self.befall("after", operation)
        return answer

    def _find(self, key: Item) -> Item | None:
        return self.partitions.get(key["pk"]["S"], {}).get(key["sk"]["S"])

    def _read(self, key: Item) -> Item | None:
        found = self._find(key)
        self.units_read += max(1, -(-size_of(found or {}) // READ_UNIT))
        return found

    def _write(self, item: Item) -> None:
        before = self._find(item) or {}
        self.units_written += max(1, -(-max(size_of(item), size_of(before)) // WRITE_UNIT))
        self.partitions.setdefault(item["pk"]["S"], {})[item["sk"]["S"]] = dict(item)

    def _take(self, put: Item | None, deleted: Item | None, times: int = 1) -> None:
        """Write or delete an item. In a transaction, this is charged two times."""
        if put:
            before = self.units_written
            self._write(put)
            self.units_written += (times - 1) * (self.units_written - before)
        if deleted:
            self.units_written += times
            self.partitions.get(deleted["pk"]["S"], {}).pop(deleted["sk"]["S"], None)

    @staticmethod
    def _hold(known: Item | None, condition: str, values: Item) -> None:
        """Raise if a condition does not hold."""
        version = int(values.get(":version", {"N": "0"})["N"])
        is_true = {
            "": lambda: True,
            "attribute_not_exists(pk)": lambda: known is None,
            "version = :version AND placed_at = :before": lambda: (
                known is not None
                and known["kind"]["S"] == "placing"
                and (int(known["version"]["N"]), known["placed_at"]) == (version, values[":before"])
            ),
        }[condition]
        if not is_true():
            raise ConditionalCheckFailedException()


def size_of(item: Item) -> int:
    """Bytes of an item as DynamoDB counts them: names and values in UTF-8; lists and maps with some bytes more."""
    return sum(len(name.encode()) + _size_of_value(value) for name, value in item.items())


def _size_of_value(value: Item) -> int:
    [(kind, content)] = value.items()
    match kind:
        case "S":
            return len(content.encode())
        case "B":
            return len(content)
        case "N":
            return len(content.strip("-").replace(".", "")) // 2 + 2
        case "L":
            return 3 + sum(1 + _size_of_value(one) for one in content)
        case "M":
            return 3 + sum(len(name.encode()) + 1 + _size_of_value(one) for name, one in content.items())
    return 1


def _key_of(request: Item) -> tuple[str, str]:
    [asked] = request.values()
    key = asked.get("Item") or asked["Key"]
    return key["pk"]["S"], key["sk"]["S"]
