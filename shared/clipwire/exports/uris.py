"""URIs of what an article names, in Wikidata and GeoNames."""

from clipwire.model.article import Country, Mentioned, Place


def wikidata_uri(entity: Mentioned | Country) -> str | None:
    wikidata = entity.identifiers.get("wikidata")
    return f"http://www.wikidata.org/entity/{wikidata}" if wikidata else None


def geonames_uri(place: Place) -> str | None:
    return f"https://sws.geonames.org/{place.geonames_id}/" if place.geonames_id else None
