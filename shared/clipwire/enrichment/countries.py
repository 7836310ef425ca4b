"""Find the countries that an article mentions: by name, by demonym, or by a place in them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.language import function_words
from clipwire.enrichment.places import Linked, Reading
from clipwire.enrichment.places.finding import Found
from clipwire.enrichment.places.gazetteer import COUNTRY, DEMONYM, country_names, lookup
from clipwire.enrichment.places.overlaps import places_apart_from
from clipwire.model.article import Country
from clipwire.text.tables import read_table
from clipwire.wording import table_language

LANGUAGES = frozenset({"English", "French", "Spanish", "Arabic", "Chinese", "Russian", "German", "Japanese", "Korean"})
"""Demonyms that mean a language, not a country, after one of `OF_LANGUAGES`."""
OF_LANGUAGES = ("in ", "speak ", "speaks ", "spoke ", "fluent ", "into ", "learn ", "from the ", "speaking ")

_SHARED = re.compile(
    r"\b(?P<first>North|South|East|West)(?= and (?:North|South|East|West)(?P<last> [A-Z][a-z]+))"
)
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")


def count_countries(reading: Reading, linked: Sequence[Linked]) -> Counter[str]:
    """ISO 3166-1 alpha-2 -> how often a text names the country, its people or a place in it."""
    mentions = Counter(link.country for link in linked if link.country in country_names())
    for name in reading.names:
        people_of = [entry.country for entry in name.entries if entry.kind == DEMONYM]
        if people_of and name.entries[0].kind == DEMONYM and not _is_language(name, reading.text):
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
    names = (f"{match['first']}{match['last']}" for match in _SHARED.finditer(text))
    entries = (lookup(name).entries for name in names)
    return [found[0].country for found in entries if found and found[0].kind in COUNTRY]


def _is_language(name: Found, text: str) -> bool:
    if name.name not in LANGUAGES or not text[max(0, name.start - 10) : name.start].endswith(OF_LANGUAGES):
        return False
    following = _NEXT_WORD.match(text, name.end)
    return not following or following[1] in function_words()["en"]


@cache
def _names_in(language: str) -> tuple[dict[str, str], re.Pattern[str]] | None:
    """Name of a country in a language -> its code, and an expression for all of them; None if there are none.

    The expression begins with the names, so that `re` looks for their first letters; the caller checks the border.
    """
    rows = read_table(files("clipwire").joinpath("knowledge", "places", "country_names.tsv"), 3)
    codes = {name: code for tag, code, name in rows if tag == language}
    if not codes:
        return None
    longest_first = sorted(codes, key=len, reverse=True)
    return codes, re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def named_in(text: str, language: str | None, taken: Iterable[tuple[int, int]]) -> Counter[str]:
    """ISO 3166-1 alpha-2 -> how often a text names the country in its own language, outside of the taken spans.

    The gazetteer has these names in ten languages only, and hides some at the beginning of a sentence.
    """
    found = _names_in(table_language(language)) if language else None
    if not found:
        return Counter()
    codes, expression = found
    spans = list(taken)
    return Counter(
        codes[match[0]]
        for match in expression.finditer(text)
        if not text[match.start() - 1 : match.start()].isalnum()
        and not any(start < match.end() and match.start() < end for start, end in spans)
    )


def enrich(analysis: Analysis) -> None:
    """Fill `countries` from title, dateline and body, the most mentioned first; places of a watch list count too."""
    article = analysis.article
    links = places_apart_from(article.people, analysis)  # a surname mentions no country, the name of a bank does
    mentions = count_countries(analysis.places, links)
    taken = [(link.start, link.end) for link in links]
    taken += [
        (analysis.body_start + start, analysis.body_start + start + len(person.name))
        for person in article.people
        for start in person.offsets
    ]
    mentions += named_in(analysis.text, article.language, taken)
    linked = {link.name.casefold() for link in links}
    for place in article.places:
        if place.country in country_names() and linked.isdisjoint(map(str.casefold, [place.name, *place.aliases])):
            mentions[place.country] += place.mentions
    article.countries = [
        Country(code=code, name=country_names()[code], mentions=count) for code, count in mentions.most_common()
    ]
