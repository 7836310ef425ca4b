"""What the table, the receipts and the subscribers show after a plan was played, as the checks read it."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from clipwire.model.article import FileRef
from clipwire.model.receipt import Receipt
from tests.faults.files import File, Nature
from tests.faults.plans import Plan
from tests.faults.playing import Aftermath, Played, Text
from tests.faults.world import Mark, Sight, mark_in, moment
from tests.support.clippings import Notification

SPOILT = (Nature.RAISES, Nature.KILLS)

OF_EVENT = re.compile(r"!([a-z2-7]{24}-\d+|[0-9a-f]{32})$")
"""The end of the member's name in the receipt of an event."""

Place = tuple[str, str, str | None]
"""The key, the version in the bucket and the member that a receipt is about."""


@dataclass(frozen=True)
class View:
    plan: Plan
    played: Played
    seen: Aftermath
    is_mended: bool
    """Whether the failed receipts were retried after the faults had ended."""

    def files(self) -> list[tuple[int, File]]:
        return list(enumerate(self.plan.files))

    def sound_files(self) -> list[tuple[int, File]]:
        """Files that were read: no folder, and no failed file."""
        return [
            (number, file)
            for number, file in self.files()
            if file.form != "folder"
            and self.whole(number)
            and not any(receipt.outcome == "failed" for receipt in self.of_file[number])
        ]

    def whole(self, number: int) -> Receipt | None:
        return next((receipt for receipt in self.of_file[number] if receipt.member is None), None)

    @cached_property
    def of_file(self) -> dict[int, list[Receipt]]:
        """File -> its receipt and those of its members."""
        by_object = defaultdict(list)
        for receipt in self.seen.receipts:
            if receipt not in self.given_up:
                by_object[receipt.key, receipt.revision].append(receipt)
        return {number: by_object[file.key, self.played.revisions[number]] for number, file in self.files()}

    @cached_property
    def by_place(self) -> dict[Place, Receipt]:
        return {place_of(receipt): receipt for receipt in self.seen.receipts}

    @cached_property
    def given_up(self) -> list[Receipt]:
        """The receipts of changes that could not be published, or were published by `clipwire retry`."""
        return [receipt for receipt in self.seen.receipts if receipt.member and OF_EVENT.search(receipt.member)]

    @property
    def failed_events(self) -> set[str]:
        failed = [receipt.member or "" for receipt in self.given_up if receipt.outcome == "failed"]
        return {member.rpartition("!")[2] for member in failed}

    @cached_property
    def stories(self) -> dict[str, int]:
        """Article id -> number of its story. The articles of odd documents are left out."""
        marks = {article_id: mark_of(texts[0]) for article_id, texts in self.seen.texts.items()}
        return {article_id: mark.story for article_id, mark in marks.items() if mark}

    @cached_property
    def once_rejected(self) -> set[Place]:
        """Files that were rejected before parsers were mended."""
        receipts = self.played.after_faults.receipts if self.is_mended else []
        return {place_of(receipt) for receipt in receipts if tells_a_rejection(receipt)}

    def heard(self, *types: str) -> dict[str, list[Notification]]:
        heard = defaultdict(list)
        for event in self.seen.events:
            if event.type in types:
                heard[event.id].append(event)
        return heard

    def every_sight(self, story: int, sound: bool = False) -> list[tuple[datetime, Sight]]:
        """The sights of a story, oldest first. `sound`: those that were certainly read."""
        found = [
            (moment(sight.crawled, file.arrived), file.arrived, sight)
            for number, file in (self.sound_files() if sound else self.files())
            for sight in file.sights(Nature.GOOD, *(() if sound and not self.was_read_whole(number) else SPOILT))
            if sight.story.number == story
        ]
        return [(seen, sight) for seen, _, sight in sorted(found, key=lambda it: it[:2])]

    def was_read_whole(self, number: int) -> bool:
        """Whether the spoilt parts of a file were read too: a member that raised is rejected and not retried."""
        expected = Counter(sight.story.number for sight in self.plan.files[number].sights(Nature.GOOD, *SPOILT))
        return self.stored_of(number) == expected

    def stored_of(self, number: int) -> "Counter[int]":
        """Story -> number of times that the receipts of a file name it."""
        stored = (self.stories.get(one.id) for receipt in self.of_file[number] for one in receipt.articles)
        return Counter(story for story in stored if story)

    def whole_sights(self, story: int) -> list[tuple[datetime, Sight]]:
        return [(seen, sight) for seen, sight in self.every_sight(story, sound=True) if not sight.is_teaser]

    def came_back(self, text: Text, texts: list[Text]) -> bool:
        """Whether a later version has the words of a text, whose file may be read again and is unchanged then.

        It is read again if its receipt could not be written, or when it is retried.
        """
        later = [other for other in texts if (other.version or 0) > (text.version or 0)]
        return bool(self.is_mended or self.plan.faults) and mark_of(text) in map(mark_of, later)


def mark_of(text: Text) -> Mark | None:
    return mark_in(text.article.body)


def place_of_file(file: FileRef | None) -> Place:
    assert file, "a stored article has its file"
    return file.key, file.version_id or "null", file.member


def place_of(receipt: Receipt) -> Place:
    return receipt.key, receipt.revision, receipt.member


def place_in(event: Notification) -> Place:
    data = event.event["data"]
    return data["key"], data["revision"], data.get("member")


def tells_a_rejection(receipt: Receipt) -> bool:
    if receipt.member or receipt.outcome not in ("rejected", "partial"):
        return False
    return receipt.outcome == "rejected" or receipt.members.get("rejected", 0) > 0


def name_of(receipt: Receipt) -> str:
    member = f" member {receipt.member}" if receipt.member else ""
    return f"the receipt of {receipt.key}{member}"
