"""The service of stories: what is decided once stays, and every process knows what the others have placed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from clipwire.adapters.table.shelf import ShelfTable
from clipwire.model.article import Article, Source
from clipwire.model.errors import TryAgain
from clipwire.model.record import Record, Sighting
from clipwire.services.stories import MAX_OTHER_ARTICLES, Decision, Stories
from clipwire.stories.neighbours import WINDOW_DAYS
from clipwire.stories.placing import Merge, Placing
from clipwire.stories.prints import print_of
from tests.support.memory_table import MemoryTable
from tests.unit.services.fakes import NOON, FakeShelf

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


@pytest.fixture
def shelf() -> FakeShelf:
    return FakeShelf()


@pytest.fixture
def clock() -> Iterator[datetime]:
    return ticks()


def process(shelf: FakeShelf, clock: Iterator[datetime], name: str = "first") -> Stories:
    return Stories(shelf, lambda: next(clock), name)


def test_a_copy_and_another_report_of_the_event_join_its_story(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    stories = process(shelf, clock)
    first = stories.placing_of(record("a", FLEET), "1")
    copy = stories.placing_of(record("b", FLEET, "coast-daily"), "1")
    report = stories.placing_of(record("c", SAME_EVENT, "evening-post"), "1")
    other = stories.placing_of(record("d", OTHER_EVENT), "1")
    assert copy.story_id == report.story_id == first.story_id != other.story_id
    assert (first.duplicate_of, copy.duplicate_of, report.duplicate_of) == (None, "a", None)
    assert copy.similarity and copy.similarity > 0.9
    assert set(shelf.reports) == {(first.story_id, name) for name in "abc"} | {(other.story_id, "d")}


def test_a_decision_that_nobody_can_see_yet_is_taken_anew(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    # Given a process that ends after a decision and before it wrote the print
    shelf.crashes = 1
    with pytest.raises(TryAgain):
        process(shelf, clock).placing_of(record("b", FLEET, "coast-daily"), "1")
    # and a copy that is placed before the first is tried again
    after = process(shelf, clock, "second")
    assert after.placing_of(record("a", FLEET, day="2025-04-24"), "2").duplicate_of is None
    # When the first is tried again
    again = after.placing_of(record("b", FLEET, "coast-daily"), "2")
    # Then they are not both originals
    assert again.duplicate_of == "a"
    assert (again.story_id, "b") in shelf.reports and ("en", date(2025, 4, 24), "b") in shelf.prints


def test_a_decision_that_others_can_see_stays(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    # Given a placed article, and a copy that was published earlier and is placed later
    stories = process(shelf, clock)
    first = stories.placing_of(record("b", FLEET, "coast-daily"), "1")
    stories.placing_of(record("a", FLEET, day="2025-04-27"), "1")
    # When another process is given the first one again
    again = process(shelf, clock, "second").placing_of(record("b", FLEET, "coast-daily"), "2")
    # Then its place is the same
    assert again == first == shelf.decisions["b"].placing


def test_a_process_that_failed_reads_again_what_it_may_have_written(
    shelf: FakeShelf, clock: Iterator[datetime]
) -> None:
    stories = process(shelf, clock)
    stories.placing_of(record("other", OTHER_EVENT), "1")
    shelf.crashes = 1
    with pytest.raises(TryAgain):
        stories.placing_of(record("a", FLEET), "1")
    read = len(shelf.read)
    stories.placing_of(record("b", FLEET), "1")
    assert len(shelf.read) == read + 2 * WINDOW_DAYS + 1


def test_a_process_knows_what_another_one_placed_meanwhile(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    # Given two processes, of which the first has read the days around an article
    first, second = process(shelf, clock), process(shelf, clock, "second")
    first.placing_of(record("other", OTHER_EVENT), "1")
    # When the second places an article, and the first a copy of it
    original = second.placing_of(record("a", FLEET), "2")
    copy = first.placing_of(record("b", FLEET, "coast-daily"), "3")
    # Then the first finds it
    assert copy.duplicate_of == "a" and copy.story_id == original.story_id


def test_a_process_reads_each_day_once_while_it_is_alone(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    stories = process(shelf, clock)
    for number in range(3):
        stories.placing_of(record(f"{number}", OTHER_EVENT), call=f"{number}")
    assert len(shelf.read) == len(set(shelf.read)) == 2 * WINDOW_DAYS + 1


def test_a_later_version_keeps_its_story_and_replaces_its_print(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    stories = process(shelf, clock)
    first = stories.placing_of(record("a", FLEET), "1")
    later = stories.placing_of(record("a", FLEET + "\n\nThe market opens at six.", version=2), "2")
    assert later.story_id == first.story_id
    assert shelf.decisions["a"].version == 2
    assert len(shelf.prints) == len(shelf.reports) == 1


def test_an_older_version_that_comes_late_changes_nothing(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    stories = process(shelf, clock)
    stories.placing_of(record("a", FLEET), "1")
    newest = stories.placing_of(record("a", OTHER_EVENT, version=3), "1")
    printed = dict(shelf.prints)
    assert stories.placing_of(record("a", FLEET, version=2), "2") == newest
    assert shelf.decisions["a"].version == 3
    assert shelf.prints == printed and len(printed) == 1


def test_an_original_that_comes_after_its_copies_takes_them_over(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    # Given a copy that is placed before its original, which was published earlier
    stories = process(shelf, clock)
    stories.placing_of(record("copy", FLEET, "coast-daily", day="2025-04-25"), "1")
    original = stories.placing_of(record("original", FLEET, day="2025-04-24"), "1")
    # Then the original is no copy, and the first one is
    assert original.duplicate_of is None
    assert shelf.decisions["copy"].placing.duplicate_of == "original"


def test_days_that_are_far_are_forgotten_if_there_is_much(
    shelf: FakeShelf, clock: Iterator[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clipwire.services.stories.MAX_OTHER_ARTICLES", 1)
    stories = process(shelf, clock)
    for number in range(2):
        stories.placing_of(record(f"old-{number}", OTHER_EVENT, day="2019-04-24"), "1")
    stories.placing_of(record("new", FLEET), "1")
    # Then an article of the forgotten days is compared all the same: they are read again
    again = stories.placing_of(record("old-2", OTHER_EVENT, "coast-daily", day="2019-04-24"), "1")
    assert again.duplicate_of == "old-0"
    assert shelf.read.count(date(2019, 4, 24)) == 2
    assert MAX_OTHER_ARTICLES > 1


def test_articles_of_two_languages_are_not_compared(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    stories = process(shelf, clock)
    english, unknown = record("a", FLEET), record("b", FLEET, "coast-daily")
    unknown = replace_language(unknown, None)
    assert stories.placing_of(english, "1").story_id != stories.placing_of(unknown, "1").story_id


def replace_language(one: Record, language: str | None) -> Record:
    return one.model_copy(update={"article": one.article.model_copy(update={"language": language})})


def test_merged_stories_are_one_for_every_process(shelf: FakeShelf, clock: Iterator[datetime]) -> None:
    # Given a decision that joined two stories, in the table
    first = process(shelf, clock)
    older = first.placing_of(record("a", FLEET), "1")
    younger = first.placing_of(record("b", OTHER_EVENT, day="2025-04-25"), "1")
    assert older.story_id != younger.story_id
    key = ("en", date(2025, 4, 24), "a")
    found = shelf.prints[key]
    merge = Merge(younger.story_id, older.story_id)
    shelf.prints[key] = replace(found, merges=(merge,))
    # Then a copy of the younger one's article is placed in the older one
    copy = process(shelf, clock, "second").placing_of(record("c", OTHER_EVENT, "coast-daily"), "2")
    assert copy.story_id == older.story_id


def test_a_version_that_comes_late_still_announces_the_stories_that_it_joined(clock: Iterator[datetime]) -> None:
    # Given a first version that joined two stories and was set aside before that was announced
    merge = Merge("younger", "older")
    joined = Placing("older", "2025-04-24", merges=(merge,))
    shelf = ShelfTable(MemoryTable(), "table")  # type: ignore[arg-type]
    shelf.decide("a", Decision(1, joined, NOON, "en", date(2025, 4, 24)))
    # When the second version is placed before it comes again
    stories = process(shelf, clock)  # type: ignore[arg-type]
    stories.placing_of(record("a", FLEET, version=2), "1")
    # Then it has its merge
    assert stories.placing_of(record("a", FLEET), "2").merges == (merge,)


def test_a_decision_that_is_taken_anew_keeps_the_merges_of_the_version_before(clock: Iterator[datetime]) -> None:
    # Given a process that ended after a decision about the second version, before it wrote the print
    table: Any = ShelfTable(MemoryTable(), "table")  # type: ignore[arg-type]
    merge = Merge("younger", "older")
    unseen = Decision(2, Placing("older", ""), NOON, "en", date(2025, 4, 24), earlier_merges=(merge,))
    table.decide("a", unseen)
    # When the decision is taken anew, and the first version comes late
    stories = process(table, clock)
    stories.placing_of(record("a", FLEET, version=2), "1")
    # Then it has its merge
    assert stories.placing_of(record("a", FLEET), "2").merges == (merge,)


def test_an_article_that_moves_to_a_far_day_is_forgotten_by_every_process(clock: Iterator[datetime]) -> None:
    # Given an article that one process has read, and that another one moves to another month
    table: Any = ShelfTable(MemoryTable(), "table")  # type: ignore[arg-type]
    first, second = process(table, clock), process(table, clock, "second")
    first.placing_of(record("a", FLEET), "1")
    second.placing_of(record("a", FLEET, day="2025-06-24", version=2), "2")
    # Then an article of the former day is no copy of it, in either
    copy = first.placing_of(record("b", FLEET, "coast-daily"), "3")
    assert copy.duplicate_of is None


def test_an_article_that_moves_to_a_far_day_keeps_its_story_in_a_new_process(
    shelf: FakeShelf, clock: Iterator[datetime]
) -> None:
    # Given a story of two articles
    stories = process(shelf, clock)
    first = stories.placing_of(record("a", FLEET), "1")
    stories.placing_of(record("b", SAME_EVENT, "coast-daily"), "1")
    # and a report of June, which is not in it
    other = stories.placing_of(record("c", SAME_EVENT, "evening-post", day="2025-06-24"), "1")
    # When the second version of one of them is of June, in a process that has read nothing of April
    later = process(shelf, clock, "second").placing_of(
        record("b", SAME_EVENT, "coast-daily", day="2025-06-24", version=2), "2"
    )
    # Then it is in its story, and the story that it joins is the younger one
    assert later.story_id == first.story_id != other.story_id
    assert later.merges == (Merge(other.story_id, first.story_id),)


@pytest.mark.parametrize("calls", [1, 2])
def test_a_story_never_leads_to_another_before_the_print_says_why(calls: int) -> None:
    # Given a process that ends within one of its writes of a decision that merges two stories
    memory = MemoryTable()
    table = ShelfTable(memory, "table")  # type: ignore[arg-type]
    fleet, day = record("a", FLEET), date(2025, 4, 24)
    joined = Placing("older", "2025-04-24", merges=(Merge("younger", "older"),))
    left = calls

    def end(moment: str, operation: str) -> None:
        nonlocal left
        left -= (moment, operation) == ("before", "BatchWriteItem")
        if left == 0 and moment in ("within", "after"):
            raise TryAgain("the process ends")

    memory.befall = end
    with pytest.raises(TryAgain):
        table.keep(fleet, replace(print_of(fleet.article), day=day), Decision(1, joined, NOON, "en", day), [])
    # Then the print is in the table before anything else of it, so that the decision is final
    assert any("print" in item for item in memory.items)


class SlowTable(MemoryTable):
    """Writes one item of each batch, and leaves the rest to be asked for again."""

    def batch_write_item(self, *, RequestItems: dict[str, Any]) -> dict[str, Any]:
        [(name, requests)] = RequestItems.items()
        super().batch_write_item(RequestItems={name: requests[:1]})
        return {"UnprocessedItems": {name: requests[1:]} if requests[1:] else {}}


def test_what_a_throttled_table_leaves_out_is_written_again(clock: Iterator[datetime]) -> None:
    memory = SlowTable()
    table: Any = ShelfTable(memory, "table")  # type: ignore[arg-type]
    process(table, clock).placing_of(record("a", FLEET), "1")
    assert {"placed", "report"} <= {item["kind"] for item in memory.items}


def test_what_a_process_with_a_slow_clock_placed_is_read(clock: Iterator[datetime]) -> None:
    # Given a process that has read what another one placed, and a third one whose clock is half a minute behind
    table: Any = ShelfTable(MemoryTable(), "table")  # type: ignore[arg-type]
    first, second = process(table, clock), process(table, clock, "second")
    slow = Stories(table, lambda: next(clock) - timedelta(seconds=30), "slow")
    second.placing_of(record("other", OTHER_EVENT), "1")
    first.placing_of(record("x", OTHER_EVENT, "coast-daily"), "2")
    slow.placing_of(record("a", FLEET), "3")
    # Then the first finds what the third placed meanwhile
    assert first.placing_of(record("b", FLEET, "coast-daily"), "4").duplicate_of == "a"


def test_an_article_that_moves_to_an_earlier_day_is_found_there_by_every_process(clock: Iterator[datetime]) -> None:
    # Given an article that one process has read, and that another one moves to the day before
    table: Any = ShelfTable(MemoryTable(), "table")  # type: ignore[arg-type]
    first, second = process(table, clock), process(table, clock, "second")
    first.placing_of(record("a", FLEET), "1")
    second.placing_of(record("a", FLEET, day="2025-04-23", version=2), "2")
    # Then a copy is found by the first, which reads the earlier day before the later
    copy = first.placing_of(record("b", FLEET, "coast-daily", day="2025-04-26"), "3")
    assert copy.duplicate_of == "a"


def test_an_article_of_two_versions_moves_to_another_day(clock: Iterator[datetime]) -> None:
    # Given an article that was placed twice under one day
    table = ShelfTable(MemoryTable(), "table")  # type: ignore[arg-type]
    stories = process(table, clock)  # type: ignore[arg-type]
    stories.placing_of(record("a", FLEET), "1")
    second = stories.placing_of(record("a", FLEET + " More boats are due.", version=2), "1")
    # When its third version has the next day
    third = stories.placing_of(record("a", FLEET, day="2025-04-25", version=3), "1")
    # Then it is of that day, in the same story
    assert third.story_id == second.story_id
    prints = [one for one in table.dynamodb.items if "print" in one]  # type: ignore[attr-defined]
    assert [one["pk"] for one in prints] == ["PLACED#en#2025-04-25"]


def test_a_repeated_original_does_not_take_back_its_copies(clock: Iterator[datetime]) -> None:
    # Given a copy that one original took over, and then an earlier one
    table = ShelfTable(MemoryTable(), "table")  # type: ignore[arg-type]
    stories = process(table, clock)  # type: ignore[arg-type]
    stories.placing_of(record("copy", FLEET, "coast-daily", day="2025-04-26"), "1")
    stories.placing_of(record("later", FLEET, "evening-post", day="2025-04-25"), "1")
    stories.placing_of(record("earliest", FLEET, day="2025-04-24"), "1")
    # When the message of the first original is repeated
    stories.placing_of(record("later", FLEET, "evening-post", day="2025-04-25"), "2")
    # Then the copy stays with the other
    known = table.decision("copy")
    assert known and known.placing.duplicate_of == "earliest"
