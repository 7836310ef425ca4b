"""A user's own list of people, organisations and places to watch for, in a YAML file.

    entries:
      - name: Hana Ibe
        kind: person                      # person, organisation or place
        aliases: [Ibe Hana, 이베 하나]
        identifiers: {wikidata: Q1, house: "0042"}
      - name: Port Ember
        kind: place
        country: FJ                       # this and the next three are for places only
        lat: -17.5
        lon: 178.1
        geonames_id: 123

The list takes precedence over names that are found without it. Names of two or more words are found in any case and
with or without hyphens ("KIM JONG UN", "Kim Jong-un"). Names of one word are found only as written, so that the company
Apple is not found in "an apple".
"""

from clipwire.enrichment.watchlist.entries import Entry, WatchList
from clipwire.enrichment.watchlist.merging import apply
from clipwire.enrichment.watchlist.reading import WatchListError, parse

__all__ = ["Entry", "WatchList", "WatchListError", "apply", "parse"]
