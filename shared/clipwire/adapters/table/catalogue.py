"""Read the articles table for the command line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.differences import changes_in
from clipwire.adapters.table.items import Item
from clipwire.adapters.table.reading import query
from clipwire.adapters.table.records import RecordsTable
from clipwire.adapters.table.stories import StoryTable
from clipwire.adapters.table.story_items import decision_in
from clipwire.model.article import Article
from clipwire.model.changes import Changes
from clipwire.model.receipt import Receipt
from clipwire.model.record import LastSeen, Record, Sighting
from clipwire.model.story import StoryPlace

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

ROWS_LOOKED_AT = 50
"""Articles whose countries or stories are read with one request; BatchGetItem takes a hundred."""


@dataclass(frozen=True)
class Listed:
    """One row of a list of articles."""

    id: str
    title: str | None
    published: str | None
    source_id: str | None
    day: str
    """The day under which the article is listed."""


@dataclass(frozen=True)
class Choice:
    """Which articles to list. Days are texts, `2025-04-24`."""

    first_day: str
    last_day: str
    source: str | None = None
    """A source's id."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""


@dataclass(frozen=True)
class Observed:
    """A text of an article, and when it was observed."""

    article: Article
    first: Sighting
    """The sighting that was stored with the text."""
    last: Sighting | None
    """The latest one after it, if the text was seen again."""
    is_late: bool
    """Whether it arrived after a newer one, so that it was never the newest version."""
    changes: Changes | None
    """To the next version."""


@dataclass(frozen=True)
class Report:
    """One article of a story."""

    id: str
    title: str | None
    published: str | None
    source: str | None
    agency: str | None
    duplicate_of: str | None
    similarity: float | None


@dataclass(frozen=True)
class Story:
    id: str
    reports: list[Report]
    """Copies included, by time of publication."""


