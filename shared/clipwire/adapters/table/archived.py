"""Read versions of articles with their stories, for the archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.contents import ContentsTable
from clipwire.adapters.table.items import Item
from clipwire.adapters.table.reading import partition, scan
from clipwire.adapters.table.records import RecordsTable
from clipwire.adapters.table.stories import StoryTable
from clipwire.adapters.table.story_items import decision_in
from clipwire.model.errors import Erased
from clipwire.services.archiving import AsStored


@dataclass(frozen=True)
class VersionsTable:
    """Implements `Versions`."""

    records: RecordsTable

    def version(self, article_id: str, version: int | None) -> AsStored | None:
        try:
            contents = ContentsTable(self.records)
            record = contents.version(article_id, version) if version else self.records.find(article_id)
            decision = StoryTable(self.records.dynamodb, self.records.name).decision(article_id)
        except Erased:
            return None
        if record is None or record.stored_at is None:
            return None
        fields = dict(decision.placing.fields) if decision else {}
        if fields:
            fields["story_id"] = self.oldest(str(fields["story_id"]))
        return AsStored(record.article.model_copy(update=fields), record.stored_at)

    def members(self, story_id: str) -> Iterator[str]:
        return self._members(story_id, {story_id})

    def oldest(self, story_id: str, passed: frozenset[str] = frozenset()) -> str:
        """The story itself, or the older one that it was merged into."""
        lead = self._get(keys.MERGED_INTO.of(story_id=story_id), "merged_into")
        if lead is None or lead["merged_into"]["S"] in passed | {story_id}:
            return story_id
        return self.oldest(lead["merged_into"]["S"], passed | {story_id})

    def _members(self, story_id: str, passed: set[str]) -> Iterator[str]:
        reports = keys.REPORT.partition(story_id=story_id)
        found = list(map(items.from_item, partition(self.records.dynamodb, self.records.name, reports)))
        yield from (item["id"] for item in found if item["kind"] == keys.REPORT.kind)
        for item in found:
            if item["kind"] == keys.MERGED.kind and item["story_id"] not in passed:
                passed.add(item["story_id"])
                yield from self._members(item["story_id"], passed)

    def _get(self, key: dict[str, str], fields: str) -> Item | None:
        with aws_errors("reading the table"):
            answer = self.records.dynamodb.get_item(
                TableName=self.records.name,
                Key=items.to_item(key),
                ConsistentRead=True,
                ProjectionExpression=fields,
            )
        return answer.get("Item")


@dataclass(frozen=True)
class EveryVersion:
    """All versions of the table. Each call reads the whole table."""

    records: RecordsTable

    def versions(self) -> Iterator[AsStored]:
        """Every version, the newest ones with their stories."""
        stories, leads = self._stories()
        for item in self._scan(keys.ARTICLE.kind, keys.VERSION.kind):
            if not items.is_version(item):
                continue
            record = self.records.record_in(item)
            is_newest = item["kind"]["S"] == keys.ARTICLE.kind
            fields = dict(stories.get(record.id, {})) if is_newest else {}
            story, passed = str(fields.get("story_id")), set[str]()
            while story in leads and story not in passed:
                passed.add(story)
                fields["story_id"] = story = leads[story]
            if record.stored_at:
                yield AsStored(record.article.model_copy(update=fields), record.stored_at)

    def erased(self) -> Iterator[str]:
        """The ids of the articles that were erased."""
        for item in self._scan(keys.ERASED.kind):
            yield item["pk"]["S"].removeprefix(keys.ERASED.partition(id=""))

    def _stories(self) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
        """Article -> the fields of its story; story -> the older one that it was merged into."""
        stories: dict[str, dict[str, Any]] = {}
        leads: dict[str, str] = {}
        for item in self._scan(keys.PLACING.kind, keys.MERGED_INTO.kind):
            if item["kind"]["S"] == keys.PLACING.kind:
                one = item["pk"]["S"].removeprefix(keys.PLACING.partition(id=""))
                stories[one] = dict(decision_in(item).placing.fields)
            else:
                story = item["pk"]["S"].removeprefix(keys.MERGED_INTO.partition(story_id=""))
                leads[story] = item["merged_into"]["S"]
        return stories, leads

    def _scan(self, *kinds: str) -> Iterator[Item]:
        names = [f":k{at}" for at in range(len(kinds))]
        return scan(
            self.records.dynamodb,
            TableName=self.records.name,
            FilterExpression=f"kind IN ({', '.join(names)})",
            ExpressionAttributeValues=items.to_item(dict(zip(names, kinds, strict=True))),
        )
