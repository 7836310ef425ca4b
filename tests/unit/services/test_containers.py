"""Containers small and large, and what their receipts say."""

import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import zipfile
from collections.abc import Callable

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from clipwire.model.arrival import Arrival
from clipwire.model.messages import Pointer, Step
from clipwire.model.receipt import Receipt
from clipwire.parsing.containers import sequences
from clipwire.services import unpack
from clipwire.services.containers import Containers
from clipwire.services.failures import Failures
from clipwire.services.ingest import MAX_IN_PLACE_BYTES, Ingest
from clipwire.services.storing import ArticleStore
from clipwire.services.unpack import Unpack
from tests.unit.services.fakes import (
    NOON,
    FakeFiles,
    FakeReceipts,
    FakeRecords,
    FakeStream,
    FakeUnpacking,
    FakeWatchLists,
    arrival,
    containers,
    never_read_again,
)

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def page(number: int) -> bytes:
    return f"""<html><head><title>Catch of day {number}</title>
<meta property="article:published_time" content="2025-04-{number % 28 + 1:02}"></head><body><article>
<h1>Catch of day {number}</h1>
<p>The fishing fleet of the eastern harbour landed {number} tons of herring on the quay this morning.</p>
<p>The boats had been at sea for eleven days, and their crews were met by families and by officials of the town.</p>
</article></body></html>""".encode()


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(compression: str = "", **members: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=f"w:{compression}") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def crawled(gzip: bool = True, **members: bytes) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    for name, data in members.items():
        kind = "image/png" if data == PICTURE else "text/html; charset=utf-8"
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://harbour.example/{name}",
            "response",
            payload=io.BytesIO(data),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2026-01-07T10:00:00Z"},
        )
        writer.write_record(record)
    return file.getvalue()


class House:
    """All services over the same fakes."""

    def __init__(self, **files: bytes) -> None:
        self.receipts, self.records, self.queue = FakeReceipts(), FakeRecords(), FakeUnpacking()
        self.files = FakeFiles(**files)
        self.containers = containers(self.receipts)
        self.ingest = Ingest(
            self.files,
            self.receipts,
            self.containers,
            ArticleStore(self.records, never_read_again),
            self.queue,
            FakeWatchLists(),
            None,
            20_000_000,
            lambda: NOON,
        )
        self.unpack = Unpack(
            self.files, self.receipts, self.containers, self.queue, self.files, self.queue, lambda: NOON
        )

    def outcomes(self) -> dict[str | None, str]:
        return {receipt.member: receipt.outcome for receipt in self.receipts.kept.values()}


def large(key: str = "large") -> Arrival:
    return arrival(key).model_copy(update={"size": MAX_IN_PLACE_BYTES + 1})


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
    receipt = house.unpack.unpack(Step(arrival=large(), run="first"), lambda: False)
    assert receipt and receipt.outcome == "reading" and receipt.unpacked and receipt.unpacked.total == 26
    receipts = [house.ingest.ingest(pointer) for pointer in house.queue.pointers]
    # Then every page is an article, and the container is closed with the outcome of every member
    receipt = house.receipts.find(large())
    assert receipt and receipt.outcome in ("accepted", "partial")
    assert sum(receipt.members.values()) == 26 and receipt.members["accepted"] == 25
    assert len(house.records.current) == 25
    assert sum(r.outcome == "accepted" for r in receipts) == 25
    assert all(pointer.slice and pointer.slice.length < 2_000 for pointer in house.queue.pointers)


def whole_receipt(house: House) -> Receipt:
    """The receipt of the large container after it is unpacked in one step and its members are read."""
    house.unpack.unpack(Step(arrival=large()), lambda: False)
    for pointer in house.queue.pointers:
        house.ingest.ingest(pointer)
    receipt = house.receipts.find(large())
    assert receipt
    return receipt


@pytest.mark.parametrize("compression", ["gz", "bz2", "xz"])
def test_members_of_a_compressed_tar_are_packed_and_read_by_themselves(compression: str) -> None:
    # Given a compressed tar, whose members have no places, one of them empty
    house = House(large=tarred(compression, a=page(1), b=b"", c=page(2)))
    # When it is unpacked
    house.unpack.unpack(Step(arrival=large()), lambda: False)
    # Then nothing is read there, and each member is pointed to in one pack
    assert house.records.current == {}
    assert len({pointer.slice.pack for pointer in house.queue.pointers if pointer.slice.codec == "packed"}) == 1
    # And each is read by itself
    outcomes = [house.ingest.ingest(pointer).outcome for pointer in house.queue.pointers]
    assert outcomes == ["accepted", "rejected", "accepted"]
    assert house.receipts.find(large()).members == {"accepted": 2, "rejected": 1}  # type: ignore[union-attr]
    # And no record leads to the pack, which is deleted some day
    assert [record.article.file and record.article.file.slice for record in house.records.current.values()] == [
        None
    ] * 2


