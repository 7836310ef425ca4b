"""`clipwire inspect`: what a user gets to see and what a program gets to read."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clipwire.cli.app import app
from clipwire.cli.output import Failure
from tests.support.pages import page_dump, zip_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))

run = CliRunner().invoke


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "picture.txt"
    path.write_bytes(PNG)
    return path


def test_json_is_one_line_per_file_in_the_order_given(page: Path, picture: Path) -> None:
    # When a page, a picture and the page again are inspected for a program
    done = run(app, ["inspect", "--json", str(page), str(picture), str(page)])
    # Then there is one line for each
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["file"], line["outcome"]) for line in lines] == [
        (str(page), "accepted"),
        (str(picture), "rejected"),
        (str(page), "accepted"),
    ]
    # And each has every key of the contract
    assert {tuple(line) for line in lines} == {("file", "outcome", "problem", "warnings", "articles")}
    assert lines[0]["problem"] is None
    assert lines[0]["articles"][0]["title"] == "Fishing fleet returns"
    assert set(lines[1]["problem"]) == {"type", "title", "detail"}


def test_the_exit_status_tells_whether_every_file_was_read(page: Path, picture: Path) -> None:
    # Given a page and a picture; then 0 for the page, 1 as soon as one file is rejected, 2 for a wrong call
    assert run(app, ["inspect", str(page)]).exit_code == 0
    assert run(app, ["inspect", str(page), str(picture)]).exit_code == 1
    assert run(app, ["inspect", "--no-such-option", str(page)]).exit_code == 2


@pytest.mark.parametrize("name", ["absent.txt", "."])
def test_a_name_that_is_no_file_is_wrong_usage_before_anything_is_read(page: Path, name: str) -> None:
    # When a file is named, and then something that is no file
    done = run(app, ["inspect", "--json", str(page), name])
    # Then nothing is printed, and the failure is one of usage
    assert done.stdout == ""
    assert isinstance(done.exception, Failure)
    assert done.exception.status == 2


def test_standard_input_is_read_under_the_name_of_a_dash() -> None:
    # When a page comes through a pipe
    done = run(app, ["inspect", "--json", "-"], input=page_dump())
    # Then it is read like a file
    line = json.loads(done.stdout)
    assert (line["file"], line["outcome"]) == ("-", "accepted")


def test_standard_input_is_not_read_twice() -> None:
    done = CliRunner().invoke(app, ["inspect", "-", "-"], input=b"")
    assert isinstance(done.exception, Failure) and done.exception.status == 2


def test_people_see_title_dates_with_their_origin_and_the_way_to_more(page: Path) -> None:
    # When a page is inspected by a person
    seen = run(app, ["inspect", str(page)]).stdout
    # Then the record is laid out with what is known of its fields
    assert "✓ accepted" in seen
    assert "Fishing fleet returns" in seen
    assert "2025-04-24  page-row" in seen
    # And the whole body only where it is asked for
    body = "\n\n".join(f"Paragraph {number} tells of the harbour and its boats." for number in range(1, 10))
    page.write_text(page_dump(body=body))
    assert "more paragraphs" in run(app, ["inspect", str(page)]).stdout
    assert "Paragraph 9 tells" in run(app, ["inspect", "--whole", str(page)]).stdout


def test_a_file_cannot_speak_to_the_terminal(page: Path) -> None:
    # Given a page whose text holds an escape sequence and the markup of our own output
    page.write_text(page_dump(body="The \x1b]0;owned\x07 fleet [bold red]came back[/] to the port of Nampho today."))
    # When it is inspected by a person
    seen = run(app, ["inspect", str(page)], color=True).stdout
    # Then no control character gets through, and the markup is text
    assert "\x07" not in seen
    assert "\x1b]" not in seen
    assert "[bold red]came back[/]" in seen


def test_a_file_over_the_limit_is_rejected_as_the_function_would(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a limit below the size of the page
    monkeypatch.setattr("clipwire.cli.inspect.MAX_BYTES", 100)
    monkeypatch.setattr("clipwire.cli.inspect.HEAD_BYTES", 50)
    # When it is inspected
    done = run(app, ["inspect", "--json", str(page)])
    # Then the problem is the one that a receipt would name
    assert json.loads(done.stdout)["problem"]["type"] == "urn:clipwire:problem:file-too-large"


def test_a_container_is_one_line_with_the_articles_of_its_members(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given an archive with two pages and a picture, larger than the limit of single files
    path = tmp_path / "press.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("fleet.txt", page_dump())
        archive.writestr("pier.txt", page_dump("New pier opened at Wonsan"))
        archive.writestr("scan.txt", PNG)
    monkeypatch.setattr("clipwire.cli.inspect.MAX_BYTES", 100)
    # When it is inspected
    [line] = [json.loads(line) for line in run(app, ["inspect", "--json", str(path)]).stdout.splitlines()]
    # Then the pages are there, each with its member, and the picture is told of
    assert (line["file"], line["outcome"]) == (str(path), "partial")
    assert [article["file"]["member"] for article in line["articles"]] == ["fleet.txt", "pier.txt"]
    assert "scan.txt" in " ".join(line["warnings"])


def test_a_watch_list_can_be_tried_before_it_is_put_into_the_bucket(page: Path, tmp_path: Path) -> None:
    # Given a watch list with a word of the page
    words = json.loads(run(app, ["inspect", "--json", str(page)]).stdout)["articles"][0]["body"].split()
    word = next(word for word in words if word.isalpha() and len(word) > 6)
    names = tmp_path / "watchlist.yaml"
    names.write_text(f"entries:\n  - name: {word}\n    kind: organisation\n    identifiers: {{house: '7'}}\n")
    # When the page is inspected with it
    done = run(app, ["inspect", "--json", "--watch-list", str(names), str(page)])
    # Then the record has the name as the list has it
    (article,) = json.loads(done.stdout)["articles"]
    assert {"house": "7"} in [organisation["identifiers"] for organisation in article["organisations"]]


def test_a_watch_list_with_a_mistake_is_told_before_anything_is_read(page: Path, tmp_path: Path) -> None:
    names = tmp_path / "watchlist.yaml"
    names.write_text("entries:\n  - name: Ann\n    sort: person\n")
    done = run(app, ["inspect", "--watch-list", str(names), str(page)])
    assert isinstance(done.exception, Failure) and done.exception.status == 2
    assert "sort" in str(done.exception)


def test_the_reason_for_a_refused_member_is_shown_once(tmp_path: Path) -> None:
    # Given a zip with a page and a list
    archive = tmp_path / "mixed.zip"
    archive.write_bytes(zip_of({"page.txt": page_dump(), "list.txt": "milk"}))
    # When a person inspects it
    seen = run(app, ["inspect", str(archive)]).stdout
    # Then the list has one line
    assert "◐ partial" in seen
    assert seen.count("list.txt:") == 1


def test_names_of_the_watch_list_have_a_row(page: Path, tmp_path: Path) -> None:
    # Given a watch list that names what the page mentions
    names = tmp_path / "names.yaml"
    names.write_text("- name: Fishing fleet\n  kind: organisation\n")
    # When the page is inspected with it
    seen = run(app, ["inspect", "--watch-list", str(names), str(page)]).stdout
    # Then a row has the name
    assert re.search(r"^ +watched +Fishing fleet *$", seen, re.M)
