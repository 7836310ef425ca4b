"""Erasing the place of an article: nothing names it any more, whatever is placed meanwhile."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from clipwire.adapters.table.stories import StoryTable
from clipwire.adapters.table.unplacing import Unplacing
from clipwire.model.errors import Erased, TryAgain
from tests.support.memory_table import MemoryTable
from tests.unit.services.fakes import NOON
from tests.unit.services.story_table import FLEET, OTHER_EVENT, SAME_EVENT, merging, process, record, ticks


class Table(MemoryTable):
    """Of two processes, and of one that erases."""

    def erase(self, article: str) -> None:
        Unplacing(StoryTable(self, "table")).erase(article, NOON)  # type: ignore[arg-type]

    def naming(self, *words: str) -> list[dict[str, Any]]:
        """The items with a word in them, but for the one that says that the article was erased."""
        return [item for item in self.items if item["kind"] != "unplaced" and any(word in str(item) for word in words)]


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def clock() -> Iterator[datetime]:
    return ticks()


def test_a_copy_of_an_erased_original_becomes_the_original_of_the_others(
    table: Table, clock: Iterator[datetime]
) -> None:
    # Given an original and two copies, which two processes know
    first, second = process(table, clock), process(table, clock, "second")
    first.placing_of(record("erased-one", FLEET), "1")
    first.placing_of(record("b", FLEET, "coast-daily", day="2025-04-26"), "1")
    second.placing_of(record("c", FLEET, "evening-post", day="2025-04-25"), "2")
    # When it is erased
    table.erase("erased-one")
    # Then nothing names it, and the copy that was published first is the original
    assert table.naming("erased-one") == []
    decisions = {name: StoryTable(table, "table").decision(name) for name in "bc"}  # type: ignore[arg-type]
    assert [one and one.placing.duplicate_of for one in decisions.values()] == ["c", None]
    # and no similarity with the erased text is left
    assert [one and one.placing.similarity for one in decisions.values()] == [None, None]
    assert not any("similarity" in item for item in table.items if item["kind"] in ("report", "placed"))
    reports = {item["id"]: item.get("duplicate_of") for item in table.items if item["kind"] == "report"}
    assert reports == {"b": "c", "c": None}
    # and later copies, in either process, are copies of that one
    for number, stories in enumerate([first, second, process(table, clock, "third")]):
        later = stories.placing_of(record(f"later-{number}", FLEET, f"paper-{number}", day="2025-04-27"), f"3{number}")
        assert later.duplicate_of == "c"


def test_an_erased_article_is_not_compared_any_more(table: Table, clock: Iterator[datetime]) -> None:
    # Given an article without copies, in the memory of a process
    stories = process(table, clock)
    stories.placing_of(record("erased-one", FLEET), "1")
    table.erase("erased-one")
    # Then a copy of it is an original
    assert stories.placing_of(record("b", FLEET, "coast-daily"), "2").duplicate_of is None


def test_an_article_that_was_erased_before_its_placing_gets_no_place(table: Table, clock: Iterator[datetime]) -> None:
    # Given an article that is erased between its reading and its placing
    table.erase("erased-one")
    # Then no version of it is placed
    for version in (1, 2):
        with pytest.raises(Erased):
            process(table, clock).placing_of(record("erased-one", FLEET, version=version), "1")
    assert table.naming("erased-one", "fishing fleet") == []


@pytest.mark.parametrize("ends", [False, True])
def test_an_article_that_is_erased_during_its_placing_leaves_nothing(
    table: Table, clock: Iterator[datetime], ends: bool
) -> None:
    # Given an article that is erased after its decision is stored, and a process that may end after its next writes
    def meanwhile(moment: str, operation: str) -> None:
        if (moment, operation) == ("before", "BatchWriteItem"):
            table.befall = end_after
            fail, table.befall = table.befall, lambda moment, operation: None
            table.erase("erased-one")
            table.befall = fail

    def end_after(moment: str, operation: str) -> None:
        if ends and (moment, operation) == ("after", "BatchWriteItem"):
            table.befall = lambda moment, operation: None
            raise TryAgain("the process ends")

    table.befall = meanwhile
    with pytest.raises(TryAgain if ends else Erased):
        process(table, clock).placing_of(record("erased-one", FLEET), "1")
    # When the message comes again, and there is no record
    if ends:
        assert table.naming("erased-one")
        Unplacing(StoryTable(table, "table")).finish("erased-one")  # type: ignore[arg-type]
    # Then nothing names it
    assert table.naming("erased-one", "fishing fleet") == []


def test_the_day_that_an_erased_article_left_does_not_name_it(table: Table, clock: Iterator[datetime]) -> None:
    # Given an article that moved to another day twice
    stories = process(table, clock)
    for version, day in enumerate(("2025-04-24", "2025-04-25", "2025-06-24"), start=1):
        stories.placing_of(record("erased-one", FLEET, day=day, version=version), "1")
    assert len(table.naming("erased-one")) == 5
    table.erase("erased-one")
    assert table.naming("erased-one") == []


def test_stories_stay_merged_if_the_report_that_joined_them_is_erased(table: Any, clock: Iterator[datetime]) -> None:
    # Given a report that joined two stories
    merge = merging(table, clock)
    # When it is erased
    table.erase("a")
    # Then a new process knows that they are one
    new = process(table, clock, "new")
    new.placing_of(record("b", OTHER_EVENT), "2")
    assert new._memories["en"].neighbours.story(merge.younger) == merge.older
    assert [item for item in table.items if item["kind"] in ("placed", "report") and "fishing" in str(item)] == []


def test_an_erasing_that_was_cut_off_is_finished_by_another(table: Table, clock: Iterator[datetime]) -> None:
    # Given an original with copies, and an erasing that ends after each of its calls in turn
    stories = process(table, clock)
    for name, text in (("erased-one", FLEET), ("b", FLEET), ("c", FLEET), ("d", SAME_EVENT)):
        stories.placing_of(record(name, text, f"paper-{name}"), "1")
    for calls in range(1, 40):
        left = calls

        def end(moment: str, operation: str) -> None:
            nonlocal left
            left -= moment == "before"
            if left == 0:
                raise TryAgain("the process ends")

        table.befall = end
        try:
            table.erase("erased-one")
        except TryAgain:
            continue
        break
    # Then the last one succeeds, and one copy is the original of the other
    table.befall = lambda moment, operation: None
    assert calls < 39 and table.naming("erased-one") == []
    found = [StoryTable(table, "table").decision(name) for name in "bc"]  # type: ignore[arg-type]
    assert {one and one.placing.duplicate_of for one in found} == {None, "b"}


@pytest.mark.parametrize("lost", ["erased", "decision", "print"])
def test_a_copy_that_is_gone_is_not_taken_over(table: Table, clock: Iterator[datetime], lost: str) -> None:
    # Given a copy that a process knows, and that is erased, or loses an item to its time to live, during its call
    stories = process(table, clock)
    stories.placing_of(record("copy-one", FLEET, "coast-daily", day="2025-04-25"), "1")
    if lost == "erased":
        table.erase("copy-one")
    else:
        table.partitions["ARTICLE#copy-one" if lost == "decision" else "PLACED#en#2025-04-25"].clear()
    before = table.naming("copy-one")
    # When its original comes
    stories.placing_of(record("original", FLEET, day="2025-04-24"), "1")
    # Then the original is placed, and nothing more is stored of the copy
    assert "original" in {item["pk"].partition("#")[2] for item in table.items if item["kind"] == "placing"}
    assert table.naming("copy-one") == before


def test_an_erased_copy_is_not_named_by_the_original_that_took_it_over(table: Table, clock: Iterator[datetime]) -> None:
    # Given an original that took over two copies
    stories = process(table, clock)
    for name in ("copy-one", "copy-two"):
        stories.placing_of(record(name, FLEET, f"paper-{name}", day="2025-04-25"), "1")
    original = stories.placing_of(record("original", FLEET, day="2025-04-24"), "1")
    assert original.copies == ("copy-one", "copy-two")
    # and its message comes again, with the same copies
    assert stories.placing_of(record("original", FLEET, day="2025-04-24"), "2") == original
    # When one is erased
    table.erase("copy-one")
    assert table.naming("copy-one") == []
