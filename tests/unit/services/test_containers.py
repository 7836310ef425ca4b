"""The members of small and large containers, and their receipts."""

from collections.abc import Callable

import pytest

from tests.unit.services.archives import PICTURE, crawled, junk, page, tarred, twice, zipped
from tests.unit.services.fakes import arrival
from tests.unit.services.house import House, large


def test_each_member_of_a_small_container_has_a_receipt_and_the_container_counts_them() -> None:
    # Given a zip with an article, a picture and what an operating system leaves
    house = House(small=zipped(**{"fleet.html": page(1), "photo.txt": PICTURE, "__MACOSX/._fleet.html": b"x"}))
    # When it is ingested
    receipt = house.ingest.ingest(arrival("small"))
    # Then it counts its members, and each has its own receipt
    assert receipt.outcome == "partial"
    assert receipt.members == {"accepted": 1, "rejected": 1, "passed over": 1}
    assert house.outcomes() == {None: "partial", "fleet.html": "accepted", "photo.txt": "rejected"}


def test_the_same_container_again_is_unchanged() -> None:
    house = House(small=zipped(a=page(1), b=page(2)), again=zipped(a=page(1), b=page(2)))
    assert house.ingest.ingest(arrival("small")).outcome == "accepted"
    assert house.ingest.ingest(arrival("again")).outcome == "unchanged"


def test_a_large_container_is_handed_on_and_stays_open() -> None:
    house = House(large=crawled(a=page(1)))
    receipt = house.ingest.ingest(large())
    assert receipt.outcome == "received"
    [step] = house.queue.steps
    assert step.arrival == large() and step.run


def test_a_large_page_is_not_handed_on() -> None:
    house = House(large=page(1))
    assert house.ingest.ingest(large()).outcome == "accepted"
    assert house.queue.steps == []


@pytest.mark.parametrize(
    "pack",
    [crawled, lambda **members: crawled(gzip=False, **members), zipped, tarred],
    ids=["warc.gz", "warc", "zip", "tar"],
)
def test_members_of_a_large_container_are_pointed_to_and_read_by_themselves(pack: Callable[..., bytes]) -> None:
    # Given a large container of 25 pages and a picture
    pages = {f"page{number}.html": page(number) for number in range(25)}
    house = House(large=pack(**pages, photo=PICTURE))
    # When it is unpacked, and the pointers are ingested
    receipt = house.unpack_all()
    assert receipt and receipt.outcome == "reading" and receipt.unpacked and receipt.unpacked.total == 26
    outcomes = house.read(house.queue.pointers)
    # Then every page is an article, and the container is closed with the outcome of every member
    receipt = house.receipt
    assert receipt.outcome in ("accepted", "partial")
    assert sum(receipt.members.values()) == 26 and receipt.members["accepted"] == 25
    assert len(house.records.current) == 25
    assert outcomes.count("accepted") == 25
    assert all(pointer.slice and pointer.slice.length < 2_000 for pointer in house.queue.pointers)


@pytest.mark.parametrize("hurried", [False, True])
@pytest.mark.parametrize("pack", ["warc", "tar", "zip"])
def test_two_members_of_one_name_are_two(pack: str, hurried: bool) -> None:
    # Given a large container that holds two pages under one name
    house = House(large=twice(pack, page(1), page(2)))
    house.unpack_in_steps(is_late=hurried)
    # When their pointers are ingested
    outcomes = house.read(house.queue.pointers)
    # Then each has its own receipt, and neither is taken for done
    assert outcomes == ["accepted", "accepted"]
    assert len({pointer.member for pointer in house.queue.pointers}) == 2


def test_a_page_of_a_web_archive_knows_its_address_and_when_it_was_crawled() -> None:
    house = House(small=crawled(a=page(1)))
    house.ingest.ingest(arrival("small"))
    (record,) = house.records.current.values()
    assert record.article.url == "https://harbour.example/a"
    assert record.article.crawled == "2026-01-07T10:00:00Z"


def test_a_large_container_that_cannot_be_read_is_rejected_with_the_reason() -> None:
    receipt = House(large=zipped(a=page(1))[:-30]).unpack_all()
    assert receipt and receipt.outcome == "rejected"
    assert receipt.problem and "zip" in receipt.problem.detail


def test_a_web_archive_that_breaks_off_is_partial() -> None:
    whole = crawled(**{f"page{number}": page(number) for number in range(4)})
    house = House(large=whole[:-50])
    assert house.whole_receipt().outcome == "partial"
    assert len(house.records.current) >= 3


def test_the_problem_of_a_container_names_the_member_and_each_member_has_its_own_size() -> None:
    house = House(small=zipped(**{"fleet.html": page(1), "photo.txt": PICTURE, "other.txt": PICTURE}))
    receipt = house.ingest.ingest(arrival("small"))
    assert receipt.problem and receipt.problem.detail.startswith("photo.txt: ")
    assert "1 more" in receipt.problem.detail
    sizes = {kept.member: kept.size for kept in house.receipts.kept.values()}
    assert sizes["fleet.html"] == len(page(1)) and sizes["photo.txt"] == len(PICTURE)


def test_a_member_of_a_large_container_has_its_own_size() -> None:
    house = House(large=zipped(a=page(1)))
    [pointer] = house.unpacked()
    assert house.ingest.ingest(pointer).size == len(page(1))


def test_a_large_container_of_junk_is_rejected_as_a_small_one_is() -> None:
    receipt = House(large=zipped(**junk(13))).whole_receipt()
    assert receipt.outcome == "rejected"
    assert receipt.members == {"rejected": 13}
    assert receipt.problem and "12 more members" in receipt.problem.detail
