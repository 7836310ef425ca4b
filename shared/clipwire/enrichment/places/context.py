"""The countries and regions that a text mentions: by how many names, and where."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from clipwire.enrichment.places.finding import Found
from clipwire.enrichment.places.gazetteer import CITY, COUNTRY_OR_DEMONYM, REGION, SITE, Entry

_NEAR_CHARS = 120
"""A country within this distance of a name counts more."""
_LARGE_CITY = 300_000
_FAR_LARGER = 20
"""A city counts as a mention of its country if it is this many times as large as places elsewhere with its name."""


class Context:
    """The countries and regions that the names of a text mention."""

    def __init__(self, names: Iterable[Found], home: frozenset[str] = frozenset()) -> None:
        """`home` has the countries of the text's dateline and publisher."""
        self.home = home
        self._names_of: dict[str, set[str]] = defaultdict(set)
        self._places_of: list[tuple[int, str]] = []
        self._names_in: dict[tuple[str, str], set[str]] = defaultdict(set)
        for name in names:
            self._add(name)

    def _add(self, name: Found) -> None:
        first = name.entries[0]
        places = {entry.country for entry in name.entries if entry.kind in COUNTRY_OR_DEMONYM + REGION + SITE}
        if len(places) == 1 and (
            first.kind in REGION + SITE or any(entry.kind in COUNTRY_OR_DEMONYM for entry in name.entries)
        ):
            self._names_of[first.country].add(name.name)
            self._places_of.append((name.start, first.country))
        elif first.kind in CITY and not name.doubtful and first.population > _LARGE_CITY:
            second = max((entry.population for entry in name.entries if entry.country != first.country), default=0)
            if first.population > _FAR_LARGER * second:
                self._names_of[first.country].add(name.name)
        for entry in name.entries:
            if entry.kind == REGION and entry.region:
                self._names_in[entry.country, entry.region].add(name.name)

    def names_of_country(self, country: str, apart_from: str) -> int:
        """The number of other names that mention a country."""
        return len(self._names_of[country] - {apart_from}) if country in self._names_of else 0

    def mentions(self, country: str, apart_from: str) -> bool:
        """Whether another name, the dateline or the publisher is of a country."""
        return country in self.home or self.names_of_country(country, apart_from) > 0

    def country_is_near(self, country: str, name: Found) -> bool:
        """Whether the country or a region of it is mentioned near a name."""
        first = bisect_left(self._places_of, (name.start - _NEAR_CHARS, ""))
        last = bisect_left(self._places_of, (name.start + _NEAR_CHARS, ""))
        return any(said == country and at != name.start for at, said in self._places_of[first:last])

    def mentions_region_of(self, entry: Entry, apart_from: str) -> bool:
        """Whether another name in the text is the region of a place."""
        return bool(entry.region and self._names_in.get((entry.country, entry.region), set()) - {apart_from})
