"""The service of stories: what is decided once stays, and every process knows what the others have placed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from clipwire.adapters.table.stories import MAX_COPIES_AT_ONCE
from clipwire.model.errors import TryAgain
from clipwire.stories.placing import COPY
from tests.unit.services.story_table import (
    FLEET,
    OTHER_EVENT,
    SAME_EVENT,
    Table,
    clock,
    process,
    record,
    table,
)

__all__ = ["clock", "table"]


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


def test_an_original_that_comes_after_its_copies_takes_them_over(table: Table, clock: Iterator[datetime]) -> None:
    # Given a copy that is placed before its original, which was published earlier
    stories = process(table, clock)
    stories.placing_of(record("copy", FLEET, "coast-daily", day="2025-04-25"), "1")
    original = stories.placing_of(record("original", FLEET, day="2025-04-24"), "1")
    # Then the original is no copy, and the first one is
    assert original.duplicate_of is None
    assert table.decision("copy").placing.duplicate_of == "original"


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


def test_copies_get_their_similarity_with_the_original_that_takes_them_over(
    table: Table, clock: Iterator[datetime]
) -> None:
    # Given a whole report, and a copy that adds a passage of its own
    stories = process(table, clock)
    stories.placing_of(record("former", FLEET, "coast-daily", day="2025-04-26"), "1")
    copy = stories.placing_of(record("copy", f"{FLEET}\n\n{OTHER_EVENT}", "evening-post", day="2025-04-27"), "1")
    assert copy.duplicate_of == "former" and copy.similarity == 1
    # When an earlier report takes both over, which has the other passage and most of the first
    earlier = f"{FLEET.partition('The cold')[0]}{OTHER_EVENT}"
    original = stories.placing_of(record("original", earlier, day="2025-04-24"), "1")
    assert set(original.copies) == {"former", "copy"}
    # Then each has its similarity with this one, in its place and in its report, which is less for the first
    shares = {name: table.decision(name).placing.similarity for name in ("former", "copy")}
    assert shares["former"] and shares["copy"] and COPY <= shares["former"] < shares["copy"] < 1
    reported = {item["id"]: float(item["similarity"]) for item in table.of_kind("report")}
    assert {name: reported[name] for name in shares} == shares
    assert not any("similarity" in item for item in table.of_kind("placed"))


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
    assert {table.decision(name).placing.similarity for name in names} == {1}
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
