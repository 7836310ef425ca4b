"""Random histories of placing, with a fault between any two calls: the result is that of one article after the other.

Hypothesis draws arrivals, edits, copies, repeats and failing calls, over the true `StoryTable` and `AnnouncementsTable`
with a table in memory. Each history is played a second time without faults, in the order in which the versions became
visible to others.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from clipwire.adapters.table.marks import AnnouncementsTable
from clipwire.adapters.table.stories import StoryTable
from clipwire.model.article import Article, Source
from clipwire.model.errors import TryAgain
from clipwire.model.messages import Unplaced
from clipwire.model.record import Record, Sighting
from clipwire.services.announcing import announcement_of
from clipwire.services.letters import Letter
from clipwire.services.lists import Lists
from clipwire.services.notify import Notify
from clipwire.services.placing import NO_STORY, Placer
from clipwire.services.stories import Stories
from tests.support.memory_table import MemoryTable
from tests.unit.services.fakes import NOON, FakeDifferences, FakeListings, FakePageLists

SOURCES = ["harbour-times", "coast-daily", "evening-post", "north-agency"]
EVENTS, DAYS, CALLS = 3, [0, 0, 0, 1, 2, 30], 14
FIRST = date(2025, 4, 1)
SIDES = ["left", "right", "both"]
"""Two reports that share no words are two stories, until a report with both sides joins them."""


class Crash(BaseException):
    """The process ends."""


def words(event: int, side: str) -> list[str]:
    syllables = ["ka", "lo", "mi", "ru", "te", "so", "na", "pe", "du", "vi"]
    return [
        syllables[event] + syllables[number // 10] + syllables[number % 10] + ("th" if side == "left" else "rk")
        for number in range(60)
    ]


def body(event: int, side: str, cut: str) -> str:
    both = [word for pair in zip(words(event, "left"), words(event, "right"), strict=True) for word in pair]
    text = both if side == "both" else words(event, side)
    if cut == "cut":
        text = text[: len(text) * 2 // 3]
    if cut == "padded":
        text = [*text, *(word[::-1] for word in words(event, side)[:20])]
    return " ".join(text) + "."


texts = st.builds(body, st.integers(0, EVENTS - 1), st.sampled_from(SIDES), st.sampled_from(["", "cut", "padded"]))
faults = st.none() | st.tuples(
    st.integers(1, CALLS), st.sampled_from(["before", "after", "within"]), st.booleans(), st.integers(1, 3)
)
"""Number of the call, moment, whether the process ends, and number of times."""


@dataclass
class World:
    """A table, a topic and the processes of `place_article`."""

    table: MemoryTable = field(default_factory=MemoryTable)
    records: dict[tuple[str, int], Record] = field(default_factory=dict)
    published: list[dict[str, Any]] = field(default_factory=list)
    visible: list[tuple[str, int]] = field(default_factory=list)
    """Articles and versions in the order in which their prints were written."""
    fault: list[Any] | None = None
    _processes: dict[int, Placer] = field(default_factory=dict)
    _decided: dict[tuple[str, str], int] = field(default_factory=dict)
    _ticks: int = 0

    def __post_init__(self) -> None:
        self.table.befall = self._befall
        write = self.table._write

        def noting(item: dict[str, Any]) -> None:
            if item["kind"]["S"] == "placing":
                key = item["pk"]["S"].removeprefix("ARTICLE#"), item["placed_at"]["S"]
                self._decided.setdefault(key, int(item["version"]["N"]))
            elif item["kind"]["S"] == "placed" and "print" in item:
                moment, _, article = item["sk"]["S"].partition("#")
                version = self._decided.get((article, moment))
                if version and (article, version) not in self.visible:
                    self.visible.append((article, version))
            write(item)

        self.table._write = noting  # type: ignore[method-assign]

    def _befall(self, moment: str, operation: str) -> None:
        if self.fault is None or moment != self.fault[1]:
            return
        self.fault[0] -= 1
        if self.fault[0] <= 0 and self.fault[3] > 0:
            self.fault[3] -= 1
            raise Crash if self.fault[2] else TryAgain(operation)

    def process(self, number: int) -> Placer:
        if number not in self._processes:
            client: Any = self.table
            stories = Stories(StoryTable(client, "table"), self._now, f"{number} {self._ticks}")
            notify = Notify(self, AnnouncementsTable(client, "table"), FakeDifferences(), "urn:clipwire:test")
            lists = Lists(FakePageLists(), FakeListings())
            self._processes[number] = Placer(self, stories, notify, lists, self._without_story)  # type: ignore[arg-type]
        return self._processes[number]

    def _without_story(self, event_id: str, error: Exception) -> None:
        assert isinstance(error, TryAgain), "only a fault leaves an article without a story"

    def end(self, number: int) -> None:
        self._processes.pop(number, None)

    def _now(self) -> datetime:
        self._ticks += 1
        return NOON + timedelta(seconds=self._ticks)

    def version(self, article_id: str, version: int) -> Record:
        return self.records[article_id, version]

    def publish(self, message: str, letter: Letter, attributes: dict[str, str | list[str]]) -> None:
        self._befall("before", "Publish")
        self.published.append(json.loads(message))
        self._befall("after", "Publish")

    # --- the outcome --------------------------------------------------------------------------------------------------

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [item for item in self.table.items if item["kind"] == kind]

    def merged_into(self, story: str) -> str:
        leads = {item["pk"].removeprefix("STORY#"): item["merged_into"] for item in self.of_kind("merged-into")}
        for item in self.of_kind("placed"):  # also of an article that was published without a story after its print
            leads |= dict.fromkeys(item.get("merged", ()), item.get("story_id", ""))
        while story in leads:
            story = leads[story]
        return story

    def outcome(self) -> tuple[dict[str, str], dict[str, str | None], set[str]]:
        """Stories and originals of the visible articles, and the stories that were announced as merged."""
        seen = {article for article, _ in self.visible}
        decisions = {item["pk"].removeprefix("ARTICLE#"): item for item in self.of_kind("placing")}
        return (
            {article: self.merged_into(decisions[article]["story_id"]) for article in sorted(seen)},
            {article: decisions[article].get("duplicate_of") for article in sorted(seen)},
            {event["data"]["merged"] for event in self.published if event["type"] == "clipwire.story.merged"},
        )


def change_of(record: Record) -> Unplaced:
    article = record.article
    return Unplaced(
        event_id=announcement_of(article, NOON).id,
        group="en",
        when=NOON,
        article_id=article.id,
        version=article.version,
        bucket="drop",
        key="x",
        revision="v1",
    )


class Placing(RuleBasedStateMachine):
    """One group of the placing queue: a line, and the queue of late changes beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.line: list[Unplaced] = []
        self.late: list[Unplaced] = []
        self.done: list[Unplaced] = []
        self.newest: dict[str, int] = {}
        self.calls = 0

    # --- what may happen ----------------------------------------------------------------------------------------------

    @rule(text=texts, source=st.sampled_from(SOURCES), day=st.sampled_from(DAYS))
    def an_article_arrives(self, text: str, source: str, day: int) -> None:
        self._store(f"a{len(self.newest)}", text, source, day)

    @precondition(lambda self: self.newest)
    @rule(text=texts, source=st.sampled_from(SOURCES), day=st.sampled_from(DAYS), data=st.data())
    def an_article_is_edited(self, text: str, source: str, day: int, data: st.DataObject) -> None:
        article = data.draw(st.sampled_from(sorted(self.newest)))
        self._store(article, text, source, day)

    def _store(self, article: str, text: str, source: str, day: int) -> None:
        version = self.newest[article] = self.newest.get(article, 0) + 1
        stored = Article(
            id=article,
            version=version,
            previous_version=version - 1 or None,
            title=text.partition(" ")[0],
            body=text,
            language="en",
            source=Source(id=source, name=source),
            published=str(FIRST + timedelta(days=day)),
        )
        sighting = Sighting(observed=NOON, arrived=NOON, key="drop/x")
        self.world.records[article, version] = Record(article=stored, digest="d", sighting=sighting)
        self.line.append(change_of(self.world.records[article, version]))

    @precondition(lambda self: self.line)
    @rule(process=st.integers(0, 1), number=st.integers(1, 4), fault=faults)
    def the_line_is_delivered(self, process: int, number: int, fault: tuple[Any, ...] | None) -> None:
        """A batch. If the process ends, all of it comes again."""
        self.calls += 1
        batch = self.line[:number]
        self.world.fault = list(fault) if fault else None
        try:
            for change in batch:
                try:
                    self.world.process(process).place(change, f"{self.calls}")
                except TryAgain:
                    self.late.append(change)
        except Crash:
            self.world.end(process)
        else:
            self.done += batch
            del self.line[:number]
        self.world.fault = None

    @precondition(lambda self: self.late)
    @rule(process=st.integers(0, 1), fault=faults, data=st.data())
    def a_late_change_is_delivered(self, process: int, fault: tuple[Any, ...] | None, data: st.DataObject) -> None:
        self._deliver_late(data.draw(st.sampled_from(self.late)), process, fault)

    def _deliver_late(self, change: Unplaced, process: int, fault: tuple[Any, ...] | None = None) -> None:
        self.calls += 1
        self.world.fault = list(fault) if fault else None
        try:
            self.world.process(process).place(change, f"{self.calls}", is_late=True)
        except TryAgain:
            pass
        except Crash:
            self.world.end(process)
        else:
            self.late.remove(change)
        self.world.fault = None

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def a_message_is_repeated(self, data: st.DataObject) -> None:
        self.line.append(data.draw(st.sampled_from(self.done)))

    @rule(process=st.integers(0, 1))
    def a_process_ends(self, process: int) -> None:
        self.world.end(process)

    # --- after quiet --------------------------------------------------------------------------------------------------

    def teardown(self) -> None:
        while self.line or self.late:
            if self.line:
                self.the_line_is_delivered(0, 10, None)
            else:
                self._deliver_late(self.late[0], 0)
        self._each_change_is_announced_under_one_id()
        self._each_article_has_one_print_and_one_report()
        self._the_outcome_is_that_of_one_after_the_other()

    def _each_change_is_announced_under_one_id(self) -> None:
        heard = {event["id"] for event in self.world.published if event["type"] != "clipwire.story.merged"}
        assert heard == {f"{article}-{version}" for article, version in self.world.records}

    def _each_article_has_one_print_and_one_report(self) -> None:
        world = self.world
        visible = {article for article, _ in world.visible}
        decisions = {item["pk"].removeprefix("ARTICLE#"): item for item in world.of_kind("placing")}
        prints = [(item["sk"].partition("#"), item) for item in world.of_kind("placed") if "print" in item]
        assert sorted(article for (_, _, article), _ in prints) == sorted(visible), "one print for each"
        for (moment, _, article), item in prints:
            decision, newest = decisions[article], world.records[article, int(decisions[article]["version"])]
            assert (moment, item["pk"]) == (decision["placed_at"], f"PLACED#en#{newest.article.published}")
            assert item.get("duplicate_of") == decision.get("duplicate_of")
            assert world.merged_into(item["story_id"]) == world.merged_into(decision["story_id"])
        without = {event["data"]["id"] for event in world.published if NO_STORY in event["data"].get("warnings", ())}
        reports = {item["id"]: item for item in world.of_kind("report")}
        assert len(reports) == len(world.of_kind("report")), "no article is in two stories"
        assert visible - without <= reports.keys() <= visible | without
        for article, report in reports.items():
            if article not in without:
                assert report.get("duplicate_of") == decisions[article].get("duplicate_of"), article

    def _the_outcome_is_that_of_one_after_the_other(self) -> None:
        serial = World(records=self.world.records)
        for number, (article, version) in enumerate(self.world.visible):
            serial.process(0).place(change_of(self.world.records[article, version]), f"{number}")
        ours, theirs = self.world.outcome(), serial.outcome()
        assert ours[0] == theirs[0], "stories"
        assert ours[1] == theirs[1], "originals"
        assert ours[2] == theirs[2], "merges"


TestPlacing = Placing.TestCase
TestPlacing.settings = settings(
    max_examples=100,
    derandomize=True,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
    phases=[Phase.explicit, Phase.generate],  # a history of thirty steps takes minutes to shrink
)
