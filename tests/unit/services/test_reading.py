"""Bytes to readings: what reading a part raises is its outcome, and large containers are read as on AWS."""

import io
import random
import tarfile

import pytest

from clipwire.services import reading
from clipwire.services.reading import Origin, read_file, read_parts
from tests.support.pages import zip_of

PAGE = b"""# Fleet returns

The fishing fleet of the eastern harbour landed 412 tons of herring on the quay this morning.

The boats had been at sea for eleven days, and their crews were met by families and officials.
"""


def test_a_member_whose_enrichment_raises_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given an enrichment that fails for one of three members
    enriched = reading._enriched

    def failing(article: object, file: object, watched: object) -> object:
        if "Boats" in str(article):
            raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")
        return enriched(article, file, watched)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "_enriched", failing)
    members = {"a.md": PAGE, "b.md": PAGE.replace(b"Fleet", b"Boats"), "c.md": PAGE}
    # When the archive is read
    parts = list(read_parts(zip_of(members), Origin("a.zip")))
    # Then the others are accepted, and the one has words for its failure
    assert [(part.member, part.outcome) for part in parts] == [
        ("a.md", "accepted"),
        ("b.md", "rejected"),
        ("c.md", "accepted"),
    ]
    assert parts[1].problem and parts[1].problem.type.endswith(":processing-failed")
    assert "UnicodeEncodeError" in parts[1].problem.detail


def test_a_large_container_is_read_in_the_steps_of_aws() -> None:
    # Given lines of articles, one of them broken, and more of them than a piece has
    lines = [b'{"@type": "NewsArticle", "headline": "Fleet %d", "articleBody": "Boats came."}' % n for n in range(150)]
    lines[7] = b"{broken"
    # When the file is read as a whole
    whole = read_file(b"\n".join(lines), "a.jsonl")
    # Then its pieces are its members, and none of its articles is lost
    assert whole.outcome == "partial" and len(whole.articles) == 149
    assert {article.file.member for article in whole.articles if article.file} == {"lines 1-100", "lines 101-150"}
    assert whole.problem and whole.problem.detail.startswith("lines 1-100: 1 of 100 lines; line 8: ")


def test_members_of_a_large_zip_are_fetched_by_their_place() -> None:
    # Given an archive with a good page, one that cannot be expanded, a folder, and a link out of it
    members = {"a.md": PAGE, "folder/": b"", "../b.md": PAGE, "c.txt": b"x" * 300_000}
    whole = read_file(zip_of(members), "a.zip")
    assert [article.title for article in whole.articles] == ["Fleet returns"]
    assert whole.articles[0].file and whole.articles[0].file.slice
    assert any("a directory" in warning for warning in whole.warnings)
    assert any("../b.md" in warning for warning in whole.warnings)


def test_members_that_have_no_place_of_their_own_are_read_as_they_are_unpacked() -> None:
    # Given a compressed tar with a page and so much else that it is unpacked in steps
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        for name, data in {"a.md": PAGE, "b.txt": random.Random(7).randbytes(1_100_000).hex().encode()}.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    # When it is read as a whole
    whole = read_file(file.getvalue(), "a.tar.gz")
    # Then the page is an article
    assert [article.title for article in whole.articles] == ["Fleet returns"]


def test_a_container_without_problems_has_no_warnings() -> None:
    whole = read_file(zip_of({"a.md": PAGE, "b.md": PAGE.replace(b"Fleet", b"Boats")}), "a.zip")
    assert (whole.outcome, whole.warnings) == ("accepted", ())


def test_a_file_of_which_a_line_cannot_be_read_is_partial() -> None:
    line = b'{"@type": "NewsArticle", "headline": "Fleet", "articleBody": "Boats came."}'
    [reading_] = read_parts(b"\n".join([line, b"{broken", line.replace(b"Fleet", b"Pier")]), Origin("a.jsonl"))
    assert reading_.outcome == "partial" and reading_.problem and len(reading_.articles) == 2
