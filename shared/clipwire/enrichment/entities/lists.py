"""Correct the labels of names in lists: a name that no table knows as a person's is a place among places."""

import re
from collections.abc import Sequence

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.places.gazetteer import lookup

_LOCATIVE = re.compile(r"\b(?:in|near|outside) \Z")
_DIVISION = re.compile(
    r"\b(?:town|city|village|hamlet|municipality|province|region|district|suburb|port|island) of \Z", re.IGNORECASE
)
MAX_CHARS_BEFORE = 20
_COMMA = re.compile(r", (?:and |or )?")
_AND = re.compile(r",? (?:and|or) ")
_END = re.compile(r"[,.;:)]|\Z| and | as well as ")


def with_listed_names(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities in order, with "Ruvuma" of "Mbeya, Iringa, Ruvuma" and "Bor" of "Bor, South Sudan" as places.

    So is any name behind "the town of".
    """
    found: list[Entity] = []
    for i, entity in enumerate(entities):
        if _DIVISION.search(text, max(0, entity.start - MAX_CHARS_BEFORE), entity.start):
            entity = Entity(entity.start, entity.end, "place", entity.probability)
        elif entity.label == "person" and _may_be_place(text[entity.start : entity.end]):
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
