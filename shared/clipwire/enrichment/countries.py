"""Find the countries that an article mentions: by name, by demonym, or by a place in them."""

import re
from collections import Counter
from collections.abc import Sequence

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.language import function_words
from clipwire.enrichment.places import Linked, Reading
from clipwire.enrichment.places.finding import Found
from clipwire.enrichment.places.gazetteer import DEMONYM, country_names
from clipwire.enrichment.places.overlaps import places_apart_from
from clipwire.model.article import Country

LANGUAGES = frozenset({"English", "French", "Spanish", "Arabic", "Chinese", "Russian", "German", "Japanese", "Korean"})
"""Demonyms that mean a language, not a country, after one of `OF_LANGUAGES`."""
OF_LANGUAGES = ("in ", "speak ", "speaks ", "spoke ", "fluent ", "into ", "learn ", "from the ", "speaking ")

_NEXT_WORD = re.compile(r" ([^\W\d_]+)")


def count_countries(reading: Reading, linked: Sequence[Linked]) -> Counter[str]:
    """ISO 3166-1 alpha-2 -> how often a text names the country, its people or a place in it."""
    mentions = Counter(link.country for link in linked if link.country in country_names())
    for name in reading.names:
        people_of = [entry.country for entry in name.entries if entry.kind == DEMONYM]
        if people_of and name.entries[0].kind == DEMONYM and not _is_language(name, reading.text):
            mentions[max(people_of, key=lambda country: reading.context.names_of_country(country, name.name))] += 1
    return mentions


def _is_language(name: Found, text: str) -> bool:
    if name.name not in LANGUAGES or not text[max(0, name.start - 10) : name.start].endswith(OF_LANGUAGES):
        return False
    following = _NEXT_WORD.match(text, name.end)
    return not following or following[1] in function_words()["en"]


def enrich(analysis: Analysis) -> None:
    """Fill `countries` from title, dateline and body, the most mentioned first; places of a watch list count too."""
    article = analysis.article
    links = places_apart_from(article.people, analysis)  # a surname mentions no country, the name of a bank does
    mentions = count_countries(analysis.places, links)
    linked = {link.name.casefold() for link in links}
    for place in article.places:
        if place.country in country_names() and linked.isdisjoint(map(str.casefold, [place.name, *place.aliases])):
            mentions[place.country] += place.mentions
    article.countries = [
        Country(code=code, name=country_names()[code], mentions=count) for code, count in mentions.most_common()
    ]
