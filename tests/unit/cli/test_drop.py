"""`clipwire drop`: which file goes where."""

from pathlib import Path

import pytest

from clipwire.cli.drop import planned
from clipwire.cli.output import Failure


def write(path: Path, content: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def keys(*paths: Path) -> list[str]:
    return [upload.key for upload in planned([str(path) for path in paths])]


def test_a_file_goes_under_its_name_and_a_folder_under_its_own(tmp_path: Path) -> None:
    # Given a file, and a folder with folders
    page = write(tmp_path / "page.html")
    write(tmp_path / "press" / "평양 + 1.txt")
    write(tmp_path / "press" / "2025" / "may" / "a.txt")
    # When they are dropped
    dropped = keys(page, tmp_path / "press")
    # Then the keys show where they came from
    assert dropped == ["incoming/page.html", "incoming/press/2025/may/a.txt", "incoming/press/평양 + 1.txt"]


def test_hidden_files_of_a_folder_stay_unless_named(tmp_path: Path) -> None:
    # Given a folder with what computers hide in it
    page = write(tmp_path / "press" / "page.txt")
    hidden = write(tmp_path / "press" / ".DS_Store")
    write(tmp_path / "press" / ".git" / "config")
    # When it is dropped, only the page goes; a hidden file that is named goes too
    assert keys(tmp_path / "press") == ["incoming/press/page.txt"]
    assert keys(page, hidden) == ["incoming/page.txt", "incoming/.DS_Store"]


def test_two_files_never_share_a_key(tmp_path: Path) -> None:
    # Given two files of one name
    first, second = write(tmp_path / "a" / "page.txt"), write(tmp_path / "b" / "page.txt")
    # When both are named, then that is refused; the same file named twice is dropped once
    with pytest.raises(Failure, match="would both become incoming/page") as refused:
        keys(first, second)
    assert refused.value.status == 2
    assert keys(first, first) == ["incoming/page.txt"]


def test_nothing_to_drop_is_wrong_usage(tmp_path: Path) -> None:
    # Given an empty folder and a name of nothing
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "absent"):
        # When it is dropped, then that is refused as wrong usage
        with pytest.raises(Failure) as refused:
            keys(path)
        assert refused.value.status == 2


def test_a_name_too_long_for_a_key_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    # Given folders within folders, in letters that take three bytes each
    name = "가" * 80
    write(tmp_path.joinpath(*[name] * 5, "page.txt"))
    # When the outermost is dropped, then that is refused
    with pytest.raises(Failure, match="too long for a key"):
        keys(tmp_path / name)
