"""The stored file of an article, read again."""

from collections.abc import Callable
from typing import Any

import pytest

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article, FileRef
from clipwire.parsing.registry import PARSERS
from clipwire.services import originals as originals_module
from clipwire.services.originals import Originals
from clipwire.services.ports import Watched
from clipwire.services.reading import Origin, read_parts
from tests.support.pages import zip_of
from tests.unit.services.archives import tarred, zipped
from tests.unit.services.fakes import FakeFiles, FakeWatchLists
from tests.unit.services.test_ingest import PAGE

TODAY = PARSERS["page-dump"].version


class CountedFiles(FakeFiles):
    reads = 0

    def read(self, arrival: Arrival, limit: int) -> bytes:
        self.reads += 1
        return super().read(arrival, limit)


FEED = b"""<rss version="2.0"><channel><title>Harbour Times</title>
<item><title>Fleet returns</title><link>https://harbour.example/1</link>
<description>The fleet came back.</description></item>
<item><title>Pier closed</title><link>https://harbour.example/2</link>
<description>The pier is closed.</description></item>
</channel></rss>"""


def stored(parser: int, article_id: str = "fishing", **file: object) -> Article:
    ref = FileRef.model_validate(
        {"bucket": "drop", "key": "page", "format": "page-dump", "size": 1, "sha256": "0"} | file
    )
    return Article(id=article_id, body="As it was read then.", file=ref, parsers={ref.format: parser})


def originals(files: FakeFiles, watched: Watched | None = None) -> Originals:
    return Originals(files, FakeWatchLists(watched), 10_000_000)


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


@pytest.mark.parametrize("file", [{"bucket": None}, {"key": "gone"}])
def test_without_its_file_a_record_stays_as_it_is(file: dict[str, object]) -> None:
    assert originals(FakeFiles(page=PAGE)).read_again(stored(TODAY - 1, **file)) is None


def test_an_article_without_a_file_has_nothing_to_read() -> None:
    article = stored(TODAY - 1).model_copy(update={"file": None})
    assert originals(FakeFiles(page=PAGE)).read_again(article) is None


def test_a_format_that_is_no_longer_known_is_read_as_what_it_is_today() -> None:
    again = originals(FakeFiles(page=PAGE)).read_again(stored(99, format="newspaper"))
    assert again and again.file and again.file.format == "page-dump"


def test_what_is_read_again_names_its_file_and_todays_watch_list() -> None:
    watched = Watched(digest="a1b2")
    again = originals(FakeFiles(page=PAGE), watched).read_again(stored(TODAY - 1, version_id="v7"))
    assert again and again.file
    assert (again.file.bucket, again.file.key, again.file.version_id) == ("drop", "page", "v7")
    assert again.watch_list == "a1b2"


def test_of_several_articles_of_a_file_the_same_is_read_again() -> None:
    # Given the ids under which a feed's entries are read
    files = FakeFiles(page=FEED)
    ids = [article.id for part in read_parts(FEED, Origin("page")) for article in part.articles]
    assert len(set(ids)) == 2
    # Then each finds its own entry
    titles = [again.title for id_ in ids if (again := originals(files).read_again(stored(0, id_, format="feed")))]
    assert titles == ["Fleet returns", "Pier closed"]
    # and one that is no longer there finds none
    assert originals(files).read_again(stored(0, "another", format="feed")) is None


def test_a_member_of_a_container_is_read_again_and_not_its_neighbour() -> None:
    other = PAGE.replace(b"The boats had been at sea", b"The crews had been on strike")
    files = FakeFiles(page=zip_of({"a.txt": PAGE, "b.txt": other}))
    again = originals(files).read_again(stored(TODAY - 1, member="b.txt"))
    assert again and "The crews had been on strike" in again.body


@pytest.mark.parametrize("pack", [zipped, lambda **members: tarred("gz", **members)], ids=["zip", "tar.gz"])
def test_of_a_container_only_the_member_is_read_again(
    pack: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a record that was read from a member of a container
    files = FakeFiles(many=pack(**{"a.txt": b"A list of boats.", "b.txt": PAGE, "c.txt": PAGE}))
    article = stored(TODAY - 1, key="many", member="b.txt")
    read: list[bytes] = []

    def noted(data: bytes, *rest: Any) -> Any:
        read.append(data)
        return read_parts(data, *rest)

    monkeypatch.setattr(originals_module, "read_parts", noted)
    # When it is read again
    again = originals(files).read_again(article)
    # Then the article is that of the member, and the other members were not read
    assert again and again.file and again.file.member == "b.txt"
    assert read == [PAGE]