def test_pages_of_a_web_archive_that_is_one_gzip_are_packed_with_what_the_archive_says() -> None:
    # Given a web archive that was compressed as a whole, in which no record has a place
    house = House(large=gzip.compress(crawled(gzip=False, a=page(1), photo=PICTURE, b=page(2))))
    # When it is unpacked and read
    receipt = whole_receipt(house)
    # Then its pages know their addresses and when they were crawled
    assert receipt.members == {"accepted": 2, "passed over": 1}
    assert {(record.article.url, record.article.crawled) for record in house.records.current.values()} == {
        ("https://harbour.example/a", "2026-01-07T10:00:00Z"),
        ("https://harbour.example/b", "2026-01-07T10:00:00Z"),
    }


def test_an_address_that_no_message_holds_is_left_out() -> None:
    house = House(large=gzip.compress(crawled(gzip=False, **{"a" * 300_000: page(1), "b": page(2)})))
    house.unpack.unpack(Step(arrival=large()), lambda: False)
    assert all(len(pointer.model_dump_json()) < 5_000 for pointer in house.queue.pointers)
    assert [house.ingest.ingest(pointer).outcome for pointer in house.queue.pointers] == ["accepted"] * 2


def test_packs_are_sent_when_they_are_full_and_no_later_pack_replaces_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given packs that hold about three members
    monkeypatch.setattr(unpack, "PACK_BYTES", 1_000)
    house = House(large=tarred("gz", **{f"{n}.html": page(n) for n in range(20)}))
    # When the first step is cut off after a while, and repeated with more time
    house.unpack.unpack(Step(arrival=large(), run="first"), lambda: len(house.queue.pointers) >= 5)
    before = list(house.queue.pointers)
    house.unpack.unpack(Step(arrival=large(), run="first"), lambda: False)
    # Then the pointers of both runs lead to the pages they name
    assert len({pointer.slice.pack for pointer in house.queue.pointers}) > 5
    for pointer in (*before, *house.queue.pointers):
        house.ingest.ingest(pointer)
    assert sorted(record.article.title or "" for record in house.records.current.values()) == sorted(
        f"Catch of day {n}" for n in range(20)
    )
    assert house.receipts.find(large()).members == {"accepted": 20}  # type: ignore[union-attr]


def test_a_pack_that_is_deleted_says_how_to_unpack_again() -> None:
    house = House(large=tarred("gz", a=page(1)))
    house.unpack.unpack(Step(arrival=large()), lambda: False)
    [pointer] = house.queue.pointers
    del house.files.files[str(pointer.slice.pack)]
    assert house.ingest.ingest(pointer).outcome == "rejected"


def test_a_container_that_gets_nowhere_is_cut_off_after_so_many_steps() -> None:
    # Given a function that has time for one member in each step
    house = House(large=tarred("gz", **{f"{n}.html": page(n) for n in range(unpack.MAX_STEPS + 5)}))
    house.queue.go_on(Step(arrival=large()))
    steps = 0
    while house.queue.steps:
        house.unpack.unpack(house.queue.steps.pop(), lambda: True)
        steps += 1
    # When its members are read
    for pointer in house.queue.pointers:
        house.ingest.ingest(pointer)
    # Then the archive is partial, with what was found until then, and says why
    receipt = house.receipts.find(large())
    assert receipt and receipt.outcome == "partial" and receipt.members == {"accepted": unpack.MAX_STEPS}
    assert steps == unpack.MAX_STEPS + 1
    assert receipt.problem and receipt.problem.type.endswith("too-slow")


@pytest.mark.parametrize("pack", [crawled, zipped, tarred, lambda **m: tarred("gz", **m)])
def test_unpacking_stops_when_time_is_up_and_goes_on_where_it_stopped(pack: Callable[..., bytes]) -> None:
    # Given a function whose time is always up
    house = House(large=pack(**{f"page{number}.html": page(number) for number in range(5)}))
    house.queue.go_on(Step(arrival=large()))
    steps, receipt = 0, None
    while house.queue.steps:
        receipt = house.unpack.unpack(house.queue.steps.pop(), lambda: True)
        steps += 1
    for pointer in house.queue.pointers:
        house.ingest.ingest(pointer)
    # Then it took a step for each member, and none is missing or doubled
    assert steps == 6
    assert receipt and sum(receipt.members.values()) == 5
    assert len(house.records.current) == 5


