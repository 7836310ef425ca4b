"""Table items and back: what stands in the table is described in docs/data-model.md."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from clipwire.model.article import Article
from clipwire.model.receipt import Receipt
from clipwire.model.record import Record, Sighting

Item = dict[str, Any]
"""DynamoDB's JSON: {"pk": {"S": "…"}, …}"""

ROOM = 200_000
"""Bytes of a record without its body. An item holds 400 kB, names and a body of 100 kB included."""

OWN = {"pk", "sk", "kind", "digest", "sighting", "stored_at", "source_id", "listed_at", "day", "body_key", "changes"}
"""What an article's item holds beside the record."""


def to_item(values: dict[str, Any]) -> Item:
    """Plain values to DynamoDB's JSON. None, empty texts and empty lists are left out: absent means unknown."""
    serializer = TypeSerializer()
    return {name: serializer.serialize(_storable(value)) for name, value in values.items() if _says_something(value)}


def from_item(item: Item) -> dict[str, Any]:
    deserializer = TypeDeserializer()
    return {name: _plain(deserializer.deserialize(value)) for name, value in item.items()}


# --- articles -------------------------------------------------------------------------------------------------------


def article_key(article_id: str) -> Item:
    return to_item({"pk": f"ARTICLE#{article_id}", "sk": "RECORD"})


def article_item(record: Record, now: datetime, body_key: str | None = None) -> Item:
    """The record's item. With `body_key` the body itself stays out."""
    article = fitting(record.article)
    values = article.model_dump(mode="json", exclude_none=True, exclude={"body"} if body_key else set())
    day = article.published[:10] if article.published and len(article.published) >= 10 else None
    return to_item(
        values
        | {
            "pk": f"ARTICLE#{record.id}",
            "sk": "RECORD",
            "kind": "article",
            "digest": record.digest,
            "sighting": record.sighting.model_dump(mode="json", exclude_none=True),
            "stored_at": now.isoformat(),
            "source_id": article.source.id if article.source else None,
            "listed_at": article.published or record.sighting.observed.date().isoformat(),
            "day": day,
            "body_key": body_key,
        }
    )


def fitting(article: Article) -> Article:
    """Without the longest lists, one after the other, until the rest fits into an item; a warning says so."""
    for field in ("related", "links", "images", "quotes", "dates", "places", "people", "organisations"):
        if len(article.model_dump_json(exclude={"body"}).encode("utf-8", "replace")) <= ROOM:
            return article
        warning = f"{field}: {len(getattr(article, field))} entries were left out, because the record was too large"
        article = article.model_copy(update={field: [], "warnings": [*article.warnings, warning]})
    return article


def article_in(item: Item) -> Article:
    """The record that an item of kind `article` or `version` holds; a body kept elsewhere is empty."""
    return Article.model_validate({name: value for name, value in from_item(item).items() if name not in OWN})


def record_in(item: Item) -> Record:
    values = from_item(item)
    return Record(
        article=article_in(item), digest=values["digest"], sighting=Sighting.model_validate(values["sighting"])
    )


# --- receipts -------------------------------------------------------------------------------------------------------


def receipt_key(bucket: str, key: str, revision: str, member: str | None) -> dict[str, str]:
    return {"pk": f"FILE#{bucket}/{key}", "sk": revision + (f"#{member}" if member else "")}


def receipt_item(receipt: Receipt) -> Item:
    key = receipt_key(receipt.bucket, receipt.key, receipt.revision, receipt.member)
    return to_item(receipt.model_dump(mode="json", exclude_none=True) | key | {"kind": "receipt"})


def receipt_in(item: Item) -> Receipt:
    values = from_item(item)
    return Receipt.model_validate({name: value for name, value in values.items() if name in Receipt.model_fields})


# --- values ---------------------------------------------------------------------------------------------------------


def _says_something(value: object) -> bool:
    return value is not None and value != "" and value != [] and value != {}


def _storable(value: Any) -> Any:
    """DynamoDB takes decimals and no floats, and UTF-8 that knows no lone surrogates."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _storable(inner) for name, inner in value.items() if _says_something(inner)}
    if isinstance(value, list | tuple):
        return [_storable(inner) for inner in value]
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value
