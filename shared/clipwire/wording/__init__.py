"""Words and phrases of the press by language: one table for each rule, used by parsing and enrichment alike.

A table is a file `NAME.tsv` in this folder. A line that begins with # is a comment; any other line has four cells:

    language TAB kind TAB words TAB example

`language` is a BCP 47 tag, or `*` if the row holds in any language. `kind` is what the words mean; each table explains
its kinds in its comments. `words` lists alternatives separated by |, or is a regular expression in which | separates
alternatives as well; the table says which. `example` is a piece of text that the row matches; a test proves it for
every row. To add a language is to add rows.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from clipwire.text.tables import read_table


class Row(NamedTuple):
    """One line of a table."""

    language: str
    kind: str
    cell: str
    """The third cell as written."""
    example: str

    @property
    def words(self) -> tuple[str, ...]:
        """The alternatives of a row of plain words."""
        return tuple(self.cell.split("|"))


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a table in the order of its file.

    Raises `ValueError` for a row without exactly four cells, or with an empty one.
    """
    rows = read_table(files(__package__).joinpath(f"{name}.tsv"), cells=4)
    if empty := next((row for row in rows if "" in row), None):
        raise ValueError(f"{name}.tsv has a row with an empty cell: {empty}")
    return tuple(map(Row._make, rows))


def table_language(tag: str) -> str:
    """The language of the tables for a BCP 47 tag: `pl` for `pl-PL`, and `no` for both written forms of Norwegian."""
    language = tag.partition("-")[0].lower()
    return "no" if language in ("nb", "nn") else language


@cache
def words_of(name: str, *kinds: str, language: str | None = None) -> frozenset[str]:
    """All words of these kinds (of every kind if none is given), in one language or in all."""
    return frozenset(
        word
        for row in table(name)
        if (not kinds or row.kind in kinds) and (language is None or row.language in (language, "*"))
        for word in row.words
    )


def expression(name: str, kind: str, language: str) -> str:
    """The words of a kind as one regular expression; empty if the language has none."""
    return _expressions(name).get((language, kind), "")


def numbered(name: str, family: str, language: str) -> dict[int, str]:
    """Number -> expression, for the kinds of a family: the family of "day -2" to "day +2" is "day"."""
    found = {}
    for (tag, kind), cell in _expressions(name).items():
        first, _, number = kind.rpartition(" ")
        if tag == language and first == family and number.lstrip("+-").isdecimal():
            found[int(number)] = cell
    return found


def numbers_by_word(name: str, family: str, language: str) -> dict[str, int]:
    """Word -> its number, for the kinds of a family that list plain words."""
    return {word: number for number, cell in numbered(name, family, language).items() for word in cell.split("|")}


def languages_with(name: str, kind: str) -> tuple[str, ...]:
    """The languages that have a row of a kind, in the order of the table."""
    return tuple(dict.fromkeys(row.language for row in table(name) if row.kind == kind))


@cache
def _expressions(name: str) -> dict[tuple[str, str], str]:
    cells: dict[tuple[str, str], list[str]] = {}
    for row in table(name):
        cells.setdefault((row.language, row.kind), []).append(row.cell)
    return {key: "|".join(alternatives) for key, alternatives in cells.items()}
