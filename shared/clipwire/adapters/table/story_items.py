"""The items of stories, which `StoryTable` reads and writes: decisions, prints by day, reports, and merges."""

from datetime import date, datetime
from typing import Any

from clipwire.adapters.table import keys
from clipwire.adapters.table.items import Item, from_item, to_item
from clipwire.model.moments import utc_text
from clipwire.model.record import Record
from clipwire.services.stories import Decision, Found, Spot
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
            "left": [
                {"language": it.language, "day": str(it.day), "placed_at": moment_key(it.placed_at)}
                for it in decision.left
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
    left = tuple(map(_spot_in, values.get("left", ())))
    merges = tuple(Merge(**merge) for merge in values.get("earlier_merges", ()))
    return Decision(values["version"], placing, spot.placed_at, spot.language, spot.day, merges, left)


def _spot_in(values: dict[str, Any]) -> Spot:
    moment, day = datetime.fromisoformat(values["placed_at"]), date.fromisoformat(values["day"])
    return Spot(values["language"], day, moment)


def print_key(article_id: str, spot: Spot) -> Item:
    placed_at, day = moment_key(spot.placed_at), str(spot.day)
    return to_item(keys.PLACED.of(language=spot.language, day=day, placed_at=placed_at, id=article_id))


def keys_of(article_id: str, decision: Decision) -> list[Item]:
    """The keys of the print and the report of an article."""
    report = to_item(keys.REPORT.of(story_id=decision.placing.story_id, id=article_id))
    return [print_key(article_id, decision.spot), report]


def unplaced_item(article_id: str, decision: Item | None, now: datetime) -> Item:
    """The item that takes the place of the decision about an erased article, so that no other is stored.

    It keeps the decision, which names the items that are deleted, but nothing of the article.
    """
    item = to_item(keys.UNPLACED.of(id=article_id) | {"kind": keys.UNPLACED.kind, "erased_at": now.isoformat()})
    return item | ({"decision": {"M": decision}} if decision else {})


def erased_decision_in(unplaced: Item) -> Decision | None:
    return decision_in(unplaced["decision"]["M"]) if "decision" in unplaced else None


def print_item(one: StoryPrint, decision: Decision) -> Item:
    """The item with which later articles are compared: at most 1,024 bytes, which cost one unit.

    It has the merges of all versions of the article, from which other processes learn of them.
    """
    placing = decision.placing
    content = {
        "kind": keys.PLACED.kind,
        "print": one.pack(),
        "story_id": placing.story_id,
        "since": placing.since,
        "duplicate_of": placing.duplicate_of,
        "merged": _merged_by(decision),
    }
    return print_key(one.article, decision.spot) | to_item(content)


def moved_item(article_id: str, decision: Decision) -> Item:
    """The item from which processes that have read a day learn that an article is no longer of this day."""
    content = {"kind": keys.PLACED.kind, "story_id": decision.placing.story_id, "merged": _merged_by(decision)}
    return print_key(article_id, decision.left[-1]) | to_item(content)


def merges_item(spot: Spot, decision: Decision) -> Item | None:
    """The item that takes the place of the print of an erased article that has merged stories; None if it has not."""
    merged = _merged_by(decision)
    content = {"kind": keys.PLACED.kind, "story_id": decision.placing.story_id, "merged": merged}
    return print_key(decision.placing.story_id, spot) | to_item(content) if merged else None


def _merged_by(decision: Decision) -> list[str]:
    merges = (*decision.earlier_merges, *decision.placing.merges)
    return list(dict.fromkeys(merge.younger for merge in merges))


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


def merged_into_item(merge: Merge) -> Item:
    key = keys.MERGED_INTO.of(story_id=merge.younger)
    return to_item(key | {"kind": keys.MERGED_INTO.kind, "merged_into": merge.older})


def merged_item(merge: Merge) -> Item:
    key = keys.MERGED.of(story_id=merge.older, younger=merge.younger)
    return to_item(key | {"kind": keys.MERGED.kind, "story_id": merge.younger})


def found_in(item: Item, language: str, day: date) -> Found:
    values = from_item({name: value for name, value in item.items() if name != "print"})
    placed_at, _, article_id = values["sk"].partition("#")
    story = values.get("story_id", "")
    merges = tuple(Merge(younger, story) for younger in values.get("merged", ()))
    placed = None
    if "print" in item:
        one = StoryPrint.unpack(article_id, language, day, item["print"]["B"])
        placed = Placed(one, story, values.get("since", ""), values.get("duplicate_of"))
    return Found(article_id, placed, merges, datetime.fromisoformat(placed_at))


def moment_key(moment: datetime) -> str:
    return utc_text(moment, "milliseconds")
