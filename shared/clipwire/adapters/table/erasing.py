"""Erase articles and receipts in the table. What is left is a trace of each, without content."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.items import Item, from_item, to_item
from clipwire.adapters.table.reading import partition, scan
from clipwire.adapters.table.stories import StoryTable
from clipwire.adapters.table.unplacing import Unplacing
from clipwire.adapters.table.writing import put
from clipwire.model.receipt import Receipt
from clipwire.services.erasing import Holding

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True)
class StoredTable:
    """Implements `Stored` for the files of one bucket."""

    dynamodb: "DynamoDBClient"
    name: str
    bucket: str

    def has_article(self, article_id: str) -> bool:
        return any(True for _ in self._partition(keys.ARTICLE.partition(id=article_id)))

    def articles_of(self, key: str) -> frozenset[str] | None:
        receipts = [item for item in self._of_file(key) if item["kind"]["S"] == keys.RECEIPT.kind]
        if not receipts:
            return None
        return frozenset().union(*(self._holding_of(item).articles for item in receipts))

    def holdings(self) -> Iterator[Holding]:
        items_of_files = scan(
            self.dynamodb,
            TableName=self.name,
            FilterExpression="kind IN (:receipt, :article, :version)",
            ProjectionExpression="kind, id, #file, articles, #bucket, #key",
            ExpressionAttributeNames={"#file": "file", "#bucket": "bucket", "#key": "key"},
            ExpressionAttributeValues=to_item(
                {":receipt": keys.RECEIPT.kind, ":article": keys.ARTICLE.kind, ":version": keys.VERSION.kind}
            ),
            ConsistentRead=True,
        )
        for holding in map(self._holding_of, items_of_files):
            if holding.key:
                yield holding

    def has_members(self, key: str) -> bool:
        return any("member" in item for item in self._of_file(key))

    def erase_article(self, article_id: str, now: datetime) -> None:
        self._erase_lists(article_id)  # before the record, which names their source
        # The trace comes before the rest: from then on, no function stores the article again.
        trace = keys.ERASED.of(id=article_id) | {"kind": keys.ERASED.kind, "erased_at": now.isoformat()}
        put(self.dynamodb, self.name, to_item(trace))
        Unplacing(StoryTable(self.dynamodb, self.name)).erase(article_id, now)
        for item in self._partition(keys.ARTICLE.partition(id=article_id)):
            if item["kind"]["S"] not in (keys.ERASED.kind, keys.UNPLACED.kind):
                self._delete(item)

    def _erase_lists(self, article_id: str) -> None:
        """Delete what the article's own pages list."""
        versions = self._partition(keys.ARTICLE.partition(id=article_id))
        sources = {item["source"]["M"]["id"]["S"] for item in versions if "source" in item}
        for source_id in sources:
            for item in list(self._partition(keys.LIST.partition(source=source_id))):
                if item["sk"]["S"].endswith(f"#{article_id}"):
                    self._delete(item)

    def erase_receipts(self, key: str, now: datetime) -> None:
        for item in list(self._of_file(key)):
            if item["kind"]["S"] == keys.RECEIPT.kind and "member" not in item:
                known = items.receipt_in(item)
                trace = {name: getattr(known, name) for name in ("bucket", "key", "revision", "arrived")}
                erased = Receipt(**trace, outcome="erased", updated=now)
                put(self.dynamodb, self.name, items.receipt_item(erased))
            else:
                self._delete(item)

    def _of_file(self, key: str) -> Iterator[Item]:
        return self._partition(keys.RECEIPT.partition(bucket=self.bucket, key=key))

    def _holding_of(self, item: dict[str, Any]) -> Holding:
        values = from_item({name: value for name, value in item.items() if name != "packed"})
        if values["kind"] == keys.RECEIPT.kind:
            file, articles = values, [article["id"] for article in values.get("articles", [])]
        else:
            file, articles = values.get("file", {}), [values["id"]]
        # Files of version 0.1 name no bucket.
        is_here = file.get("bucket") in (None, self.bucket)
        return Holding(file.get("key", "") if is_here else "", frozenset(articles))

    def _partition(self, value: str) -> Iterator[Item]:
        return partition(self.dynamodb, self.name, value)

    def _delete(self, item: Item) -> None:
        with aws_errors("deleting from the table"):
            self.dynamodb.delete_item(TableName=self.name, Key={"pk": item["pk"], "sk": item["sk"]})
