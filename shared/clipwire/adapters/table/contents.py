"""Read what a change was about, as it was then."""

from dataclasses import dataclass

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.items import Item
from clipwire.adapters.table.records import RecordsTable
from clipwire.model.article import Article
from clipwire.model.receipt import Receipt
from clipwire.model.record import Record


@dataclass(frozen=True)
class ContentsTable:
    """Implements `Contents`."""

    records: RecordsTable

    def newest(self, article_id: str) -> Article | None:
        """The newest version of an article, whose long body stays in the bucket; None if it was erased."""
        newest = self._newest(article_id)
        return items.article_in(newest) if newest else None

    def version(self, article_id: str, version: int) -> Record | None:
        newest = self._newest(article_id)
        if newest is None:
            return None
        if newest["version"]["N"] == str(version):
            return self.records.record_in(newest)
        former = self._read(keys.VERSION.of(id=article_id, number=version))
        return self.records.record_in(former) if former else None

    def receipt(self, bucket: str, key: str, revision: str) -> Receipt | None:
        item = self._read(keys.RECEIPT.of(bucket=bucket, key=key, revision=revision))
        receipt = items.receipt_in(item) if item else None
        return None if receipt is None or receipt.outcome == "erased" else receipt

    def _newest(self, article_id: str) -> Item | None:
        newest = self._read(keys.ARTICLE.of(id=article_id))
        return newest if newest and newest["kind"]["S"] != keys.ERASED.kind else None

    def _read(self, key: dict[str, str]) -> Item | None:
        with aws_errors("reading what changed"):
            answer = self.records.dynamodb.get_item(
                TableName=self.records.name, Key=items.to_item(key), ConsistentRead=True
            )
        return answer.get("Item")
