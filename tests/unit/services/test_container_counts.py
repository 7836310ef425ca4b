"""How a large container counts its members, until the last one is read."""

import pytest

from clipwire.model.messages import Step
from clipwire.services.containers import Containers
from clipwire.services.failures import Failures
from tests.unit.services.archives import page, zipped
from tests.unit.services.fakes import NOON, FakeStream
from tests.unit.services.house import House, large


def test_a_container_stays_open_until_its_last_member_is_read() -> None:
    house = House(large=zipped(a=page(1), b=page(2), c=page(3)))
    first, *others = house.unpacked()
    house.ingest.ingest(first)
    assert house.receipt.outcome == "reading"
    house.read(others)
    assert house.receipt.outcome == "accepted"


def test_members_that_are_read_before_the_scan_ends_are_counted() -> None:
    # Given a container that takes two steps, whose first members are read between them
    house = House(large=zipped(**{f"{n}.html": page(n) for n in range(12)}))
    house.unpack.unpack(Step(arrival=large(), run="first"), lambda: len(house.queue.pointers) >= 10)
    house.read(house.queue.pointers)
    house.queue.pointers.clear()
    # When the second step ends and the last members are read
    house.unpack.unpack(house.queue.steps.pop(), lambda: False)
    house.read(house.queue.pointers)
    # Then the container is closed, with all of them
    receipt = house.receipt
    assert receipt.outcome == "accepted" and receipt.members == {"accepted": 12}


def test_a_member_that_comes_twice_is_counted_once() -> None:
    house = House(large=zipped(a=page(1), b=page(2)))
    first, second = house.unpacked()
    house.ingest.ingest(first)
    house.ingest.ingest(first)
    assert house.receipt.outcome == "reading"
    house.ingest.ingest(second)
    assert house.receipt.outcome == "accepted"


def test_a_member_whose_try_was_cut_off_after_its_receipt_is_counted_by_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given a member whose function ends between its receipt and its count
    house = House(large=zipped(a=page(1)))
    [pointer] = house.unpacked()
    with monkeypatch.context() as patch:
        patch.setattr(Containers, "member_done", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            house.ingest.ingest(pointer)
    assert house.receipt.outcome == "reading"
    # When it is delivered again
    house.ingest.ingest(pointer)
    # Then the container is closed
    assert house.receipt.outcome == "accepted"


def test_a_container_that_is_unpacked_again_is_counted_again() -> None:
    house = House(large=zipped(a=page(1), b=page(2)))
    house.read(house.unpacked())
    # When a second run sends its members on
    pointers = house.unpacked(run="second")
    assert house.receipt.outcome == "reading"
    house.read(pointers)
    assert house.receipt.outcome == "accepted"


def test_a_failed_member_makes_the_container_partial_until_it_is_read_after_all() -> None:
    # Given a container one of whose members ended in the dead-letter queue
    house = House(large=zipped(a=page(1), b=page(2)))
    first, second = house.unpacked()
    house.ingest.ingest(first)
    Failures(house.receipts, house.containers, FakeStream(), lambda: NOON).keep(second, "the message")
    receipt = house.receipt
    assert receipt.outcome == "partial" and receipt.members == {"accepted": 1, "failed": 1}
    # When it is sent again and read
    house.ingest.ingest(second)
    # Then the container is whole
    receipt = house.receipt
    assert receipt.outcome == "accepted" and receipt.members == {"accepted": 2}
    assert receipt.problem is None
