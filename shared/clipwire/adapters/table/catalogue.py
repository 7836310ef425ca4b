"""The articles table as the command line reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items
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
        found = self._query("pk = :pk", {":pk": {"S": f"ARTICLE#{article_id}"}})
        return [self.records.record_in(item).article for item in found if item["kind"]["S"] == "version"]

    def receipts(self, bucket: str, key: str) -> list[Receipt]:
        """The receipts of every file that was dropped under this key and of its members, oldest first."""
        found = self._query("pk = :pk", {":pk": {"S": f"FILE#{bucket}/{key}"}})
        return sorted(map(items.receipt_in, found), key=lambda receipt: (receipt.arrived, receipt.member or ""))

    def list_articles(
        self, *, source: str | None = None, day: str | None = None, country: str | None = None, limit: int = 50
    ) -> list[Listed]:
        """Articles by source id, by publication day (`2025-04-24`) or by country code, newest first.

        One of the three chooses the index; the others narrow down what it gives.
        """
        rows = (_listed(item) for item in self._chosen(source, day, country))
        kept = (
            row
            for row in rows
            if (not source or row.source_id == source) and (not day or (row.published or "").startswith(day))
        )
        return list(islice(kept, limit))

    def _chosen(self, source: str | None, day: str | None, country: str | None) -> Iterator[dict[str, Any]]:
        if country:
            return self._query("pk = :pk", {":pk": {"S": f"ENTITY#country#{country.upper()}"}})
        if source:
            return self._query("source_id = :source", {":source": {"S": source}}, index="by_source")
        if day:
            return self._query("#day = :day", {":day": {"S": day}}, index="by_day", names={"#day": "day"})
        raise ValueError("a source, a day or a country chooses the articles")

    def _query(
        self, condition: str, values: dict[str, Any], index: str | None = None, names: dict[str, str] | None = None
    ) -> Iterator[dict[str, Any]]:
        asked: dict[str, Any] = {"IndexName": index} if index else {}
        if names:
            asked["ExpressionAttributeNames"] = names
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.table,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=values,
            ScanIndexForward=False,
            **asked,
        )
        with aws_errors("reading the table"):
            for page in pages:
                yield from page["Items"]


def _listed(item: dict[str, Any]) -> Listed:
    values = items.from_item(item)
    return Listed(values["id"], values.get("title"), values.get("published"), values.get("source_id"))
