"""Find the countries that an article mentions: by name, by demonym, or by a place in them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.country_words import countries_in
from clipwire.enrichment.language import function_words
from clipwire.enrichment.places import Linked, Reading
from clipwire.enrichment.places.finding import Found
from clipwire.enrichment.places.gazetteer import COUNTRY, DEMONYM, country_names, lookup
from clipwire.enrichment.places.overlaps import is_known_body, places_apart_from
from clipwire.model.article import Country, Person

LANGUAGES = frozenset({"English", "French", "Spanish", "Arabic", "Chinese", "Russian", "German", "Japanese", "Korean"})
"""Demonyms that mean a language, not a country, after one of `OF_LANGUAGES`."""
OF_LANGUAGES = ("in ", "speak ", "speaks ", "spoke ", "fluent ", "into ", "learn ", "from the ", "speaking ")

_SHARED = re.compile(r"\b(?P<first>North|South|East|West)(?= and (?:North|South|East|West)(?P<last> [A-Z][a-z]+))")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")


def count_countries(reading: Reading, linked: Sequence[Linked], people: Set[int]) -> Counter[str]:
    """ISO 3166-1 alpha-2 -> how often a text names the country, its people or a place in it.

    `people` has the offsets of letters of people's names, which name no nation: "Volker Türk".
    """
    mentions = Counter(link.country for link in linked if link.country in country_names())
    for name in reading.names:
        people_of = [entry.country for entry in name.entries if entry.kind == DEMONYM]
        is_demonym = people_of and name.entries[0].kind == DEMONYM and name.start not in people
        if is_demonym and not _is_language(name, reading.text):
            mentions[max(people_of, key=lambda country: reading.context.names_of_country(country, name.name))] += 1
    for decision in reading.decisions:
        if not decision.is_place and decision.case.closes_body() and decision.case.is_country_or_nation():
            mentions[decision.case.entry.country] += 1
    linked_at = {link.start for link in linked}
    for name in reading.names:
        if name.start in linked_at and (others := _others_of_plural(name)):
            mentions.update(others)
    mentions.update(_shared_words(reading.text))
    return mentions


def _others_of_plural(name: Found) -> list[str]:
    """The further countries of a plural: of "the two Koreas", which is linked to the first of them."""
    return [entry.country for entry in name.entries[1:] if entry.kind in COUNTRY] if name.name.endswith("s") else []


def _shared_words(text: str) -> list[str]:
    """The first countries of "North and South Korea"."""
    if "th and " not in text and "st and " not in text:
        return []
    names = (f"{match['first']}{match['last']}" for match in _SHARED.finditer(text))
    entries = (lookup(name).entries for name in names)
    return [found[0].country for found in entries if found and found[0].kind in COUNTRY]


def _is_language(name: Found, text: str) -> bool:
    if name.name not in LANGUAGES or not text[max(0, name.start - 10) : name.start].endswith(OF_LANGUAGES):
        return False
    following = _NEXT_WORD.match(text, name.end)
    return not following or following[1] in function_words()["en"]


def _spans(person: Person, analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Where the names of a person are in the text of the analysis, as far as the full name goes."""
    for offset in person.offsets:
        names = [name for name in (person.name, *person.aliases) if analysis.article.body.startswith(name, offset)]
        start = analysis.body_start + offset
        yield start, start + max(map(len, names), default=len(person.name))


def enrich(analysis: Analysis) -> None:
    """Fill `countries` from title, dateline and body, the most mentioned first; places of a watch list count too."""
    article = analysis.article
    firms = {body.name for body in article.organisations if is_known_body(body.name)}
    # A surname and "Rio Tinto" mention no country, the name of a bank does.
    links = [link for link in places_apart_from(article.people, analysis) if link.name not in firms]
    people = [span for person in article.people for span in _spans(person, analysis)]
    mentions = count_countries(analysis.places, links, {at for start, end in people for at in range(start, end)})
    taken = [(link.start, link.end) for link in links] + people
    mentions.update(countries_in(analysis.text, article.language, taken))
    linked = {link.name.casefold() for link in links}
    for place in article.places:
        if place.country in country_names() and linked.isdisjoint(map(str.casefold, [place.name, *place.aliases])):
            mentions[place.country] += place.mentions
    article.countries = [
        Country(code=code, name=country_names()[code], mentions=count) for code, count in mentions.most_common()
    ]
