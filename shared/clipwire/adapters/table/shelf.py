"""The places of articles: decisions, prints by day of publication, and the reports of each story."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.items import Item, from_item, to_item
from clipwire.adapters.table.writing import now, put
from clipwire.model.errors import TryAgain
from clipwire.model.record import Record
from clipwire.services.ports import Found
from clipwire.services.stories import Decision, Spot
from clipwire.stories.neighbours import Placed
from clipwire.stories.placing import Merge, Placing
from clipwire.stories.prints import StoryPrint

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

CLOCKS_DIFFER = timedelta(minutes=1)
"""Maximum difference between the clocks of two copies of the function."""
MAX_TITLE_CHARS = 200
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
        return decision_in(answer["Item"]) if "Item" in answer else None

    def decide(self, article_id: str, decision: Decision, instead_of: Decision | None = None) -> Decision:
        item = items.expiring(decision_item(article_id, decision), self.clock(), self.days)
        condition, values = "attribute_not_exists(pk) OR version < :version", {":version": item["version"]}
        if instead_of:
            condition = "version = :version AND placed_at = :before"
            values[":before"] = {"S": _moment(instead_of.placed_at)}
        if put(self.dynamodb, self.name, item, condition, values):
            return decision
        stored = self.decision(article_id)
        if stored is None:
            raise TryAgain(f"article {article_id}: its story was deleted meanwhile")
        return stored

    def is_kept(self, article_id: str, decision: Decision) -> bool:
        key, _ = keys_of(article_id, decision.spot)
        with aws_errors(f"looking for the print of article {article_id}"):
            answer = self.dynamodb.get_item(
                TableName=self.name, Key=key, ConsistentRead=True, ProjectionExpression="pk"
            )
        return "Item" in answer

    def keep(self, record: Record, one: StoryPrint, decision: Decision, copies: list[Placed]) -> None:
        placing = decision.placing
        left = {(spot.language, spot.day) for spot in decision.former} - {(one.language, one.day)}
        first = [placed_item(one, placing, decision.placed_at), *(_moved_item(*it, record.id, decision) for it in left)]
        rest = [report_item(record, placing)]
        for merge in placing.merges:
            rest += [_lead_item(merge), _merged_item(merge)]
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
        kept = keys_of(article_id, decision.spot)
        gone = [key for spot in decision.former for key in keys_of(article_id, spot) if key not in kept]
        return [key for at, key in enumerate(gone) if key not in gone[:at]]

    def placed_on(self, language: str, day: date, after: datetime | None) -> Iterator[Found]:
        condition, values = "pk = :pk", {":pk": keys.PLACED.partition(language=language, day=str(day))}
        if after:
            condition, values[":after"] = "pk = :pk AND sk > :after", _moment(after - CLOCKS_DIFFER)
        pages = self.dynamodb.get_paginator("query").paginate(
            TableName=self.name,
            KeyConditionExpression=condition,
            ExpressionAttributeValues=to_item(values),
            ConsistentRead=True,
        )
        with aws_errors(f"reading the articles of {day}"):
            for page in pages:
                yield from (_found_in(item, language, day) for item in page["Items"])

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
        before, _ = keys_of(article, known.spot)
        kept, report = keys_of(article, changed.spot)
        self._write([placed_item(at_its_day, as_copy, placed_at)], [before] if before != kept else [])
        moved = {":original": original, ":moment": _moment(placed_at), ":version": known.version}
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


def decision_item(article_id: str, decision: Decision) -> Item:
    placing = decision.placing
    return to_item(
        keys.PLACING.of(id=article_id)
        | {
            "kind": keys.PLACING.kind,
            "version": decision.version,
            "story_id": placing.story_id,
            "since": placing.since,
            "duplicate_of": placing.duplicate_of,
            "similarity": placing.similarity,
            "merged": [merge.younger for merge in placing.merges],
            "copies": list(placing.copies),
            "placed_at": _moment(decision.placed_at),
            "language": decision.language,
            "day": str(decision.day),
            "former": [
                {
                    "language": it.language,
                    "day": str(it.day),
                    "placed_at": _moment(it.placed_at),
                    "story_id": it.story_id,
                }
                for it in decision.former
            ],
            "earlier_merges": [asdict(merge) for merge in decision.earlier_merges],
        }
    )


def decision_in(item: Item) -> Decision:
    values = from_item(item)
    story = values["story_id"]
    placing = Placing(
        story_id=story,
        since=values.get("since", ""),
        duplicate_of=values.get("duplicate_of"),
        similarity=values.get("similarity"),
        merges=tuple(Merge(younger, story) for younger in values.get("merged", ())),
        copies=tuple(values.get("copies", ())),
    )
    spot = _spot_in(values)
    former = tuple(map(_spot_in, values.get("former", ())))
    merges = tuple(Merge(**merge) for merge in values.get("earlier_merges", ()))
    return Decision(values["version"], placing, spot.placed_at, spot.language, spot.day, former, merges)


def _spot_in(values: dict[str, Any]) -> Spot:
    moment, day = datetime.fromisoformat(values["placed_at"]), date.fromisoformat(values["day"])
    return Spot(values["language"], day, moment, values["story_id"])


def keys_of(article_id: str, spot: Spot) -> list[Item]:
    """The keys of the print and the report of an article."""
    placed_at, day = _moment(spot.placed_at), str(spot.day)
    return [
        to_item(keys.PLACED.of(language=spot.language, day=day, placed_at=placed_at, id=article_id)),
        to_item(keys.REPORT.of(story_id=spot.story_id, id=article_id)),
    ]


def placed_item(one: StoryPrint, placing: Placing, placed_at: datetime) -> Item:
    """The item with which later articles are compared: at most 1,024 bytes, which cost one unit."""
    key = keys.PLACED.of(language=one.language, day=str(one.day), placed_at=_moment(placed_at), id=one.article)
    return to_item(
        key
        | {
            "kind": keys.PLACED.kind,
            "print": one.pack(),
            "story_id": placing.story_id,
            "since": placing.since,
            "duplicate_of": placing.duplicate_of,
            "merged": [merge.younger for merge in placing.merges],
        }
    )


def _moved_item(language: str, day: date, record_id: str, decision: Decision) -> Item:
    """The item from which processes that have read a day learn that an article is no longer of this day."""
    key = keys.PLACED.of(language=language, day=str(day), placed_at=_moment(decision.placed_at), id=record_id)
    return to_item(key | {"kind": keys.PLACED.kind})


def report_item(record: Record, placing: Placing) -> Item:
    article = record.article
    return to_item(
        keys.REPORT.of(story_id=placing.story_id, id=record.id)
        | {
            "kind": keys.REPORT.kind,
            "id": record.id,
            "title": article.title[:MAX_TITLE_CHARS] if article.title else None,
            "published": article.published,
            "source": article.source.name if article.source else None,
            "agency": article.dateline.agency if article.dateline else None,
            "duplicate_of": placing.duplicate_of,
            "similarity": placing.similarity,
        }
    )


def _lead_item(merge: Merge) -> Item:
    key = keys.LEAD.of(story_id=merge.younger)
    return to_item(key | {"kind": keys.LEAD.kind, "merged_into": merge.older})


def _merged_item(merge: Merge) -> Item:
    key = keys.MERGED.of(story_id=merge.older, younger=merge.younger)
    return to_item(key | {"kind": keys.MERGED.kind, "story_id": merge.younger})


def _found_in(item: Item, language: str, day: date) -> Found:
    values = from_item({name: value for name, value in item.items() if name != "print"})
    placed_at, _, article_id = values["sk"].partition("#")
    if "print" not in item:
        return Found(article_id, None, (), datetime.fromisoformat(placed_at))
    one = StoryPrint.unpack(article_id, language, day, item["print"]["B"])
    story = values["story_id"]
    merges = tuple(Merge(younger, story) for younger in values.get("merged", ()))
    placed = Placed(one, story, values.get("since", ""), values.get("duplicate_of"))
    return Found(article_id, placed, merges, datetime.fromisoformat(placed_at))


def _moment(moment: datetime) -> str:
    """A moment as a text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
