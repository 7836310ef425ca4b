"""Stories of articles that move to another day, and of several days and languages."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from clipwire.services.stories import MAX_OTHER_ARTICLES
from clipwire.stories.neighbours import WINDOW_DAYS
from clipwire.stories.placing import Merge
from tests.unit.services.story_table import (
    FLEET,
    OTHER_EVENT,
    SAME_EVENT,
    Table,
    clock,
    process,
    record,
    replace_language,
    table,
)

__all__ = ["clock", "table"]


def test_a_process_reads_each_day_once_while_it_is_alone(table: Table, clock: Iterator[datetime]) -> None:
    stories = process(table, clock)
    for number in range(3):
        stories.placing_of(record(f"{number}", OTHER_EVENT), call=f"{number}")
    assert len(table.read) == len(set(table.read)) == 2 * WINDOW_DAYS + 1


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
