"""`clipwire convert` and the files of `clipwire export`."""

import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator

from clipwire.cli.app import app
from clipwire.cli.export import export
from clipwire.cli.output import Failure
from clipwire.exports import FORMATS
from tests.support.pages import BODY, page_dump, zip_of

run = CliRunner().invoke
QUERY = {"query": "fleet", "since": None, "until": None, "source": None}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


def record(number: int, **fields: Any) -> dict[str, Any]:
    return {"id": f"article{number}", "version": 1, "title": f"Boat {number} returns", "body": BODY} | fields


def lines_in(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith(".clipwire"))


# --- convert --------------------------------------------------------------------------------------------------------


def test_a_page_is_printed_in_another_format(page: Path) -> None:
    done = run(app, ["convert", str(page), "--format", "ninjs"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["headlines"][0]["value"] == "Fishing fleet returns"


def test_the_articles_of_several_files_are_one_list(page: Path, tmp_path: Path) -> None:
    # Given a page and an archive with two
    archive = tmp_path / "pages.zip"
    archive.write_bytes(zip_of({name: page_dump(f"{name} opens") for name in ("Pier", "School")}))
    # When they are converted together
    done = run(app, ["convert", str(page), str(archive), "--format", "json-lines"])
    # Then there is a line for each article, in order
    titles = [json.loads(line)["title"] for line in done.stdout.splitlines()]
    assert titles == ["Fishing fleet returns", "Pier opens", "School opens"]


def test_copies_among_the_files_are_marked_as_inspect_does(page: Path, tmp_path: Path) -> None:
    # Given a page and the copy of another publisher
    copy = tmp_path / "copy.txt"
    copy.write_text(page_dump("Fleet is back in Nampho", source="Coast Post"))
    # When both are inspected, and converted
    inspected = [
        json.loads(it)["articles"][0]
        for it in run(app, ["inspect", "--json", str(page), str(copy)]).stdout.splitlines()
    ]
    converted = run(app, ["convert", str(page), str(copy), "--format", "json-lines"]).stdout.splitlines()
    # Then the records are the same, with the copy marked
    assert [json.loads(it) for it in converted] == inspected
    assert inspected[1]["duplicate_of"] == inspected[0]["id"]


def test_standard_input_is_converted() -> None:
    done = run(app, ["convert", "-", "--format", "markdown"], input=page_dump())
    assert done.stdout.startswith("---\ntitle: Fishing fleet returns\n")


def test_a_rejected_file_is_named_and_the_others_are_written(page: Path, tmp_path: Path, folder: Path) -> None:
    # Given a page and a picture
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    # When both are converted
    done = run(app, ["convert", str(picture), str(page), "--format", "markdown", "-o", str(folder)])
    # Then the page is written, the picture named, and the status is 1
    assert done.exit_code == 1
    assert "picture.txt" in done.stderr.replace("\n", "")
    [name] = names_in(folder)
    assert re.fullmatch(r"[a-z0-9]{24}\.md", name)
    assert done.stdout.strip() == str(folder / name)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "docx"], "choose one of ninjs"),
        (["--format", "json-lines", "--each"], "-o"),
        (["--format", "ninjs", "absent.txt"], "no such file"),
    ],
)
def test_wrong_usage_is_an_error_before_anything_is_written(page: Path, arguments: list[str], words: str) -> None:
    done = run(app, ["convert", str(page), *arguments])
    assert done.stdout == ""
    assert isinstance(done.exception, Failure)
    assert done.exception.status == 2
    assert words in str(done.exception)


def test_several_articles_of_a_format_with_one_for_a_file_need_a_folder(page: Path) -> None:
    done = run(app, ["convert", str(page), str(page), "--format", "text"])
    assert isinstance(done.exception, Failure)
    assert done.exception.status == 2


