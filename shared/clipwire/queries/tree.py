"""The tree of a query, and its form as JSON for snapshots."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Kind = Literal["word", "wild word", "run", "wild run"]
"""A run is of East Asian letters, and is found inside of longer runs; a word is whole. Wild ones have `*` or `?`."""


class Element(NamedTuple):
    """One part of a phrase, folded."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words side by side in one of the texts of a field or, with `within`, near each other in any order."""

    field: str
    """`text` is title or body."""
    elements: tuple[Element, ...]
    within: int | None = None
    """Maximum number of other words between the first and the last."""
    id: str | None = None
    """An id or code that may stand for the words, if the field has ids."""


@dataclass(frozen=True, slots=True)
class Range:
    """A range of dates or numbers; None is open."""

    field: str
    """`published` or `tone`."""
    low: str | None
    high: str | None
    with_low: bool = True
    with_high: bool = True


@dataclass(frozen=True, slots=True)
class Equals:
    """A value that is compared as a whole."""

    field: str
    """`language`, `type` or `duplicate`."""
    value: str


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


Leaf = Words | Range | Equals
Node = Leaf | And | Or | Not


def wanted(node: Node, *, yes: bool = True) -> Iterator[Leaf]:
    """The leaves that are looked for, without those that are excluded."""
    match node:
        case Not(part):
            yield from wanted(part, yes=not yes)
        case And(parts) | Or(parts):
            for part in parts:
                yield from wanted(part, yes=yes)
        case _:
            if yes:
                yield node


def to_json(node: Node) -> list[Any]:
    match node:
        case Words(field, elements, within, its_id):
            return ["words", field, [list(it) for it in elements], within, its_id]
        case Range(field, low, high, with_low, with_high):
            return ["range", field, low, high, with_low, with_high]
        case Equals(field, value):
            return ["equals", field, value]
        case And(parts):
            return ["and", *map(to_json, parts)]
        case Or(parts):
            return ["or", *map(to_json, parts)]
        case Not(part):
            return ["not", to_json(part)]


def from_json(value: list[Any]) -> Node:
    kind, *rest = value
    match kind:
        case "words":
            field, elements, within, its_id = rest
            return Words(field, tuple(Element(*it) for it in elements), within, its_id)
        case "range":
            return Range(*rest)
        case "equals":
            return Equals(*rest)
        case "and":
            return And(tuple(map(from_json, rest)))
        case "or":
            return Or(tuple(map(from_json, rest)))
        case "not":
            return Not(from_json(*rest))
    raise ValueError(f"no such part of a query: {kind!r}")
