"""The places of articles: decisions, prints by day of publication, and the reports of each story."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items, keys, story_items
from clipwire.adapters.table.items import Item, from_item, to_item
from clipwire.adapters.table.reading import query
from clipwire.adapters.table.writing import now, put, write_all
from clipwire.model.errors import Erased, TryAgain
from clipwire.model.record import Record
from clipwire.services.stories import Decision, Found, Owner
from clipwire.stories.placing import Placing
from clipwire.stories.prints import StoryPrint

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CLOCKS_DIFFER = timedelta(minutes=1)
"""Maximum difference between the clocks of two copies of the function."""
MAX_TRIES = 8
"""Maximum number of calls for one batch, of which each writes the items that the one before left out."""
MAX_COPIES_AT_ONCE = 15
"""Maximum number of copies in one transaction, which has a hundred steps: four for each, and those of the article."""


Step = dict[str, dict[str, Any]]
"""Of a transaction."""


@dataclass(frozen=True)
class StoryTable:
    """Implements `StoryStore`."""

    dynamodb: "DynamoDBClient"
    name: str
    days: int = 0
    """Days until the items are deleted, as those of records; 0 for never."""
    clock: Callable[[], datetime] = now

    def decision(self, article_id: str) -> Decision | None:
        item = self.item(to_item(keys.PLACING.of(id=article_id)))
        if item and item["kind"]["S"] == keys.UNPLACED.kind:
            raise Erased(article_id, item["erased_at"]["S"][:10])
        return story_items.decision_in(item) if item else None

    def print_of(self, article_id: str, decision: Decision) -> bytes | None:
        item = self.item(story_items.print_key(article_id, decision.spot))
        return item["print"]["B"] if item else None

    def keep(self, record: Record, one: StoryPrint, decision: Decision, instead_of: Decision | None = None) -> Decision:
        placing = decision.placing
        if instead_of or placing.merges or placing.copies:
            is_stored = self._replace(record, one, decision, instead_of)
            return decision if is_stored else self._stored_meanwhile(record.id, instead_of)
        item = self._expiring(story_items.decision_item(record.id, decision))
        if not put(self.dynamodb, self.name, item, "attribute_not_exists(pk)"):
            return self._stored_meanwhile(record.id, None)
        self.write([story_items.print_item(one, decision), story_items.report_item(record, placing)])
        try:
            self.decision(record.id)
        except Erased:
            self.write([], story_items.keys_of(record.id, decision))
            raise
        return decision

    def keep_report(self, record: Record, placing: Placing) -> None:
        put(self.dynamodb, self.name, self._expiring(story_items.report_item(record, placing)))

    def placed_on(self, language: str, day: date, after: datetime | None) -> Iterator[Found]:
        condition, values = "pk = :pk", {":pk": keys.PLACED.partition(language=language, day=str(day))}
        if after:
            condition, values[":after"] = "pk = :pk AND sk > :after", story_items.moment_key(after - CLOCKS_DIFFER)
        found = query(
            self.dynamodb,
            f"reading the articles of {day}",
            TableName=self.name,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=to_item(values),
            ConsistentRead=True,
        )
        return (story_items.found_in(item, language, day) for item in found)

    def owner(self, language: str) -> Owner:
        item = from_item(self.item(to_item(keys.OWNER.of(language=language))) or {})
        return Owner(item.get("owned_by"), item.get("erased_at"))

    def own(self, language: str, process: str) -> None:
        self._note(language, "owned_by", process)

    def note_erased(self, language: str) -> None:
        """Note that an article of a language was erased: every process forgets what it has read."""
        self._note(language, "erased_at", self.clock().isoformat())

    def _note(self, language: str, name: str, value: str) -> None:
        """Change one attribute of the owner's item; the other stays."""
        with aws_errors("writing to the table"):
            self.dynamodb.update_item(
                TableName=self.name,
                Key=to_item(keys.OWNER.of(language=language)),
                UpdateExpression=f"SET kind = :kind, {name} = :value",
                ExpressionAttributeValues=to_item({":kind": keys.OWNER.kind, ":value": value}),
            )

    def _replace(self, record: Record, one: StoryPrint, decision: Decision, instead_of: Decision | None) -> bool:
        """Store a decision and all its items in one transaction, and delete those of the one before.

        False if the decision before, or that of a copy, is not as it was read.
        """
        placing = decision.placing
        written = [story_items.print_item(one, decision), story_items.report_item(record, placing)]
        if instead_of and instead_of.left != decision.left:
            written.append(story_items.moved_item(record.id, decision))
        for merge in placing.merges:
            written += [story_items.merged_into_item(merge), story_items.merged_item(merge)]
        by_copy = self.steps_of_copies(placing.copies, record.id, placing.similarities, decision.placed_at)
        *before, last = parts(list(by_copy), MAX_COPIES_AT_ONCE)
        for copies in before:
            # if the process ends after this, the next decision about the article finds them as its copies
            if not write_all(self.dynamodb, [step for copy in copies for step in by_copy[copy]]):
                return False
        taken = replace(decision, placing=replace(placing, copies=tuple(by_copy)))
        steps = [self.put_instead(story_items.decision_item(record.id, taken), instead_of), *map(self._put, written)]
        steps += self._deletes(story_items.keys_of(record.id, instead_of) if instead_of else (), written)
        return write_all(self.dynamodb, [*steps, *(step for copy in last for step in by_copy[copy])])

    def steps_of_copies(
        self, copies: Sequence[str], original: str | None, similarities: Mapping[str, float], moment: datetime
    ) -> dict[str, list[Step]]:
        """For each article that is placed, the steps that change of what it is a copy, and its similarity.

        Its print gets a new moment, by which other processes find it.
        """
        steps: dict[str, list[Step]] = {}
        for article in copies:
            item = self.item(to_item(keys.PLACING.of(id=article)))
            if item is None or item["kind"]["S"] == keys.UNPLACED.kind:
                continue
            known = story_items.decision_in(item)
            print_key, report_key = story_items.keys_of(article, known)
            mark, report = self.item(print_key), self.item(report_key)
            if mark is None:
                continue
            is_copy_of = {"duplicate_of": original}
            fields = is_copy_of | {"similarity": similarities.get(article)}
            changed = _with(item, fields) | to_item({"placed_at": story_items.moment_key(moment)})
            written = [_with(mark, is_copy_of) | story_items.print_key(article, replace(known.spot, placed_at=moment))]
            written += [_with(report, fields)] if report else []
            first = self.put_instead(changed, known)
            steps[article] = [first, *map(self._put, written), *self._deletes([print_key], written)]
        return steps

    def _stored_meanwhile(self, article_id: str, instead_of: Decision | None) -> Decision:
        """The decision that another process has stored."""
        stored = self.decision(article_id)
        if stored is None or stored == instead_of:
            raise TryAgain(f"article {article_id}: the place of it or of a copy changed meanwhile")
        return stored

    def item(self, key: Item) -> Item | None:
        with aws_errors("reading the table"):
            return self.dynamodb.get_item(TableName=self.name, Key=key, ConsistentRead=True).get("Item")

    def _expiring(self, item: Item) -> Item:
        return items.expiring(item, self.clock(), self.days)

    def _put(self, item: Item) -> Step:
        return {"Put": {"TableName": self.name, "Item": self._expiring(item)}}

    def put_instead(self, item: Item, known: Decision | None) -> Step:
        """Store a decision instead of the one that is known."""
        step = self._put(item)
        if known is None:
            step["Put"]["ConditionExpression"] = "attribute_not_exists(pk)"
        else:
            values = to_item({":version": known.version, ":before": story_items.moment_key(known.placed_at)})
            step["Put"] |= {
                "ConditionExpression": "version = :version AND placed_at = :before",
                "ExpressionAttributeValues": values,
            }
        return step

    def _deletes(self, gone: Sequence[Item], written: Sequence[Item]) -> list[Step]:
        """The steps that delete items, but for those that are written again."""
        kept = [{name: item[name] for name in ("pk", "sk")} for item in written]
        return [{"Delete": {"TableName": self.name, "Key": key}} for key in gone if key not in kept]

    def write(self, written: Sequence[Item], gone: Sequence[Item] = ()) -> None:
        """Write and delete items without conditions, in one call; at most 25."""
        asked: Any = {
            self.name: [{"PutRequest": {"Item": self._expiring(item)}} for item in written]
            + [{"DeleteRequest": {"Key": key}} for key in gone]
        }
        for _ in range(MAX_TRIES):
            with aws_errors("writing to the table"):
                asked = self.dynamodb.batch_write_item(RequestItems=asked)["UnprocessedItems"]
            if not asked:
                return
        raise TryAgain("writing to the table: it throttles")


def _with(item: Item, fields: dict[str, Any]) -> Item:
    return {name: value for name, value in item.items() if name not in fields} | to_item(fields)


def parts(articles: Sequence[str], size: int) -> list[Sequence[str]]:
    """The articles in parts of a size; one part at least."""
    return [articles[start : start + size] for start in range(0, max(len(articles), 1), size)]
