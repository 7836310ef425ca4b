"""Places named in a text, each linked to the one it most likely stands for in GeoNames.

Two decisions for each name of the gazetteer. Is it a place here, and not a person, a firm or a common word? The signs
of `SIGNS` are added up. And which place of that name? The largest, unless the text speaks of another country or region,
or says it outright ("Paris, Texas"). Resolution by population with the country context of the document is the strong
baseline of the field (Leidner 2007, "Toponym Resolution in Text"; Lieberman and Samet 2011).
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.places.gazetteer import Entry, Found, find_names, lookup
from clipwire.enrichment.places.signs import (
    BODY_AFTER,
    BODY_OF,
    DIVISION_OF,
    DIVISIONS,
    ENOUGH,
    KINDS,
    LOCATIVE,
    MAY_STAND_AFTER,
    MAY_STAND_BEFORE,
    NEAR,
    SIGNS,
    TITLES,
)
from clipwire.model.article import Organisation, Person, Place


class Linked(NamedTuple):
    """A name in a text and the place it stands for."""

    start: int
    end: int
    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    lat: float | None
    lon: float | None
    geonames_id: int | None
    kind: str
    """country, region, city or site."""


_WORD_BEFORE = re.compile(r"([^\W\d_]+)(\.?[ \u00a0])\Z")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
_AND = re.compile(r",? (?:and|or|und|et|y|e|и) \Z|[,/–-] ?\Z")
_COMMA = re.compile(r",? \(?(?=[A-Z])")
_SHORT_REGION = re.compile(r"((?:[A-Z]\.){2,3}|[A-Z][a-z]{1,4}\.|[A-Z]{2,3}\b)")
_UNKNOWN_BEFORE_REGION = re.compile(
    r"\b(?:in|near|at|outside|from) ((?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+), (?=([A-Z][\w.]+(?: [A-Z]\w+)?))"
)
_OF = frozenset(["de", "du", "da", "do", "del"])
_NOUN_OF = re.compile(r"(?<!\w)[^\W\d_A-Z]{4,} \w{2,3} \Z")
"""In Romance languages, where "of" stands behind a common noun; in names it stands behind a capital."""
_INITIAL = re.compile(r"(?:[A-Z]\.|[A-Z][\w’'-]+ [A-Z]) ?\Z")
_OF_A_CLUB = frozenset({"el", "El"})
_CLUB_OF = frozenset({"GB"})
"""Where "X City" is a football club."""
_SENTENCE_START = re.compile(r"(?:\A|[.!?:\n\"“”—–]\s*(?:[\"“‘'(]\s*)?)\Z")
_GERMAN = re.compile(r"\b(?:und|der|die|das|nicht|ist|ein|eine|mit|auf|dem|den)\b")


class Reading:
    """One text: the names found in it, the places that they stand for, and what speaks for each country."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = [name for name in find_names(text) if name.entries[0].kind != "X"]
        self.by_start = {name.start: name for name in self.found}
        self.nouns_are_capitalised = len(_GERMAN.findall(text)) > len(text) / 60
        self.countries: dict[str, set[str]] = defaultdict(set)
        self.said_at: list[tuple[int, str]] = []
        self.regions: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.people: set[str] = set()
        for name in self.found:
            self._hear(name)
        for name in self.found:
            if self._stands_in_a_persons_name(name):
                self.people.add(name.name)
        self.senses: dict[str, Entry] = {}
        self.linked = self._link()

    def _link(self) -> list[Linked]:
        linked: list[Linked] = []
        for name in self.found:
            entry, outright = self._choose(name)
            if entry is None:
                continue
            previous = linked[-1].end if linked else -9
            after_place = 0 <= name.start - previous <= 8 and bool(_AND.fullmatch(self.text, previous, name.start))
            if outright or self._signs(name, entry, after_place) >= ENOUGH:
                kind = KINDS.get(entry.kind, "city")
                linked.append(Linked(*name[:3], entry.country, entry.lat, entry.lon, entry.geonames_id, kind))
        return _with_unknown(self.text, linked)

    def _hear(self, name: Found) -> None:
        """Note what a name says about the countries that the text speaks of."""
        first = name.entries[0]
        said = {entry.country for entry in name.entries if entry.kind in "NZD"}
        places = {entry.country for entry in name.entries if entry.kind in "NZDRF"}
        if len(places) == 1 and (said or first.kind in "RF"):
            self.countries[first.country].add(name.name)
            self.said_at.append((name.start, first.country))
        elif first.kind in "CH" and not name.doubtful and first.population > 300_000:
            second = max((e.population for e in name.entries if e.country != first.country), default=0)
            if first.population > 20 * second:
                self.countries[first.country].add(name.name)
        for entry in name.entries:
            if entry.kind == "R" and entry.region:
                self.regions[entry.country, entry.region].add(name.name)

    def spoken_of(self, country: str, name: str) -> int:
        """How many other names speak for a country."""
        return len(self.countries[country] - {name}) if country in self.countries else 0

    def _spoken_of_near(self, country: str, name: Found) -> bool:
        """Whether the country or a region of it is named within `NEAR` characters."""
        first = bisect_left(self.said_at, (name.start - NEAR, ""))
        last = bisect_left(self.said_at, (name.start + NEAR, ""))
        return any(said == country and at != name.start for at, said in self.said_at[first:last])

    def _region_spoken_of(self, entry: Entry, name: str) -> bool:
        return bool(entry.region and self.regions.get((entry.country, entry.region), set()) - {name})

    def _word_before(self, start: int) -> str:
        if self.text[start - 1 : start] not in (" ", "\u00a0"):
            return ""
        match = _WORD_BEFORE.search(self.text, max(0, start - 24), start)
        return match[1] if match else ""

    def _word_after(self, end: int) -> str:
        match = _WORD_AFTER.match(self.text, end)
        return match[1] if match else ""

    def _begins_sentence(self, start: int) -> bool:
        return bool(_SENTENCE_START.search(self.text, max(0, start - 4), start))

    def _in_capitals(self, start: int) -> bool:
        """Whether the line is a headline, where capitals say nothing."""
        begin = max(self.text.rfind("\n", max(0, start - 200), start), start - 200, -1) + 1
        line = self.text[begin : start + 200].partition("\n")[0].strip()
        if line[-1] in '.!?…”"':
            return False
        words = line.split()
        return len(words) > 3 and sum(map(str.islower, [word[0] for word in words])) < 0.35 * len(words)

    def _name_before(self, start: int) -> bool:
        word = self._word_before(start)
        return bool(
            word
            and word[0].isupper()
            and word not in MAY_STAND_BEFORE
            and not lookup(word).entries
            and not (len(word) > 3 and word.isupper())
        )

    def _name_after(self, end: int) -> bool:
        word = self._word_after(end)
        shouted = len(word) > 1 and word.isupper() and self.text[end - 1].isupper()
        return (
            bool(word and word[0].isupper() and word not in MAY_STAND_AFTER and word not in DIVISIONS) and not shouted
        )

    def _stands_in_a_persons_name(self, name: Found) -> bool:
        if self.nouns_are_capitalised or name.entries[0].kind in "NZD" or self._in_capitals(name.start):
            return False
        return self._name_before(name.start) and not self._begins_sentence(
            name.start - len(self._word_before(name.start)) - 1
        )

    def _region_after(self, name: Found) -> list[Entry]:
        """The regions and countries that follow a name as in "Paris, Texas"."""
        comma = _COMMA.match(self.text, name.end)
        if not comma or self.text[name.end] != ",":
            return []
        short = _SHORT_REGION.match(self.text, comma.end())
        if short and (entries := [entry for entry in lookup(f"{short[1]} *").entries if entry.kind == "A"]):
            return entries
        following = self.by_start.get(comma.end())
        return [entry for entry in following.entries if entry.kind in "NZRF"] if following else []

    def _choose(self, name: Found) -> tuple[Entry | None, bool]:
        """The place that a name most likely stands for, and whether the text says so outright."""
        places = [entry for entry in name.entries if entry.kind not in "DA"]
        if not places:
            return None, False
        for region in self._region_after(name):
            within = [
                entry
                for entry in places
                if entry.country == region.country
                and entry.kind not in "NZ"
                and (region.kind not in "RA" or not region.region or entry.region == region.region)
            ]
            if within:
                best = max(within, key=lambda entry: (entry.kind in "CH", entry.population))
                self.senses[name.name] = best
                return best, True
        if name.name in self.senses:
            return self.senses[name.name], False
        return max(places, key=lambda entry: self._likelihood(entry, name)), False

    def _likelihood(self, entry: Entry, name: Found) -> float:
        score = {"N": 7.5, "Z": 7.5, "F": 6.5}.get(entry.kind) or math.log10(entry.population + 1_000)
        score += {"H": 1.5, "R": -0.5, "S": -1.0}.get(entry.kind, 0.0) + min(entry.fame, 80) / 60
        if said := self.spoken_of(entry.country, name.name):
            score += 1.1 + 0.25 * min(said, 4) + 0.5 * self._spoken_of_near(entry.country, name)
        return score + 1.0 * self._region_spoken_of(entry, name.name)

    def _signs(self, name: Found, entry: Entry, after_place: bool) -> float:
        """How much speaks for a name being a place here."""
        kind = KINDS.get(entry.kind)
        total = SIGNS[kind] if kind else max(-0.3, min(3.0, math.log10(entry.population + 1_000) - 4))
        total += min(entry.fame, 60) / 120
        before, after = self._word_before(name.start), self._word_after(name.end)
        total += SIGNS["in, at, near"] * (before.lower() in LOCATIVE)
        if before in _OF and _NOUN_OF.search(self.text, max(0, name.start - 40), name.start):
            total += SIGNS["tribunal de"]
        total += SIGNS["and another place"] * after_place
        total += SIGNS["its country is spoken of"] * bool(self.spoken_of(entry.country, name.name))
        total += SIGNS["several words"] * (" " in name.name)
        in_body = self.text.startswith(" State University", name.end) or (after == "City" and entry.country in _CLUB_OF)
        divided = after in DIVISIONS and not in_body
        total += SIGNS["city of, Province"] * (
            divided or bool(DIVISION_OF.search(self.text, max(0, name.start - 12), name.start))
        )
        if name.doubtful:
            large = (entry.population > 1_000_000 or entry.fame >= 80) and not kind
            if large or kind == "country":
                total += SIGNS["the same, a city of a million or a capital" if large else "the same, a country"]
            else:
                total += SIGNS["common word or name of persons"]
                total += SIGNS["begins a sentence and is a common word"] * self._begins_sentence(name.start)
        return total + self._against(name, kind, before, after)

    def _against(self, name: Found, kind: str | None, before: str, after: str) -> float:
        total = 0.0
        if before in TITLES:
            total += SIGNS["after a title"]
        elif len(before) == 1 and before.isupper() and _INITIAL.search(self.text, max(0, name.start - 24), name.start):
            total += SIGNS["after an initial"]
        elif before in _OF_A_CLUB and not kind:
            total += SIGNS["a club: el Valencia"]
        if (
            after in BODY_AFTER
            or self.text.startswith(" State University", name.end)
            or (before == "of" and self._word_before(name.start - 3) in BODY_OF)
        ):
            total += SIGNS["in the name of a body"]
        if name.name in self.people and kind != "country" and before.lower() not in LOCATIVE:
            total += SIGNS["part of a person's name elsewhere"]
        in_capitals = self._in_capitals(name.start)
        if name.name.isupper() and len(name.name) < 6 and kind != "country" and not in_capitals:
            total += SIGNS["short and in capitals, like an acronym"] * (max(entry.fame for entry in name.entries) < 30)
        if self.nouns_are_capitalised or in_capitals:
            return total
        firm = kind in ("country", "site") and not name.doubtful
        if before not in TITLES and self._name_before(name.start):
            total += 0.0 if firm else SIGNS["after a name"]
        if self._name_after(name.end) and not firm:
            total += SIGNS["before a name"]
        return total


