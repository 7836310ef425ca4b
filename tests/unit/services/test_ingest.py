from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from clipwire.enrichment.watchlist import parse
from clipwire.model.arrival import Arrival, Slice
from clipwire.model.errors import TryAgain
from clipwire.model.messages import Pointer
from clipwire.model.record import Record
from clipwire.services.ingest import Ingest
from clipwire.services.ports import Watched
from clipwire.services.reading import Reading, read_parts
from clipwire.services.storing import ArticleStore
from tests.support.pages import zip_of
from tests.unit.services.fakes import (
    NOON,
    FakeFiles,
    FakeReceipts,
    FakeRecords,
    FakeUnpacking,
    FakeWatchLists,
    arrival,
    containers,
    never_read_again,
    noon,
)

PAGE = b"""January 07, 2026Jan 07, 2026
KCNA Harbour Times

Fishing fleet returns with a record catch.

Date: 24/04/2025 | Source: Harbour Times | Read original version at source

The fishing fleet of the eastern harbour returned on Thursday with a record catch of herring.

The boats had been at sea for eleven days, and their crews were met by families and officials on the quay.

More From Harbour Times

Lighthouse repaired

Lighthouse repaired

The old lighthouse shines again after a year of work by the masons of the town.

January 06, 2026

The old lighthouse shines again after a year of work by the masons of the town.

More Articles
"""


def service(
    files: FakeFiles,
    receipts: FakeReceipts,
    records: FakeRecords | None = None,
    large_files: "FakeLargeFiles | None" = None,
) -> Ingest:
    store = ArticleStore(records or FakeRecords(), never_read_again, noon)
    return Ingest(
        files,
        receipts,
        containers(receipts),
        store,
        FakeUnpacking(),
        FakeWatchLists(),
        large_files=large_files,
        max_file_bytes=10_000_000,
        clock=lambda: NOON,
    )


def test_a_page_is_stored_and_its_receipt_names_the_article() -> None:
    # Given a page in the bucket
    records = FakeRecords()
    ingest = service(FakeFiles(page=PAGE), FakeReceipts(), records)
    # When its arrival is ingested
    receipt = ingest.ingest(arrival("page"))
    # Then the receipt says accepted and names the stored article
    assert receipt.outcome == "accepted"
    assert [article.id for article in receipt.articles] == list(records.current)
    assert receipt.format == "page-dump"


def test_a_receipt_says_how_long_the_reading_took_and_what_it_wrote() -> None:
    # Given a clock that goes on by 30 ms, and a meter by two units, each time it is read
    moments = (NOON + timedelta(milliseconds=30 * step) for step in count())
    units = count(0, 2)
    receipts = FakeReceipts()
    files = FakeFiles(page=PAGE, pages=zip_of({"a.txt": PAGE, "b.txt": ""}), picture=b"\x89PNG\r\n\x1a\n" + bytes(64))
    ingest = replace(service(files, receipts), clock=lambda: next(moments), written=lambda: next(units))
    # When files are read
    for name in ("page", "pages", "picture"):
        ingest.ingest(arrival(name))
    # Then each receipt has its time and units, that of the container with those of its members
    page, pages, picture = (receipts.kept[name, "v1", None] for name in ("page", "pages", "picture"))
    for receipt in (page, pages, picture):
        assert receipt.took_ms and receipt.took_ms % 30 == 0 and receipt.write_units
    of_members = [receipts.kept["pages", "v1", member].write_units for member in ("a.txt", "b.txt")]
    assert of_members == [2, 2] and (pages.write_units or 0) > 4


def test_a_file_that_is_no_article_is_rejected_with_a_reason() -> None:
    receipt = service(FakeFiles(picture=b"\x89PNG\r\n\x1a\n" + bytes(64)), FakeReceipts()).ingest(arrival("picture"))
    assert receipt.outcome == "rejected"
    assert receipt.problem and "PNG" in receipt.problem.detail


def test_a_file_that_was_deleted_meanwhile_is_rejected_with_that_reason() -> None:
    receipt = service(FakeFiles(), FakeReceipts()).ingest(arrival("gone"))
    assert receipt.problem and receipt.problem.type == "urn:clipwire:problem:file-gone"


def test_a_second_delivery_of_the_same_file_does_nothing() -> None:
    receipts = FakeReceipts()
    ingest = service(FakeFiles(page=PAGE), receipts)
    first = ingest.ingest(arrival("page"))
    # When the event comes again, and the file is no longer there
    again = service(FakeFiles(), receipts).ingest(arrival("page"))
    # Then the first receipt stands
    assert again == first


