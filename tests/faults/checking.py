"""The checks of a played plan. They hold for every order in which the calls of the functions may fall.

Nothing is lost, stuck or untrue, and nothing has two ids. Each finding is a line that begins with one of these words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from clipwire.model.article import FileRef
from clipwire.model.receipt import Receipt, StoredArticle
from clipwire.versions.proofs import statement_hash, text_sha256
from tests.faults.files import File, Nature
from tests.faults.plans import Plan
from tests.faults.playing import Aftermath, Played, Text
from tests.faults.world import Mark, Sight, mark_in, moment
from tests.support.clippings import Notification

TRIES = 5
"""Deliveries of a message before it is a dead letter."""

SPOILT = (Nature.RAISES, Nature.KILLS)

CLOSED = {"accepted", "unchanged", "partial", "rejected"}

OF_EVENT = re.compile(r"!([a-z2-7]{24}-\d+|[0-9a-f]{32})$")
"""The end of the member's name in the receipt of an event."""

Place = tuple[str, str, str | None]
"""The key, the version in the bucket and the member that a receipt is about."""


def findings(plan: Plan, played: Played) -> list[str]:
    """Everything wrong after the faults have ended or, if nothing is, after the failed receipts were retried."""
    found = _Check(plan, played, played.after_faults, is_mended=False).findings()
    return found or [
        f"{line} (after retrying)" for line in _Check(plan, played, played.after_mending, is_mended=True).findings()
    ]


