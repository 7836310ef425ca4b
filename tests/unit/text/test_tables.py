"""Tables that people edit: rows, comments, and what is wrong with a row."""

from pathlib import Path

import pytest

from clipwire.text.tables import read_table


def table(folder: Path, text: str) -> Path:
    file = folder / "birds.tsv"
    file.write_text(text, "utf-8")
    return file


def test_comments_and_empty_lines_are_no_rows(tmp_path: Path) -> None:
    # Given a table with a comment, an empty line and an empty cell
    file = table(tmp_path, "# name\tnest\nheron\treeds\n\nswift\t\n")
    # When it is read
    rows = read_table(file, 2)
    # Then the rest are its rows
    assert rows == [["heron", "reeds"], ["swift", ""]]


@pytest.mark.parametrize("row", ["swift", "swift\teaves\ttower", " \t\t"])
def test_a_row_of_other_length_is_named_by_file_and_line(tmp_path: Path, row: str) -> None:
    # Given a table whose third line has a cell too few or too many
    file = table(tmp_path, f"# name\tnest\nheron\treeds\n{row}\n")
    # When it is read, then the error says where
    with pytest.raises(ValueError, match=r"birds\.tsv, line 3: 2 cells are needed"):
        read_table(file, 2)
