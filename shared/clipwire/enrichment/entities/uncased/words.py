"""The words of one language that show its names, from the tables of `wording`."""

from collections import defaultdict
from collections.abc import Container, Iterable
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.trained.knowledge import knowledge
from clipwire.enrichment.language import function_words
from clipwire.text.plain_letters import plain
from clipwire.wording import words_of
from clipwire.wording.titles import KINDS

Phrases = dict[str, list[tuple[str, ...]]]
"""A word -> the phrases that begin, or end, with it, the longest first."""


class Words(NamedTuple):
    titles: Phrases
    """By their last words."""
    titles_by_first: Phrases
    lone_titles: frozenset[str]
    """Titles of one word."""
    given: frozenset[str]
    """Given names that are no common words."""
    doubtful: frozenset[str]
    """Given names that are common words too."""
    family: frozenset[str]
    inner: frozenset[str]
    endings: tuple[str, ...]
    """Of family names."""
    said: frozenset[str]
    small: frozenset[str]
    """Words that are in no name: function words and verbs of saying."""
    common: Container[str]
    """Frequent words that are no names, or are names only beside a sign."""
    known: Phrases
    """Bodies by their first words."""
    heads: Phrases
    houses: Phrases
    """Heads behind which any word is a name."""
    broad: frozenset[str]
    """Heads that are common nouns as well."""
    links: frozenset[str]
    others: frozenset[str]
    places: Phrases
    """Places that the gazetteer lacks in this language."""
    settlements: frozenset[str]
    """Words before the name of a town or village."""
    nature: frozenset[str]
    """First words of seas, rivers and mountains."""
    things: frozenset[str]
    """Words before the name of a street, a stadium or a prison."""


@cache
def words_for(language: str) -> Words:
    def listed(table: str, *kinds: str) -> frozenset[str]:
        return frozenset(map(plain, words_of(table, *kinds, language=language)))

    def of_bodies(kind: str) -> frozenset[str]:
        return frozenset(map(plain, words_of_bodies(kind, language)))

    names = f"names/{language}"
    titles = listed("titles", *KINDS)
    said = frozenset(word for word in listed("saying_verbs", "past", "present") if " " not in word)
    pronouns = listed("saying_verbs", "he", "she", "source", "source of pronoun", "auxiliary")
    small = frozenset(map(plain, function_words().get(language, ()))) | said | pronouns | listed("names", "not a name")
    given, doubtful, family = listed(names, "given", "foreign"), listed(names, "word"), listed(names, "family")
    return Words(
        titles=_phrases(titles, last=True),
        titles_by_first=_phrases(titles),
        lone_titles=frozenset(title for title in titles if " " not in title),
        given=given - doubtful - small,
        doubtful=doubtful - small,
        family=family - small,
        inner=listed(names, "inner"),
        endings=tuple(sorted(listed(names, "ending"))),
        said=said,
        small=small,
        common=knowledge(language).classes,
        known=_phrases(of_bodies("known")),
        heads=_phrases(of_bodies("head")),
        houses=_phrases(of_bodies("house")),
        broad=of_bodies("common"),
        links=of_bodies("link"),
        others=of_bodies("other"),
        places=_phrases(listed(names, "place")),
        nature=listed("places", "nature"),
        settlements=listed("places", "locative"),
        things=listed("things", "head"),
    )


def _phrases(listed: Iterable[str], *, last: bool = False) -> Phrases:
    found: Phrases = defaultdict(list)
    for phrase in sorted(listed, key=len, reverse=True):
        parts = tuple(phrase.split())
        found[parts[-1 if last else 0]].append(parts)
    return dict(found)
