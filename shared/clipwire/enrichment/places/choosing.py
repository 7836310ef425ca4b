"""Choose the place that a name means: the one whose region follows, else the likeliest one.

The largest place is the likeliest, unless the text mentions another country or region. Population together with the
countries of the document is a strong baseline (Leidner 2007, "Toponym Resolution in Text"; Lieberman and Samet 2011).
"""

import math
import re
from collections.abc import Mapping
from typing import NamedTuple

from clipwire.enrichment.places.context import Context
from clipwire.enrichment.places.finding import Found
from clipwire.enrichment.places.gazetteer import CITY, COUNTRY, DEMONYM, REGION, SHORT_REGION, SITE, Entry, lookup

# Likelihood, in powers of ten of a city's population
SIZES = {"N": 7.5, "Z": 7.5, "F": 6.5}
"""Size of kinds whose size does not depend on their population."""
LESS_LIKELY = {"H": 1.5, "R": -0.5, "S": -1.0}
MAX_FAME, FAME_OF_TEN_TIMES = 80, 60
"""The fame that counts as much as ten times the population."""
COUNTRY_MENTIONED = 1.1
EACH_NAME_OF_COUNTRY, MAX_NAMES = 0.25, 4
COUNTRY_NEAR = 0.5
REGION_MENTIONED = 1.0
AT_HOME = 5.0
"""A place in the country of the dateline or the publisher is meant, unless a namesake elsewhere is well known."""
MAX_FAME_OF_NAMESAKE = 30
MAX_PEOPLE_OF_NAMESAKE = 500_000
"""A larger city is meant, even if a region follows that it is not in: "Lima, Texas" may be a list."""
MAX_NAMES_IN_LIST = 12

_COMMA = re.compile(r", \(?(?=[A-Z])")
_IN = re.compile(r",? \(?(?:(?:also|both|all|each) )?in (?:the )?(?=[A-Z])")
_CAPITAL_OF = re.compile(r", (?:the|its|a) (?:[a-z]+ )?(?:capital|city|town|village|port) (?:of|in) (?:the )?(?=[A-Z])")
_GOES_ON = re.compile(r",? (?:and|or|und|et|y|e) [A-Z]|, [A-Z]")
"""Behind a region, a list goes on: "Lima, Texas and Utah"."""
_NEXT_IN_LIST = re.compile(r",? (?:and|or) |, ")
_SHORT_REGION = re.compile(r"((?:[A-Z]\.){2,3}|[A-Z][a-z]{1,4}\.|[A-Z]{2,3}\b)")


class Choice(NamedTuple):
    entry: Entry
    region_follows: bool
    """Whether the text itself says which place it is: "Paris, Texas"."""
    is_in_country: bool = False
    """Whether "in" and its country follow: "Córdoba in Spain"."""


class Around(NamedTuple):
    """The country that a name is in by the text's own words."""

    country: str
    directly: bool
    """Whether the name itself is before "in", not a list that it is part of."""
    region: str = ""
    """GeoNames' code of the region, if the words name a region."""


