"""The service of stories: what is decided once stays, and every process knows what the others have placed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from clipwire.adapters.table.stories import MAX_COPIES_AT_ONCE, StoryTable
from clipwire.model.article import Article, Source
from clipwire.model.errors import TryAgain
from clipwire.model.record import Record, Sighting
from clipwire.services.stories import MAX_OTHER_ARTICLES, Decision, Stories
from clipwire.stories.neighbours import WINDOW_DAYS
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


def test_a_copy_and_another_report_of_the_event_join_its_story(table: Table, clock: Iterator[datetime]) -> None:
    stories = process(table, clock)
    first = stories.placing_of(record("a", FLEET), "1")
    copy = stories.placing_of(record("b", FLEET, "coast-daily"), "1")
    report = stories.placing_of(record("c", SAME_EVENT, "evening-post"), "1")
    other = stories.placing_of(record("d", OTHER_EVENT), "1")
    assert copy.story_id == report.story_id == first.story_id != other.story_id
    assert (first.duplicate_of, copy.duplicate_of, report.duplicate_of) == (None, "a", None)
    assert copy.similarity and copy.similarity > 0.9
    assert table.reports == {(first.story_id, name) for name in "abc"} | {(other.story_id, "d")}


def test_a_decision_that_nobody_can_see_yet_is_taken_anew(table: Table, clock: Iterator[datetime]) -> None:
    # Given a process that ends after a decision and before it wrote the print
    table.fail_once("BatchWriteItem")
    with pytest.raises(TryAgain):
        process(table, clock).placing_of(record("b", FLEET, "coast-daily"), "1")
    # and a copy that is placed before the first is tried again
    after = process(table, clock, "second")
    assert after.placing_of(record("a", FLEET, day="2025-04-24"), "2").duplicate_of is None
    # When the first is tried again
    again = after.placing_of(record("b", FLEET, "coast-daily"), "2")
    # Then they are not both originals
    assert again.duplicate_of == "a"
    assert (again.story_id, "b") in table.reports and table.prints["b"] == "PLACED#en#2025-04-24"


def test_a_decision_that_others_can_see_stays(table: Table, clock: Iterator[datetime]) -> None:
    # Given a placed article, and a copy that was published earlier and is placed later
    stories = process(table, clock)
    first = stories.placing_of(record("b", FLEET, "coast-daily"), "1")
    stories.placing_of(record("a", FLEET, day="2025-04-27"), "1")
    # When another process is given the first one again
    again = process(table, clock, "second").placing_of(record("b", FLEET, "coast-daily"), "2")
    # Then its place is the same
    assert again == first == table.decision("b").placing


def test_a_process_that_failed_reads_again_what_it_may_have_written(table: Table, clock: Iterator[datetime]) -> None:
    stories = process(table, clock)
    stories.placing_of(record("other", OTHER_EVENT), "1")
    table.fail_once("BatchWriteItem", when="after")
    with pytest.raises(TryAgain):
        stories.placing_of(record("a", FLEET), "1")
    # Then a copy is found, whose original is in the table
    assert stories.placing_of(record("b", FLEET, "coast-daily"), "1").duplicate_of == "a"


def test_a_process_knows_what_another_one_placed_meanwhile(table: Table, clock: Iterator[datetime]) -> None:
    # Given two processes, of which the first has read the days around an article
    first, second = process(table, clock), process(table, clock, "second")
    first.placing_of(record("other", OTHER_EVENT), "1")
    # When the second places an article, and the first a copy of it
    original = second.placing_of(record("a", FLEET), "2")
    copy = first.placing_of(record("b", FLEET, "coast-daily"), "3")
    # Then the first finds it
    assert copy.duplicate_of == "a" and copy.story_id == original.story_id


def test_a_process_reads_each_day_once_while_it_is_alone(table: Table, clock: Iterator[datetime]) -> None:
    stories = process(table, clock)
    for number in range(3):
        stories.placing_of(record(f"{number}", OTHER_EVENT), call=f"{number}")
    assert len(table.read) == len(set(table.read)) == 2 * WINDOW_DAYS + 1


def test_a_later_version_keeps_its_story_and_replaces_its_print(table: Table, clock: Iterator[datetime]) -> None:
    stories = process(table, clock)
    first = stories.placing_of(record("a", FLEET), "1")
    later = stories.placing_of(record("a", FLEET + "\n\nThe market opens at six.", version=2), "2")
    assert later.story_id == first.story_id
    assert table.decision("a").version == 2
    assert len(table.prints) == len(table.reports) == 1


def test_an_older_version_that_comes_late_changes_nothing(table: Table, clock: Iterator[datetime]) -> None:
    stories = process(table, clock)
    stories.placing_of(record("a", FLEET), "1")
    newest = stories.placing_of(record("a", OTHER_EVENT, version=3), "1")
    before = table.items
    assert stories.placing_of(record("a", FLEET, version=2), "2") == newest
    assert [item for item in table.items if item["kind"] != "owner"] == [it for it in before if it["kind"] != "owner"]


def test_an_original_that_comes_after_its_copies_takes_them_over(table: Table, clock: Iterator[datetime]) -> None:
    # Given a copy that is placed before its original, which was published earlier
    stories = process(table, clock)
    stories.placing_of(record("copy", FLEET, "coast-daily", day="2025-04-25"), "1")
    original = stories.placing_of(record("original", FLEET, day="2025-04-24"), "1")
    # Then the original is no copy, and the first one is
    assert original.duplicate_of is None
    assert table.decision("copy").placing.duplicate_of == "original"


def test_days_that_are_far_are_forgotten_if_there_is_much(
    table: Table, clock: Iterator[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clipwire.services.stories.MAX_OTHER_ARTICLES", 1)
    stories = process(table, clock)
    for number in range(2):
        stories.placing_of(record(f"old-{number}", OTHER_EVENT, day="2019-04-24"), "1")
    stories.placing_of(record("new", FLEET), "1")
    # Then an article of the forgotten days is compared all the same: they are read again
    again = stories.placing_of(record("old-2", OTHER_EVENT, "coast-daily", day="2019-04-24"), "1")
    assert again.duplicate_of == "old-0"
    assert table.read.count("PLACED#en#2019-04-24") == 2
    assert MAX_OTHER_ARTICLES > 1


def test_articles_of_two_languages_are_not_compared(table: Table, clock: Iterator[datetime]) -> None:
    stories = process(table, clock)
    english, unknown = record("a", FLEET), record("b", FLEET, "coast-daily")
    unknown = replace_language(unknown, None)
    assert stories.placing_of(english, "1").story_id != stories.placing_of(unknown, "1").story_id


def replace_language(one: Record, language: str | None) -> Record:
    return one.model_copy(update={"article": one.article.model_copy(update={"language": language})})


def test_merged_stories_are_one_for_every_process(table: Table, clock: Iterator[datetime]) -> None:
    # Given a decision that joined two stories, in the table
    first = process(table, clock)
    older = first.placing_of(record("a", FLEET), "1")
    younger = first.placing_of(record("b", OTHER_EVENT, day="2025-04-25"), "1")
    assert older.story_id != younger.story_id
    [key] = [key for key in table.partitions["PLACED#en#2025-04-24"] if key.endswith("#a")]
    table.partitions["PLACED#en#2025-04-24"][key] |= {"merged": {"L": [{"S": younger.story_id}]}}
    # Then a copy of the younger one's article is placed in the older one
    copy = process(table, clock, "second").placing_of(record("c", OTHER_EVENT, "coast-daily"), "2")
    assert copy.story_id == older.story_id


def merging(table: Table, clock: Iterator[datetime]) -> Merge:
    """Store a first version of `a` of 24 April that joined two stories."""
    merge = Merge("younger", "older")
    first = record("a", FLEET)
    one = replace(print_of(first.article), day=date(2025, 4, 24))
    joined = Placing("older", "2025-04-24", merges=(merge,))
    StoryTable(table, "table").keep(first, one, Decision(1, joined, next(clock), "en", date(2025, 4, 24)))  # type: ignore[arg-type]
    return merge


def test_a_version_that_comes_late_still_announces_the_stories_that_it_joined(
    table: Table, clock: Iterator[datetime]
) -> None:
    # Given a first version that joined two stories and was set aside before that was announced
    merge = merging(table, clock)
    # When two further versions are placed before it comes again
    stories = process(table, clock)
    stories.placing_of(record("a", FLEET, version=2), "1")
    stories.placing_of(record("a", FLEET, version=3), "1")
    # Then it has its merge
    assert stories.placing_of(record("a", FLEET), "2").merges == (merge,)


@pytest.mark.parametrize("day", ["2025-04-24", "2025-06-24"])
def test_stories_stay_merged_when_the_report_that_joined_them_is_edited(
    table: Table, clock: Iterator[datetime], day: str
) -> None:
    # Given a report that joined two stories, and its second version, which may be of a far day
    merge = merging(table, clock)
    process(table, clock).placing_of(record("a", SAME_EVENT, day=day, version=2), "1")
    # Then a new process that reads the days of the first one knows that the stories are one
    new = process(table, clock, "new")
    new.placing_of(record("b", OTHER_EVENT), "2")
    assert new._memories["en"].neighbours.story(merge.younger) == merge.older


def test_an_article_that_moves_to_a_far_day_is_forgotten_by_every_process(
    table: Table, clock: Iterator[datetime]
) -> None:
    # Given an article that one process has read, and that another one moves to another month
    first, second = process(table, clock), process(table, clock, "second")
    first.placing_of(record("a", FLEET), "1")
    second.placing_of(record("a", FLEET, day="2025-06-24", version=2), "2")
    # Then an article of the former day is no copy of it, in either
    copy = first.placing_of(record("b", FLEET, "coast-daily"), "3")
    assert copy.duplicate_of is None


def test_an_article_that_moves_to_a_far_day_keeps_its_story_in_a_new_process(
    table: Table, clock: Iterator[datetime]
) -> None:
    # Given a story of two articles
    stories = process(table, clock)
    first = stories.placing_of(record("a", FLEET), "1")
    stories.placing_of(record("b", SAME_EVENT, "coast-daily"), "1")
    # and a report of June, which is not in it
    other = stories.placing_of(record("c", SAME_EVENT, "evening-post", day="2025-06-24"), "1")
    # When the second version of one of them is of June, in a process that has read nothing of April
    later = process(table, clock, "second").placing_of(
        record("b", SAME_EVENT, "coast-daily", day="2025-06-24", version=2), "2"
    )
    # Then it is in its story, and the story that it joins is the younger one
    assert later.story_id == first.story_id != other.story_id
    assert later.merges == (Merge(other.story_id, first.story_id),)


class SlowTable(Table):
    """Writes one item of each batch, and leaves the rest to be asked for again."""

    def batch_write_item(self, *, RequestItems: dict[str, Any]) -> dict[str, Any]:
        [(name, requests)] = RequestItems.items()
        super().batch_write_item(RequestItems={name: requests[:1]})
        return {"UnprocessedItems": {name: requests[1:]} if requests[1:] else {}}


def test_what_a_throttled_table_leaves_out_is_written_again(clock: Iterator[datetime]) -> None:
    table = SlowTable()
    table.read = []
    process(table, clock).placing_of(record("a", FLEET), "1")
    assert {"placed", "report"} <= {item["kind"] for item in table.items}


def test_what_a_process_with_a_slow_clock_placed_is_read(table: Table, clock: Iterator[datetime]) -> None:
    # Given a process that has read what another one placed, and a third one whose clock is half a minute behind
    first, second = process(table, clock), process(table, clock, "second")
    behind = (moment - timedelta(seconds=30) for moment in clock)
    slow = process(table, behind, "slow")
    second.placing_of(record("other", OTHER_EVENT), "1")
    first.placing_of(record("x", OTHER_EVENT, "coast-daily"), "2")
    slow.placing_of(record("a", FLEET), "3")
    # Then the first finds what the third placed meanwhile
    assert first.placing_of(record("b", FLEET, "coast-daily"), "4").duplicate_of == "a"


def test_an_article_that_moves_to_an_earlier_day_is_found_there_by_every_process(
    table: Table, clock: Iterator[datetime]
) -> None:
    # Given an article that one process has read, and that another one moves to the day before
    first, second = process(table, clock), process(table, clock, "second")
    first.placing_of(record("a", FLEET), "1")
    second.placing_of(record("a", FLEET, day="2025-04-23", version=2), "2")
    # Then a copy is found by the first, which reads the earlier day before the later
    copy = first.placing_of(record("b", FLEET, "coast-daily", day="2025-04-26"), "3")
    assert copy.duplicate_of == "a"


def test_an_article_of_two_versions_moves_to_another_day(table: Table, clock: Iterator[datetime]) -> None:
    # Given an article that was placed twice under one day
    stories = process(table, clock)
    stories.placing_of(record("a", FLEET), "1")
    second = stories.placing_of(record("a", FLEET + " More boats are due.", version=2), "1")
    # When its third version has the next day
    third = stories.placing_of(record("a", FLEET, day="2025-04-25", version=3), "1")
    # Then it is of that day, in the same story
    assert third.story_id == second.story_id
    assert table.prints == {"a": "PLACED#en#2025-04-25"}


def test_a_repeated_original_does_not_take_back_its_copies(table: Table, clock: Iterator[datetime]) -> None:
    # Given a copy that one original took over, and then an earlier one
    stories = process(table, clock)
    stories.placing_of(record("copy", FLEET, "coast-daily", day="2025-04-26"), "1")
    stories.placing_of(record("later", FLEET, "evening-post", day="2025-04-25"), "1")
    stories.placing_of(record("earliest", FLEET, day="2025-04-24"), "1")
    # When the message of the first original is repeated
    stories.placing_of(record("later", FLEET, "evening-post", day="2025-04-25"), "2")
    # Then the copy stays with the other
    assert table.decision("copy").placing.duplicate_of == "earliest"


def test_all_copies_of_a_late_original_are_taken_over(table: Table, clock: Iterator[datetime]) -> None:
    # Given more copies than one transaction changes, one of them in an edited version
    stories = process(table, clock)
    names = [f"copy-{number:02}" for number in range(2 * MAX_COPIES_AT_ONCE + 1)]
    for name in names:
        stories.placing_of(record(name, FLEET, f"paper-{name}", day="2025-04-25"), "1")
    stories.placing_of(record(names[0], FLEET, "paper", day="2025-04-26", version=2), "1")
    # When the original comes
    stories.placing_of(record("original", FLEET, day="2025-04-24"), "2")
    # Then decisions, prints and reports of all name it
    assert {table.decision(name).placing.duplicate_of for name in names} == {"original"}
    for items in ([item for item in table.of_kind("placed") if "print" in item], table.of_kind("report")):
        named = [item.get("duplicate_of") for item in items]
        assert sorted(map(str, named)) == ["None", *["original"] * len(names)]
    assert table.prints.keys() == {"original", *names}


def test_an_original_is_placed_as_a_whole_or_not_at_all(table: Table, clock: Iterator[datetime]) -> None:
    # Given a copy that another process places anew while its original is placed
    stories = process(table, clock)
    stories.placing_of(record("copy", FLEET, "coast-daily", day="2025-04-25"), "1")
    other = process(table, clock, "other")

    def meanwhile(moment: str, operation: str) -> None:
        if (moment, operation) == ("before", "TransactWriteItems"):
            table.befall = lambda moment, operation: None
            other.placing_of(record("copy", FLEET, "coast-daily", day="2025-04-25", version=2), "2")

    table.befall = meanwhile
    # When that fails
    with pytest.raises(TryAgain):
        stories.placing_of(record("original", FLEET, day="2025-04-24"), "1")
    # Then nobody has seen the original, and the next try succeeds
    assert table.prints.keys() == {"copy"}
    stories.placing_of(record("original", FLEET, day="2025-04-24"), "3")
    assert table.decision("copy").placing.duplicate_of == "original"


def test_a_first_version_that_nobody_saw_does_not_bind_the_second(table: Table, clock: Iterator[datetime]) -> None:
    # Given a story, and a report of it whose placing fails before its print is written
    stories = process(table, clock)
    story = stories.placing_of(record("a", FLEET), "1").story_id
    table.fail_once("BatchWriteItem")
    with pytest.raises(TryAgain):
        stories.placing_of(record("b", SAME_EVENT, "coast-daily"), "1")
    # When its second version is about another event
    second = stories.placing_of(record("b", OTHER_EVENT, "coast-daily", version=2), "2")
    # Then it is not in that story
    assert second.story_id != story


def test_a_report_that_is_missing_is_written_when_the_message_comes_again(
    table: Table, clock: Iterator[datetime]
) -> None:
    # Given a process that ended after the print and before the report
    stories = process(table, clock)
    story = stories.placing_of(record("a", FLEET), "1").story_id
    table.partitions[f"STORY#{story}"].clear()
    # When the message comes again
    stories.placing_of(record("a", FLEET), "2")
    # Then the story has its report
    assert table.reports == {(story, "a")}


def test_another_reading_is_compared_again_and_stays_in_its_story(table: Table, clock: Iterator[datetime]) -> None:
    # Given an article whose text was read wrongly, and another one whose copy it is
    stories = process(table, clock)
    first = stories.placing_of(record("a", OTHER_EVENT), "1")
    original = stories.placing_of(record("b", FLEET, "coast-daily"), "1")
    # When it is read again
    again = stories.placing_of(record("a", FLEET), "2", is_reading=True)
    # Then it is a copy, both stories are one, and it has one print and one report
    assert again.duplicate_of == "b"
    assert again.merges == (Merge(original.story_id, first.story_id),)
    assert table.prints.keys() == {"a", "b"} and {article for _, article in table.reports} == {"a", "b"}
    # and the same reading again changes nothing but its report
    before = table.prints, table.decision("a")
    assert stories.placing_of(record("a", FLEET), "3", is_reading=True) == again
    assert (table.prints, table.decision("a")) == before


def test_a_reading_of_an_article_without_a_place_is_placed(table: Table, clock: Iterator[datetime]) -> None:
    # Given an article of a release that had no stories, and one that was placed since
    stories = process(table, clock)
    stories.placing_of(record("b", FLEET, "coast-daily"), "1")
    # When the first is read again
    assert stories.placing_of(record("a", FLEET), "2", is_reading=True).duplicate_of == "b"


def test_a_report_has_the_beginning_of_a_long_title(table: Table, clock: Iterator[datetime]) -> None:
    # Given a title of a megabyte, which no item holds
    long = record("a", FLEET)
    long = long.model_copy(update={"article": long.article.model_copy(update={"title": "Herring " * 125_000})})
    process(table, clock).placing_of(long, "1")
    # Then its report is in the story with two hundred characters of it
    [report] = table.of_kind("report")
    assert report["title"] == ("Herring " * 125_000)[:200]
