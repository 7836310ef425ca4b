"""Articles of two events, and the table of their places in memory, for tests of stories."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from clipwire.adapters.table.stories import StoryTable
from clipwire.model.article import Article, Source
from clipwire.model.errors import TryAgain
from clipwire.model.record import Record, Sighting
from clipwire.services.stories import Decision, Stories
from clipwire.stories.placing import Merge, Placing
from clipwire.stories.prints import print_of
from tests.support.memory_table import MemoryTable
from tests.unit.services.fakes import NOON

FLEET = """The fishing fleet of Nampho came home on Monday with forty tonnes of herring, the harbour office said.

Captain Ri Chol Su told reporters that the boats had been at sea for nine days and met a storm off Cho Island.

The cold store takes the fish, and the cannery opens a second shift on Tuesday."""

SAME_EVENT = """A storm off Cho Island held up the fishing fleet of Nampho, which came home with 40 tonnes of herring.

"We were at sea for nine days," Captain Ri Chol Su said. The harbour office sends it to the cold store, and the
cannery of Nampho works a second shift."""

OTHER_EVENT = """The tram depot of Sosong has got eight rain tanks, in which it gathers water for washing its carriages.

Workers dug them in under the yard within a month, and the old well was filled with gravel."""


def record(name: str, body: str, source: str = "harbour-times", day: str = "2025-04-24", version: int = 1) -> Record:
    article = Article(
        id=name,
        version=version,
        previous_version=version - 1 or None,
        title=body.partition(",")[0][:60],
        body=body,
        language="en",
        source=Source(id=source, name=source),
        published=day,
    )
    return Record(article=article, digest="d", sighting=Sighting(observed=NOON, arrived=NOON, key="drop/x"))


def ticks() -> Iterator[datetime]:
    moment = NOON
    while True:
        moment += timedelta(seconds=1)
        yield moment


class Table(MemoryTable):
    """Notes the days that are read."""

    read: list[str]

    def paginate(self, **asked: Any) -> Iterator[dict[str, Any]]:
        self.read.append(asked["ExpressionAttributeValues"][":pk"]["S"])
        return super().paginate(**asked)

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [item for item in self.items if item["kind"] == kind]

    @property
    def prints(self) -> dict[str, str]:
        """Article -> the partition of its print. There is one for each."""
        found = [(item["sk"].partition("#")[2], item["pk"]) for item in self.of_kind("placed") if "print" in item]
        assert len(dict(found)) == len(found)
        return dict(found)

    @property
    def reports(self) -> set[tuple[str, str]]:
        return {(item["pk"].removeprefix("STORY#"), item["id"]) for item in self.of_kind("report")}

    def decision(self, article: str) -> Decision:
        decision = StoryTable(self, "table").decision(article)  # type: ignore[arg-type]
        assert decision
        return decision

    def fail_once(self, operation: str, when: str = "before") -> None:
        def fail(moment: str, called: str) -> None:
            if (moment, called) == (when, operation):
                self.befall = lambda moment, called: None
                raise TryAgain("the table throttles")

        self.befall = fail


@pytest.fixture
def table() -> Table:
    one = Table()
    one.read = []
    return one


@pytest.fixture
def clock() -> Iterator[datetime]:
    return ticks()


def process(table: MemoryTable, clock: Iterator[datetime], name: str = "first") -> Stories:
    return Stories(StoryTable(table, "table"), lambda: next(clock), name)  # type: ignore[arg-type]


def replace_language(one: Record, language: str | None) -> Record:
    return one.model_copy(update={"article": one.article.model_copy(update={"language": language})})


def merging(table: Table, clock: Iterator[datetime]) -> Merge:
    """Store a first version of `a` of 24 April that joined two stories."""
    merge = Merge("younger", "older")
    first = record("a", FLEET)
    one = replace(print_of(first.article), day=date(2025, 4, 24))
    joined = Placing("older", "2025-04-24", merges=(merge,))
    StoryTable(table, "table").keep(first, one, Decision(1, joined, next(clock), "en", date(2025, 4, 24)))  # type: ignore[arg-type]
    return merge