def test_the_same_page_under_another_name_is_unchanged() -> None:
    records, receipts = FakeRecords(), FakeReceipts()
    ingest = service(FakeFiles(page=PAGE, copy=PAGE), receipts, records)
    ingest.ingest(arrival("page"))
    receipt = ingest.ingest(arrival("copy"))
    assert receipt.outcome == "unchanged"
    assert len(records.current) == 1


def test_a_file_with_one_new_article_beside_a_known_one_is_accepted() -> None:
    # Given a feed whose first entry is known
    entry = (
        "<item><title>{0}</title><link>https://harbour.example/{0}</link><description>{0} came.</description></item>"
    )
    feed = '<rss version="2.0"><channel><title>Harbour Times</title>{}</channel></rss>'
    first, both = (feed.format("".join(map(entry.format, names))).encode() for names in (["Fleet"], ["Fleet", "Snow"]))
    ingest = service(FakeFiles(first=first, both=both), FakeReceipts(), FakeRecords())
    ingest.ingest(arrival("first"))
    # When it comes again with a second one
    receipt = ingest.ingest(arrival("both"))
    # Then the file is accepted for the sake of the new one
    assert [article.outcome for article in receipt.articles] == ["unchanged", "new"]
    assert receipt.outcome == "accepted"


def test_an_error_is_noted_in_the_open_receipt_and_raised_for_the_queue() -> None:
    # Given a table that does not answer
    class DeafRecords(FakeRecords):
        def find(self, article_id: str) -> None:
            raise TryAgain("the table throttles")

    receipts = FakeReceipts()
    with pytest.raises(TryAgain):
        service(FakeFiles(page=PAGE), receipts, DeafRecords()).ingest(arrival("page"))
    # Then the receipt is open and holds the error
    (receipt,) = receipts.kept.values()
    assert receipt.outcome == "received"
    assert receipt.problem and "the table throttles" in receipt.problem.detail
    # And the next try closes it
    assert service(FakeFiles(page=PAGE), receipts).ingest(arrival("page")).outcome == "accepted"


def test_a_watched_name_is_found_and_wins() -> None:
    # Given a watch list with a name that the page writes in small letters
    watched = Watched(
        parse("entries:\n  - name: Eastern Harbour\n    kind: organisation\n    identifiers: {house: '7'}\n")
    )
    records = FakeRecords()
    ingest = replace(service(FakeFiles(page=PAGE), FakeReceipts(), records), watch_lists=FakeWatchLists(watched))
    # When the page is ingested
    ingest.ingest(arrival("page"))
    # Then the record has it with the user's identifier
    (record,) = records.current.values()
    found = {organisation.name: organisation.identifiers for organisation in record.article.organisations}
    assert found["Eastern Harbour"] == {"house": "7"}


def test_a_watch_list_with_a_mistake_is_told_of_and_costs_no_article() -> None:
    records = FakeRecords()
    lists = FakeWatchLists(Watched(warning="the watch list was not used: line 3"))
    ingest = replace(service(FakeFiles(page=PAGE), FakeReceipts(), records), watch_lists=lists)
    assert ingest.ingest(arrival("page")).outcome == "accepted"
    (record,) = records.current.values()
    assert "the watch list was not used: line 3" in record.article.warnings


class FakeLargeFiles:
    def __init__(self) -> None:
        self.waiting: list[Arrival] = []

    def hand_on(self, arrival: Arrival) -> None:
        self.waiting.append(arrival)


def cut_off(ingest: Ingest, key: str, times: int) -> None:
    """Tries that end in the middle, as in a time-out."""
    for _ in range(times):
        with pytest.raises(KeyboardInterrupt):
            ingest.ingest(arrival(key))


@dataclass
class Reader:
    """Ends the process that reads a file, until it is mended."""

    broken: bool = True

    def read(self, *given: Any) -> Iterator[Reading]:
        if self.broken:
            raise KeyboardInterrupt
        return read_parts(*given)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader()
    monkeypatch.setattr("clipwire.services.ingest.read_parts", reader.read)
    return reader


def test_a_file_that_was_cut_off_twice_is_read_in_a_roomier_way(reader: Reader) -> None:
    # Given a file whose reading was cut off twice
    files, receipts, large_files = FakeFiles(page=PAGE), FakeReceipts(), FakeLargeFiles()
    ingest = service(files, receipts, large_files=large_files)
    cut_off(ingest, "page", times=2)
    assert large_files.waiting == []
    # When it is delivered a third time
    receipt = ingest.ingest(arrival("page"))
    # Then it is not tried, but handed on
    assert receipt.outcome == "received"
    assert [waiting.key for waiting in large_files.waiting] == ["page"]
    # And the function with more room reads it
    reader.broken = False
    assert service(files, receipts).ingest(arrival("page")).outcome == "accepted"


