"""The outcome of a whole file from those of its parts."""

import pytest

from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt
from clipwire.services.tally import NOTHING_READ, PartOutcome, Tally
from tests.unit.services.fakes import NOON, arrival

EMPTY = Problem.of("empty-file", "The file is empty.")
BROKEN = Problem.of("damaged-file", "The file breaks off.")


def tally(*outcomes: PartOutcome) -> Tally:
    """Parts with these outcomes; partial, rejected and failed ones have a problem."""
    made = Tally()
    for number, outcome in enumerate(outcomes):
        made.add(outcome, EMPTY if outcome in ("partial", "rejected", "failed") else None, f"part {number}")
    return made


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        ((), "rejected"),
        (("passed over",), "rejected"),
        (("rejected",), "rejected"),
        (("failed",), "partial"),
        (("failed", "rejected"), "partial"),
        (("accepted",), "accepted"),
        (("unchanged",), "unchanged"),
        (("sent on",), "accepted"),
        (("partial",), "partial"),
        (("unchanged", "unchanged", "passed over"), "unchanged"),
        (("unchanged", "accepted"), "accepted"),
        (("unchanged", "sent on"), "accepted"),
        (("unchanged", "rejected"), "partial"),
        (("accepted", "rejected"), "partial"),
        (("sent on", "rejected"), "partial"),
        (("accepted", "partial"), "partial"),
        (("accepted", "passed over"), "accepted"),
    ],
)
def test_the_whole_is_what_its_parts_make_it(parts: tuple[PartOutcome, ...], outcome: str) -> None:
    assert tally(*parts).outcome == outcome


def test_the_first_problem_is_told_with_its_member_and_the_number_of_others() -> None:
    made = tally("accepted", "rejected", "partial", "rejected", "passed over")
    assert made.problem == Problem.of("empty-file", "part 1: The file is empty. (2 more members have problems.)")
    assert tally("rejected").problem == Problem.of("empty-file", "part 0: The file is empty.")


def test_a_problem_whose_detail_names_its_member_gets_no_second_name() -> None:
    made = Tally()
    made.add("rejected", EMPTY)
    made.add("rejected", BROKEN, "later")
    assert made.first_problem == EMPTY


def test_a_container_without_any_file_says_so_and_a_read_one_has_no_problem() -> None:
    assert tally("passed over").problem == NOTHING_READ
    assert tally("accepted").problem is None


def test_a_step_goes_on_with_the_tally_of_the_one_before() -> None:
    earlier = tally("sent on", "rejected")
    resumed = Tally.resumed(dict(earlier.counted), earlier.first_problem)
    resumed.add("rejected", BROKEN, "part 7")
    assert resumed.counted == {"sent on": 1, "rejected": 2}
    assert resumed.problem and resumed.problem.detail == "part 1: The file is empty. (1 more member has a problem.)"
    # And the earlier counts are not changed
    assert earlier.counted == {"sent on": 1, "rejected": 1}


def test_counts_of_nothing_do_not_count() -> None:
    assert Tally.resumed({"accepted": 0, "unchanged": 2}, None).outcome == "unchanged"


def test_a_closed_receipt_has_outcome_members_problem_and_time() -> None:
    receipt = Receipt.of(arrival(), NOON)
    later = NOON.replace(hour=13)
    closed = tally("accepted", "rejected").closed(receipt, later)
    assert closed.outcome == "partial"
    assert closed.members == {"accepted": 1, "rejected": 1}
    assert closed.problem == Problem.of("empty-file", "part 1: The file is empty.")
    assert (closed.updated, closed.arrived) == (later, receipt.arrived)
