"""The file of a large table: what was written is found, and nothing else."""

from pathlib import Path

import pytest

from clipwire.text.constant_table import ConstantTable, write_table


def test_what_was_written_is_found(tmp_path: Path) -> None:
    # Given a table with keys that begin alike, in several scripts, one without a value
    values = {"new": "a", "new york": "b", "new york city": "", "평양": "c;d", "п": "e"} | {
        f"town {number}": str(number) for number in range(500)
    }
    # When it is written and opened
    write_table(tmp_path, "towns", values)
    table = ConstantTable(tmp_path, "towns")
    # Then each key has its value
    assert dict(table) == values
    # And the table is as long as it
    assert len(table) == len(values)


def test_what_was_not_written_is_not_found(tmp_path: Path) -> None:
    # Given a small table
    write_table(tmp_path, "towns", {"new york": "b", "york": "c"})
    table = ConstantTable(tmp_path, "towns")
    # When what is no key is asked for: parts of one, a value, nothing, half a character
    answers = [table.get(key) for key in ("new", "ork", "b", "", "york\tc", "\ud800")]
    # Then there is none
    assert answers == [None] * 6
    assert "new" not in table and table.get("new", "") == ""
    with pytest.raises(KeyError):
        table["new"]


def test_an_empty_table_has_nothing(tmp_path: Path) -> None:
    write_table(tmp_path, "none", {})
    assert ConstantTable(tmp_path, "none").get("york") is None
