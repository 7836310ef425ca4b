"""The count of the members of a container: blocks of a hundred, in any order, each member once."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clipwire.adapters.table.progress import ProgressTable
from clipwire.model.arrival import Arrival
from clipwire.model.messages import Place
from clipwire.model.problem import Problem

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)
CONTAINER = Arrival(bucket="drop", key="incoming/dump.zip", version_id="v1", arrived=NOON)
BROKEN = Problem.of("not-an-article", "a.txt: It has no text.")
OTHER = Problem.of("not-an-article", "b.txt: It has no text.")


@pytest.fixture
def progress(dynamodb: Any) -> ProgressTable:
    return ProgressTable(dynamodb, "table")


def note(
    progress: ProgressTable, ordinal: int, outcome: str = "accepted", problem: Problem | None = None, run: str = "run"
) -> bool:
    """Whether the block of this member is full."""
    return progress.note(CONTAINER, Place(run=run, ordinal=ordinal), outcome, problem)


def test_the_last_member_of_a_block_completes_it_in_any_order(progress: ProgressTable) -> None:
    assert [note(progress, ordinal) for ordinal in reversed(range(100))] == [False] * 99 + [True]
    assert note(progress, 100) is False  # the first of the next block


def test_the_last_block_is_full_with_as_many_members_as_are_expected(progress: ProgressTable) -> None:
    progress.expect(CONTAINER, "run", 102)
    assert [note(progress, ordinal) for ordinal in (100, 101)] == [False, True]


def test_of_a_whole_number_of_blocks_no_further_one_is_expected(progress: ProgressTable) -> None:
    progress.expect(CONTAINER, "run", 200)
    assert progress.dynamodb.scan(TableName="table")["Count"] == 0


def test_a_member_counts_once_with_its_last_outcome(progress: ProgressTable) -> None:
    # Given a member that failed, and was accepted when it was tried again, twice
    for outcome in ("failed", "accepted", "accepted"):
        note(progress, 3, outcome)
    # Then it is counted once
    assert progress.done(CONTAINER, "run").counted == Counter(accepted=1)


def test_members_of_all_blocks_of_one_run_are_counted(progress: ProgressTable) -> None:
    for ordinal, outcome in ((0, "accepted"), (150, "unchanged"), (151, "partial"), (250, "rejected")):
        note(progress, ordinal, outcome)
    note(progress, 1, run="another run")
    assert progress.done(CONTAINER, "run").counted == Counter(accepted=1, unchanged=1, partial=1, rejected=1)


def test_the_first_problem_of_a_block_and_of_the_blocks_is_kept(progress: ProgressTable) -> None:
    for ordinal, problem in ((0, None), (150, BROKEN), (151, OTHER), (250, OTHER)):
        note(progress, ordinal, "rejected", problem)
    assert progress.done(CONTAINER, "run").problem == BROKEN


def test_a_count_is_kept_for_as_long_as_a_member_can_wait(progress: ProgressTable) -> None:
    progress.expect(CONTAINER, "run", 1)
    note(progress, 150)
    for item in progress.dynamodb.scan(TableName="table")["Items"]:
        kept = datetime.fromtimestamp(int(item["expires_at"]["N"]), UTC) - datetime.now(UTC)
        assert timedelta(days=14) < kept < timedelta(days=60)
        assert item["kind"]["S"] == "progress"


def test_the_problem_of_a_member_that_was_read_after_all_is_forgotten(progress: ProgressTable) -> None:
    # Given a member that failed, and one that was rejected
    note(progress, 0, "failed", BROKEN)
    note(progress, 1, "rejected", OTHER)
    # When the first is read after all
    note(progress, 0, "accepted")
    # Then the container has the problem of the other
    assert progress.done(CONTAINER, "run").problem == OTHER
    # and none when that is read too
    note(progress, 1, "accepted")
    assert progress.done(CONTAINER, "run").problem is None
