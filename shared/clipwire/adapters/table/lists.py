"""The lists on pages, one item for each sighting of a page, and the listings of stored articles."""

import base64
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.items import Item, from_item, to_item
from clipwire.adapters.table.reading import query
from clipwire.adapters.table.units import Meter
from clipwire.adapters.table.writing import now, put
from clipwire.model.article import Article, Related
from clipwire.model.errors import TryAgain
from clipwire.model.listing import Listing, PageList
from clipwire.model.moments import utc_text
from clipwire.services.ports import KnownListing

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MAX_LISTS = 100
"""Maximum number of lists of a source that are compared after each new one."""
MAX_ITEM_BYTES = 1_024
"""The price of one write unit. Addresses are left out of a list that is longer with them."""
MAX_TITLES = 100
MAX_TITLE_CHARS = 200
LISTED_FOR = timedelta(days=60)
"""Longest time between the publication of an article and the first list that shows it."""
CLOCKS_DIFFER = timedelta(days=2)
"""Maximum difference between a printed day and ours."""


@dataclass(frozen=True)
class ListsTable:
    """Implements `PageLists`."""

    dynamodb: "DynamoDBClient"
    name: str
    days: int = 0
    """Days until a list is deleted, as records are; 0 for never."""
    clock: Callable[[], datetime] = now
    meter: Meter = field(default_factory=Meter)

    def keep(self, page: PageList) -> None:
        item = items.expiring(list_item(page, self.clock()), self.clock(), self.days)
        put(self.dynamodb, self.name, item, meter=self.meter)

    def newest(self, source_id: str, observed: datetime, article_id: str) -> list[PageList]:
        for is_consistent in (False, True):
            found = self._newest(source_id, is_consistent)
            if is_consistent or any((page.observed, page.article_id) == (observed, article_id) for page in found):
                break
        return found

    def between(self, source_id: str, first: datetime, last: datetime) -> Iterator[PageList]:
        """The lists of a source that were seen in a time, oldest first."""
        found = query(
            self.dynamodb,
            f"reading the lists of {source_id}",
            TableName=self.name,
            KeyConditionExpression="pk = :pk AND sk BETWEEN :first AND :last",
            ExpressionAttributeValues=to_item(
                {
                    ":pk": keys.LIST.partition(source=source_id),
                    ":first": utc_text(first),
                    ":last": utc_text(last) + "~",  # behind all articles of that moment
                }
            ),
        )
        return map(list_in, found)

    def _newest(self, source_id: str, is_consistent: bool) -> list[PageList]:
        with aws_errors(f"reading the lists of {source_id}"):
            answer = self.dynamodb.query(
                TableName=self.name,
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues=to_item({":pk": keys.LIST.partition(source=source_id)}),
                ScanIndexForward=False,
                Limit=MAX_LISTS,
                ConsistentRead=is_consistent,
            )
        return list(map(list_in, reversed(answer["Items"])))


