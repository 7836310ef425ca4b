"""The items of stories, which `ShelfTable` reads and writes: decisions, prints by day, reports, and merges."""

from datetime import UTC, date, datetime
from typing import Any

from clipwire.adapters.table import keys
from clipwire.adapters.table.items import Item, from_item, to_item
from clipwire.model.record import Record
from clipwire.services.ports import Found
from clipwire.services.stories import Decision, Spot
from clipwire.stories.neighbours import Placed
from clipwire.stories.placing import Merge, Placing
from clipwire.stories.prints import StoryPrint

MAX_TITLE_CHARS = 200


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
            "placed_at": moment_key(decision.placed_at),
            "language": decision.language,
            "day": str(decision.day),
            "former": [
                {
                    "language": it.language,
                    "day": str(it.day),
                    "placed_at": moment_key(it.placed_at),
                    "story_id": it.story_id,
                }
                for it in decision.former
            ],
            "earlier_merges": [{"younger": merge.younger, "older": merge.older} for merge in decision.earlier_merges],
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
    placed_at, day = moment_key(spot.placed_at), str(spot.day)
    return [
        to_item(keys.PLACED.of(language=spot.language, day=day, placed_at=placed_at, id=article_id)),
        to_item(keys.REPORT.of(story_id=spot.story_id, id=article_id)),
    ]


def placed_item(one: StoryPrint, placing: Placing, placed_at: datetime) -> Item:
    """The item with which later articles are compared: at most 1,024 bytes, which cost one unit."""
    key = keys.PLACED.of(language=one.language, day=str(one.day), placed_at=moment_key(placed_at), id=one.article)
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


def moved_item(spot: Spot, article_id: str, decision: Decision) -> Item:
    """The item from which processes that have read a day learn that an article is no longer of this day."""
    key = keys.PLACED.of(
        language=spot.language, day=str(spot.day), placed_at=moment_key(decision.placed_at), id=article_id
    )
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


def lead_item(merge: Merge) -> Item:
    key = keys.LEAD.of(story_id=merge.younger)
    return to_item(key | {"kind": keys.LEAD.kind, "merged_into": merge.older})


def merged_item(merge: Merge) -> Item:
    key = keys.MERGED.of(story_id=merge.older, younger=merge.younger)
    return to_item(key | {"kind": keys.MERGED.kind, "story_id": merge.younger})


def found_in(item: Item, language: str, day: date) -> Found:
    values = from_item({name: value for name, value in item.items() if name != "print"})
    placed_at, _, article_id = values["sk"].partition("#")
    if "print" not in item:
        return Found(article_id, None, (), datetime.fromisoformat(placed_at))
    one = StoryPrint.unpack(article_id, language, day, item["print"]["B"])
    story = values["story_id"]
    merges = tuple(Merge(younger, story) for younger in values.get("merged", ()))
    placed = Placed(one, story, values.get("since", ""), values.get("duplicate_of"))
    return Found(article_id, placed, merges, datetime.fromisoformat(placed_at))


def moment_key(moment: datetime) -> str:
    """A moment as a text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