@dataclass(frozen=True)
class Catalogue:
    dynamodb: "DynamoDBClient"
    table: str
    records: RecordsTable

    def article(self, article_id: str) -> Article | None:
        """The newest version of an article, with its body and its story."""
        record = self.records.find(article_id)
        return self._in_its_story(record.article) if record else None

    def articles(self, ids: Iterable[str]) -> dict[str, Article]:
        """Id -> the newest version of each article that is stored, with its body and its story."""
        found = {}
        distinct = iter(dict.fromkeys(ids))
        while some := list(islice(distinct, ROWS_LOOKED_AT)):
            decisions = {}
            wanted = [key.of(id=one) for one in some for key in (keys.ARTICLE, keys.PLACING)]
            for item in self._several(wanted, None):
                if item["kind"]["S"] == keys.PLACING.kind:
                    decisions[item["pk"]["S"]] = decision_in(item)
                elif item["kind"]["S"] == keys.ARTICLE.kind:
                    found[item["pk"]["S"]] = self.records.record_in(item).article
            for pk, decision in decisions.items():
                if pk in found:
                    found[pk] = found[pk].model_copy(update=decision.placing.fields)
        return {str(article.id): article for article in found.values()}

    def _in_its_story(self, article: Article) -> Article:
        decision = StoryTable(self.dynamodb, self.table).decision(str(article.id))
        return article.model_copy(update=decision.placing.fields) if decision else article

    def story(self, story_id: str, passed: frozenset[str] = frozenset()) -> Story | None:
        """A story, or the older one that it was merged into; None if there is none.

        `passed` are the stories that led here: two that lead to each other are one.
        """
        found = list(self._partition(keys.REPORT.partition(story_id=story_id)))
        for item in found:
            if item["kind"]["S"] == keys.MERGED_INTO.kind and item["merged_into"]["S"] not in passed | {story_id}:
                return self.story(item["merged_into"]["S"], passed | {story_id})
        reports = {}
        for item in self._with_those_of_merged(found, {story_id}):
            reports[item["id"]["S"]] = _report(item)
        if not reports:
            return None
        in_order = sorted(reports.values(), key=lambda report: (report.published or "9", report.id))
        return Story(story_id, in_order)

    def _with_those_of_merged(self, found: list[Item], passed: set[str]) -> Iterator[Item]:
        """The reports of a story, those of the stories that it took up first."""
        for item in found:
            if item["kind"]["S"] == keys.MERGED.kind and item["story_id"]["S"] not in passed:
                passed.add(item["story_id"]["S"])
                younger = self._partition(keys.REPORT.partition(story_id=item["story_id"]["S"]))
                yield from self._with_those_of_merged(list(younger), passed)
        yield from (item for item in found if item["kind"]["S"] == keys.REPORT.kind)

    def history(self, article_id: str) -> list[Observed]:
        """Older versions with what changed to the next, the newest first; then observations that arrived late."""
        found = self._partition(keys.ARTICLE.partition(id=article_id))
        return [self._observed(item, None) for item in found if item["kind"]["S"] == keys.VERSION.kind]

    def timeline(self, article_id: str) -> list[Observed]:
        """All texts of an article, the newest and those that arrived late too, in order of observation."""
        found = list(self._partition(keys.ARTICLE.partition(id=article_id)))
        seen = next((items.last_seen_in(item) for item in found if item["kind"]["S"] == keys.LAST_SEEN.kind), None)
        texts = (item for item in found if item["kind"]["S"] in (keys.ARTICLE.kind, keys.VERSION.kind))
        return sorted((self._observed(item, seen) for item in texts), key=_in_order)

    def versions(self, article_id: str) -> list[Record]:
        """All versions of an article, oldest first, without observations that arrived late."""
        found = self._partition(keys.ARTICLE.partition(id=article_id))
        records = [self.records.record_in(item) for item in found if items.is_version(item)]
        return sorted(records, key=lambda record: record.version)

    def _observed(self, item: Item, last_seen: LastSeen | None) -> Observed:
        """`last_seen` is what the article's `SEEN` item says, which is about its newest version."""
        record = self.records.record_in(item)
        last = items.last_sighting_in(item)
        if item["kind"]["S"] == keys.ARTICLE.kind:
            sighting = record.last_sighting(last_seen)
            last = sighting if sighting != record.sighting else None
        return Observed(record.article, record.sighting, last, items.is_earlier(item), changes_in(item))

    def places(self, ids: Iterable[str]) -> dict[str, StoryPlace]:
        """Id -> the place of each article that has a story."""
        found = {}
        distinct = iter(dict.fromkeys(ids))
        while some := {keys.PLACING.partition(id=one): one for one in islice(distinct, ROWS_LOOKED_AT)}:
            wanted = [keys.PLACING.of(id=one) for one in some.values()]
            for item in map(items.from_item, self._several(wanted, "pk, kind, story_id, duplicate_of")):
                if item["kind"] == keys.UNPLACED.kind:
                    continue
                found[some[item["pk"]]] = StoryPlace(story_id=item["story_id"], duplicate_of=item.get("duplicate_of"))
        return found

    def receipts(self, bucket: str, key: str) -> list[Receipt]:
        """The receipts of all files that were dropped under this key, and of their members, oldest first."""
        found = self._partition(keys.RECEIPT.partition(bucket=bucket, key=key))
        receipts = (items.receipt_in(item) for item in found if item["kind"]["S"] == keys.RECEIPT.kind)
        return sorted(receipts, key=lambda receipt: (receipt.arrived, receipt.member or ""))

    def list_articles(self, choice: Choice) -> Iterator[Listed]:
        """The articles of a source, or of some days, newest first; with a country, only those that name it.

        A list of days costs a query for each day, and a country half a read unit for each article looked at.
        """
        rows = (_listed(item) for item in self._chosen(choice))
        wanted = (row for row in rows if choice.first_day <= row.day <= choice.last_day)
        return self._about(choice.country, wanted) if choice.country else wanted

    def _chosen(self, choice: Choice) -> Iterator[dict[str, Any]]:
        if choice.source:
            yield from self._index(keys.BY_SOURCE, choice.source)
            return
        day = date.fromisoformat(choice.last_day)
        while day.isoformat() >= choice.first_day:
            yield from self._index(keys.BY_DAY, day.isoformat())
            day -= timedelta(days=1)

    def _about(self, country: str, rows: Iterator[Listed]) -> Iterator[Listed]:
        """Those of the rows whose article names a country."""
        while some := list(islice(rows, ROWS_LOOKED_AT)):
            named = self._countries_of([row.id for row in some])
            yield from (row for row in some if country in named.get(row.id, ()))

    def _countries_of(self, ids: list[str]) -> dict[str, set[str]]:
        """Id -> codes of the countries that the article names."""
        wanted = [keys.ARTICLE.of(id=one) for one in dict.fromkeys(ids)]
        found = map(items.from_item, self._several(wanted, "id, countries"))
        return {item["id"]: {country["code"] for country in item.get("countries", [])} for item in found}

    def _several(self, wanted: list[dict[str, str]], fields: str | None) -> Iterator[Item]:
        """The items that exist among at most a hundred keys, or some of their fields."""
        asked: Any = {"Keys": [items.to_item(key) for key in wanted]}
        if fields:
            asked["ProjectionExpression"] = fields
        while asked:
            with aws_errors("reading the table"):
                answer = self.dynamodb.batch_get_item(RequestItems={self.table: asked})
            yield from answer["Responses"].get(self.table, [])
            asked = answer["UnprocessedKeys"].get(self.table, {})

    def _partition(self, value: str) -> Iterator[dict[str, Any]]:
        return self._query("pk", value)

    def _index(self, index: keys.IndexKey, value: str) -> Iterator[dict[str, Any]]:
        return self._query(index.pk, value, IndexName=index.name)

    def _query(self, attribute: str, value: str, **choice: str) -> Iterator[dict[str, Any]]:
        return query(
            self.dynamodb,
            "reading the table",
            TableName=self.table,
            KeyConditionExpression="#pk = :pk",
            ExpressionAttributeNames={"#pk": attribute},
            ExpressionAttributeValues={":pk": {"S": value}},
            ScanIndexForward=False,  # newest first
            **choice,
        )


def _in_order(text: Observed) -> tuple[datetime, datetime, int]:
    return text.first.moment, text.first.arrived, 0 if text.is_late else text.article.version or 0


def _report(item: Item) -> Report:
    values = items.from_item(item)
    known: dict[str, Any] = {name: values.get(name) for name in Report.__dataclass_fields__}
    return Report(**known)


def _listed(item: dict[str, Any]) -> Listed:
    values = items.from_item(item)
    published = values.get("published")
    # Items of version 0.1 have no day in the index by source.
    day = values.get("day") or (published or values["listed_at"])[:10]
    return Listed(values["id"], values.get("title"), published, values.get("source_id"), day)
