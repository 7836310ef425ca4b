"""The table of people and bodies with a known Wikidata identifier. `knowledge/identifiers/README.md` explains it."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from clipwire.text.constant_table import ConstantTable
from clipwire.text.folding import letters_of, spelling_of

FULL, SHARED, SURNAME = "f", "s", "t"
"""What a name is enough for: to identify alone; beside an office or a country; behind the title of an office."""
LAST_YEAR = 9999


class Known(NamedTuple):
    """A person or a body of the table."""

    wikidata: str
    kind: str
    """`person` or `organisation`."""
    country: str
    """ISO 3166-1 alpha-2; empty for an international body."""
    offices: tuple[str, ...]
    """Kinds of the table of wording `offices`."""
    start: int
    """First year of the office, or of the body."""
    end: int


class Match(NamedTuple):
    """A row of the table with a given name."""

    known: Known
    mark: str
    """FULL, SHARED or SURNAME."""
    language: str
    """The only language of the name; empty for any."""


def key_of(name: str) -> str:
    """The letters of a name for a look-up: equal for "Kim Jong-un" and "KIM Jong Un", for "Erdoğan" and "Erdogan"."""
    return letters_of(spelling_of(name))


def matches_of(name: str) -> list[Match]:
    """The rows that have a name."""
    line = _table().get(key_of(name))
    return [_match(item) for item in line.split(";")] if line else []


def area(key: str) -> str | None:
    """The Wikidata identifier of a country by its code, or of a region by its country and GeoNames' code: "US/CA"."""
    return _areas().get(key)


def _match(item: str) -> Match:
    number = item.rstrip("abcdefghijklmnopqrstuvwxyz")
    rest = item[len(number) :]
    return Match(_known(number), rest[0], rest[1:])


@cache
def _known(number: str) -> Known:
    wikidata, kind, country, offices, start, end = _table()[f"#{number}"].split(",")
    return Known(wikidata, kind, country, tuple(offices.split()), int(start), int(end or LAST_YEAR))


@cache
def _table() -> ConstantTable:
    return ConstantTable(files("clipwire").joinpath("knowledge", "identifiers"), "known")


@cache
def _areas() -> ConstantTable:
    return ConstantTable(files("clipwire").joinpath("knowledge", "identifiers"), "areas")
