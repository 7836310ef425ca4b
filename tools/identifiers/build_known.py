"""Build `knowledge/identifiers/known` from `names.tsv`, the people and bodies with a known Wikidata identifier, and the
list of those people whose names Korean, Chinese and Japanese have in full:

PYTHONPATH=shared python -m tools.identifiers.build_known

Surnames are added here: the last word of a name, the first of Chinese, Korean and Vietnamese ones in Latin letters.
Japanese and Hungarian names are added in both orders.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from clipwire.enrichment.entities.known_people import MIN_NAME_CHARS
from clipwire.enrichment.identifiers.known import FULL, SHARED, SURNAME, key_of
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.enrichment.simplified import simplified
from clipwire.text.constant_table import write_table
from clipwire.text.tables import read_table

SOURCE = Path(__file__).parent / "names.tsv"
FOLDER = Path(__file__).parents[2] / "shared" / "clipwire" / "knowledge" / "identifiers"
SURNAME_FIRST = frozenset({"KP", "KR", "CN", "TW", "VN"})
EITHER_ORDER = frozenset({"JP", "HU"})
MARKS = {"?": SHARED, "~": SURNAME}

HANGUL, HAN = re.compile("[가-힣]+"), re.compile("[\u4e00-\u9fff々]+")
_LATIN = re.compile(r"[A-Za-zÀ-ỹ]")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_BETWEEN = re.compile(r"[ ・·]")
_NO_SURNAME = re.compile(r"[IVX]+|Jr|\d.*|[A-Z]\.?")


class Row(NamedTuple):
    """One line of `names.tsv`."""

    wikidata: str
    kind: str
    name: str
    other_names: str
    office: str
    country: str
    start: str
    end: str
    checked: str
    source: str


def main() -> None:
    rows = [Row(*cells) for cells in read_table(SOURCE, len(Row._fields))]
    write(rows, FOLDER)
    (FOLDER / "east_asian_people.tsv").write_text(east_asian_people(rows), encoding="utf-8")
    people = sum(row.kind == "person" for row in rows)
    print(f"{people} people, {len(rows) - people} bodies")  # noqa: T201


def write(rows: list[Row], folder: Path) -> None:
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for number, row in enumerate(rows):
        offices = row.office.replace("|", " ")
        facts = (row.wikidata, row.kind, row.country, offices, row.start, row.end)
        table[f"#{number}"][",".join(facts)] = None
        for key, how in _keys(row):
            table[key][f"{number}{how}"] = None
    write_table(folder, "known", {key: ";".join(values) for key, values in table.items()})


def east_asian_people(rows: list[Row]) -> str:
    """The names of people that a text in Korean, Chinese or Japanese has in full, a line each with its script.

    Chinese is read in simplified characters. A name that is a place as well is left to its title.
    """
    found = set()
    for row in rows:
        for name, how in _keys(row) if row.kind == "person" else ():
            script = "hangul" if HANGUL.fullmatch(name) else "han" if HAN.fullmatch(name) else ""
            if script and how[0] != SURNAME and len(name) >= MIN_NAME_CHARS:
                found.add((script, name))
                if script == "han":
                    found.add(("simplified", simplified(name)))
    return "".join(f"{script}\t{name}\n" for script, name in sorted(found) if not lookup(name).entries)


def _keys(row: Row) -> Iterator[tuple[str, str]]:
    """Each key of a row, and what it is enough for: a mark, with the only language behind it."""
    for listed in (row.name, *filter(None, row.other_names.split("|"))):
        name, _, language = listed.partition("@")
        mark = MARKS.get(name[-1], FULL)
        name = name.rstrip("?~")
        yield key_of(name), mark + language
        if row.kind == "person" and mark != SURNAME:
            if row.country in EITHER_ORDER and len(words := name.split(" ")) == 2 and _LATIN.match(name):
                yield key_of(f"{words[1]} {words[0]}"), mark
            if surname := _surname(name, row.country):
                yield key_of(surname), SURNAME


def _surname(name: str, country: str) -> str | None:
    """The part of a name that stands for it behind a title; None if the name has one part only."""
    words = _BETWEEN.split(name)
    latin = bool(_LATIN.match(name))
    if len(words) == 1 or (country in SURNAME_FIRST and not latin) or (country == "JP" and _EAST_ASIAN.search(name)):
        return None
    surname = words[0] if country in SURNAME_FIRST else words[-1]
    return None if _NO_SURNAME.fullmatch(surname) else surname


if __name__ == "__main__":
    main()
