"""A user's own knowledge: people, organisations and places to watch for, in a YAML file.

    entries:
      - name: Hana Ibe
        kind: person                      # person, organisation or place
        aliases: [Ibe Hana, 이베 하나]
        identifiers: {wikidata: Q1, house: "0042"}
      - name: Port Ember
        kind: place
        country: FJ                       # these four for places only
        lat: -17.5
        lon: 178.1
        geonames_id: 123

What the list says wins over what was found without it. Names of two words and more are found in any case and with or
without hyphens ("KIM JONG UN", "Kim Jong-un"); single words only as they are written, so that "Apple" is not an apple.
"""

from clipwire.enrichment.watchlist.entries import Entry, WatchList
from clipwire.enrichment.watchlist.merging import apply
from clipwire.enrichment.watchlist.reading import WatchListError, parse

__all__ = ["Entry", "WatchList", "WatchListError", "apply", "parse"]