def test_pointers_are_sent_ten_at_a_time() -> None:
    # Given a queue that notes how many messages it is sent at once
    house, sent = House(large=zipped(**{f"page{number}.html": page(number) for number in range(25)})), []
    house.queue.send = lambda pointers: sent.append(len(pointers))  # type: ignore[method-assign]
    # When 25 members are pointed to
    house.unpack.unpack(Step(arrival=large(), run="first"), lambda: False)
    # Then no call has more than a queue takes, and none could have been spared
    assert sent == [10, 10, 5]


def test_a_step_that_is_repeated_reads_nothing_twice() -> None:
    house = House(large=crawled(a=page(1), b=page(2)))
    for _ in range(2):
        house.unpack.unpack(Step(arrival=large()), lambda: False)
    receipts = [house.ingest.ingest(pointer) for pointer in house.queue.pointers]
    assert [receipt.outcome for receipt in receipts] == ["accepted"] * 4
    assert [len(record.article.body) > 100 for record in house.records.current.values()] == [True, True]


def test_a_page_of_a_web_archive_knows_its_address_and_when_it_was_crawled() -> None:
    house = House(small=crawled(a=page(1)))
    house.ingest.ingest(arrival("small"))
    (record,) = house.records.current.values()
    assert record.article.url == "https://harbour.example/a"
    assert record.article.crawled == "2026-01-07T10:00:00Z"


def test_a_large_container_that_cannot_be_read_is_rejected_with_the_reason() -> None:
    broken = zipped(a=page(1))[:-30]
    house = House(large=broken)
    receipt = house.unpack.unpack(Step(arrival=large()), lambda: False)
    assert receipt and receipt.outcome == "rejected"
    assert receipt.problem and "zip" in receipt.problem.detail


def test_a_web_archive_that_breaks_off_is_partial() -> None:
    whole = crawled(**{f"page{number}": page(number) for number in range(4)})
    house = House(large=whole[:-50])
    receipt = house.unpack.unpack(Step(arrival=large()), lambda: False)
    for pointer in house.queue.pointers:
        house.ingest.ingest(pointer)
    receipt = house.receipts.find(large())
    assert receipt and receipt.outcome == "partial"
    assert len(house.records.current) >= 3


def lines(**members: bytes) -> bytes:
    """JSON Lines, of an article for each page."""
    articles = (
        {
            "@type": "NewsArticle",
            "headline": f"Catch of {name}",
            "articleBody": f"The fleet landed {number} tons.\n" * 60,
        }
        for number, name in enumerate(members)
    )
    return b"\n".join(json.dumps(article).encode() for article in articles)


def mailbox(**members: bytes) -> bytes:
    message = "From fleet@harbour.example Thu Apr 24 09:30:{:02} 2025\nSubject: Catch of {}\nFrom: Fleet News\n\n{}\n"
    text = "The fleet landed {} tons of herring.\n\nFrom there the boats went home, and their crews to bed.\n\n" * 20
    return "".join(message.format(n % 60, name, text.replace("{}", str(n))) for n, name in enumerate(members)).encode()