@dataclass(frozen=True)
class _Check:
    plan: Plan
    played: Played
    seen: Aftermath
    is_mended: bool

    def findings(self) -> list[str]:
        checks = [
            self._nothing_waits,
            self._every_file_has_a_closed_receipt,
            self._receipts_agree_with_files,
            self._receipts_agree_with_the_table,
            self._versions_agree_with_receipts,
            self._every_version_is_hashed_and_names_the_one_before,
            self._every_text_is_kept,
            self._histories_hold_each_text_once,
            self._the_newest_text_is_the_record,
            self._one_id_for_each_story,
            self._each_change_is_published,
            self._nothing_is_published_again,
            self._each_rejection_is_published,
            self._stories_are_those_of_one_after_the_other,
        ]
        return [line for check in checks for line in check()]

    # --- stuck --------------------------------------------------------------------------------------------------------

    def _nothing_waits(self) -> Iterator[str]:
        yield from (f"stuck: {error}" for error in self.seen.errors)
        for queue, count in self.seen.waiting.items():
            if count:
                yield f"stuck: {count} messages in {queue}"
        for receipt in self.seen.receipts:
            if receipt.outcome not in CLOSED | {"failed"}:
                yield f"stuck: {_name(receipt)} is {receipt.outcome}"

    # --- files and receipts -------------------------------------------------------------------------------------------

    def _every_file_has_a_closed_receipt(self) -> Iterator[str]:
        for number, file in self._files():
            if file.form == "folder":
                if receipts := self._of_file[number]:
                    yield f"untrue: the console folder {file.key} has a receipt: {receipts[0].outcome}"
            elif self._whole(number) is None:
                yield f"lost: file {number} has no receipt"
        if self.is_mended or self._nothing_may_fail():
            for receipt in self.seen.receipts:
                if receipt.outcome == "failed" and not self._is_spoilt(receipt):
                    detail = receipt.problem.detail if receipt.problem else ""
                    yield f"lost: {_name(receipt)} failed: {detail}"

    def _nothing_may_fail(self) -> bool:
        """Whether the faults are too few for a message to be given up."""
        return sum(fault.times for fault in self.plan.faults) < TRIES

    def _is_spoilt(self, receipt: Receipt) -> bool:
        return not self.is_mended and any(
            self._spoils(file) for number, file in self._files() if receipt in self._of_file[number]
        )

    def _spoils(self, file: File) -> bool:
        return any(map(file.count, SPOILT))

    def _receipts_agree_with_files(self) -> Iterator[str]:
        for number, file in self._sound_files():
            whole = self._whole(number)
            assert whole
            expected = Counter(sight.story.number for sight in file.sights(Nature.GOOD))
            spoilt = Counter(sight.story.number for sight in file.sights(*SPOILT))
            counted = self._stored_of(number)
            if self.is_mended:
                expected += spoilt
            if not expected <= counted <= expected + spoilt:
                yield f"lost: file {number} tells stories {dict(expected)}, its receipts {dict(counted)}"
            articles = [one for receipt in self._of_file[number] for one in receipt.articles]
            if file.form == "container":
                yield from self._members_agree(number, file, whole)
            elif file.count(Nature.JUNK) and whole.outcome != "rejected":
                yield f"untrue: file {number} holds no article, and is {whole.outcome}"
            elif file.count(Nature.GOOD) and whole.outcome != self._outcome_by(articles):
                yield f"untrue: file {number} is {whole.outcome} with {_outcomes(articles)}"

    def _members_agree(self, number: int, file: File, whole: Receipt) -> Iterator[str]:
        # the receipt of a container in a container counts members of its own
        members = [receipt for receipt in self._of_file[number] if receipt.member and not receipt.members]
        rejected = sum(member.outcome == "rejected" for member in members)
        junk = file.count(Nature.JUNK)
        may_be = sum(file.count(nature) for nature in (Nature.ODD, *SPOILT))
        if not junk <= rejected <= junk + may_be:
            yield f"untrue: {junk} members of file {number} are no articles, {rejected} receipts say so"
        for member in members:
            if member.articles and member.outcome != self._outcome_by(member.articles):
                yield f"untrue: {_name(member)} is {member.outcome} with {_outcomes(member.articles)}"
        good = [member.outcome for member in members if member.outcome in ("accepted", "unchanged")]
        if not good:
            expected = "rejected"
        elif rejected:
            expected = "partial"
        else:
            expected = "accepted" if "accepted" in good else "unchanged"
        if whole.outcome != expected:
            outcomes = dict(Counter(member.outcome for member in members))
            yield f"untrue: container {number} is {whole.outcome}, its members are {outcomes}"

    def _outcome_by(self, articles: list[StoredArticle]) -> str:
        return "unchanged" if all(one.outcome == "unchanged" for one in articles) else "accepted"

    # --- receipts and the table ---------------------------------------------------------------------------------------

    def _receipts_agree_with_the_table(self) -> Iterator[str]:
        for number, file in self._files():
            for receipt in self._of_file[number]:
                for stored in receipt.articles:
                    yield from self._agrees(file, receipt, stored)

    def _agrees(self, file: File, receipt: Receipt, stored: StoredArticle) -> Iterator[str]:
        name = f"{_name(receipt)}: {stored.id} {stored.outcome}, version {stored.version}"
        texts = self.seen.texts.get(stored.id)
        if not texts:
            yield f"untrue: {name}, and there is no such article"
            return
        story = self._stories.get(stored.id)
        if story is None:
            return
        here = [sight for sight in file.sights(Nature.GOOD, *SPOILT) if sight.story.number == story]
        wordings = {sight.wording for sight in here}
        its_own = [text for text in texts if text.version and _place(text.article.file) == _place_of(receipt)]
        if stored.outcome == "unchanged":
            its_own = [text for text in its_own if not self._came_back(text, texts)]
        match stored.outcome:
            case "new" | "updated":
                if stored.version not in [text.version for text in its_own]:
                    yield f"untrue: {name}, and that version was not made from it"
                if (stored.outcome == "new") != (stored.version == 1):
                    yield f"untrue: {name}"
            case "older":
                if its_own:
                    yield f"untrue: {name}, and it made version {its_own[0].version}"
                late = {mark.wording for text in texts if text.version is None and (mark := _mark(text))}
                if not wordings & late:
                    yield f"untrue: {name}, and its text is not kept as such"
            case "unchanged":
                if its_own:
                    yield f"untrue: {name}, and it made version {its_own[0].version}"
                kept = {mark.wording for text in texts if (mark := _mark(text))}
                if not wordings & kept and not any(sight.is_teaser for sight in here):
                    yield f"untrue: {name}, and its text is not kept"

    def _came_back(self, text: Text, texts: list[Text]) -> bool:
        """Whether a later version has the words of a text, whose file may be read again and is unchanged then."""
        later = [other for other in texts if (other.version or 0) > (text.version or 0)]
        return self.is_mended and _mark(text) in map(_mark, later)

    def _versions_agree_with_receipts(self) -> Iterator[str]:
        for article_id, texts in self.seen.texts.items():
            versions = sorted(text.version for text in texts if text.version)
            if versions != list(range(1, len(versions) + 1)):
                yield f"lost: article {article_id} has versions {versions}"
            for text in texts:
                if text.version is None:
                    continue
                receipt = self._by_place.get(_place(text.article.file))
                if receipt is None or receipt.outcome == "failed" or self._came_back(text, texts):
                    continue
                said = [(one.version, one.outcome) for one in receipt.articles if one.id == article_id]
                if (text.version, "new" if text.version == 1 else "updated") not in said:
                    yield f"untrue: version {text.version} of {article_id} is of {_name(receipt)}, which says {said}"

    def _every_version_is_hashed_and_names_the_one_before(self) -> Iterator[str]:
        for article_id, texts in self.seen.texts.items():
            before = None
            for text in sorted((text for text in texts if text.version), key=lambda text: text.version or 0):
                proof, name = text.article.proof, f"version {text.version} of {article_id}"
                if proof is None or proof.hash != statement_hash(text.article, proof, text.stored_at):
                    yield f"untrue: the hash of {name}"
                elif proof.before != before:
                    yield f"untrue: {name} names another hash than that of the version before"
                elif text_sha256(text.article) != (proof.read_again or proof).text_sha256 and text.article.body:
                    yield f"untrue: the hash of the text of {name}"
                before = proof.hash if proof else None

    # --- texts --------------------------------------------------------------------------------------------------------

    def _every_text_is_kept(self) -> Iterator[str]:
        kept = {mark for texts in self.seen.texts.values() for text in texts if (mark := _mark(text))}
        whole = {mark.story for mark in kept if not mark.is_teaser}  # beside which no teaser is kept
        for number, file in self._sound_files():
            for sight in file.sights(Nature.GOOD):
                if sight.mark not in kept and not (sight.is_teaser and sight.story.number in whole):
                    yield f"lost: story {sight.story.number} in wording {sight.wording}, of file {number}"

    def _histories_hold_each_text_once(self) -> Iterator[str]:
        for article_id, texts in self.seen.texts.items():
            story = self._stories.get(article_id)
            if story is None:
                continue
            sights = [sight.mark for _, sight in self._every_sight(story)]
            whole, teasers = [[mark for mark in sights if mark.is_teaser is cut] for cut in (False, True)]
            seen = Counter(_runs(whole)) + Counter(_runs(teasers))
            for mark, count in Counter(map(_mark, texts)).items():
                if mark and count > seen[mark]:
                    yield f"untrue: {article_id} holds wording {mark.wording} {count} times, seen {seen[mark]} times"

    def _the_newest_text_is_the_record(self) -> Iterator[str]:
        for article_id, texts in self.seen.texts.items():
            story = self._stories.get(article_id)
            if story is None:
                continue
            sights = self._whole_sights(story) or self._every_sight(story, sound=True)
            if not sights:
                continue
            [newest] = [text for text in texts if text.is_newest]
            mark, (when, last) = _mark(newest), sights[-1]
            # a file that was not read whole may have told a later text all the same
            others = [sight for seen, sight in self._every_sight(story) if seen >= when or last.is_teaser]
            sound = [sight for _, sight in self._every_sight(story, sound=True)]
            perhaps = {sight.wording for sight in others if sight not in sound and not sight.is_teaser}
            # a text that was seen at the same moment before, as pages of one crawl day are, does not come back
            tied = [sight.wording for seen, sight in sights if seen == when]
            if last.wording in tied[:-1]:
                perhaps |= set(tied)
            if mark and mark.wording != last.wording and mark.wording not in perhaps:
                yield f"untrue: the record of {article_id} is wording {mark.wording}, the newest seen is {last.wording}"

    def _every_sight(self, story: int, sound: bool = False) -> list[tuple[datetime, Sight]]:
        """The sights of a story, oldest first. `sound`: those that were certainly read."""
        found = [
            (moment(sight.crawled, file.arrived), file.arrived, sight)
            for number, file in (self._sound_files() if sound else self._files())
            for sight in file.sights(Nature.GOOD, *(() if sound and not self._was_read_whole(number) else SPOILT))
            if sight.story.number == story
        ]
        return [(seen, sight) for seen, _, sight in sorted(found, key=lambda it: it[:2])]

    def _was_read_whole(self, number: int) -> bool:
        """Whether the spoilt parts of a file were read too: a member that raised is rejected and not retried."""
        expected = Counter(sight.story.number for sight in self.plan.files[number].sights(Nature.GOOD, *SPOILT))
        return self._stored_of(number) == expected

    def _stored_of(self, number: int) -> "Counter[int]":
        """Story -> number of times that the receipts of a file name it."""
        stored = (self._stories.get(one.id) for receipt in self._of_file[number] for one in receipt.articles)
        return Counter(story for story in stored if story)

    def _whole_sights(self, story: int) -> list[tuple[datetime, Sight]]:
        return [(seen, sight) for seen, sight in self._every_sight(story, sound=True) if not sight.is_teaser]

    # --- ids and events -----------------------------------------------------------------------------------------------

    def _one_id_for_each_story(self) -> Iterator[str]:
        ids = defaultdict(set)
        for article_id, texts in self.seen.texts.items():
            stories = {mark.story for text in texts if (mark := _mark(text))}
            if len(stories) > 1:
                yield f"two ids: article {article_id} holds stories {sorted(stories)}"
            for story in stories:
                ids[story].add(article_id)
        for story, of_story in ids.items():
            if len(of_story) > 1:
                yield f"two ids: story {story} is {sorted(of_story)}"

    def _each_change_is_published(self) -> Iterator[str]:
        heard = self._heard("clipwire.article.published", "clipwire.article.updated")
        for event_id, events in heard.items():
            if len({_content(event) for event in events}) > 1:
                yield f"two ids: event {event_id} came with different contents"
        expected = {}
        for article_id, texts in self.seen.texts.items():
            for text in texts:
                if text.version:
                    expected[f"{article_id}-{text.version}"] = text
        for event_id in heard.keys() - expected.keys():
            yield f"two ids: event {event_id} is about no version"
        given_up = self._failed_events
        for event_id, text in expected.items():
            if event_id not in heard:
                if event_id not in given_up:
                    yield f"lost: event {event_id} was not published"
                continue
            event = heard[event_id][0]
            kind = "clipwire.article.published" if text.version == 1 else "clipwire.article.updated"
            if event.type != kind or mark_in(event.event["data"].get("body", "")) != _mark(text):
                yield f"untrue: event {event_id} is {event.type} with another text than its version"

    def _nothing_is_published_again(self) -> Iterator[str]:
        """Only a fault of `place_article` can fall between a publish and its mark."""
        if any(fault.function == "place_article" for fault in self.plan.faults):
            return
        for event_id, count in Counter(event.id for event in self.seen.events).items():
            if count > 1:
                yield f"untrue: event {event_id} was published {count} times without need"

    def _each_rejection_is_published(self) -> Iterator[str]:
        """One event for each file that is rejected, or some members of which are."""
        ids: dict[Place, set[str]] = defaultdict(set)
        for event_id, events in self._heard("clipwire.file.rejected").items():
            places = {_place_in(event) for event in events}
            if len(places) > 1:
                yield f"two ids: event {event_id} is about {places}"
            ids[places.pop()].add(event_id)
        for place, its_ids in ids.items():
            if len(its_ids) > 1:
                yield f"two ids: the rejection of {place} is {sorted(its_ids)}"
            receipt = self._by_place.get(place)
            if receipt is None or not (_tells_a_rejection(receipt) or place in self._once_rejected):
                yield f"untrue: the rejection of {place} was published, its receipt is {receipt and receipt.outcome}"
        given_up = {(receipt.key, receipt.revision) for receipt in self._given_up if receipt.outcome == "failed"}
        for receipt in self.seen.receipts:
            place = _place_of(receipt)
            if _tells_a_rejection(receipt) and place not in ids and place[:2] not in given_up:
                yield f"lost: the rejection of {_name(receipt)} was not published"

    def _stories_are_those_of_one_after_the_other(self) -> Iterator[str]:
        yield from (f"untrue: {line}" for line in self.seen.misplaced)

    @cached_property
    def _once_rejected(self) -> set[Place]:
        """Files that were rejected before parsers were mended."""
        receipts = self.played.after_faults.receipts if self.is_mended else []
        return {_place_of(receipt) for receipt in receipts if _tells_a_rejection(receipt)}

    def _heard(self, *types: str) -> dict[str, list[Notification]]:
        heard = defaultdict(list)
        for event in self.seen.events:
            if event.type in types:
                heard[event.id].append(event)
        return heard

    # --- the parts of the plan and of the table -----------------------------------------------------------------------

    def _files(self) -> list[tuple[int, File]]:
        return list(enumerate(self.plan.files))

    def _sound_files(self) -> list[tuple[int, File]]:
        """Files that were read: no folder, and no failed file."""
        return [
            (number, file)
            for number, file in self._files()
            if file.form != "folder"
            and self._whole(number)
            and not any(receipt.outcome == "failed" for receipt in self._of_file[number])
        ]

    def _whole(self, number: int) -> Receipt | None:
        return next((receipt for receipt in self._of_file[number] if receipt.member is None), None)

    @cached_property
    def _of_file(self) -> dict[int, list[Receipt]]:
        """File -> its receipt and those of its members."""
        by_object = defaultdict(list)
        for receipt in self.seen.receipts:
            if receipt not in self._given_up:
                by_object[receipt.key, receipt.revision].append(receipt)
        return {number: by_object[file.key, self.played.revisions[number]] for number, file in self._files()}

    @cached_property
    def _by_place(self) -> dict[Place, Receipt]:
        return {_place_of(receipt): receipt for receipt in self.seen.receipts}

    @cached_property
    def _given_up(self) -> list[Receipt]:
        """The receipts of changes that could not be published, or were published by `clipwire retry`."""
        return [receipt for receipt in self.seen.receipts if receipt.member and OF_EVENT.search(receipt.member)]

    @property
    def _failed_events(self) -> set[str]:
        failed = [receipt.member or "" for receipt in self._given_up if receipt.outcome == "failed"]
        return {member.rpartition("!")[2] for member in failed}

    @cached_property
    def _stories(self) -> dict[str, int]:
        """Article id -> number of its story. The articles of odd documents are left out."""
        marks = {article_id: _mark(texts[0]) for article_id, texts in self.seen.texts.items()}
        return {article_id: mark.story for article_id, mark in marks.items() if mark}


