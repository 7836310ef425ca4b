"""Clubs that are called by their town: "el Mallorca", "il Napoli", "o São Paulo" in a report of a match.

In Spanish, Italian and Portuguese, towns have no article and clubs have one.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.places.gazetteer import CITY, lookup
from clipwire.text.word_lists import any_of

LANGUAGES = frozenset("es it pt".split())
MIN_WORDS_OF_SPORT = 3
"""Different words that show a text to be about a match or a club."""
_NAME = r"[^\W\d_a-zà-ÿ][^\W\d_]{2,20}"
_BEHIND = r"(?! [^\W\d_a-zà-ÿ]| (?:de|di|da|do|del)\b|[-'’])"
_WORD = re.compile(r"[^\W\d_]+")


def clubs(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of each name of a town with an article in a text about sport, and of the same at a start."""
    if language not in LANGUAGES:
        return []
    words = {word.lower() for word in _WORD.findall(text)}
    if len(words & words_of_bodies("sport", language)) < MIN_WORDS_OF_SPORT:
        return []
    found = [match for match in _with_article(language).finditer(text) if _is_town(match["name"], language)]
    named = any_of({re.escape(match["name"]) for match in found})
    first = re.finditer(rf"(?:\A|[.!?\n] ?)(?P<name>{named})\b{_BEHIND}", text) if found else ()
    return [match.span("name") for match in (*found, *first)]


@cache
def _with_article(language: str) -> re.Pattern[str]:
    words = words_of_bodies("club", language)
    articles = any_of(f"{word[:-1]}['’]" if word[-1] == "'" else f"{word} " for word in words)
    return re.compile(rf"(?<![\w'’])(?:{articles})(?P<name>(?:São )?{_NAME}){_BEHIND}")


def _is_town(name: str, language: str) -> bool:
    if name in words_of_bodies("town with article", language):
        return False
    if name in words_of_bodies("island", language):
        return True
    return any(entry.kind in CITY for entry in lookup(name).entries)


def with_clubs(text: str, entities: Sequence[Entity], language: str) -> list[Entity]:
    """The entities in order, with the clubs of `clubs` in place of towns and people of the same name."""
    spans = clubs(text, language)
    if not spans:
        return list(entities)
    names = {text[start:end] for start, end in spans}
    kept = [entity for entity in entities if not _is_club(text, entity, spans, names)]
    taken = {at for entity in kept for at in range(entity.start, entity.end)}
    found = [Entity(*span, "organisation", 1.0) for span in spans if taken.isdisjoint(range(*span))]
    return sorted([*kept, *found], key=lambda entity: entity.start)


def _is_club(text: str, entity: Entity, spans: Iterable[tuple[int, int]], names: set[str]) -> bool:
    name = text[entity.start : entity.end]
    if (entity.start, entity.end) in spans or (name in names and entity.label == "person"):
        return True
    return any(
        entity.start <= start and end == entity.end and " " in name and entity.label == "place" for start, end in spans
    )
