"""The kinds of the known names that a word is, or is a form of, as the model of a language reads them."""

from functools import lru_cache

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.trained.bases import bases
from clipwire.enrichment.entities.trained.knowledge import knowledge
from clipwire.enrichment.places.gazetteer import CITY, COUNTRY, DISTRICT, REGION, SITE, lookup

UNCASED = frozenset({"ar", "hi"})
"""Languages whose script has no capitals."""
LATIN = frozenset("es fr de pt it sv no da nl fi tr id ro hu".split())
"""Languages in Latin letters, whose names may be in the tables of English too."""
LARGE_CITY = 500_000
"""Inhabitants."""


@lru_cache(20_000)
def codes_of(word: str, language: str) -> str:
    """Letters for the kinds of known names that a word is, a capital each; a small letter for one in another case."""
    if not word[0].isalpha() or (language not in UNCASED and not word[0].isupper()):
        return ""
    if found := _codes(word, language):
        return found
    for base in bases(word, language):
        if len(base) > 2 and (found := _codes(base, language)):
            return found.lower()
    return ""


def _codes(name: str, language: str) -> str:
    if name.isupper() and len(name) > 4:
        name = name.capitalize()
    found = knowledge(language).names.get(name, "")
    if language in LATIN:
        found += tables().names.get(name, "").replace("N", "").replace("H", "").replace("E", "").replace("F", "")
    found += _places(name)
    return "".join(sorted(set(found)))


@lru_cache(20_000)
def _places(name: str) -> str:
    entries, doubtful = lookup(name)
    for entry in entries:
        if entry.kind in COUNTRY:
            return "C"
        if entry.kind in REGION + DISTRICT:
            return "Q" if doubtful else "R"
        if entry.kind in CITY:
            return "Q" if doubtful else "M" if entry.population > LARGE_CITY else "T"
        if entry.kind in SITE:
            return "Q" if doubtful else "W"
    return ""


@lru_cache(20_000)
def codes_of_several(name: str, language: str) -> str:
    if found := _codes(name, language):
        return found
    head, _, last = name.rpartition(" ")
    for base in bases(last, language):
        if found := _codes(f"{head} {base}", language):
            return found
    return ""
