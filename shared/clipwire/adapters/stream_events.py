"""Records of the table's stream, as Lambda delivers them, and the events that they call for."""

from datetime import UTC, datetime
from typing import Any

from clipwire.adapters.table.items import Item, article_in, from_item, receipt_in
from clipwire.model.article import Article, FileRef
from clipwire.services.events import Event, article_published, article_updated, file_rejected


def event_of(record: dict[str, Any]) -> Event | None:
    """The event that a change in the table calls for; None where it calls for none.

    An article speaks when it is new or its version rose; a receipt when it became `rejected`.
    """
    new: Item | None = record["dynamodb"].get("NewImage")
    old: Item | None = record["dynamodb"].get("OldImage")
    if not new:
        return None
    kind = new["kind"]["S"]
    if kind == "article":
        return _article_event(old, new)
    if kind == "receipt" and new["outcome"]["S"] == "rejected" and (not old or old["outcome"]["S"] != "rejected"):
        return file_rejected(receipt_in(new))
    return None


def file_of(record: dict[str, Any]) -> tuple[FileRef, datetime]:
    """The file whose change a stream record tells of, and when the change was made."""
    item: Item = record["dynamodb"]["NewImage"]
    changed = datetime.fromtimestamp(record["dynamodb"]["ApproximateCreationDateTime"], UTC)
    if item["kind"]["S"] == "receipt":
        receipt = receipt_in(item)
        return _file_of_receipt(receipt.bucket, receipt.key, receipt.revision, receipt.member), changed
    file = article_in(item).file
    assert file, "a stored article names its file"
    return file, changed


def _file_of_receipt(bucket: str, key: str, revision: str, member: str | None) -> FileRef:
    return FileRef(bucket=bucket, key=key, version_id=revision, member=member, format="", size=0, sha256="")


def _article_event(old: Item | None, new: Item) -> Event | None:
    article = article_in(new)
    time = datetime.fromisoformat(from_item({"stored_at": new["stored_at"]})["stored_at"])
    if old is None:
        return article_published(article, time)
    before = article_in(old)
    if (before.version or 0) >= (article.version or 0):
        return None
    return article_updated(_comparable(before, old), _comparable(article, new), time)


def _comparable(article: Article, item: Item) -> Article:
    """A long body stays in the bucket: it is neither told nor compared here."""
    return article if "body_key" not in item else article.model_copy(update={"body": ""})