def test_a_file_that_is_cut_off_there_too_is_refused_as_too_slow(reader: Reader) -> None:
    receipts, large_files = FakeReceipts(), FakeLargeFiles()
    files = FakeFiles(page=PAGE)
    cut_off(service(files, receipts, large_files=large_files), "page", times=2)
    service(files, receipts, large_files=large_files).ingest(arrival("page"))
    roomier = service(files, receipts)
    cut_off(roomier, "page", times=2)
    receipt = roomier.ingest(arrival("page"))
    assert receipt.outcome == "rejected"
    assert receipt.problem and receipt.problem.type == "urn:clipwire:problem:too-slow"


def test_a_large_container_that_is_delivered_again_and_again_was_not_cut_off() -> None:
    # Given a large container that waits to be unpacked
    receipts, large_files = FakeReceipts(), FakeLargeFiles()
    files = FakeFiles(box=zip_of({"page.txt": PAGE.decode(), "filling": "x" * 210_000}))
    ingest = service(files, receipts, large_files=large_files)
    large = arrival("box").model_copy(update={"size": len(files.files["box"])})
    # When its message is delivered five times
    for _ in range(5):
        assert ingest.ingest(large).outcome == "received"
    # Then it never counts as slow
    assert large_files.waiting == []


@pytest.mark.parametrize(("count", "is_handed_on"), [(100, False), (101, True)])
def test_a_member_that_is_a_container_of_many_is_read_in_a_roomier_way(count: int, is_handed_on: bool) -> None:
    # Given a zip in a large zip, and the pointer to it
    inner = zip_of({f"{n}.txt": f"# {n}" for n in range(count)})
    files, receipts, large_files = FakeFiles(box=b"..." + inner), FakeReceipts(), FakeLargeFiles()
    pointer = Pointer.into(arrival("box"), "inner.zip", Slice(start=3, length=len(inner)))
    # When it is delivered
    service(files, receipts, large_files=large_files).ingest(pointer)
    # Then a zip of many members is not begun where the time is short
    assert bool(large_files.waiting) is is_handed_on
    # And the function with more time reads it
    receipt = service(files, receipts).ingest(pointer)
    assert sum(receipt.members.values()) == count


def test_a_receipt_that_the_next_function_closes_at_once_stays_closed(reader: Reader) -> None:
    # Given a function with more room that reads a file as soon as its message is sent
    files, receipts = FakeFiles(page=PAGE), FakeReceipts()

    class ReadAtOnce(FakeLargeFiles):
        def hand_on(self, arrival: Arrival) -> None:
            reader.broken = False
            service(files, receipts).ingest(arrival)

    ingest = service(files, receipts, large_files=ReadAtOnce())
    cut_off(ingest, "page", times=2)
    # When a file that was cut off twice is handed on to it
    ingest.ingest(arrival("page"))
    # Then the receipt says what it found
    known = receipts.find(arrival("page"))
    assert known and known.outcome == "accepted"


def test_a_try_that_ends_with_an_error_was_not_cut_off() -> None:
    # Given a file that the table refuses to store, again and again
    class Throttled(FakeRecords):
        def find(self, article_id: str) -> Record | None:
            raise TryAgain("throttled")

    large_files = FakeLargeFiles()
    ingest = service(FakeFiles(page=PAGE), FakeReceipts(), Throttled(), large_files)
    for _ in range(5):
        with pytest.raises(TryAgain):
            ingest.ingest(arrival("page"))
    # Then it never counts as slow
    assert large_files.waiting == []


def test_a_part_whose_reading_raises_is_reported_and_a_refused_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a zip with a page that the enrichers fail on, and an empty file
    def fail(*_: object) -> None:
        raise KeyError("title")

    monkeypatch.setattr("clipwire.services.reading._enriched", fail)
    reported: list[str | None] = []
    files = FakeFiles(**{"incoming/two.zip": zip_of({"page.txt": PAGE, "empty.txt": b""})})
    ingest = replace(service(files, FakeReceipts()), report_fault=lambda file, problem: reported.append(file.member))
    # When it is read
    ingest.ingest(arrival("incoming/two.zip"))
    # Then operators are told of the page alone
    assert reported == ["page.txt"]