def _mark(text: Text) -> Mark | None:
    return mark_in(text.article.body)


def _runs(texts: list[Mark]) -> list[Mark]:
    """The texts without immediate repeats."""
    return [mark for at, mark in enumerate(texts) if at == 0 or texts[at - 1] != mark]


def _content(event: Notification) -> str:
    return repr(sorted(event.event.items(), key=lambda item: item[0]))


def _place(file: FileRef | None) -> Place:
    assert file, "a stored article has its file"
    return file.key, file.version_id or "null", file.member


def _place_of(receipt: Receipt) -> Place:
    return receipt.key, receipt.revision, receipt.member


def _place_in(event: Notification) -> Place:
    data = event.event["data"]
    return data["key"], data["revision"], data.get("member")


def _tells_a_rejection(receipt: Receipt) -> bool:
    if receipt.member or receipt.outcome not in ("rejected", "partial"):
        return False
    return receipt.outcome == "rejected" or receipt.members.get("rejected", 0) > 0


def _name(receipt: Receipt) -> str:
    member = f" member {receipt.member}" if receipt.member else ""
    return f"the receipt of {receipt.key}{member}"


def _outcomes(articles: list[StoredArticle]) -> str:
    return ", ".join(f"{one.outcome} {one.version}" for one in articles) or "no articles"
