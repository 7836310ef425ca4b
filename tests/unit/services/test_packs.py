"""Members of compressed containers, which are read from packs."""

import gzip

import pytest

from clipwire.model.messages import Step
from clipwire.services import unpack
from tests.unit.services.archives import CUT_OFF, PICTURE, crawled, page, tarred
from tests.unit.services.house import House, large


@pytest.mark.parametrize("compression", ["gz", "bz2", "xz"])
def test_members_of_a_compressed_tar_are_packed_and_read_by_themselves(compression: str) -> None:
    # Given a compressed tar, whose members have no places, one of them empty
    house = House(large=tarred(compression, a=page(1), b=b"", c=page(2)))
    # When it is unpacked
    house.unpack_all()
    # Then nothing is read there, and each member is pointed to in one pack
    assert house.records.current == {}
    assert len({pointer.slice.pack for pointer in house.queue.pointers if pointer.slice.codec == "packed"}) == 1
    # And each is read by itself
    assert house.read(house.queue.pointers) == ["accepted", "rejected", "accepted"]
    assert house.receipt.members == {"accepted": 2, "rejected": 1}
    # And no record leads to the pack, which is deleted some day
    files = [record.article.file for record in house.records.current.values()]
    assert [file and file.slice for file in files] == [None] * 2


def test_pages_of_a_web_archive_that_is_one_gzip_are_packed_with_what_the_archive_says() -> None:
    # Given a web archive that was compressed as a whole, in which no record has a place
    pages = {"a": page(1), "photo": PICTURE, CUT_OFF: page(2)}
    house = House(large=gzip.compress(crawled(gzip=False, **pages)))
    # When it is unpacked and read
    receipt = house.whole_receipt()
    # Then its pages know their addresses, when they were crawled, and whether all of them was kept
    assert receipt.members == {"accepted": 2, "passed over": 1}
    articles = [record.article for record in house.records.current.values()]
    assert {(article.url, article.crawled, article.truncated) for article in articles} == {
        ("https://harbour.example/a", "2026-01-07T10:00:00Z", False),
        ("https://harbour.example/cut-off", "2026-01-07T10:00:00Z", True),
    }


def test_an_address_that_no_message_holds_is_left_out() -> None:
    house = House(large=gzip.compress(crawled(gzip=False, **{"a" * 300_000: page(1), "b": page(2)})))
    house.unpack_all()
    assert all(len(pointer.model_dump_json()) < 5_000 for pointer in house.queue.pointers)
    assert house.read(house.queue.pointers) == ["accepted"] * 2


def test_packs_are_sent_when_they_are_full_and_no_later_pack_replaces_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given packs that hold about three members
    monkeypatch.setattr(unpack, "PACK_BYTES", 1_000)
    house = House(large=tarred("gz", **{f"{n}.html": page(n) for n in range(20)}))
    # When the first step is cut off after a while, and repeated with more time
    house.unpack.unpack(Step(arrival=large(), run="first"), lambda: len(house.queue.pointers) >= 5)
    before = list(house.queue.pointers)
    house.unpack_all()
    # Then the pointers of both runs lead to the pages they name
    assert len({pointer.slice.pack for pointer in house.queue.pointers}) > 5
    packs = [data for key, data in house.files.files.items() if key.startswith("unpacked/")]
    assert max(map(len, packs)) < 2 * unpack.PACK_BYTES
    house.read([*before, *house.queue.pointers])
    assert sorted(record.article.title or "" for record in house.records.current.values()) == sorted(
        f"Catch of day {n}" for n in range(20)
    )
    assert house.receipt.members == {"accepted": 20}


def test_a_pack_that_is_deleted_says_how_to_unpack_again() -> None:
    house = House(large=tarred("gz", a=page(1)))
    house.unpack_all()
    [pointer] = house.queue.pointers
    del house.files.files[str(pointer.slice.pack)]
    assert house.ingest.ingest(pointer).outcome == "rejected"


def test_a_packed_member_that_is_refused_makes_the_container_partial() -> None:
    receipt = House(large=tarred("gz", a=page(1), photo=PICTURE)).whole_receipt()
    assert receipt.outcome == "partial"
    assert receipt.problem and receipt.problem.detail.startswith("photo: ")