@dataclass(frozen=True)
class ListingsTable:
    """Implements `Listings`."""

    dynamodb: "DynamoDBClient"
    name: str
    read: Callable[[str], Article | None]
    """Gives the stored article with an id."""
    days: int = 0
    clock: Callable[[], datetime] = now

    def titles(self, source_id: str, since: datetime, until: datetime) -> Iterator[tuple[str, str]]:
        rows = query(
            self.dynamodb,
            f"looking for an article of {source_id}",
            TableName=self.name,
            IndexName=keys.BY_SOURCE.name,
            KeyConditionExpression="source_id = :source AND listed_at BETWEEN :first AND :last",
            ExpressionAttributeValues=to_item(
                {
                    ":source": source_id,
                    ":first": utc_text(since - LISTED_FOR),
                    ":last": utc_text(until + CLOCKS_DIFFER),
                }
            ),
        )
        return ((row["id"]["S"], row["title"]["S"]) for row in rows if "title" in row)

    def article(self, article_id: str) -> Article | None:
        return self.read(article_id)

    def of(self, article_id: str) -> KnownListing | None:
        with aws_errors(f"reading what lists say of article {article_id}"):
            answer = self.dynamodb.get_item(
                TableName=self.name, Key=to_item(keys.LISTING.of(id=article_id)), ConsistentRead=True
            )
        if "Item" not in answer:
            return None
        values = from_item(answer["Item"])
        listing = Listing.model_validate({name: values.get(name) for name in Listing.model_fields})
        return KnownListing(listing, is_published=values["is_published"])

    def decide(self, listing: Listing, known: KnownListing | None) -> None:
        item = to_item(
            listing.model_dump(mode="json")
            | keys.LISTING.of(id=listing.article_id)
            | {"kind": keys.LISTING.kind, "event_id": listing.event_id, "is_published": False}
        )
        condition = "event_id = :known" if known else "attribute_not_exists(pk)"
        values = to_item({":known": known.listing.event_id}) if known else None
        if not put(self.dynamodb, self.name, items.expiring(item, self.clock(), self.days), condition, values):
            raise TryAgain(f"article {listing.article_id}: another listing was stored meanwhile")

    def note_published(self, listing: Listing) -> None:
        try:
            with aws_errors(f"noting event {listing.event_id}"):
                self.dynamodb.update_item(
                    TableName=self.name,
                    Key=to_item(keys.LISTING.of(id=listing.article_id)),
                    UpdateExpression="SET is_published = :true",
                    ConditionExpression="event_id = :event",
                    ExpressionAttributeValues=to_item({":true": True, ":event": listing.event_id}),
                )
        except self.dynamodb.exceptions.ConditionalCheckFailedException:
            return  # the article was erased meanwhile


def list_item(page: PageList, stored_at: datetime) -> Item:
    """The item of a list: at most 1,024 bytes if its titles allow it."""
    key = keys.LIST.of(source=page.source_id, observed=utc_text(page.observed), id=page.article_id)
    plain = {"kind": keys.LIST.kind, "stored_at": utc_text(stored_at)}
    plain |= {name: getattr(page, name) for name in ("bucket", "key", "revision", "member")}
    item = to_item(key | plain)
    size = sum(len(name) + len(value["S"].encode()) for name, value in item.items()) + len("packedexpires_at") + 12
    packed = _pack(page, with_urls=True)
    if size + len(packed) > MAX_ITEM_BYTES:
        packed = _pack(page, with_urls=False)
    return item | {"packed": {"B": packed}}


def list_in(item: Item) -> PageList:
    values = from_item({name: value for name, value in item.items() if name != "packed"})
    observed, _, article_id = values["sk"].partition("#")
    packed = item["packed"]["B"]
    data = base64.b64decode(packed) if isinstance(packed, str) else packed
    own_title, titles, days, urls = json.loads(zlib.decompress(data))
    entries = [
        Related(title=title, published=day, url=url)
        for title, day, url in zip(titles, days, urls or [None] * len(titles), strict=True)
    ]
    known: dict[str, Any] = {name: values.get(name) for name in ("stored_at", "bucket", "key", "revision", "member")}
    return PageList(
        source_id=values["pk"].partition("#")[2],
        observed=datetime.fromisoformat(observed),
        article_id=article_id,
        own_title=own_title,
        entries=tuple(entries),
        **known,
    )


def _pack(page: PageList, with_urls: bool) -> bytes:
    entries = page.entries[:MAX_TITLES]
    titles = [(entry.title or "")[:MAX_TITLE_CHARS] for entry in entries]
    urls = [entry.url for entry in entries] if with_urls else None
    own = page.own_title[:MAX_TITLE_CHARS] if page.own_title else None
    text = json.dumps([own, titles, [entry.published for entry in entries], urls], ensure_ascii=False)
    return zlib.compress(text.encode("utf-8", "replace"), 9)
