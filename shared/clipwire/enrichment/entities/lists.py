"""Correct the labels of names in lists.

A name that no table knows as a person's is a place among places, and a firm behind "firms such as".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.features import Token
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

MAX_WORDS_BEFORE = 4
"""Words before the last word of a body."""
_NAME = r"[A-Z][\w&’'-]*[\w]"
_LOCATIVE = re.compile(r"\b(?:in|near|outside) \Z")
_COMMA = re.compile(r", (?:and |or )?")
_AND = re.compile(r",? (?:and|or) ")
_END = re.compile(r"[,.;:)]|\Z| and | as well as ")


def with_listed_names(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities in order, with "Ruvuma" of "Mbeya, Iringa, Ruvuma" and "Bor" of "Bor, South Sudan" as places."""
    found: list[Entity] = []
    firms = (
        {match.start("name") for match in _firms().finditer(text)} if " such as " in text or " like " in text else set()
    )
    for i, entity in enumerate(entities):
        if entity.start in firms and entity.label == "person":
            entity = Entity(entity.start, entity.end, "organisation")
        if entity.label == "person" and _may_be_place(text[entity.start : entity.end]):
            before = found[-2:]
            after = entities[i + 1] if i + 1 < len(entities) else None
            if (
                _is_behind_locative(text, entity)
                or _closes_list(text, before, entity)
                or _precedes_place(text, entity, after)
            ):
                entity = Entity(entity.start, entity.end, "place")
        found.append(entity)
    return found


def with_named_bodies(text: str, tokens: Sequence[Token], entities: list[Entity]) -> list[Entity]:
    """The entities in order, with the firms and bodies that the model missed: "the Taean Tractor Complex"."""
    spans = [match.span("name") for match in _firms().finditer(text)] if " such as " in text or " like " in text else []
    spans += _bodies(tokens)
    for start, end in spans:
        over = [entity for entity in entities if entity.start < end and start < entity.end]
        if all(start <= one.start and one.end <= end and one.end - one.start < end - start for one in over):
            entities = [entity for entity in entities if entity not in over] + [Entity(start, end, "organisation")]
    return sorted(entities, key=lambda entity: entity.start) if spans else entities


def _bodies(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Start and end of each name in capitals between "the" and the last word of a body."""
    last_words = _last_words()
    for at, token in enumerate(tokens):
        if token.word not in last_words:
            continue
        start, end = at, at + 1
        while start > 0 and at - start < MAX_WORDS_BEFORE and tokens[start - 1].word[0].isupper():
            if tokens[start - 1].word == "The":
                break
            start -= 1
        if not 0 < start < at or tokens[start - 1].word not in ("the", "The"):
            continue
        if end + 1 < len(tokens) and tokens[end].word == "of" and tokens[end + 1].word[0].isupper():
            end += 2  # "the National Gallery of Norway"
        if end == len(tokens) or not (tokens[end].word[0].isupper() and tokens[end].start - tokens[end - 1].end == 1):
            yield tokens[start].start, tokens[end - 1].end


@cache
def _last_words() -> frozenset[str]:
    return words_of("names", "body")


@cache
def _firms() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?i:{any_of(words_of('names', 'firms'))}),? (?:such as|like) (?P<name>{_NAME}(?: {_NAME}){{0,3}})"
    )


def _may_be_place(name: str) -> bool:
    """Whether no table has a name as a person's; of several words, whether the gazetteer has it."""
    words = name.split()
    if len(words) > 1:
        return bool(lookup(name).entries)
    codes = set(tables().names.get(name, ""))
    return not codes & set("GS") or bool(codes & set("CMRT"))


def _is_behind_locative(text: str, entity: Entity) -> bool:
    """Whether a single word is behind "in", "near" or "outside"."""
    return " " not in text[entity.start : entity.end] and bool(
        _LOCATIVE.search(text, max(0, entity.start - 8), entity.start)
    )


def _closes_list(text: str, before: Sequence[Entity], entity: Entity) -> bool:
    """Whether two places joined by a comma are before a name, or a place that is no country and "and"."""
    if not before or before[-1].label != "place":
        return False
    last = before[-1]
    if _AND.fullmatch(text, last.end, entity.start):
        return "C" not in tables().names.get(text[last.start : last.end], "")
    return (
        len(before) == 2
        and before[0].label == "place"
        and bool(_COMMA.fullmatch(text, before[0].end, last.start))
        and bool(_COMMA.fullmatch(text, last.end, entity.start))
    )


def _precedes_place(text: str, entity: Entity, after: Entity | None) -> bool:
    """Whether a comma and the place that it is in follow a name: "Bor, South Sudan,"."""
    return (
        after is not None
        and after.label == "place"
        and text[entity.end : after.start] == ", "
        and bool(_END.match(text, after.end))
    )
