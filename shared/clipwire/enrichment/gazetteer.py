"""The gazetteer: names of countries, regions and cities, and what they may stand for.

A constant database after D. J. Bernstein's cdb: lines of text, and an open-addressed table of their offsets by CRC-32
of the name. Opening it reads two files; a look-up touches one line. `clipwire.knowledge.places` tells how it is built.
"""

import sys
import unicodedata
import zlib
from array import array
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple


class Entry(NamedTuple):
    """One thing that a name may stand for."""

    kind: str
    """N country, Z country in capitals only, D demonym, C city."""
    country: str
    """ISO 3166-1 alpha-2."""
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0


class _Plain(dict[int, str | None]):
    """Translation table: Latin letters lose their accents, marks go, hyphens become spaces; filled as letters come."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        if letter in "'’‘ʼ`´.":
            plain: str | None = None
        elif letter in "-‐‑–/":
            plain = " "
        else:
            plain = letter
            if 0xC0 <= code < 0x250 or 0x1E00 <= code < 0x1F00:
                plain = unicodedata.normalize("NFKD", letter)[0]
        self[code] = plain
        return plain


_PLAIN = _Plain()


def folded(name: str) -> str:
    """The form under which a name is filed: lower case, without accents, dots and apostrophes."""
    return name.translate(_PLAIN).casefold()


def _folder() -> Traversable:
    return files("clipwire").joinpath("knowledge", "places")


@cache
def _tables() -> "tuple[bytes, array[int]]":
    package = _folder()
    index = array("I", package.joinpath("gazetteer.idx").read_bytes())
    if sys.byteorder == "big":
        index.byteswap()
    return package.joinpath("gazetteer.tsv").read_bytes(), index


def lookup(name: str) -> list[Entry]:
    """What a name may stand for, countries first; empty where it is unknown."""
    lines, index = _tables()
    key = folded(name).encode() + b"\t"
    slot = zlib.crc32(key[:-1]) & (len(index) - 1)
    while found := index[slot]:
        if lines.startswith(key, found - 1):
            line = lines[found - 1 + len(key) : lines.index(b"\n", found)]
            return [_entry(item) for item in line.decode().split(";")]
        slot = (slot + 1) & (len(index) - 1)
    return []


def _entry(item: str) -> Entry:
    kind, country, *city = item.split(",")
    if not city:
        return Entry(kind, country)
    return Entry(kind, country, int(city[0]), float(city[1]), float(city[2]), int(city[3]))


@cache
def country_names() -> dict[str, str]:
    """ISO 3166-1 alpha-2 -> name in English."""
    table = _folder().joinpath("countries.psv").read_text(encoding="utf-8")
    cells = (line.split("|") for line in table.splitlines() if line[:1] != "#")
    return {code.strip(): name.strip() for code, name, *_ in cells}
