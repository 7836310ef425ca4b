"""Stories of later versions and other readings, and stories that they merge."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from clipwire.model.errors import TryAgain
from clipwire.stories.placing import Merge
from tests.unit.services.story_table import (
    FLEET,
    OTHER_EVENT,
    SAME_EVENT,
    Table,
    clock,
    merging,
    process,
    record,
    table,
)

__all__ = ["clock", "table"]


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
