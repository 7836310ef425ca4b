"""The gazetteer: names of countries, regions and cities in many languages, and the places that they may mean.

`knowledge/places/README.md` lists its sources and their licences.
"""

from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from clipwire.text.constant_table import ConstantTable
from clipwire.text.folding import spelling_of
from clipwire.text.tables import read_table

# Codes of `Entry.kind`; test `kind in COUNTRY`
COUNTRY, DEMONYM, REGION, DISTRICT, CITY, SITE, NO_PLACE = "NZ", "D", "R", "S", "CH", "F", "X"
COUNTRY_OR_DEMONYM = COUNTRY + DEMONYM
SHORT_REGION = "A"
IN_CAPITALS = "ZA"
"""Initials and abbreviations, which count only if the text has them in capitals."""


class Entry(NamedTuple):
    """One possible meaning of a name."""

    kind: str
    """N country, Z country if in capitals, D demonym, R region, A region in short ("Tex."), S district, C city, H city
    under an older or English name, F island, river or site, X no place at all."""
    country: str
    """ISO 3166-1 alpha-2."""
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    region: str = ""
    """First-level division, by GeoNames' code."""
    fame: int = 0
    """Number of forms and languages in which GeoNames has a city's name; 0 if fewer than 30."""


class Entries(NamedTuple):
    """All possible meanings of a name, the largest places first."""

    entries: tuple[Entry, ...]
    doubtful: bool
    """Whether the name is also a common word or a person's name."""


NOTHING = Entries((), False)


def _folder() -> Traversable:
    return files("clipwire").joinpath("knowledge", "places")


@cache
def _table() -> ConstantTable:
    return ConstantTable(_folder(), "gazetteer")


def lookup(name: str) -> Entries:
    """The possible meanings of a name; empty if it is unknown."""
    return _filed(spelling_of(name))


def is_demonym(name: str) -> bool:
    """Whether the first meaning of a name is somebody of a nation: "Dane"."""
    entries = lookup(name).entries
    return bool(entries) and entries[0].kind == DEMONYM


@lru_cache(maxsize=20_000)
def _filed(key: str) -> Entries:
    line = _table().get(key)
    if line is None:
        return NOTHING
    items = line.split(";")
    return Entries(tuple(_entry(item) for item in items if len(item) > 1 or item == "X"), items[-1] == "?")


def longest_from(beginning: str) -> int:
    """The length of the longest name that begins with these two letters of Han, kana or Hangul; 0 if there is none."""
    return int(_table().get(f"{beginning}^") or 0)


def _entry(item: str) -> Entry:
    kind, country, *rest = (*item.split(","), "", "", "", "", "", "", "")[:8]
    identifier, lat, lon, thousands, region, fame = rest
    return Entry(
        kind,
        country,
        int(identifier) if identifier else None,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(thousands) * 1000 if thousands else 0,
        region,
        int(fame) if fame else 0,
    )


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 -> name in English."""
    return {code: name for code, name, _, _ in read_table(_folder() / "countries.tsv", 4)}
