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

_COMMA = re.compile(r", \(?(?=[A-Z])")
_SHORT_REGION = re.compile(r"((?:[A-Z]\.){2,3}|[A-Z][a-z]{1,4}\.|[A-Z]{2,3}\b)")


class Choice(NamedTuple):
    entry: Entry
    region_follows: bool
    """Whether the text itself says which place it is: "Paris, Texas"."""


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
        if name.name in self._said:
            return Choice(self._said[name.name], False)
        return Choice(max(places, key=lambda entry: self._likelihood(entry, name)), False)

    def _regions_after(self, name: Found) -> list[Entry]:
        """The regions and countries that follow a name as in "Paris, Texas"."""
        comma = _COMMA.match(self._text, name.end)
        if not comma:
            return []
        short = _SHORT_REGION.match(self._text, comma.end())
        if short and (short_regions := [e for e in lookup(f"{short[1]} *").entries if e.kind == SHORT_REGION]):
            return short_regions
        following = self._names.get(comma.end())
        return [entry for entry in following.entries if entry.kind in COUNTRY + REGION + SITE] if following else []

    def _likelihood(self, entry: Entry, name: Found) -> float:
        context = self._context
        score = SIZES.get(entry.kind) or math.log10(entry.population + 1_000)
        score += LESS_LIKELY.get(entry.kind, 0.0) + min(entry.fame, MAX_FAME) / FAME_OF_TEN_TIMES
        if names := context.names_of_country(entry.country, name.name):
            score += COUNTRY_MENTIONED + EACH_NAME_OF_COUNTRY * min(names, MAX_NAMES)
            score += COUNTRY_NEAR * context.country_is_near(entry.country, name)
        return score + REGION_MENTIONED * context.mentions_region_of(entry, name.name)


def _is_within(entry: Entry, region: Entry) -> bool:
    if entry.country != region.country or entry.kind in COUNTRY:
        return False
    return region.kind not in REGION + SHORT_REGION or not region.region or entry.region == region.region
