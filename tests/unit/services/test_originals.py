from clipwire.model.arrival import Arrival
from clipwire.model.article import Article, FileRef
from clipwire.parsing.registry import PARSERS
from clipwire.services.originals import Originals
from tests.unit.services.fakes import FakeFiles, FakeWatchLists
from tests.unit.services.test_ingest import PAGE

TODAY = PARSERS["page-dump"].version


class CountedFiles(FakeFiles):
    reads = 0

    def read(self, arrival: Arrival, limit: int) -> bytes:
        self.reads += 1
        return super().read(arrival, limit)


def stored(parser: int, key: str = "page") -> Article:
    file = FileRef(bucket="drop", key=key, format="page-dump", size=1, sha256="0")
    return Article(id="fishing", body="As it was read then.", file=file, parsers={"page-dump": parser})


def originals(files: FakeFiles) -> Originals:
    return Originals(files, FakeWatchLists(), 10_000_000)


def test_a_file_that_an_older_parser_read_is_read_again() -> None:
    again = originals(FakeFiles(page=PAGE)).read_again(stored(TODAY - 1))
    assert again and again.parsers == {"page-dump": TODAY}
    assert "The boats had been at sea" in again.body


def test_a_file_that_todays_parser_read_is_not_fetched() -> None:
    files = CountedFiles(page=PAGE)
    assert originals(files).read_again(stored(TODAY)) is None
    assert files.reads == 0


def test_a_file_that_is_gone_leaves_the_record_as_it_is() -> None:
    assert originals(FakeFiles()).read_again(stored(TODAY - 1)) is None