def link_places(text: str) -> list[Linked]:
    """Names of countries, regions, cities and sites in a text, in order, each with the place that it stands for.

    Offsets count characters of `text`. Regions stand at the middle of their people; countries have no coordinates.
    Demonyms and names of bodies ("Bank of England") are not linked.
    """
    return Reading(text).linked


def _with_unknown(text: str, linked: list[Linked]) -> list[Linked]:
    """Also places too small for the gazetteer, where the text says in which country they lie."""
    by_start = {link.start: link for link in linked}
    taken = {at for link in linked for at in range(link.start, link.end)}
    for match in _UNKNOWN_BEFORE_REGION.finditer(text):
        around = by_start.get(match.end())
        if around and around.kind in ("country", "region") and taken.isdisjoint(range(*match.span(1))):
            linked.append(Linked(*match.span(1), match[1], around.country, None, None, None, "city"))
    return sorted(linked)


def enrich(analysis: Analysis) -> None:
    """Fill `places` from title, dateline and body, the most mentioned first; countries have a field of their own."""
    article = analysis.article
    places: dict[object, Place] = {}
    for link in links_in(analysis, [*article.people, *article.organisations]):
        if link.kind == "country":
            continue
        name = link.name.title() if link.name.isupper() and len(link.name) > 4 else link.name
        if "А" <= name[0] <= "я":
            name = _nominative(name, link)
        place = places.setdefault(
            link.geonames_id or (_DIVISION_SIGN.sub("", name.removeprefix("The ")), link.country),
            Place(
                name=name,
                mentions=0,
                country=link.country,
                lat=link.lat,
                lon=link.lon,
                geonames_id=link.geonames_id,
            ),
        )
        place.mentions += 1
        if name not in (place.name, *place.aliases):
            place.aliases = [*place.aliases, name]
        if link.start >= analysis.body_start:
            place.offsets = [*place.offsets, link.start - analysis.body_start]
    article.places = sorted(places.values(), key=lambda place: -place.mentions)


