"""The steps in which a large container is unpacked, and the messages that they send."""

from collections.abc import Callable

import pytest

from clipwire.services import unpack
from tests.unit.services.archives import crawled, page, tarred, zipped
from tests.unit.services.house import House


def test_a_container_that_gets_nowhere_is_cut_off_after_so_many_steps() -> None:
    # Given a function that has time for one member in each step
    house = House(large=tarred("gz", **{f"{n}.html": page(n) for n in range(unpack.MAX_STEPS + 5)}))
    steps = house.unpack_in_steps(is_late=True)
    # When its members are read
    house.read(house.queue.pointers)
    # Then the archive is partial, with what was found until then, and says why
    receipt = house.receipt
    assert receipt.outcome == "partial" and receipt.members == {"accepted": unpack.MAX_STEPS}
    assert steps == unpack.MAX_STEPS + 1
    assert receipt.problem and receipt.problem.type.endswith("too-slow")


@pytest.mark.parametrize("pack", [crawled, zipped, tarred, lambda **m: tarred("gz", **m)])
def test_unpacking_stops_when_time_is_up_and_goes_on_where_it_stopped(pack: Callable[..., bytes]) -> None:
    # Given a function whose time is always up
    house = House(large=pack(**{f"page{number}.html": page(number) for number in range(5)}))
    steps = house.unpack_in_steps(is_late=True)
    house.read(house.queue.pointers)
    # Then it took a step for each member, and none is missing or doubled
    assert steps == 6
    assert sum(house.receipt.members.values()) == 5
    assert len(house.records.current) == 5


def test_pointers_are_sent_ten_at_a_time() -> None:
    # Given a queue that notes how many messages it is sent at once
    house, sent = House(large=zipped(**{f"page{number}.html": page(number) for number in range(25)})), []
    house.queue.send = lambda pointers: sent.append(len(pointers))  # type: ignore[method-assign]
    # When 25 members are pointed to
    house.unpack_all()
    # Then no call has more than a queue takes, and none could have been spared
    assert sent == [10, 10, 5]


def test_a_step_that_is_repeated_reads_nothing_twice() -> None:
    house = House(large=crawled(a=page(1), b=page(2)))
    for _ in range(2):
        house.unpack_all()
    assert house.read(house.queue.pointers) == ["accepted"] * 4
    assert [len(record.article.body) > 100 for record in house.records.current.values()] == [True, True]


def test_a_problem_of_an_earlier_step_is_not_forgotten_by_the_last() -> None:
    # Given a large tar whose first member points outside, and a function whose time is always up
    house = House(large=tarred(**{"../up.html": page(1), "a.html": page(2), "b.html": page(3)}))
    house.unpack_in_steps(is_late=True)
    house.read(house.queue.pointers)
    # Then the archive is partial, and says which member and why
    receipt = house.receipt
    assert receipt.outcome == "partial"
    assert receipt.problem and "../up.html" in receipt.problem.detail
