"""Several files at once: fetched and stored at the same time, read one after another."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest

from clipwire.model.arrival import Arrival
from clipwire.model.errors import NoTimeLeft
from clipwire.model.record import Record
from clipwire.services.reading import Reading, read_parts
from tests.support.pages import page_dump
from tests.unit.services.fakes import FakeFiles, FakeReceipts, FakeRecords, arrival
from tests.unit.services.test_ingest import FakeLargeFiles, service

SECONDS = 10
"""Until a test gives up waiting for another thread."""


@dataclass
class Reader:
    """Reads a file when it may go on."""

    begun: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    at_work: int = 0
    most_at_work: int = 0

    def read(self, *given: Any) -> Iterator[Reading]:
        self.at_work += 1
        self.most_at_work = max(self.at_work, self.most_at_work)
        self.begun.set()
        assert self.may_go_on.wait(SECONDS)
        yield from read_parts(*given)
        self.at_work -= 1


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader()
    monkeypatch.setattr("clipwire.services.ingest.read_parts", reader.read)
    return reader


class NotedFiles(FakeFiles):
    def __init__(self, **files: bytes) -> None:
        super().__init__(**files)
        self.fetched = {name: threading.Event() for name in files}

    def read(self, arrival: Arrival, limit: int) -> bytes:
        data = super().read(arrival, limit)
        self.fetched[arrival.key].set()
        return data


def pages(*names: str) -> dict[str, bytes]:
    return {name: page_dump(f"Report {name}").encode() for name in names}


def test_a_file_that_waits_is_fetched_but_not_begun(reader: Reader) -> None:
    # Given a file that is being read
    files, receipts = NotedFiles(**pages("first", "second")), FakeReceipts()
    ingest = service(files, receipts, large_files=FakeLargeFiles())
    with ThreadPoolExecutor() as threads:
        first = threads.submit(ingest.ingest, arrival("first"))
        assert reader.begun.wait(SECONDS)
        # When another thread takes a second file
        second = threads.submit(ingest.ingest, arrival("second"))
        # Then that is fetched meanwhile, and no try of it counts yet
        assert files.fetched["second"].wait(SECONDS)
        assert list(receipts.kept) == [("first", "v1", None)]
        # And when the first is read, both are accepted, and were not read at the same time
        reader.may_go_on.set()
        assert (first.result().outcome, second.result().outcome) == ("accepted", "accepted")
    assert reader.most_at_work == 1


def test_the_next_file_is_read_while_one_is_stored() -> None:
    # Given a table that does not answer for the first file until the second is stored
    second_is_stored = threading.Event()

    class Slow(FakeRecords):
        def add(self, record: Record) -> bool:
            if record.article.title == "Report first":
                assert second_is_stored.wait(SECONDS)
            else:
                second_is_stored.set()
            return super().add(record)

    ingest = service(FakeFiles(**pages("first", "second")), FakeReceipts(), Slow(), FakeLargeFiles())
    # When two threads take them
    with ThreadPoolExecutor() as threads:
        done = list(threads.map(ingest.ingest, [arrival("first"), arrival("second")]))
    # Then both are stored
    assert [receipt.outcome for receipt in done] == ["accepted", "accepted"]


def test_a_file_whose_turn_comes_too_late_is_not_begun(reader: Reader) -> None:
    # Given a file that waits while another one is read
    reader.may_go_on.set()
    receipts = FakeReceipts()
    is_late = iter([False, True])
    # When too little time is left at its turn
    with pytest.raises(NoTimeLeft):
        service(FakeFiles(**pages("page")), receipts).ingest(arrival("page"), lambda: next(is_late))
    # Then it has no receipt
    assert receipts.kept == {}


def test_a_file_is_not_fetched_if_it_is_late() -> None:
    files = NotedFiles(**pages("page"))
    with pytest.raises(NoTimeLeft):
        service(files, FakeReceipts()).ingest(arrival("page"), lambda: True)
    assert not files.fetched["page"].is_set()