_DIVISION_SIGN = re.compile(r"(?<=..)[시군市郡]\Z")
_CASE_ENDINGS = ("", "а", "я", "ь", "о", "й", "ы", "ия")


def _nominative(name: str, link: Linked) -> str:
    """ "Москва" for "Москве": the form under which the gazetteer has the same place."""
    endings = [name, *(name[:-cut] + ending for cut in (1, 2) for ending in _CASE_ENDINGS)]
    same = (
        form
        for form in endings
        if any(
            (e.country, e.geonames_id, e.lat) == (link.country, link.geonames_id, link.lat)
            for e in lookup(form).entries
        )
    )
    return next(same, name)


def links_in(analysis: Analysis, others: Sequence[Person | Organisation]) -> list[Linked]:
    """The places of `analysis.text` that are no part of the name of another; offsets count in that text."""
    begin = analysis.body_start
    shortest = _names_of_others(analysis.article.body, others)
    surnames = {word for other in others if isinstance(other, Person) for word in other.name.split()[1:]}

    def is_place(link: Linked) -> bool:
        if link.kind == "country":
            return True
        if link.start < begin:
            return link.name not in surnames
        return link.end - link.start >= shortest.get(link.start - begin, 0)

    return [link for link in analysis.places.linked if is_place(link)]


def _names_of_others(body: str, others: Sequence[Person | Organisation]) -> dict[int, int]:
    """Offset in the body -> from which length on a place may begin there, for every name of a person or body.

    What is longer than the name wins; of the same length, a person with a first name does, and a body does not.
    """
    lengths: dict[int, int] = {}
    for named in others:
        more = int(isinstance(named, Person) and " " in named.name)
        for offset in named.offsets:
            for name in (named.name, *named.aliases):
                if body.startswith(name, offset):
                    for at in range(offset, offset + len(name)):
                        lengths[at] = max(lengths.get(at, 0), len(name) + more)
    return lengths
