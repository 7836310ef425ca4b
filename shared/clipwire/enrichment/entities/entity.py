"""A name of a person, an organisation or a place in a text."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Label = Literal["person", "organisation", "place"]


@dataclass(frozen=True)
class Entity:
    """A name in a text: `text[start:end]`."""

    start: int
    end: int
    label: Label
    probability: float = 1.0
    """How sure the name is; 1 if a sign of the language shows it."""


class Found(NamedTuple):
    """A name that rules show, `text[start:end]`."""

    start: int
    end: int
    label: str
