"""Web archives of originals and records."""

import gzip
import io
import json

from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from clipwire.exports import FORMATS
from clipwire.model.article import FileRef
from clipwire.services.reading import read_file
from tests.support.documents import TEXT, html
from tests.unit.exports.samples import article, other

PAGE = html(*TEXT).encode()


def original(file: FileRef) -> bytes | None:
    return None if file.key == "gone.html" else PAGE


def file_of(key: str, sha256: str = "a" * 64) -> FileRef:
    return FileRef(key=key, format="html", size=len(PAGE), sha256=sha256)


def archive(*articles: object) -> bytes:
    return b"".join(FORMATS["warc"].many(articles, original))  # type: ignore[arg-type]


def records_in(data: bytes) -> list[tuple[str, dict[str, str], bytes]]:
    return [
        (record.rec_type, dict(record.rec_headers.headers), record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(data))
    ]


def test_an_original_is_followed_by_its_record() -> None:
    # When an article with a crawl date is written
    info, (_, resource, page), (kind, headers, record) = records_in(
        archive(article(crawled="2025-05-02T08:00:00+02:00", file=file_of("page.html")))
    )
    # Then the bytes are those of the file, and the record is its metadata
    assert (info[0], page, kind) == ("warcinfo", PAGE, "metadata")
    assert resource["WARC-Target-URI"] == "https://harbour.example/snow?page=1"
    assert (resource["WARC-Date"], resource["Content-Type"]) == ("2025-05-02T06:00:00Z", "text/html")
    assert headers["WARC-Concurrent-To"] == resource["WARC-Record-ID"]
    assert json.loads(record)["title"] == "Snow closes the pass"


def test_a_file_of_several_articles_is_there_once() -> None:
    kinds = [kind for kind, _, _ in records_in(archive(article(file=file_of("a")), other(file=file_of("a"))))]
    assert kinds == ["warcinfo", "resource", "metadata", "metadata"]


def test_a_record_whose_original_is_gone_stands_alone() -> None:
    given = [article(file=file_of("gone.html")), other(file=None)]
    kinds = [(kind, "WARC-Concurrent-To" in headers) for kind, headers, _ in records_in(archive(*given))]
    assert kinds == [("warcinfo", False), ("metadata", False), ("metadata", False)]


def test_the_digests_are_right(tmp_path, capsys) -> None:  # type: ignore[no-untyped-def]
    # When an archive is checked by warcio
    path = tmp_path / "archive.warc.gz"
    path.write_bytes(archive(article(file=file_of("page.html"))))
    checker = Checker(type("Options", (), {"inputs": [str(path)], "verbose": True}))
    checker.process_all()
    # Then it finds nothing wrong
    assert checker.exit_value == 0
    assert "digest failed" not in capsys.readouterr().out


def test_originals_are_read_back_with_address_and_crawl_date() -> None:
    # Given originals with a crawl moment, a crawl day and none, one without an address
    given = [
        article(crawled="2025-05-02T06:00:00Z", file=file_of("1", "1" * 64)),
        article(id="b" * 24, crawled="2025-05-02", url="https://harbour.example/2", file=file_of("2", "2" * 64)),
        article(id="c" * 24, url=None, file=file_of("3", "3" * 64)),
    ]
    # When the archive is read
    reading = read_file(archive(*given), "archive.warc.gz")
    # Then each is the page it was
    assert [(it.title, it.url, it.crawled) for it in reading.articles] == [
        ("Snow closes the pass", "https://harbour.example/snow?page=1", "2025-05-02T06:00:00Z"),
        ("Snow closes the pass", "https://harbour.example/2", "2025-05-02"),
        ("Snow closes the pass", None, None),
    ]


def test_resources_of_others_are_still_passed_over() -> None:
    # Given a resource that another program wrote
    data = archive(article(file=file_of("page.html")))
    [_, resource, _] = records_in(data)
    reading = read_file(_without_format(data), "archive.warc")
    assert resource[1]["Clipwire-Format"] == "html"
    assert reading.articles == ()
    assert "1 passed over: a resource, not an answer of a server" in reading.warnings


def _without_format(data: bytes) -> bytes:
    return gzip.decompress(data).replace(b"Clipwire-Format: html\r\n", b"")
