from datetime import UTC, datetime, timedelta
from typing import Any

from clipwire.cli.drop_sums import RATE_MINUTES, DropSums
from clipwire.model.arrival import Arrival
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)
EMPTY = Problem.of("empty-file", "The file holds nothing.")


def receipt(outcome: str, minutes_ago: float = 1, member: str | None = None, **fields: Any) -> Receipt:
    """Of a file that arrived an hour ago."""
    arrival = Arrival(bucket="drop", key="k", version_id="v", member=member, arrived=NOON - timedelta(hours=1))
    updated = NOON - timedelta(minutes=minutes_ago)
    return Receipt.of(arrival, updated).model_copy(update={"outcome": outcome} | fields)


def lines(*files: list[Receipt]) -> list[str]:
    sums = DropSums(NOON)
    for receipts in files:
        sums.add(receipts)
    return list(sums.lines())


def test_a_drop_that_runs_has_a_rate_and_an_end() -> None:
    # Given ten files of the last minutes and one of before, a file that is being read and 19 that wait
    done = [[receipt("accepted")]] * 10 + [[receipt("accepted", minutes_ago=RATE_MINUTES + 1)]]
    said = lines(*done, [receipt("received")], *[[]] * 19)
    # Then 20 are left, at two a minute
    assert said == [
        "31 files: 11 accepted, 1 received, 19 waiting",
        "still open: 20; at 2.0 a minute, they are done at about 2026-01-07 12:10:00 UTC",
    ]


def test_a_drop_that_has_just_begun_is_not_slower_for_it() -> None:
    # Given a file that arrived, and was read, within the last minute
    sums = DropSums(NOON)
    one = receipt("accepted", minutes_ago=0.5)
    sums.add([one.model_copy(update={"arrived": NOON - timedelta(minutes=1)})])
    sums.add([])
    assert "at 1.0 a minute, they are done at about 2026-01-07 12:01:00" in list(sums.lines())[-1]


def test_members_count_in_place_of_their_container() -> None:
    # Given a large container of which two members are read, one of them rejected
    container = receipt("reading", members={"sent on": 4, "accepted": 1, "rejected": 1})
    inside = [receipt("accepted", member="a"), receipt("rejected", member="b", problem=EMPTY)]
    said = lines([container, *inside])
    # Then the members that are left, and the problem of the one that was rejected, are counted once
    assert said[:3] == [
        "1 file: 1 reading",
        "6 members: 1 accepted, 1 rejected, 4 sent on",
        "problems: 1 × The file is empty",
    ]
    assert said[3].startswith("still open: 4; at 0.4 a minute")


def test_a_container_that_is_done_is_counted_once_with_the_problem_of_its_member() -> None:
    # Given a zip whose own problem is that of its only member, and a file that waits
    container = receipt("rejected", members={"rejected": 1}, problem=EMPTY)
    said = lines([container, receipt("rejected", member="a", problem=EMPTY)], [])
    assert said[2:] == [
        "problems: 1 × The file is empty",
        "still open: 1; at 0.2 a minute, they are done at about 2026-01-07 12:05:00 UTC",
    ]


def test_the_problem_of_a_container_counts_if_no_member_has_one() -> None:
    damaged = receipt("partial", members={"accepted": 1}, problem=Problem.of("damaged-file", "It ends too early."))
    assert lines([damaged, receipt("accepted", member="a")])[-1] == "problems: 1 × The file is damaged"


def test_a_file_whose_notification_failed_is_still_counted_itself() -> None:
    failed = receipt("failed", member="!id-1", problem=Problem.of("notification-failed", "Not published."))
    said = lines([receipt("rejected", problem=EMPTY), failed])
    assert said == ["1 file: 1 rejected", "problems: 1 × The file is empty, 1 × The notification could not be sent"]


def test_nothing_is_forecast_if_all_is_done_or_nothing_moves() -> None:
    assert lines([receipt("accepted")]) == ["1 file: 1 accepted"]
    said = lines([receipt("accepted", minutes_ago=RATE_MINUTES + 1)], [])
    assert said[-1] == f"still open: 1; none was done in the last {RATE_MINUTES} minutes"
