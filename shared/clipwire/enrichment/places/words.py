"""The words beside names of places, from the tables of wording."""

import re
from functools import cache
from typing import NamedTuple

from clipwire.text.word_lists import any_of
from clipwire.wording import words_of
from clipwire.wording.calendar import MONTHS, WEEKDAYS, months
from clipwire.wording.titles import words_before_names

BEFORE_PERSONS = ("noble", "clergy", "saint", "rank", "academic", "office", "role")
"""Kinds of English titles that precede the name of a person. In other languages, an office may precede a place
("Bürgermeister Berlins"), so only forms of address count."""
ROMANCE = ("es", "fr", "it", "pt", "ro")
AFTER_PLACES = ("honorific", "office", "part")
"""Kinds of titles that may follow a place: "Lima Mayor Ana Lara"."""


class Words(NamedTuple):
    """The kinds of `wording/places.tsv`, which explains them."""

    locatives: frozenset[str]
    divisions: frozenset[str]
    nature: frozenset[str]
    water: frozenset[str]
    built: frozenset[str]
    streets: frozenset[str]
    grounds: frozenset[str]
    of: frozenset[str]
    bodies: frozenset[str]
    firms: frozenset[str]
    clubs: frozenset[str]
    articles: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    titles: frozenset[str]
    months: frozenset[str]
    """In lower case, in every language."""
    at: dict[str, frozenset[str]]
    """Language -> prepositions of place, of which some mean something else in other languages."""
    within: dict[str, frozenset[str]]
    """Language -> prepositions of place of this language only."""
    heads: dict[str, frozenset[str]]
    """Language -> first words of bodies, of which a seat may follow: "Tribunalul Iași"."""
    divided: re.Pattern[str]
    """An expression for a text that ends with "city of " or similar words."""


@cache
def words() -> Words:
    """The words, read on first use."""
    days = {name.capitalize() for name in (*MONTHS, *WEEKDAYS)}
    return Words(
        locatives=words_of("places", "locative"),
        divisions=words_of("places", "division"),
        nature=words_of("places", "nature"),
        water=words_of("places", "water"),
        built=words_of("places", "built"),
        streets=words_of("places", "street"),
        grounds=words_of("places", "ground"),
        of=words_of("places", "of"),
        bodies=words_of("places", "body"),
        firms=words_of("places", "firm"),
        clubs=words_of("places", "club"),
        articles=words_of("places", "article"),
        before=words_of("places", "before") | days,
        after=words_of("places", "after") | _capitalised(words_before_names(*AFTER_PLACES, language="en")) | days,
        titles=_capitalised(words_before_names(*BEFORE_PERSONS, language="en") | words_before_names("honorific")),
        months=frozenset(months()),
        at={tag: words_of("places", "at", language=tag) for tag in ROMANCE},
        within={tag: words_of("places", "in", language=tag) for tag in ("sv", "no", "da")},
        heads={tag: words_of("bodies", "head", language=tag) for tag in ROMANCE},
        divided=re.compile(rf"(?:{any_of(words_of('places', 'divided'))}) of \Z", re.IGNORECASE),
    )


def _capitalised(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:1].upper() + word[1:] for word in words)
