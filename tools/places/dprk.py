"""The names of places in North Korea, which GeoNames has in few spellings."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from clipwire.text.folding import spelling_of
from clipwire.text.tables import read_table
from tools.places.hanja import written
from tools.places.romanise import romanised, russian, southern
from tools.places.thing import Named, Thing, as_thing, listed

HERE = Path(__file__).parent
DIRECTIONS = {"남": ("South", "namdo", "nam"), "북": ("North", "bukto", "buk")}
"""Last sign of a province's name before 도 -> its direction in English and in two romanisations."""
DIVISIONS = {
    # kind       in Korean, in Chinese characters
    "city": ("시", "市"),
    "county": ("군", "郡"),
    "district": ("구역", "区區"),
}

NAMED_AFTER_PEOPLE = {"김형권": "Kim Hyong Gwon", "김정숙": "Kim Jong Suk", "김형직": "Kim Hyong Jik"}
"""Counties that are written like the person, in three words."""


def dprk(all_cities: list[dict[str, Any]]) -> Named:
    """The names of `dprk.tsv` as North and South spell them, in Chinese characters, Latin and Russian letters."""
    alone, in_chinese = dprk_hanja()
    cities = _Cities(all_cities)
    rows = read_table(HERE / "dprk.tsv", 2)
    words = {name for kind, names in rows if kind == "word" for name in names.split()}
    for kind, korean_names in rows:
        for korean in korean_names.split() if kind != "word" else ():
            hanja = in_chinese.get(korean, set())
            if kind == "province":
                thing, names = Thing("R", "KP", population=1_000_000), _province_names(korean, hanja)
            else:
                thing = cities.thing(kind, korean)
                names = _town_names(kind, korean, hanja, is_word=korean in words, is_alone=korean in alone)
            yield from ((name, thing) for name in names)


class _Cities:
    """The North Korean cities of GeoNames by their names."""

    def __init__(self, all_cities: list[dict[str, Any]]) -> None:
        northern = [city for city in reversed(all_cities) if city["countrycode"] == "KP"]
        self._by_korean = {other: city for city in northern for other in city["alternatenames"]}
        self._by_latin = {spelling_of(re.sub(r"-(?:ŭp|si)$", "", city["name"])): city for city in northern}

    def thing(self, kind: str, korean: str) -> Thing:
        known = self._by_korean
        city = known.get(korean) or known.get(f"{korean}시") or known.get(f"{korean}읍")
        latin = map(spelling_of, sorted(romanised(korean)))
        city = city or next((self._by_latin[name] for name in latin if name in self._by_latin), None)
        thing = as_thing(city) if city else Thing("C", "KP", population=100_000 * (kind == "city"))
        return thing._replace(kind="H" if kind == "city" else "S")


def _town_names(kind: str, korean: str, hanja: set[str], *, is_word: bool, is_alone: bool) -> Iterator[str]:
    """The names of a city, county or district, with and without that word behind them."""
    division, divisions_in_chinese = DIVISIONS[kind]
    for name in {korean, southern(korean)}:
        yield name if kind == "city" and not is_word else name + division
        if not is_word and (kind == "county" or len(korean) > 2):
            yield name
    if person := NAMED_AFTER_PEOPLE.get(korean):
        yield from (f"{person} County", f"{person} county", f"{person}-gun")
    for name in hanja:
        yield from (name + sign for sign in divisions_in_chinese)
        if is_alone:
            yield name
    yield from (*romanised(korean), russian(korean), russian(southern(korean)))


def _province_names(korean: str, hanja: set[str]) -> Iterator[str]:
    yield from ({korean, southern(korean)} | hanja)
    stem, direction = korean[:-1], DIRECTIONS.get(korean[-2])
    for name in romanised(stem[:-1] if direction else stem):
        if direction:
            in_english, long, short = direction
            yield from (f"{in_english} {name}", f"{name}-{long}", f"{name}{short}")
        if name != "Gangwon":
            yield from (name, f"{name}-do")


def dprk_hanja() -> tuple[set[str], dict[str, set[str]]]:
    """Korean names that may be without 市 or 郡 in Chinese, and all names in Chinese characters."""
    rows = read_table(HERE / "dprk_hanja.tsv", 2)
    pairs = [(kind, *pair.split()) for kind, listed_pairs in rows for pair in listed(listed_pairs)]
    return {korean for kind, korean, _ in pairs if kind == "alone"}, {
        korean: written(hanja) for _, korean, hanja in pairs
    }
