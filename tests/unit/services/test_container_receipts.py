"""When the receipt of a large container closes, and with what, apart from any real container."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from clipwire.model.arrival import Arrival, Slice
from clipwire.model.messages import Place, Pointer, Step
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt, Unpacked
from clipwire.services.containers import Containers
from clipwire.services.failures import Failures
from clipwire.services.ports import Done
from clipwire.services.tally import Tally
from tests.unit.services.fakes import FakeProgress, FakeReceipts, FakeStream, arrival

LATER = datetime(2026, 1, 8, 12, tzinfo=UTC)
BOX = arrival("box")
BROKEN = Problem.of("not-an-article", "It has no text.")
CUT_OFF = Problem.of("not-an-article", "The container breaks off.")


class Stage:
    """A container of which `sent_on` members have messages of their own."""

    def __init__(self, progress: FakeProgress | None = None) -> None:
        self.receipts, self.progress = FakeReceipts(), progress or FakeProgress()
        self.containers = Containers(self.receipts, self.progress, lambda: LATER)

    def scanned(self, run: str = "run", problem: Problem | None = None, **counted: int) -> Receipt:
        counts = {name.replace("_", " "): count for name, count in counted.items()}
        return self.containers.scanned(BOX, run, Tally(Counter(counts), problem))

    def done(self, ordinal: int, outcome: str = "accepted", problem: Problem | None = None, run: str = "run") -> None:
        self.containers.member_done(member(ordinal, run), outcome, problem)

    @property
    def receipt(self) -> Receipt:
        receipt = self.receipts.find(BOX)
        assert receipt
        return receipt


def member(ordinal: int, run: str = "run") -> Pointer:
    return Pointer.into(BOX, f"{ordinal}.txt", Slice(start=0, length=1), Place(run=run, ordinal=ordinal))


def test_a_container_without_members_of_their_own_closes_at_once() -> None:
    receipt = Stage().scanned(accepted=2, passed_over=1)
    assert (receipt.outcome, receipt.members, receipt.unpacked) == ("accepted", {"accepted": 2, "passed over": 1}, None)
    assert receipt.updated == LATER


def test_it_is_open_until_its_last_member_is_read() -> None:
    # Given a container with three members sent on, and two that were read when it was unpacked
    stage = Stage()
    opened = stage.scanned(sent_on=3, accepted=1, rejected=1, problem=CUT_OFF)
    assert (opened.outcome, opened.problem) == ("reading", CUT_OFF)
    assert opened.members == {"sent on": 3, "accepted": 1, "rejected": 1}
    # When they are read, one of them twice
    for ordinal in (0, 2, 2):
        stage.done(ordinal)
        assert stage.receipt.outcome == "reading"
    stage.done(1, "unchanged")
    # Then it has the outcomes of all
    assert stage.receipt.outcome == "partial"
    assert stage.receipt.members == {"accepted": 3, "rejected": 1, "unchanged": 1}
    assert stage.receipt.problem and stage.receipt.problem.detail.startswith("The container breaks off.")


def test_a_container_whose_last_step_was_cut_off_is_closed_when_its_message_is_given_up() -> None:
    # Given a member that was read, and a step that wrote the receipt and got no further in any of its tries
    stage = Stage()
    stage.done(0)
    counted = {"sent on": 1}
    reading = {"outcome": "reading", "unpacked": Unpacked(run="run", counted=counted), "members": counted}
    stage.receipts.close(Receipt.of(BOX, LATER).model_copy(update=reading))
    # When its message is a dead letter
    failures = Failures(stage.receipts, stage.containers, FakeStream(), lambda: LATER)
    failures.keep(Step(arrival=BOX, run="run"), "the message")
    # Then the container is done
    assert (stage.receipt.outcome, stage.receipt.members) == ("accepted", {"accepted": 1})


def test_members_that_were_read_before_the_container_was_scanned_close_it_too() -> None:
    stage = Stage()
    for ordinal in range(2):
        stage.done(ordinal)
    assert stage.scanned(sent_on=2).outcome == "accepted"
    assert stage.receipt.members == {"accepted": 2}


def test_the_receipt_is_there_before_the_last_member_can_look_for_it() -> None:
    # Given a member that is done at the very moment at which its number is expected
    class Eager(FakeProgress):
        def expect(self, container: Arrival, run: str, total: int) -> None:
            super().expect(container, run, total)
            stage.done(0)

    stage = Stage(Eager())
    stage.scanned(sent_on=1)
    assert stage.receipt.outcome == "accepted"


def test_the_problem_of_a_member_names_it() -> None:
    stage = Stage()
    stage.scanned(sent_on=2)
    stage.done(0)
    stage.done(1, "rejected", BROKEN)
    assert stage.receipt.outcome == "partial"
    assert stage.receipt.problem and stage.receipt.problem.detail == "1.txt: It has no text."


def test_a_problem_that_a_second_try_mended_is_none_of_the_container() -> None:
    # Given a count that keeps the first problem of a member, whatever becomes of the member
    class Remembering(FakeProgress):
        def done(self, container: Arrival, run: str) -> Done:
            return Done(super().done(container, run).counted, BROKEN)

    stage = Stage(Remembering())
    stage.scanned(sent_on=1)
    stage.done(0)
    assert (stage.receipt.outcome, stage.receipt.problem) == ("accepted", None)


def test_members_of_another_run_do_not_close_it() -> None:
    # Given a container that is unpacked again while members of its first run wait
    stage = Stage()
    stage.scanned("first", sent_on=1)
    stage.scanned("second", sent_on=2)
    # When a member of the first run is read
    stage.done(0, run="first")
    # Then the container waits for those of the second
    assert stage.receipt.outcome == "reading"
    for ordinal in range(2):
        stage.done(ordinal, run="second")
    assert (stage.receipt.outcome, stage.receipt.members) == ("accepted", {"accepted": 2})


@pytest.mark.parametrize("done", [arrival("box"), member(0).model_copy(update={"place": None})])
def test_what_was_not_sent_on_is_not_counted(done: Arrival) -> None:
    stage = Stage()
    stage.scanned(sent_on=1)
    stage.containers.member_done(done, "accepted", None)
    assert stage.progress.outcomes == {} and stage.receipt.outcome == "reading"


def test_a_block_of_members_may_be_done_before_the_container_is_scanned() -> None:
    # Given a hundred members that are read while the container is still being unpacked
    stage = Stage()
    for ordinal in range(100):
        stage.done(ordinal)
    assert stage.receipts.find(BOX) is None
    # When it is scanned, then it closes
    assert stage.scanned(sent_on=100).outcome == "accepted"
