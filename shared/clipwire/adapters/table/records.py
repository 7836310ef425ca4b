"""Records in the articles table, with their history."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.bucket import Bodies
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.items import Item, to_item
from clipwire.adapters.table.reading import query
from clipwire.adapters.table.units import CHECK_UNITS, TRANSACTION, Meter, index_units, units
from clipwire.adapters.table.writing import Check, now, put, put_together
from clipwire.model.changes import Changes
from clipwire.model.errors import Erased
from clipwire.model.record import Kept, LastSeen, Record

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MAX_BODY_BYTES = 100_000
"""Longer bodies are kept in the bucket: an item may have 400 kB, and each write is charged for the whole item."""


@dataclass(frozen=True)
class RecordsTable:
    """Implements `Records`."""

    dynamodb: "DynamoDBClient"
    name: str
    bodies: Bodies
    clock: Callable[[], datetime] = now
    days: int = 0
    """Days until a record and its versions are deleted, counted from the last write of each; 0 for never."""
    meter: Meter = field(default_factory=Meter)

    def find(self, article_id: str) -> Record | None:
        key = to_item(keys.ARTICLE.of(id=article_id))
        with aws_errors(f"reading article {article_id}"):
            answer = self.dynamodb.get_item(TableName=self.name, Key=key, ConsistentRead=True)
        if "Item" in answer and answer["Item"]["kind"]["S"] == keys.ERASED.kind:
            raise Erased(article_id, answer["Item"]["erased_at"]["S"][:10])
        return self.record_in(answer["Item"]) if "Item" in answer else None

    def add(self, record: Record) -> bool:
        item = items.article_item(record, self.clock(), self._body_key(record))
        is_first = self._put(item, "attribute_not_exists(pk)")
        self.meter.add(index_units(item) if is_first else 0)
        return is_first

    def replace(self, record: Record, known: Record, difference: Changes, last_seen: LastSeen | None) -> bool:
        """Write record and history together, so that two updates at the same time do not mix up their differences."""
        history = items.version_item(known, self.clock(), self._body_key(known), known.last_sighting(last_seen))
        history |= to_item({"changes": difference.model_dump(exclude_defaults=True)})
        newest = items.article_item(record, self.clock(), self._body_key(record))
        self.meter.add(TRANSACTION * (units(newest) + units(history)) + CHECK_UNITS)
        return put_together(
            self.dynamodb,
            self.name,
            conditional=self._expiring(newest),
            condition="version = :known",
            values={":known": {"N": str(known.version)}},
            other=self._expiring(history),
            check=self._not_seen_since(record.id, last_seen),
        )

    def replace_in_place(self, record: Record, known: Record) -> bool:
        item = items.article_item(record, self.clock(), self._body_key(record))
        return self._put(item, "version = :known", {":known": {"N": str(known.version)}})

    def see_again(self, record: Record) -> None:
        item = items.last_seen_item(record)
        self._put(item, "attribute_not_exists(pk) OR seen_at < :seen_at", {":seen_at": item["seen_at"]})

    def last_seen(self, article_id: str) -> LastSeen | None:
        key = to_item(keys.LAST_SEEN.of(id=article_id))
        with aws_errors(f"reading when article {article_id} was seen"):
            answer = self.dynamodb.get_item(TableName=self.name, Key=key, ConsistentRead=True)
        return items.last_seen_in(answer["Item"]) if "Item" in answer else None

    def history(self, article_id: str) -> list[Kept]:
        entries = query(
            self.dynamodb,
            f"reading the history of article {article_id}",
            TableName=self.name,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": keys.ARTICLE.partition(id=article_id)}},
            ProjectionExpression="sk, kind, version, previous_version, digest, sighting, #file",
            ExpressionAttributeNames={"#file": "file"},
            ConsistentRead=True,
        )
        return [items.kept_in(item) for item in entries if item["kind"]["S"] == keys.VERSION.kind]

    def keep_older(self, record: Record) -> None:
        self._put(items.earlier_item(record, self.clock(), self._body_key(record)))

    def record_in(self, item: Item) -> Record:
        """The record of an item with its body, which may be in the bucket."""
        record = items.record_in(item)
        if "body_key" in item:
            record.article.body = self.bodies.read(item["body_key"]["S"])
        return record

    def _body_key(self, record: Record) -> str | None:
        if len(record.article.body.encode("utf-8", "replace")) <= MAX_BODY_BYTES:
            return None
        return self.bodies.keep(record.id, record.digest, record.article.body)

    @staticmethod
    def _not_seen_since(article_id: str, last_seen: LastSeen | None) -> Check:
        key = to_item(keys.LAST_SEEN.of(id=article_id))
        if last_seen is None:
            return Check(key, "attribute_not_exists(pk)")
        return Check(key, "seen_at = :seen_at", to_item({":seen_at": items.seen_at(last_seen.sighting)}))

    def _put(self, item: Item, condition: str | None = None, values: Item | None = None) -> bool:
        return put(self.dynamodb, self.name, self._expiring(item), condition, values, self.meter)

    def _expiring(self, item: Item) -> Item:
        return items.expiring(item, self.clock(), self.days)
