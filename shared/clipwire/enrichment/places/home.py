"""The countries that a text is from, by its dateline, its agency and its address."""

from urllib.parse import urlsplit

from clipwire.enrichment.places.gazetteer import CITY, country_names, lookup
from clipwire.model.article import Article

SOLD_DOMAINS = frozenset("ai am cc co fm io la me tv ws ly to gg sh".upper().split())
"""Country codes whose domains are sold to everybody."""
MIN_TIMES_LARGER = 10
"""A city of a dateline is meant if it is this many times as large as places elsewhere with its name."""
AGENCIES = {"KCNA": "KP", "Yonhap": "KR", "Xinhua": "CN", "TASS": "RU", "Bernama": "MY", "Kyodo": "JP"}


def home_countries(article: Article) -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes; empty if nothing says where a text is from."""
    found = set()
    dateline = article.dateline
    if dateline and dateline.place and (country := _country_of_city(dateline.place.partition(",")[0])):
        found.add(country)
    if dateline and dateline.agency in AGENCIES:
        found.add(AGENCIES[dateline.agency])
    domain = (urlsplit(article.url or "").hostname or "").rpartition(".")[2].upper()
    code = "GB" if domain == "UK" else domain
    if code in country_names() and code not in SOLD_DOMAINS:
        found.add(code)
    return frozenset(found)


def _country_of_city(name: str) -> str | None:
    cities = [entry for entry in lookup(name).entries if entry.kind in CITY]
    elsewhere = (city.population for city in cities if city.country != cities[0].country)
    if cities and cities[0].population >= MIN_TIMES_LARGER * max(elsewhere, default=0):
        return cities[0].country
    return None
