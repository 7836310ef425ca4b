"""The receipt of a container: how its members are counted, and when it closes."""

import pytest

from clipwire.model.messages import Pointer, Step
from clipwire.services.containers import Containers
from clipwire.services.failures import Failures
from tests.unit.services.fakes import (
    NOON,
    FakeStream,
)
from tests.unit.services.packed import PICTURE, House, large, page, tarred, zipped


def test_a_problem_of_an_earlier_step_is_not_forgotten_by_the_last() -> None:
    # Given a large tar whose first member points outside, and a function whose time is always up
    house = House(large=tarred(**{"../up.html": page(1), "a.html": page(2), "b.html": page(3)}))
    house.queue.go_on(Step(arrival=large()))
    while house.queue.steps:
        house.unpack.unpack(house.queue.steps.pop(), lambda: True)
    for pointer in house.queue.pointers:
        house.ingest.ingest(pointer)
    # Then the archive is partial, and says which member and why
    receipt = house.receipts.find(large())
    assert receipt and receipt.outcome == "partial"
    assert receipt.problem and "../up.html" in receipt.problem.detail


def test_a_member_that_is_read_where_it_is_unpacked_and_refused_makes_the_container_partial() -> None:
    house = House(large=tarred("gz", a=page(1), photo=PICTURE))
    receipt = house.unpack.unpack(Step(arrival=large()), lambda: False)
    assert receipt and receipt.outcome == "partial"
    assert receipt.problem and receipt.problem.detail.startswith("photo: ")


def junk(count: int) -> dict[str, bytes]:
    return {f"{number}.txt": PICTURE for number in range(count)}


def unpacked(house: House, run: str = "first") -> list[Pointer]:
    """The pointers that a run of unpacking sends."""
    house.queue.pointers.clear()
    house.unpack.unpack(Step(arrival=large(), run=run), lambda: False)
    return list(house.queue.pointers)


def outcome_of(house: House) -> str:
    receipt = house.receipts.find(large())
    assert receipt
    return receipt.outcome


def test_a_large_container_of_junk_is_rejected_as_a_small_one_is() -> None:
    house = House(large=zipped(**junk(13)))
    for pointer in unpacked(house):
        house.ingest.ingest(pointer)
    receipt = house.receipts.find(large())
    assert receipt and receipt.outcome == "rejected"
    assert receipt.members == {"rejected": 13}
    assert receipt.problem and "12 more members" in receipt.problem.detail


def test_a_container_stays_open_until_its_last_member_is_read() -> None:
    house = House(large=zipped(a=page(1), b=page(2), c=page(3)))
    first, *others = unpacked(house)
    house.ingest.ingest(first)
    assert outcome_of(house) == "reading"
    for pointer in others:
        house.ingest.ingest(pointer)
    assert outcome_of(house) == "accepted"


def test_members_that_are_read_before_the_scan_ends_are_counted() -> None:
    # Given a container that takes two steps, whose first members are read between them
    house = House(large=zipped(**{f"{n}.html": page(n) for n in range(12)}))
    house.unpack.unpack(Step(arrival=large(), run="first"), lambda: len(house.queue.pointers) >= 10)
    for pointer in house.queue.pointers:
        house.ingest.ingest(pointer)
    house.queue.pointers.clear()
    # When the second step ends and the last members are read
    house.unpack.unpack(house.queue.steps.pop(), lambda: False)
    for pointer in house.queue.pointers:
        house.ingest.ingest(pointer)
    # Then the container is closed, with all of them
    receipt = house.receipts.find(large())
    assert receipt and receipt.outcome == "accepted" and receipt.members == {"accepted": 12}


def test_a_member_that_comes_twice_is_counted_once() -> None:
    house = House(large=zipped(a=page(1), b=page(2)))
    first, second = unpacked(house)
    house.ingest.ingest(first)
    house.ingest.ingest(first)
    assert outcome_of(house) == "reading"
    house.ingest.ingest(second)
    assert outcome_of(house) == "accepted"


def test_a_member_whose_try_was_cut_off_after_its_receipt_is_counted_by_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given a member whose function ends between its receipt and its count
    house = House(large=zipped(a=page(1)))
    [pointer] = unpacked(house)
    with monkeypatch.context() as patch:
        patch.setattr(Containers, "member_done", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            house.ingest.ingest(pointer)
    assert outcome_of(house) == "reading"
    # When it is delivered again
    house.ingest.ingest(pointer)
    # Then the container is closed
    assert outcome_of(house) == "accepted"


def test_a_container_that_is_unpacked_again_is_counted_again() -> None:
    house = House(large=zipped(a=page(1), b=page(2)))
    for pointer in unpacked(house):
        house.ingest.ingest(pointer)
    # When a second run sends its members on
    pointers = unpacked(house, run="second")
    assert outcome_of(house) == "reading"
    for pointer in pointers:
        house.ingest.ingest(pointer)
    assert outcome_of(house) == "accepted"


def test_a_failed_member_makes_the_container_partial_until_it_is_read_after_all() -> None:
    # Given a container one of whose members ended in the dead-letter queue
    house = House(large=zipped(a=page(1), b=page(2)))
    first, second = unpacked(house)
    house.ingest.ingest(first)
    Failures(house.receipts, house.containers, FakeStream(), lambda: NOON).keep(second, "the message")
    receipt = house.receipts.find(large())
    assert receipt and receipt.outcome == "partial" and receipt.members == {"accepted": 1, "failed": 1}
    # When it is sent again and read
    house.ingest.ingest(second)
    # Then the container is whole
    receipt = house.receipts.find(large())
    assert receipt and receipt.outcome == "accepted" and receipt.members == {"accepted": 2}
    assert receipt.problem is None


def test_a_member_of_a_large_container_has_its_own_size() -> None:
    house = House(large=zipped(a=page(1)))
    [pointer] = unpacked(house)
    assert house.ingest.ingest(pointer).size == len(page(1))
