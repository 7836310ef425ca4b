"""Rows of names are short enough to read, so that people can find a name in them and add one."""

import pytest

from clipwire.wording import table

MAX_WORDS_OF_ROW = 90


@pytest.mark.parametrize("name", ["names", "names/fa", "names/he"])
def test_rows_of_names_are_short(name: str) -> None:
    # Given a table of names
    rows = table(name)
    # Then no row has more words than one can read
    assert [(row.language, row.kind, row.example) for row in rows if len(row.words) > MAX_WORDS_OF_ROW] == []


@pytest.mark.parametrize("name", ["names/fa", "names/he"])
def test_names_of_one_kind_are_in_order_without_repeats(name: str) -> None:
    # Given the given names and the family names of a language
    for kind in ("given", "family"):
        words = [word for row in table(name) if row.kind == kind for word in row.words]
        # Then they are in alphabetical order, and each is there once
        assert words == sorted(set(words))
