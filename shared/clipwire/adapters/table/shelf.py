"""The places of articles: decisions, prints by day of publication, and the reports of each story."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items, keys, story_items
from clipwire.adapters.table.items import Item, to_item
from clipwire.adapters.table.writing import now, put
from clipwire.model.errors import TryAgain
from clipwire.model.record import Record
from clipwire.services.ports import Found
from clipwire.services.stories import Decision
from clipwire.stories.neighbours import Placed
from clipwire.stories.prints import StoryPrint

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CLOCKS_DIFFER = timedelta(minutes=1)
"""Maximum difference between the clocks of two copies of the function."""
MAX_BATCH = 25
"""Maximum number of items that BatchWriteItem takes."""
MAX_TRIES = 8
"""Maximum number of calls for one batch, of which each writes the items that the one before left out."""


@dataclass(frozen=True)
class ShelfTable:
    """Implements `Shelf`."""

    dynamodb: "DynamoDBClient"
    name: str
    days: int = 0
    """Days until the items are deleted, as those of records; 0 for never."""
    clock: Callable[[], datetime] = now

    def decision(self, article_id: str) -> Decision | None:
        with aws_errors(f"reading the story of article {article_id}"):
            answer = self.dynamodb.get_item(
                TableName=self.name, Key=to_item(keys.PLACING.of(id=article_id)), ConsistentRead=True
            )
        return story_items.decision_in(answer["Item"]) if "Item" in answer else None

    def decide(self, article_id: str, decision: Decision, instead_of: Decision | None = None) -> Decision:
        item = items.expiring(story_items.decision_item(article_id, decision), self.clock(), self.days)
        condition, values = "attribute_not_exists(pk) OR version < :version", {":version": item["version"]}
        if instead_of:
            condition = "version = :version AND placed_at = :before"
            values[":before"] = {"S": story_items.moment_key(instead_of.placed_at)}
        if put(self.dynamodb, self.name, item, condition, values):
            return decision
        stored = self.decision(article_id)
        if stored is None:
            raise TryAgain(f"article {article_id}: its story was deleted meanwhile")
        return stored

    def is_kept(self, article_id: str, decision: Decision) -> bool:
        key, _ = story_items.keys_of(article_id, decision.spot)
        with aws_errors(f"looking for the print of article {article_id}"):
            answer = self.dynamodb.get_item(
                TableName=self.name, Key=key, ConsistentRead=True, ProjectionExpression="pk"
            )
        return "Item" in answer

    def keep(self, record: Record, one: StoryPrint, decision: Decision, copies: list[Placed]) -> None:
        placing = decision.placing
        here = (one.language, one.day)
        left = {(it.language, it.day): it for it in decision.former if (it.language, it.day) != here}
        first = [
            story_items.placed_item(one, placing, decision.placed_at),
            *(story_items.moved_item(it, record.id, decision) for it in left.values()),
        ]
        rest = [story_items.report_item(record, placing)]
        for merge in placing.merges:
            rest += [story_items.lead_item(merge), story_items.merged_item(merge)]
        if placing.merges or copies:
            # without the print the decision would not be final
            self._write(first)
        else:
            rest = first + rest
        self._write(rest, self._gone(record.id, decision))
        for copy in copies:
            self._retake(copy, record.id, decision.placed_at)

    def clear(self, article_id: str, decision: Decision) -> None:
        self._write([], self._gone(article_id, decision))

    def _gone(self, article_id: str, decision: Decision) -> list[Item]:
        kept = story_items.keys_of(article_id, decision.spot)
        gone = [key for spot in decision.former for key in story_items.keys_of(article_id, spot) if key not in kept]
        return [key for at, key in enumerate(gone) if key not in gone[:at]]

    def placed_on(self, language: str, day: date, after: datetime | None) -> Iterator[Found]:
        condition, values = "pk = :pk", {":pk": keys.PLACED.partition(language=language, day=str(day))}
        if after:
            condition, values[":after"] = "pk = :pk AND sk > :after", story_items.moment_key(after - CLOCKS_DIFFER)
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.name,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=to_item(values),
            ConsistentRead=True,
        )
        with aws_errors(f"reading the articles of {day}"):
            for page in pages:
                yield from (story_items.found_in(item, language, day) for item in page["Items"])

    def holder(self, language: str) -> str | None:
        with aws_errors(f"reading who places {language}"):
            answer = self.dynamodb.get_item(
                TableName=self.name, Key=to_item(keys.HOLDER.of(language=language)), ConsistentRead=True
            )
        return answer["Item"]["process"]["S"] if "Item" in answer else None

    def hold(self, language: str, process: str) -> None:
        holder = keys.HOLDER.of(language=language) | {"kind": keys.HOLDER.kind, "process": process}
        put(self.dynamodb, self.name, to_item(holder))

    def _write(self, written: list[Item], gone: Sequence[Item] = ()) -> None:
        """Write and delete items without conditions, with as few calls as possible."""
        requests: list[Any] = [
            {"PutRequest": {"Item": items.expiring(item, self.clock(), self.days)}} for item in written
        ] + [{"DeleteRequest": {"Key": key}} for key in gone]
        for start in range(0, len(requests), MAX_BATCH):
            asked: Any = {self.name: requests[start : start + MAX_BATCH]}
            for _ in range(MAX_TRIES):
                with aws_errors("writing to the table"):
                    asked = self.dynamodb.batch_write_item(RequestItems=asked)["UnprocessedItems"]
                if not asked:
                    break
            else:
                raise TryAgain("writing to the table: it throttles")

    def _retake(self, copy: Placed, original: str, placed_at: datetime) -> None:
        """Store that an article is a copy of another one than before, unless it was erased.

        Its print gets a new moment, by which other processes find it.
        """
        article = copy.print.article
        known = self.decision(article)
        if known is None or known.placed_at > placed_at:  # erased, or taken by another original since
            return
        changed = replace(known, placing=replace(known.placing, duplicate_of=original), placed_at=placed_at)
        at_its_day = replace(copy.print, language=known.language, day=known.day)
        as_copy = replace(changed.placing, story_id=copy.story_id, since=copy.since, merges=known.placing.merges)
        before, _ = story_items.keys_of(article, known.spot)
        kept, report = story_items.keys_of(article, changed.spot)
        self._write([story_items.placed_item(at_its_day, as_copy, placed_at)], [before] if before != kept else [])
        moved = {":original": original, ":moment": story_items.moment_key(placed_at), ":version": known.version}
        self._update(
            to_item(keys.PLACING.of(id=article)),
            "SET duplicate_of = :original, placed_at = :moment",
            "version = :version",
            moved,
        )
        self._update(report, "SET duplicate_of = :original", "attribute_exists(pk)", {":original": original})

    def _update(self, key: Item, change: str, condition: str, values: dict[str, Any]) -> None:
        """Change an item, unless the condition does not hold."""
        try:
            with aws_errors("writing to the table"):
                self.dynamodb.update_item(
                    TableName=self.name,
                    Key=key,
                    UpdateExpression=change,
                    ConditionExpression=condition,
                    ExpressionAttributeValues=to_item(values),
                )
        except self.dynamodb.exceptions.ConditionalCheckFailedException:
            return