def test_a_web_archive_has_the_bytes_of_the_files(page: Path, tmp_path: Path, folder: Path) -> None:
    # Given a page, and a page in a zip and compressed
    archive = tmp_path / "pages.zip"
    archive.write_bytes(zip_of({"a/pier.txt": page_dump("Pier opens"), "school.txt.gz": gzip.compress(b"x")}))
    # When they are converted
    run(app, ["convert", str(page), str(archive), "--format", "warc", "-o", str(folder)])
    # Then the archive has the bytes of each article's file
    [file] = folder.glob("*.warc.gz")
    originals = [
        record.content_stream().read()
        for record in ArchiveIterator(io.BytesIO(file.read_bytes()))
        if record.rec_type == "resource"
    ]
    assert originals == [page.read_bytes(), page_dump("Pier opens").encode()]


def test_the_pieces_of_a_large_file_are_its_bytes(tmp_path: Path, folder: Path) -> None:
    # Given JSON Lines that are read in pieces
    lines = tmp_path / "lines.jsonl"
    told = [{"headline": f"Boat {at} returns", "text": BODY, "url": f"https://boats.example/{at}"} for at in range(700)]
    lines.write_text("".join(json.dumps(it) + "\n" for it in told))
    # When they are converted
    done = run(app, ["convert", str(lines), "--format", "warc", "-o", str(folder)])
    # Then the pieces are the file, and each article has its record
    [file] = folder.glob("*.warc.gz")
    found = [(it.rec_type, it.content_stream().read()) for it in ArchiveIterator(io.BytesIO(file.read_bytes()))]
    assert b"".join(data for kind, data in found if kind == "resource").split() == lines.read_bytes().split()
    assert [kind for kind, _ in found].count("metadata") == 700
    assert done.exit_code == 0


def test_pages_of_one_address_with_different_texts_are_both_written(tmp_path: Path, folder: Path) -> None:
    # Given two texts of one article, and one of them twice
    texts = {"a": BODY, "b": BODY.replace("four hundred", "five hundred"), "c": BODY}
    for name, body in texts.items():
        (tmp_path / name).write_text(page_dump(body=body))
    # When they are converted
    run(app, ["convert", *(str(tmp_path / name) for name in texts), "--format", "text", "-o", str(folder)])
    # Then both texts are there, each once
    found = [(folder / name).read_text() for name in names_in(folder)]
    assert sorted("five hundred" in text for text in found) == [False, True]


def test_the_help_names_every_format() -> None:
    done = run(app, ["convert", "--help"], env={"COLUMNS": "200"})
    assert [name for name in FORMATS if name not in done.stdout] == []


# --- export ---------------------------------------------------------------------------------------------------------


def test_a_list_is_cut_into_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(map(record, range(5)), str(folder), "json-lines", QUERY, per_file=2)
    assert names_in(folder) == [f"articles-00000{number}.jsonl" for number in (1, 2, 3)]
    assert [it["id"] for name in names_in(folder) for it in lines_in(folder / name)] == [
        f"article{number}" for number in range(5)
    ]
    assert capsys.readouterr().out.split() == [str(folder / name) for name in names_in(folder)]


def test_an_interrupted_export_goes_on(folder: Path) -> None:
    # Given an export that is interrupted in its second file
    def interrupted() -> Iterator[dict[str, Any]]:
        yield from map(record, range(3))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(interrupted(), str(folder), "csv", QUERY, per_file=2)
    # Then only whole files are there
    assert names_in(folder) == ["articles-000001.csv"]
    first = (folder / "articles-000001.csv").read_bytes()
    # When it is run again
    done = export(map(record, range(5)), str(folder), "csv", QUERY, per_file=2)
    # Then the rest is written, and the first file is as it was
    assert (done.articles, done.there) == (3, 2)
    assert names_in(folder) == [f"articles-00000{number}.csv" for number in (1, 2, 3)]
    assert (folder / "articles-000001.csv").read_bytes() == first


def test_a_file_that_breaks_off_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a format that fails after its first bytes
    def broken(articles: object) -> Iterator[bytes]:
        yield b"id"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("clipwire.exports.csv_table.many", broken)
    # When an export is written in it
    with pytest.raises(Failure, match="No space left"):
        export([record(1)], str(folder), "csv", QUERY)
    # Then there is no file, whole or not
    assert names_in(folder) == []


