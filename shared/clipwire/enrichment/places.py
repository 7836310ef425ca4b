"""Names of places in a text, linked to the GeoNames gazetteer."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from clipwire.article import Article, Place
from clipwire.enrichment.gazetteer import Entry, lookup

_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
_NAME_BEFORE = re.compile(r"[A-Z][\w'’]+ \Z")
_NAME_AFTER = re.compile(r" [A-Z][\w'’]+")
LONGEST = 5
"""Words in a name."""
COMMON_BELOW = 200_000
"""Smaller places share their names with people and things too often to be linked by name alone."""


class Linked(NamedTuple):
    """A name in a text and the place it stands for."""

    start: int
    end: int
    name: str
    country: str
    lat: float | None
    lon: float | None
    geonames_id: int | None
    kind: str


def names(text: str) -> Iterator[tuple[int, int, list[Entry]]]:
    """(start, end, what it may stand for) of the longest names of the gazetteer, in order."""
    found_words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    i = 0
    while i < len(found_words):
        start = found_words[i][0]
        step = 1
        if not text[start].islower():
            for n in range(min(LONGEST, len(found_words) - i), 0, -1):
                end = found_words[i + n - 1][1]
                name = text[start:end]
                if len(name) > 60 or "\n" in name:
                    continue
                if entries := [entry for entry in lookup(name) if entry.kind != "Z" or name.isupper()]:
                    yield start, end, entries
                    step = n
                    break
        i += step


def link_places(text: str) -> list[Linked]:
    """Names of countries and cities, in order, each with the place it most likely stands for."""
    linked = []
    for start, end, entries in names(text):
        best = max(entries, key=lambda entry: (entry.kind in "NZ", entry.population))
        among_names = _NAME_BEFORE.search(text, max(0, start - 20), start) or _NAME_AFTER.match(text, end)
        if best.kind == "C" and (among_names or best.population < COMMON_BELOW):
            continue
        if best.kind != "D":
            linked.append(
                Linked(start, end, text[start:end], *best[1:2], best.lat, best.lon, best.geonames_id, best.kind)
            )
    return linked


def enrich(article: Article) -> None:
    """Fill `places` from title, dateline and body; countries have a field of their own."""
    places: dict[int, Place] = {}
    for text, in_body in ((article.title or "", False), (article.body, True)):
        for link in link_places(text):
            if link.geonames_id is None:
                continue
            place = places.setdefault(
                link.geonames_id,
                Place(
                    name=link.name,
                    mentions=0,
                    country=link.country,
                    lat=link.lat,
                    lon=link.lon,
                    geonames_id=link.geonames_id,
                ),
            )
            place.mentions += 1
            if in_body:
                place.offsets = [*place.offsets, link.start]
    article.places = list(places.values())
