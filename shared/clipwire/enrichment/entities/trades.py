"""Organisations in English that the words beside a name show: "carmaker Tessaro", "Dale-Powys Police", "EU-US"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.wording import words_of

_NAME = r"[A-Z][\w&’'-]*\w(?: [A-Z][\w&-]*\w){0,2}"
_HYPHENATED = re.compile(r"\b([A-Z][a-z]+)[-‑]\Z")
_NATION = re.compile(r"\b([A-Z][a-z]+) \Z")
"""Before the name of a party, it is a part of it: the Scottish Labour Party is not the Labour Party."""
_TWO_SIDES = re.compile(r"([A-Z][\w.]*)([-‑–])([A-Z][\w.]*)")
OF_TWO_PLACES = frozenset(["Police", "Council", "University", "Hospital", "Institute", "Society", "Diocese"])
"""Last words of bodies that two places joined by a hyphen name: "Dale-Powys Police"."""
NO_PARTS = frozenset(["Pro", "Anti", "Ex", "Non", "Post", "Pre", "Former", "Mid"])
"""Before a hyphen, they are no part of a name: "Pro-Hamas"."""


def with_bodies_beside_words(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities in order, with firms behind their trade, whole names, and both sides of "EU-US" apart."""
    firms = _firms(text, entities)
    names = {text[start:end] for start, end in firms}
    found = [Entity(start, end, "organisation") for start, end in firms]
    for entity in entities:
        if any(entity.start < end and start < entity.end for start, end in firms):
            continue
        if text[entity.start : entity.end] in names:
            entity = Entity(entity.start, entity.end, "organisation", entity.probability)
        found += _sides(text, entity) if entity.label == "organisation" else [entity]
    return sorted(found, key=lambda entity: entity.start)


def _firms(text: str, entities: Sequence[Entity]) -> list[tuple[int, int]]:
    """Start and end of each name directly behind the trade of a firm."""
    people = [entity for entity in entities if entity.label == "person"]
    return [
        match.span("name") for match in _trade().finditer(text) if not _is_of_person(text, *match.span("name"), people)
    ]


def _is_of_person(text: str, start: int, end: int, people: Sequence[Entity]) -> bool:
    """Whether a name is that of a person, or a word that is no name of a firm: a given name begins it, or a nation."""
    words = text[start:end].split()
    codes = tables().names.get(words[0], "")
    if "G" in codes and (len(words) > 1 or any(entity.start == start for entity in people)):
        return True
    return bool({"N", "C"} & set(codes))


def _sides(text: str, entity: Entity) -> Iterator[Entity]:
    """The organisation with the name before its hyphen, or the two of "EU-US"."""
    both = _TWO_SIDES.fullmatch(text, entity.start, entity.end)
    codes = [tables().names.get(side, "") for side in (both[1], both[3])] if both else []
    if both and any("C" in known for known in codes):
        for group, known in zip((1, 3), codes, strict=True):
            if known:  # "Sino" of "Sino-US" is no name
                yield Entity(*both.span(group), "place" if "C" in known else "organisation", entity.probability)
        return
    nation = _NATION.search(text, max(0, entity.start - 24), entity.start)
    if nation and text.endswith("Party", entity.start, entity.end) and "N" in tables().names.get(nation[1], ""):
        entity = Entity(nation.start(), entity.end, "organisation", entity.probability)
    before = _HYPHENATED.search(text, max(0, entity.start - 24), entity.start)
    if (
        before
        and text[entity.start : entity.end].split()[-1] in OF_TWO_PLACES
        and before[1] not in NO_PARTS
        and not set(tables().names.get(before[1], "")) & {"C", "N"}
    ):
        entity = Entity(before.start(), entity.end, "organisation", entity.probability)
    yield entity


@cache
def _trade() -> re.Pattern[str]:
    words = "|".join(
        f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in sorted(words_of("names", "trade"))
    )
    return re.compile(rf"\b(?:{words}) (?P<name>{_NAME})")
