"""Convert records and receipts to items of the table, and back. docs/data-model.md describes the items."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from clipwire.adapters.table import keys
from clipwire.adapters.table.packing import pack, plain_fields, unpack
from clipwire.model.arrival import Arrival
from clipwire.model.article import Article, FileRef
from clipwire.model.receipt import Receipt
from clipwire.model.record import Kept, LastSeen, Record, Sighting

Item = dict[str, Any]
"""DynamoDB's JSON: {"pk": {"S": "…"}, …}"""

MAX_RECORD_BYTES = 200_000
"""Bytes of a record without its body. An item may have 400 kB, which include attribute names and a body of 100 kB."""

OWN_ATTRIBUTES = {"pk", "sk", "kind", "digest", "sighting", "stored_at", "body_key", "changes", "packed"}.union(
    {"last_sighting", "expires_at"}, keys.INDEX_ATTRIBUTES
)
"""The attributes of an article's item that are not fields of the record."""


def to_item(values: dict[str, Any]) -> Item:
    """Plain values as DynamoDB's JSON. None, empty strings and empty lists are left out: absent means unknown."""
    serializer = TypeSerializer()
    return {name: serializer.serialize(_storable(value)) for name, value in values.items() if _is_known(value)}


def from_item(item: Item) -> dict[str, Any]:
    deserializer = TypeDeserializer()
    return {name: _plain(deserializer.deserialize(value)) for name, value in item.items()}


def expiring(item: Item, now: datetime, days: int) -> Item:
    """The item, to be deleted by the table so many days from now; as it is if `days` is 0."""
    return item | {"expires_at": {"N": str(int((now + timedelta(days=days)).timestamp()))}} if days else item


# --- articles -------------------------------------------------------------------------------------------------------


def article_item(record: Record, now: datetime, body_key: str | None = None) -> Item:
    """The record's item. With `body_key`, the body is left out."""
    listed = {
        "source_id": record.article.source.id if record.article.source else None,
        "listed_at": record.listed_at,
        "day": record.day,
    }
    return _item(keys.ARTICLE, keys.ARTICLE.of(id=record.id), record, now, body_key, listed)


def version_item(record: Record, now: datetime, body_key: str | None = None, last: Sighting | None = None) -> Item:
    """The item of a version that was replaced by a newer one. `last` is when its text was seen last."""
    key = keys.VERSION.of(id=record.id, number=record.version)
    seen_again = last.model_dump(mode="json", exclude_none=True) if last and last != record.sighting else None
    return _item(keys.VERSION, key, record, now, body_key, {"last_sighting": seen_again})


def earlier_item(record: Record, now: datetime, body_key: str | None = None) -> Item:
    """The item of an observation that is older than the record."""
    observed = record.sighting.observed.isoformat()
    key = keys.EARLIER.of(id=record.id, observed=observed, digest=record.digest)
    return _item(keys.EARLIER, key, record, now, body_key)


def last_seen_item(record: Record) -> Item:
    """The item with the last time that the text of a record was seen."""
    return to_item(
        keys.LAST_SEEN.of(id=record.id)
        | {
            "kind": keys.LAST_SEEN.kind,
            "digest": record.digest,
            "sighting": record.sighting.model_dump(mode="json", exclude_none=True),
            "seen_at": seen_at(record.sighting),
        }
    )


def seen_at(sighting: Sighting) -> str:
    """The moment of a sighting as a text that sorts by time."""
    return sighting.moment.astimezone(UTC).isoformat(timespec="microseconds")


def last_seen_in(item: Item) -> LastSeen:
    values = from_item(item)
    return LastSeen(digest=values["digest"], sighting=Sighting.model_validate(values["sighting"]))


def last_sighting_in(item: Item) -> Sighting | None:
    """The last sighting of the text of an older version, if it was seen again."""
    if "last_sighting" not in item:
        return None
    return Sighting.model_validate(from_item({"seen": item["last_sighting"]})["seen"])


def _item(
    kind: keys.ItemKey,
    key: dict[str, str],
    record: Record,
    now: datetime,
    body_key: str | None,
    more: dict[str, Any] | None = None,
) -> Item:
    article = fitting(record.article)
    return to_item(
        plain_fields(article)
        | key
        | {
            "kind": kind.kind,
            "digest": record.digest,
            "sighting": record.sighting.model_dump(mode="json", exclude_none=True),
            "stored_at": (record.stored_at or now).isoformat(),
            "body_key": body_key,
            "packed": pack(article, with_body=body_key is None),
        }
        | (more or {})
    )


def fitting(article: Article) -> Article:
    """The article without its longest lists, which are dropped one by one until it fits, with a warning for each."""
    for field in ("related", "links", "images", "quotes", "dates", "places", "people", "organisations"):
        if len(article.model_dump_json(exclude={"body"}).encode("utf-8", "replace")) <= MAX_RECORD_BYTES:
            return article
        warning = f"{field}: {len(getattr(article, field))} entries were left out, because the record was too large"
        article = article.model_copy(update={field: [], "warnings": [*article.warnings, warning]})
    return article


def article_in(item: Item) -> Article:
    """The record in an item of kind `article` or `version`. If the bucket keeps its body, the body is empty.

    Items of version 0.1 have no packed attribute: all their fields are plain.
    """
    plain = from_item({name: value for name, value in item.items() if name not in OWN_ATTRIBUTES})
    packed = unpack(item["packed"]["B"]) if "packed" in item else {}
    return Article.model_validate(plain | packed)


def record_in(item: Item) -> Record:
    own = from_item({name: item[name] for name in ("digest", "sighting", "stored_at")})
    return Record(article=article_in(item), **own)


def is_earlier(item: Item) -> bool:
    """Whether an item of an article is an observation that was never the newest."""
    return bool(item["sk"]["S"].startswith(keys.EARLIER.sk.partition("{")[0]))


def is_version(item: Item) -> bool:
    """Whether an item of an article is its newest version or an older one."""
    return item["kind"]["S"] in (keys.ARTICLE.kind, keys.VERSION.kind) and not is_earlier(item)


def kept_in(item: Item) -> Kept:
    """The identity of a text in the history, from some attributes of its item."""
    values = from_item(item)
    return Kept(
        version=None if is_earlier(item) else values["version"],
        previous_version=values.get("previous_version"),
        digest=values["digest"],
        sighting=Sighting.model_validate(values["sighting"]),
        file=FileRef.model_validate(values["file"]) if "file" in values else None,
    )


# --- receipts -------------------------------------------------------------------------------------------------------


def receipt_key(of_file: Arrival | Receipt) -> dict[str, str]:
    parts = {"bucket": of_file.bucket, "key": of_file.key, "revision": of_file.revision}
    if of_file.member:
        return keys.MEMBER_RECEIPT.of(**parts, member=of_file.member)
    return keys.RECEIPT.of(**parts)


def receipt_item(receipt: Receipt) -> Item:
    values = receipt.model_dump(mode="json", exclude_none=True)
    return to_item(values | receipt_key(receipt) | {"kind": keys.RECEIPT.kind})


def receipt_in(item: Item) -> Receipt:
    values = from_item(item)
    return Receipt.model_validate({name: value for name, value in values.items() if name in Receipt.model_fields})


# --- values ---------------------------------------------------------------------------------------------------------


def _is_known(value: object) -> bool:
    return value is not None and value != "" and value != [] and value != {}


def _storable(value: Any) -> Any:
    """The value with decimals in place of floats, and without lone surrogates, which DynamoDB does not accept."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _storable(inner) for name, inner in value.items() if _is_known(inner)}
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
