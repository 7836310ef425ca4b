"""The reading of one text: the names of the gazetteer in it, a decision on each, and the places that they mean."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.places.case import Case, kind_of
from clipwire.enrichment.places.choosing import Chooser
from clipwire.enrichment.places.context import Context
from clipwire.enrichment.places.finding import Found, find_names
from clipwire.enrichment.places.longer_words import without_parts_of_words
from clipwire.enrichment.places.signs import Decision, decide
from clipwire.enrichment.places.surroundings import nouns_have_capitals, surroundings
from clipwire.wording import words_of

_JOINT = re.compile(r",? (?:and|or|und|et|y|e|и) \Z|[,/–-] ?\Z")
_UNKNOWN_CAPITAL = re.compile(
    r"(?<![\w'’-])((?:[A-Z][\w'’-]++ ){0,2}+[A-Z][\w'’-]++), the (?:[a-z]+ )?capital of (?:the )?(?=([A-Z]))"
)
_IN_BRACKETS = re.compile(r" \(([A-Z][A-Za-z]{1,7})\)")
_REGION_OF_CITY = re.compile("州(?!都)")
"""Behind the name of a city: the region that it is the centre of, クルスク州."""
_UNKNOWN_BEFORE_REGION = re.compile(
    r"\b(?:in|near|at|outside|from) ((?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+), (?=([A-Z][\w.]+(?: [A-Z]\w+)?))"
)


class Linked(NamedTuple):
    """A name in a text and the place that it means."""

    start: int
    end: int
    name: str
    country: str
    """ISO 3166-1 alpha-2."""
    lat: float | None
    lon: float | None
    geonames_id: int | None
    kind: str
    """country, region, district, city or site."""


class Reading:
    """The names and places of one text."""

    def __init__(
        self,
        text: str,
        home: frozenset[str] = frozenset(),
        language: str = "",
        entities: Iterable[Entity] = (),
        dateline: int | None = None,
    ) -> None:
        """`home` has the countries of the text's dateline and publisher. Without a language, German is recognised.

        `entities` are the names that a model finds in the text; `dateline` is the offset of the dateline's place.
        """
        self._dateline = dateline
        self.language = language
        self._entity_at = {at: entity for entity in entities for at in range(entity.start, entity.end)}
        self.text = text
        elsewhere = words_of("places", "none", language=language or "en")
        named = [name for name in find_names(text) if name.name not in elsewhere and not self._is_cut(name)]
        self.names = without_parts_of_words(text, named, language)
        self.context = Context(self.names, home)
        self.decisions: list[Decision] = []
        """A decision for each name that may be a place."""
        self.linked = _with_unknown(text, list(self._linked()))

    def _is_cut(self, name: Found) -> bool:
        """Whether a name is the end of a Persian word, which has no small words written together with it."""
        return self.language == "fa" and self.text[name.start - 1 : name.start].isalpha()

    def _linked(self) -> Iterator[Linked]:
        text = self.text
        capitals = self.language in ("de", "lb") or nouns_have_capitals(text)
        around = [surroundings(text, name, capitals, self.language) for name in self.names]
        people = {one.name.name for one in around if one.in_persons_name}
        chooser = Chooser(text, {name.start: name for name in self.names}, self.context)
        acronyms = explained_initials(text)
        last_end: int | None = None
        for one in around:
            name = one.name
            choice = chooser.choose(name)
            if choice is None:
                continue
            entry = choice.entry
            decision = decide(
                Case(
                    one,
                    entry,
                    region_follows=choice.region_follows,
                    beside_place=last_end is not None and _are_joined(text, last_end, name.start),
                    country_mentioned=self.context.mentions(entry.country, name.name),
                    part_of_person=name.name in people,
                    country_follows=choice.is_in_country,
                    acronym=name.name in acronyms,
                    dateline=name.start == self._dateline,
                    entity=self._entity_at.get(name.start),
                )
            )
            self.decisions.append(decision)
            if decision.is_place:
                last_end = name.end
                kind = kind_of(entry)
                if kind == "city" and self.language in ("ja", "zh") and _REGION_OF_CITY.match(text, name.end):
                    yield Linked(name.start, name.end + 1, f"{name.name}州", entry.country, None, None, None, "region")
                    continue
                yield Linked(*name[:3], entry.country, entry.lat, entry.lon, entry.geonames_id, kind)


def link_places(text: str) -> list[Linked]:
    """Names of countries, regions, cities and sites in a text, in order, each with the place that it means.

    Offsets count characters of `text`. The position of a region is the centre of its population; countries have no
    position. Demonyms and names of organisations ("Bank of England") are not linked.
    """
    return Reading(text).linked


def explain(text: str) -> list[Decision]:
    """The decision on each name of the gazetteer in a text, with the signs that apply and their weights.

    >>> print(*explain("Lincoln spoke in Lima."), sep="\\n")
    """
    return Reading(text).decisions


def explained_initials(text: str) -> frozenset[str]:
    """Initials in brackets behind the words that they are of: Sars behind "South African Revenue Service"."""
    found = set()
    for match in _IN_BRACKETS.finditer(text):
        capitals = [word[0] for word in re.findall(r"[^\W\d_]+", text[max(0, match.start() - 80) : match.start()])]
        initials = "".join(letter for letter in capitals if letter.isupper())
        if initials.endswith(match[1].upper()):
            found.add(match[1])
    return frozenset(found)


def _are_joined(text: str, end: int, start: int) -> bool:
    """Whether a place that ends at `end` is joined to the name that begins at `start`: "Paris and Lyon"."""
    return bool(_JOINT.fullmatch(text, end, start))


def _with_unknown(text: str, linked: list[Linked]) -> list[Linked]:
    """The places, and those that are too small for the gazetteer but whose country the text names."""
    by_start = {link.start: link for link in linked}
    taken = {at for link in linked for at in range(link.start, link.end)}
    for match in (*_UNKNOWN_BEFORE_REGION.finditer(text), *_UNKNOWN_CAPITAL.finditer(text)):
        around = by_start.get(match.end())
        if around and around.kind in ("country", "region") and taken.isdisjoint(range(*match.span(1))):
            linked.append(Linked(*match.span(1), match[1], around.country, None, None, None, "city"))
    return sorted(linked)
