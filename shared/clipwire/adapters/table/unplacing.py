"""Erase the place of an article: its decision, its print and its report, and its id in the places of its copies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from clipwire.adapters.table import items, keys, story_items
from clipwire.adapters.table.items import Item, from_item, to_item
from clipwire.adapters.table.reading import partition
from clipwire.adapters.table.stories import MAX_COPIES_AT_ONCE, StoryTable, parts
from clipwire.adapters.table.writing import write_all
from clipwire.model.errors import TryAgain
from clipwire.services.stories import Decision

KEPT_DAYS = 15
"""Days for which no place of an erased article is stored. No message is older than 14 days."""


@dataclass(frozen=True)
class Unplacing:
    stories: StoryTable

    def erase(self, article_id: str, now: datetime) -> None:
        """Erase the place of an article, and store that it can have none. This may be repeated.

        The first of its copies becomes the original of the others. Their similarity with it is not known.
        """
        while (unplaced := self._unplaced(article_id, now)) is None:
            pass  # it was placed meanwhile
        self._clear(article_id, unplaced)

    def finish(self, article_id: str) -> None:
        """Delete what was stored of the place of an article while it was erased, if it was erased."""
        item = self.stories.item(to_item(keys.PLACING.of(id=article_id)))
        if item and item["kind"]["S"] == keys.UNPLACED.kind:
            self._clear(article_id, item)

    def _unplaced(self, article_id: str, now: datetime) -> Item | None:
        """The item that takes the place of the decision; None if another decision was stored meanwhile."""
        known = self.stories.item(to_item(keys.PLACING.of(id=article_id)))
        if known and known["kind"]["S"] == keys.UNPLACED.kind:
            return known
        item = items.expiring(story_items.unplaced_item(article_id, known, now), now, KEPT_DAYS)
        step = self.stories.put_instead(item, story_items.decision_in(known) if known else None)
        return item if write_all(self.stories.dynamodb, [step]) else None

    def _clear(self, article_id: str, unplaced: Item) -> None:
        decision = story_items.erased_decision_in(unplaced)
        if decision is None:
            return
        self._delete_items(article_id, decision)
        reports = list(map(from_item, self._reports([decision.placing.story_id])))
        copies = [report for report in reports if report.get("duplicate_of") == article_id]
        in_order = [report["id"] for report in sorted(copies, key=lambda it: (it.get("published", "9"), it["id"]))]
        first, others = in_order[:1], in_order[1:]
        for some in parts(others, MAX_COPIES_AT_ONCE) if others else ():
            self._change(some, first[0])
        self._change(first, None)

        for report in reports:
            self._forget_copy(report["id"], article_id)

    def _forget_copy(self, original: str, copy: str) -> None:
        """Take an article out of those that another one took over."""
        known = self.stories.item(to_item(keys.PLACING.of(id=original)))
        taken = from_item(known).get("copies", []) if known else []
        if known and copy in taken:
            rest = {name: value for name, value in known.items() if name != "copies"}
            changed = rest | to_item({"copies": [one for one in taken if one != copy]})
            if not write_all(
                self.stories.dynamodb, [self.stories.put_instead(changed, story_items.decision_in(known))]
            ):
                raise TryAgain(f"the place of article {original} changed meanwhile")

    def _delete_items(self, article_id: str, decision: Decision) -> None:
        """Delete print and report, and the items of the days that the article left. Their merges stay."""
        spots = (decision.spot, *decision.left)
        _, report = story_items.keys_of(article_id, decision)
        merges = [item for spot in spots if (item := story_items.merges_item(spot, decision))]
        for item in merges:
            self.stories.write([item])
        for key in (report, *(story_items.print_key(article_id, spot) for spot in spots)):
            self.stories.write([], [key])
        for language in {spot.language for spot in spots}:
            self.stories.note_erased(language)

    def _change(self, copies: Sequence[str], original: str | None) -> None:
        by_copy = self.stories.steps_of_copies(copies, original, {}, self.stories.clock())
        steps = [step for steps in by_copy.values() for step in steps]
        if steps and not write_all(self.stories.dynamodb, steps):
            raise TryAgain("the place of a copy changed meanwhile")

    def _reports(self, stories: list[str]) -> Iterator[Item]:
        """The reports of a story, and of all stories that are merged with it."""
        for story in stories:  # which grows
            for item in partition(self.stories.dynamodb, self.stories.name, keys.REPORT.partition(story_id=story)):
                match item["kind"]["S"]:
                    case keys.REPORT.kind:
                        yield item
                    case keys.MERGED.kind if item["story_id"]["S"] not in stories:
                        stories.append(item["story_id"]["S"])
                    case keys.MERGED_INTO.kind if item["merged_into"]["S"] not in stories:
                        stories.append(item["merged_into"]["S"])
