"""Organisations in English that the model misses: works, museums and the like, and the firms of "firms such as"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.replacing import overlapping
from clipwire.enrichment.entities.tokens import Token
from clipwire.enrichment.places.surroundings import word_before
from clipwire.wording import words_of
from clipwire.wording.calendar import months, weekdays

MAX_WORDS_BEFORE = 4
"""Words before the last word of a body."""
PLACING = frozenset("at to from by with near outside inside".split())
"""Prepositions before a body without an article: "to Mercy Medical Center"."""
_NAME = r"[A-Z][\w&’'-]*[\w]"
_EXAMPLE = re.compile(rf" (?:such as|like) (?P<name>{_NAME}(?: {_NAME}){{0,3}})")


_OFFICE = re.compile(
    r"\b(?:(?:Commission|Committee|Council) on|Office of the) (?P<field>[A-Z]\w+)(?: (?:and |of )?[A-Z]\w+){0,3}"
)
"""Bodies whose field makes a name of them: "the Commission on Audit", "the Office of the Ombudsman"."""


def with_named_bodies(text: str, tokens: Sequence[Token], entities: list[Entity]) -> list[Entity]:
    """The entities in order, with the firms and bodies that the model missed: "the Taean Tractor Complex"."""
    spans = [*_named_firms(text), *_bodies(tokens), *_offices(text)]
    found = sorted(entities, key=lambda entity: entity.start)
    for start, end in spans:
        over = overlapping(found, start, end)
        if all(_gives_way(one, start, end) for one in found[over]):
            found[over] = [Entity(start, end, "organisation")]
    return found


def _offices(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each body with its field; "told the Council on Monday" has none."""
    for match in _OFFICE.finditer(text):
        if match["field"].lower() not in _days_and_months():
            yield match.span()


@cache
def _days_and_months() -> frozenset[str]:
    return frozenset([*weekdays("en"), *months("en")])


def _gives_way(entity: Entity, start: int, end: int) -> bool:
    """Whether an entity is only a part of a name, or was taken for a person."""
    is_within = start <= entity.start and entity.end <= end
    return is_within and (entity.label == "person" or entity.end - entity.start < end - start)


def _bodies(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Start and end of each name in capitals between "the", or "the" and a small word, and the last word of a body."""
    last_words = _last_words()
    for at, token in enumerate(tokens):
        if token.word not in last_words and f"{tokens[at - 1].word} {token.word}" not in last_words:
            continue
        start, end = at, at + 1
        while start > 0 and at - start < MAX_WORDS_BEFORE and tokens[start - 1].word[0].isupper():
            if tokens[start - 1].word == "The":
                break
            start -= 1
        before = [token.word for token in tokens[max(0, start - 2) : start]]
        follows_article = before[-1:] in (["the"], ["The"])
        follows_preposition = before[-1:] and before[-1] in PLACING
        follows_adjective = len(before) > 1 and before[0] in ("the", "The") and before[1].islower()
        if start == at or not (follows_article or follows_adjective or follows_preposition):
            continue
        if end + 1 < len(tokens) and tokens[end].word == "of" and tokens[end + 1].word[0].isupper():
            end += 2  # "the National Gallery of Norway"
        if end == len(tokens) or not (tokens[end].word[0].isupper() and tokens[end].start - tokens[end - 1].end == 1):
            yield tokens[start].start, tokens[end - 1].end


@cache
def _last_words() -> frozenset[str]:
    return words_of("names", "body")


def _named_firms(text: str) -> list[tuple[int, int]]:
    """Start and end of each name behind "firms such as" and the like."""
    return [
        match.span("name")
        for match in _EXAMPLE.finditer(text)
        if word_before(text, match.start() + 1).lower() in _firms()
    ]


@cache
def _firms() -> frozenset[str]:
    return words_of("names", "firms")