class Chooser:
    """Chooses for the names of one text in order. After "Paris, Texas", every "Paris" means the same place."""

    def __init__(self, text: str, names: Mapping[int, Found], context: Context) -> None:
        """`names` maps the start of each name to the name."""
        self._text = text
        self._names = names
        self._context = context
        self._said: dict[str, Entry] = {}

    def choose(self, name: Found) -> Choice | None:
        """The place that a name most likely means; None if it means none ("French")."""
        places = [entry for entry in name.entries if entry.kind not in DEMONYM + SHORT_REGION]
        if not places:
            return None
        for region in self._regions_after(name):
            if within := [entry for entry in places if _is_within(entry, region)]:
                largest = max(within, key=lambda entry: (entry.kind in CITY, entry.population))
                self._said[name.name] = largest
                return Choice(largest, True)
        if self._is_of_a_region_without_it(name, places):
            return None
        around = self._country_around(name) if places[0].kind not in COUNTRY else None
        if around:
            if within := [entry for entry in places if _is_around(entry, around)]:
                return Choice(max(within, key=lambda entry: entry.population), False, around.directly)
            if around.directly or max(entry.fame for entry in places) < MAX_FAME_OF_NAMESAKE:
                return None  # a place that the gazetteer does not have
        if name.name in self._said:
            return Choice(self._said[name.name], False)
        return Choice(max(places, key=lambda entry: self._likelihood(entry, name)), False)

    def _country_around(self, name: Found) -> Around | None:
        """The country of the place that a name or its list is "in": "Hull, Leeds and York, in England"."""
        if self._text[name.end : name.end + 1] not in (" ", ","):
            return None
        last = name
        for _ in range(MAX_NAMES_IN_LIST):
            if inside := _IN.match(self._text, last.end):
                around = self._names.get(inside.end())
                entries = [entry for entry in around.entries if entry.kind not in DEMONYM] if around else []
                own = {entry.country for entry in name.entries}
                known = next((entry for entry in entries if entry.country in own), entries[0] if entries else None)
                if around is None or known is None:
                    return None
                if known.kind == REGION:
                    self._said[around.name] = known
                return Around(known.country, last is name, known.region if known.kind == REGION else "")
            joint = _NEXT_IN_LIST.match(self._text, last.end)
            following = self._names.get(joint.end()) if joint else None
            if following is None:
                return None
            last = following
        return None

    def _regions_after(self, name: Found) -> list[Entry]:
        """The regions and countries that follow a name as in "Paris, Texas"."""
        comma = _CAPITAL_OF.match(self._text, name.end) or _COMMA.match(self._text, name.end)
        if not comma:
            return []
        short = _SHORT_REGION.match(self._text, comma.end())
        if short and (short_regions := [e for e in lookup(f"{short[1]} *").entries if e.kind == SHORT_REGION]):
            return short_regions
        following = self._names.get(comma.end())
        return [entry for entry in following.entries if entry.kind in COUNTRY + REGION + SITE] if following else []

    def _is_of_a_region_without_it(self, name: Found, places: list[Entry]) -> bool:
        """Whether "Richmond, North Yorkshire," names a place that the gazetteer does not have."""
        comma = _CAPITAL_OF.match(self._text, name.end)
        capital = comma is not None
        comma = comma or _COMMA.match(self._text, name.end)
        following = self._names.get(comma.end()) if comma else None
        if following is None or any(entry.kind in COUNTRY for entry in places):
            return False
        if capital:
            return following.entries[0].kind in COUNTRY + REGION
        is_large = any(entry.kind in CITY and entry.population > MAX_PEOPLE_OF_NAMESAKE for entry in places)
        return (
            {entry.kind for entry in following.entries} == {REGION}
            and not is_large
            and not self._text.endswith(", ", 0, name.start)  # a list: "Mbeya, Iringa, Ruvuma"
            and not _GOES_ON.match(self._text, following.end)
        )

    def _likelihood(self, entry: Entry, name: Found) -> float:
        context = self._context
        score = SIZES.get(entry.kind) or math.log10(entry.population + 1_000)
        score += LESS_LIKELY.get(entry.kind, 0.0) + min(entry.fame, MAX_FAME) / FAME_OF_TEN_TIMES
        if names := context.names_of_country(entry.country, name.name):
            score += COUNTRY_MENTIONED + EACH_NAME_OF_COUNTRY * min(names, MAX_NAMES)
            score += COUNTRY_NEAR * context.country_is_near(entry.country, name)
        if entry.country in context.home and name.entries[0].kind not in COUNTRY:
            others = (other.fame for other in name.entries if other.country not in context.home)
            score += AT_HOME * (max(others, default=0) < MAX_FAME_OF_NAMESAKE)
        return score + REGION_MENTIONED * context.mentions_region_of(entry, name.name)


def _is_around(entry: Entry, around: Around) -> bool:
    return entry.country == around.country and (not around.region or entry.region == around.region)


def _is_within(entry: Entry, region: Entry) -> bool:
    if entry.country != region.country or entry.kind in COUNTRY:
        return False
    return region.kind not in REGION + SHORT_REGION or not region.region or entry.region == region.region
