"""Correct what the model takes for organisations in English: prizes, seats of parliaments, words of offices."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.wording import words_of
from clipwire.wording.titles import words_before_names

COUNTY = frozenset(["Co", "Co."])
MAX_CHARS_BEFORE_SEAT = 20
_SEAT_OF = re.compile(r"\b(?:M(?:S|E)?Ps? for|TDs? for|member for|stand(?:s|ing)? for|stood for|seat of) (?:the )?\Z")
_NEXT_WORD = re.compile(r" (\w+)")
_WHICH = re.compile(r", which (?!is why|was why|means|meant)")


def without_doubtful_bodies(text: str, entities: Sequence[Entity]) -> Iterator[Entity]:
    """The entities in order, without "Darwin Medal", the county of "Co Kerry" and the seat of "MP for Ember and Lint".

    Words of an office are cut off: "BJP" of "BJP State president". "Nihon Hidankyo, which won" and "UC Merced" are
    organisations.
    """
    for entity in entities:
        words = text[entity.start : entity.end].split()
        if _is_body_by_words(text, entity, words):
            entity = replace(entity, label="organisation")
        if entity.label == "organisation" and _is_before_office(text, entity, words):
            del words[-1]
            entity = replace(entity, end=entity.start + len(" ".join(words)))
            if len(words) == 1 and not words[0].isupper():
                continue  # "Palace Press Officer"
        if entity.label != "organisation" or not (_is_other(words) or _is_seat(text, entity)):
            yield entity


def _is_body_by_words(text: str, entity: Entity, words: list[str]) -> bool:
    """Whether "which" follows a name without a given name, or a university is named by its town: "UC Merced"."""
    if len(words) == 1:
        return False
    if entity.label == "place":
        return words[0] in words_of("names", "campus")
    return bool(_WHICH.match(text, entity.end)) and "G" not in tables().names.get(words[0], "")


def _is_before_office(text: str, entity: Entity, words: list[str]) -> bool:
    """Whether the last word belongs to the office behind it: "BJP State president", "Palace Press Officer"."""
    office = _NEXT_WORD.match(text, entity.end)
    if not office or len(words) == 1 or words[-1].lower() not in words_of("titles", "field", language="en"):
        return False
    return office[1].lower() in words_before_names("office", "role", "rank", language="en")


def _is_other(words: list[str]) -> bool:
    is_county = words[0] in COUNTY and bool(lookup(" ".join(words[1:])).entries)
    return is_county or words[-1] in words_of("names", "no body", language="en")


def _is_seat(text: str, entity: Entity) -> bool:
    return bool(_SEAT_OF.search(text, max(0, entity.start - MAX_CHARS_BEFORE_SEAT), entity.start))
