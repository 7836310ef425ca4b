"""Exports of what a stack stores, with the originals out of its bucket."""

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from typer.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator

from clipwire.cli import functions
from clipwire.cli.app import app
from clipwire.cli.export import export_found
from clipwire.cli.output import Failure
from tests.support.clippings import ClipwireStack
from tests.support.pages import BODY, page_dump, zip_of

FILLING = b"x" * 1_100_000
"""What makes an archive so large that its members are read one by one."""
QUERY = {"query": "", "since": None, "until": None, "source": None}


def resources_in(folder: Path) -> list[bytes]:
    [file] = folder.glob("*.warc.gz")
    records = ArchiveIterator(io.BytesIO(file.read_bytes()))
    return [it.content_stream().read() for it in records if it.rec_type == "resource"]


def test_a_web_archive_has_the_stored_bytes_of_pages_members_and_pieces(stack: ClipwireStack, tmp_path: Path) -> None:
    # Given a page, a small archive, a large one, and lines in a compressed file
    page, small, large = (page_dump(f"Boat {name} is back") for name in ("one", "two", "three"))
    told = [{"headline": f"Boat {n}", "text": BODY, "url": f"https://b.example/{n}"} for n in (4, 5)]
    stack.drop("page.txt", page)
    stack.drop("small.zip", zip_of({"two.txt": small}))
    stack.drop("large.zip", zip_of({"three.txt": large, "filling.bin": FILLING}))
    stack.drop("lines.gz", gzip.compress("\n".join(map(json.dumps, told)).encode()))
    stack.run()
    found = stack.articles()
    assert len(found) == 5
    # When all are exported with their originals
    folder = tmp_path / "out"
    assert export_found(stack.deployed, found, QUERY, str(folder), "warc")
    # Then the files are there as they were dropped, each once
    originals = resources_in(folder)
    assert len(originals) == 4
    assert {page.encode(), small.encode(), large.encode()} <= set(originals)
    assert any(gzip.decompress(it).decode().count("headline") == 2 for it in originals if it[:2] == b"\x1f\x8b")


def test_an_original_that_was_deleted_leaves_its_record(stack: ClipwireStack, tmp_path: Path) -> None:
    # Given a page whose object is gone
    dropped = stack.drop("page.txt", page_dump())
    stack.run()
    [article] = stack.articles()
    s3 = stack.client("s3")
    for version in s3.list_object_versions(Bucket=stack["DropBucket"], Prefix=dropped.key).get("Versions", []):
        s3.delete_object(Bucket=stack["DropBucket"], Key=dropped.key, VersionId=version["VersionId"])
    # When it is exported
    folder = tmp_path / "out"
    assert export_found(stack.deployed, [article], QUERY, str(folder), "warc")
    # Then its record is there alone
    assert resources_in(folder) == []
    [file] = folder.glob("*.warc.gz")
    kinds = [record.rec_type for record in ArchiveIterator(io.BytesIO(file.read_bytes()))]
    assert kinds == ["warcinfo", "metadata"]


@pytest.fixture
def archive() -> Iterator[ClipwireStack]:
    """The real template with its archive. Commands reach the functions as AWS would invoke them."""
    with ClipwireStack.running(Archive="true") as stack:
        folder = {stack.resources.name("SearchArchive"): "search_archive"}
        with (
            mock.patch.object(functions, "invoke", lambda name, payload: stack.invoke(folder[name], payload)),
            mock.patch("clipwire.cli.stack.find_stack", lambda *_: stack.deployed),
        ):
            yield stack


def test_the_command_writes_what_a_query_finds_and_goes_on_later(archive: ClipwireStack, tmp_path: Path) -> None:
    # Given three articles, two of them about herring
    archive.drop("fleet.txt", page_dump())
    archive.drop("boat.txt", page_dump("Boat two is back", "The second boat brought herring too."))
    archive.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier."))
    archive.run()
    folder = str(tmp_path / "out")
    asked = ["export", "herring", "--since", "2025-04", "-o", folder, "--format", "markdown"]
    # When those about herring are exported
    done = CliRunner().invoke(app, asked)
    # Then each has its file
    assert done.exit_code == 0, done.output
    assert sorted(map(title_of, done.stdout.split())) == ["Boat two is back", "Fishing fleet returns"]
    # And when one more is there, the same command adds it alone
    archive.drop("third.txt", page_dump("Boat three is back", "The third boat brought herring as well."))
    archive.run()
    assert [title_of(name) for name in CliRunner().invoke(app, asked).stdout.split()] == ["Boat three is back"]
    # And another query does not go into that folder
    other = CliRunner().invoke(app, ["export", "pier", "-o", folder, "--format", "markdown"])
    assert isinstance(other.exception, Failure) and other.exception.status == 2


def title_of(name: str) -> str:
    return Path(name).read_text().partition("title: ")[2].partition("\n")[0]