@pytest.mark.parametrize("pack", [lines, mailbox])
def test_many_articles_in_a_row_are_pointed_to_in_pieces_of_whole_ones(
    pack: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a file of many articles, several times as large as a piece
    monkeypatch.setattr(sequences, "MAX_PIECE_BYTES", 10_000)
    data = pack(**{f"day{number}": b"" for number in range(25)})
    house = House(large=data)
    house.ingest.ingest(large())
    # When it is unpacked
    receipt = house.unpack.unpack(house.queue.steps.pop(), lambda: False)
    # Then the pieces cover it without gap, each small and of whole articles
    pointers = house.queue.pointers
    assert receipt and receipt.outcome == "reading" and receipt.members == {"sent on": len(pointers)}
    assert pointers[0].member and pointers[0].member.startswith(f"{'lines' if pack is lines else 'messages'} 1-")
    assert b"".join(data[p.slice.start : p.slice.start + p.slice.length] for p in pointers if p.slice) == data
    assert len(pointers) > 1 and all(pointer.slice and pointer.slice.length <= 10_000 for pointer in pointers)
    # And every article is read once
    outcomes = [house.ingest.ingest(pointer).outcome for pointer in pointers]
    assert set(outcomes) == {"accepted"}
    assert len(house.records.current) == 25


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("pack", [lines, mailbox])
def test_many_articles_in_a_compressed_row_are_packed_in_pieces(
    pack: Callable[..., bytes], compress: Callable[[bytes], bytes]
) -> None:
    # Given more articles than a piece holds
    house = House(large=compress(pack(**{f"day{number}": b"" for number in range(250)})))
    # When they are unpacked and read
    receipt = whole_receipt(house)
    # Then each piece was a message of its own
    unit = "lines" if pack is lines else "messages"
    names = [pointer.member for pointer in house.queue.pointers]
    assert names == [f"{unit} 1-100", f"{unit} 101-200", f"{unit} 201-250"]
    assert receipt.members == {"accepted": 3}
    assert len(house.records.current) == 250


def test_a_compressed_row_that_breaks_off_is_partial() -> None:
    data = gzip.compress(lines(**{f"day{number}": b"" for number in range(20)}))
    receipt = whole_receipt(House(large=data[: len(data) // 2]))
    assert receipt.outcome == "partial" and receipt.problem
    assert "breaks off" in receipt.problem.detail


def test_broken_lines_change_neither_the_pieces_nor_the_lines_beside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given lines of which every fifth is no JSON
    monkeypatch.setattr(sequences, "MAX_PIECE_BYTES", 10_000)
    kept = lines(**{f"day{number}": b"" for number in range(25)}).split(b"\n")
    data = b"\n".join(b"}{ broken" if number % 5 == 4 else line for number, line in enumerate(kept))
    house = House(large=data)
    house.unpack.unpack(Step(arrival=large()), lambda: False)
    # When the pieces are read
    outcomes = {house.ingest.ingest(pointer).outcome for pointer in house.queue.pointers}
    # Then the others are articles, and each piece says that it is not whole
    assert len(house.records.current) == 20
    assert outcomes == {"partial"}


def test_a_line_beyond_the_limit_is_refused_by_itself() -> None:
    # Given a line of more bytes than a file may have, between two articles
    first, second = lines(a=b"", b=b"").split(b"\n")
    endless = b'{"headline": "' + b"x" * 20_000_000 + b'"}'
    house = House(large=b"\n".join([first, first, endless, second]))
    # When the file is unpacked
    receipt = house.unpack.unpack(Step(arrival=large()), lambda: False)
    # Then only that line is refused
    assert receipt and receipt.members == {"sent on": 2, "rejected": 1}
    assert receipt.problem and "lines 3-" in receipt.problem.detail


def test_the_problem_of_a_container_names_the_member_and_each_member_has_its_own_size() -> None:
    house = House(small=zipped(**{"fleet.html": page(1), "photo.txt": PICTURE, "other.txt": PICTURE}))
    receipt = house.ingest.ingest(arrival("small"))
    assert receipt.problem and receipt.problem.detail.startswith("photo.txt: ")
    assert "1 more" in receipt.problem.detail
    sizes = {kept.member: kept.size for kept in house.receipts.kept.values()}
    assert sizes["fleet.html"] == len(page(1)) and sizes["photo.txt"] == len(PICTURE)


def test_a_bzip2_whose_first_block_is_long_is_told_when_it_is_unpacked() -> None:
    # Given articles that compress badly, so that the head of the file says nothing
    notes = random.Random(7).randbytes(150_000).hex()
    data = bz2.compress(lines(a=b"", b=b"") + b"\n" + json.dumps({"note": notes}).encode())
    assert len(data) > 100_000
    house = House(large=data)
    # When it is unpacked
    receipt = whole_receipt(house)
    # Then the articles are read, and the note is refused
    assert receipt.members == {"accepted": 1, "rejected": 1}
    assert len(house.records.current) == 2


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


def test_a_packed_member_that_is_refused_makes_the_container_partial() -> None:
    receipt = whole_receipt(House(large=tarred("gz", a=page(1), photo=PICTURE)))
    assert receipt.outcome == "partial"
    assert receipt.problem and receipt.problem.detail.startswith("photo: ")


@pytest.mark.parametrize("hurried", [False, True])
@pytest.mark.parametrize("pack", ["warc", "tar", "zip"])
def test_two_members_of_one_name_are_two(pack: str, hurried: bool) -> None:
    # Given a large container that holds two pages under one name
    house = House(large=twice(pack, page(1), page(2)))
    house.queue.go_on(Step(arrival=large()))
    while house.queue.steps:
        house.unpack.unpack(house.queue.steps.pop(), lambda: hurried)
    # When their pointers are ingested
    outcomes = [house.ingest.ingest(pointer).outcome for pointer in house.queue.pointers]
    # Then each has its own receipt, and neither is taken for done
    assert outcomes == ["accepted", "accepted"]
    assert len({pointer.member for pointer in house.queue.pointers}) == 2


def twice(pack: str, first: bytes, second: bytes) -> bytes:
    if pack == "warc":
        return crawled(a=first) + crawled(a=second)
    file = io.BytesIO()
    if pack == "tar":
        with tarfile.open(fileobj=file, mode="w") as archive:
            for data in (first, second):
                info = tarfile.TarInfo("a")
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
    else:
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("a", first)
            with pytest.warns(UserWarning, match="Duplicate name"):
                packed.writestr("a", second)
    return file.getvalue()


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