def test_a_state_whose_last_line_is_torn_is_gone_on_from(folder: Path) -> None:
    # Given an export whose last line of the state was cut by a crash: its file is there, and is not in the state
    export(map(record, range(4)), str(folder), "json-lines", QUERY, per_file=2)
    state = folder / ".clipwire-export.jsonl"
    state.write_text(state.read_text()[:-20])
    # When it is run again
    export(map(record, range(4)), str(folder), "json-lines", QUERY, per_file=2)
    # Then the second file is written once more, and every article is there once
    assert [it["id"] for name in names_in(folder) for it in lines_in(folder / name)] == [
        f"article{number}" for number in range(4)
    ]
    assert all(json.loads(line) for line in state.read_text().splitlines())


def test_a_later_run_adds_what_is_new(folder: Path) -> None:
    # Given an export
    export([record(1), record(2)], str(folder), "markdown", QUERY)
    # When it is run again, with a new article and a new version of one
    export([record(1), record(2, version=2), record(3)], str(folder), "markdown", QUERY)
    # Then both are added
    assert names_in(folder) == ["article1.md", "article2-2.md", "article2.md", "article3.md"]


def test_a_record_that_is_found_twice_is_written_once(folder: Path) -> None:
    done = export([record(1), record(2), record(1)], str(folder), "json-lines", QUERY)
    assert (done.articles, done.there) == (2, 1)


def test_a_folder_has_the_export_of_one_query(folder: Path) -> None:
    export([record(1)], str(folder), "csv", QUERY)
    with pytest.raises(Failure, match="another export") as failure:
        export([record(1)], str(folder), "csv", QUERY | {"query": "ferry"})
    assert failure.value.status == 2
    with pytest.raises(Failure, match="another export"):
        export([record(1)], str(folder), "markdown", QUERY)
    # and lists or single files
    with pytest.raises(Failure, match=r"\(format csv, query fleet\), not this one \(.* one for each article\)"):
        export([record(1)], str(folder), "csv", QUERY, each=True)


def test_a_folder_of_single_files_gets_no_list(folder: Path) -> None:
    export([record(1)], str(folder), "ninjs", QUERY, each=True)
    with pytest.raises(Failure, match=r"one for each article\), not this one \(format ninjs, query fleet\)"):
        export([record(1), record(2)], str(folder), "ninjs", QUERY)
    assert names_in(folder) == ["article1.json"]


def test_a_format_without_lists_is_the_same_with_each(folder: Path) -> None:
    export([record(1)], str(folder), "markdown", QUERY)
    done = export([record(1), record(2)], str(folder), "markdown", QUERY, each=True)
    assert (done.articles, done.there) == (1, 1)


def test_each_article_may_have_its_file(folder: Path) -> None:
    export([record(1), record(2)], str(folder), "ninjs", QUERY, each=True)
    assert names_in(folder) == ["article1.json", "article2.json"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "", ".", "x" * 300, "ß\n"])
def test_no_file_name_comes_from_an_article(folder: Path, name: str) -> None:
    # Given an id that is not ours
    export([record(1, id=name)], str(folder), "markdown", QUERY)
    # Then the file has a name of letters and digits, in the folder
    [found] = names_in(folder)
    assert re.fullmatch(r"[A-Za-z0-9]+\.md", found)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["out"]


@pytest.mark.parametrize("date", ["soon", "2025-02-31", "0001-01-01T00:00:00+23:59"])
def test_a_record_that_cannot_be_read_does_not_stop_the_others(
    folder: Path, date: str, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given a record with a date that no calendar has, among others
    done = export([record(1, published=date), record(2)], str(folder), "atom", QUERY)
    # Then it is named, and the others are written
    assert (done.articles, done.failed) == (1, 1)
    assert "article1 cannot be written" in capsys.readouterr().err


def test_a_missing_library_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(Failure, match="duckdb"):
        export([record(1)], str(folder), "parquet", QUERY)
    assert names_in(folder) == []
