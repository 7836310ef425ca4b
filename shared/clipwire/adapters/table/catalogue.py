"""Read the articles table for the command line."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.items import Item
from clipwire.adapters.table.records import RecordsTable
from clipwire.model.article import Article
from clipwire.model.receipt import Receipt

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True)
class Listed:
    """One row of a list of articles."""

    id: str
    title: str | None
    published: str | None
    source_id: str | None
    day: str | None
    """The day under which the article is listed."""


@dataclass(frozen=True)
class Catalogue:
    dynamodb: "DynamoDBClient"
    table: str
    records: RecordsTable

    def article(self, article_id: str) -> Article | None:
        """The newest version of an article, with its body."""
        record = self.records.find(article_id)
        return record.article if record else None

    def versions(self, article_id: str) -> list[Article]:
        """Older versions and earlier observations, in the order of their keys, with their bodies."""
        found = self._partition(keys.ARTICLE.partition(id=article_id))
        return [self.records.record_in(item).article for item in found if item["kind"]["S"] == keys.VERSION.kind]

    def change_to(self, article_id: str, version: int) -> tuple[Item, Item | None] | None:
        """A version of an article as an item of the newest, and the item that it replaced (with its version only)."""
        own = {"kind": keys.ARTICLE.kind} | keys.ARTICLE.of(id=article_id)
        found = (
            item
            for item in self._partition(keys.ARTICLE.partition(id=article_id))
            if items.is_version(item) and items.article_in(item).version == version
        )
        item = next(found, None)
        if item is None:
            return None
        before = items.to_item({"kind": keys.ARTICLE.kind, "version": version - 1}) if version > 1 else None
        return item | items.to_item(own), before

    def change_to_receipt(self, receipt: Receipt) -> tuple[Item, Item | None] | None:
        """A receipt as it is in the table now."""
        answer = self.dynamodb.get_item(
            TableName=self.table, Key=items.to_item(items.receipt_key(receipt)), ConsistentRead=True
        )
        return (answer["Item"], None) if "Item" in answer else None

    def receipts(self, bucket: str, key: str) -> list[Receipt]:
        """The receipts of all files that were dropped under this key, and of their members, oldest first."""
        found = self._partition(keys.RECEIPT.partition(bucket=bucket, key=key))
        receipts = (items.receipt_in(item) for item in found if item["kind"]["S"] == keys.RECEIPT.kind)
        return sorted(receipts, key=lambda receipt: (receipt.arrived, receipt.member or ""))

    def list_articles(
        self, *, source: str | None = None, day: str | None = None, country: str | None = None, limit: int = 50
    ) -> list[Listed]:
        """Articles by source id, by day (`2025-04-24`) or by country code, newest first, each once.

        If several are given, an article must match all of them.
        """
        rows = (_listed(item) for item in self._chosen(source, day, country))
        matching = (row for row in rows if (not source or row.source_id == source) and (not day or row.day == day))
        return list(islice(_each_once(matching), limit))

    def _chosen(self, source: str | None, day: str | None, country: str | None) -> Iterator[dict[str, Any]]:
        """The items of one list, which can be filtered by the others. Items have day and source, but no countries."""
        if country:
            return self._partition(keys.MENTION.partition(code=country.upper()))
        if day:
            return self._index(keys.BY_DAY, day)
        if source:
            return self._index(keys.BY_SOURCE, source)
        raise ValueError("a source, a day or a country chooses the articles")

    def _partition(self, value: str) -> Iterator[dict[str, Any]]:
        return self._query("pk", value)

    def _index(self, index: keys.IndexKey, value: str) -> Iterator[dict[str, Any]]:
        return self._query(index.pk, value, IndexName=index.name)

    def _query(self, attribute: str, value: str, **choice: str) -> Iterator[dict[str, Any]]:
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.table,
            KeyConditionExpression="#pk = :pk",
            ExpressionAttributeNames={"#pk": attribute},
            ExpressionAttributeValues={":pk": {"S": value}},
            ScanIndexForward=False,  # newest first
            **choice,  # type: ignore[arg-type]
        )
        with aws_errors("reading the table"):
            for page in pages:
                yield from page["Items"]


def _listed(item: dict[str, Any]) -> Listed:
    values = items.from_item(item)
    published = values.get("published")
    # Items of version 0.1 that list an article by country have no day.
    day = values.get("day") or (published and published[:10])
    return Listed(values["id"], values.get("title"), published, values.get("source_id"), day)


def _each_once(rows: Iterator[Listed]) -> Iterator[Listed]:
    """The rows, each article once: a country's list keeps the old row of an article whose date changed later."""
    seen: set[str] = set()
    for row in rows:
        if row.id not in seen:
            seen.add(row.id)
            yield row
