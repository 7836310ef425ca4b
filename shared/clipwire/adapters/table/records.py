"""Records in the articles table: items ARTICLE#<id> with RECORD, VERSION#<n> and EARLIER#<observed>#<digest>."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.bucket import Bodies
from clipwire.adapters.table import items
from clipwire.adapters.table.items import Item, to_item
from clipwire.adapters.table.writing import now, put, put_together
from clipwire.model.record import Record
from clipwire.versions.changes import changes

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LONG_BODY = 100_000
"""Bytes from which a body is kept in the bucket: an item holds 400 kB, and every write pays for all of it."""

COUNTRIES_INDEXED = 8
"""Countries of an article, most mentioned first, that lead to it."""


@dataclass(frozen=True)
class RecordsTable:
    """Implements `Records`."""

    dynamodb: "DynamoDBClient"
    name: str
    bodies: Bodies
    clock: Callable[[], datetime] = now

    def find(self, article_id: str) -> Record | None:
        with aws_errors(f"reading article {article_id}"):
            answer = self.dynamodb.get_item(TableName=self.name, Key=items.article_key(article_id), ConsistentRead=True)
        return self.record_in(answer["Item"]) if "Item" in answer else None

    def add(self, record: Record) -> bool:
        return self._put(self._item(record), "attribute_not_exists(pk)")

    def replace(self, record: Record, known: Record) -> bool:
        """Record and history change together: two updates at once must not leave one's difference to the other."""
        difference = changes(known.article, record.article).model_dump(exclude_none=True)
        history = self._history(known, f"VERSION#{known.version:06d}") | to_item({"changes": difference})
        return put_together(
            self.dynamodb,
            self.name,
            conditional=self._item(record),
            condition="version = :known",
            values={":known": {"N": str(known.version)}},
            other=history,
        )

    def keep_older(self, record: Record) -> None:
        self._put(self._history(record, f"EARLIER#{record.sighting.observed.isoformat()}#{record.digest}"))

    def index(self, record: Record) -> None:
        """MENTION items: ENTITY#country#<code> leads to the article, newest last."""
        article = record.article
        when = article.published or record.sighting.observed.date().isoformat()
        for country in article.countries[:COUNTRIES_INDEXED]:
            self._put(
                to_item(
                    {
                        "pk": f"ENTITY#country#{country.code}",
                        "sk": f"{when}#{record.id}",
                        "kind": "mention",
                        "id": record.id,
                        "title": article.title,
                        "published": article.published,
                        "source_id": article.source.id if article.source else None,
                        "mentions": country.mentions,
                    }
                )
            )

    def record_in(self, item: Item) -> Record:
        """The record of an item, with its body wherever that is kept."""
        record = items.record_in(item)
        if "body_key" in item:
            record.article.body = self.bodies.read(item["body_key"]["S"])
        return record

    def _item(self, record: Record) -> Item:
        return items.article_item(record, self.clock(), self._body_key(record))

    def _history(self, record: Record, sk: str) -> Item:
        item = items.article_item(record, self.clock(), self._body_key(record))
        for index_key in ("source_id", "listed_at", "day"):  # history is not listed
            item.pop(index_key, None)
        return item | to_item({"sk": sk, "kind": "version"})

    def _body_key(self, record: Record) -> str | None:
        if len(record.article.body.encode("utf-8", "replace")) <= LONG_BODY:
            return None
        return self.bodies.keep(record.id, record.digest, record.article.body)

    def _put(self, item: Item, condition: str | None = None) -> bool:
        return put(self.dynamodb, self.name, item, condition)
