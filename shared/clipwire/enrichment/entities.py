"""People and organisations of an article."""

import re
from dataclasses import dataclass
from typing import Literal

from clipwire.article import Article, Person

Label = Literal["person", "organisation", "place"]


@dataclass(frozen=True)
class Entity:
    """A name in a text: `text[start:end]`."""

    start: int
    end: int
    label: Label


_TITLED = re.compile(r"\b(?:President|Comrade|Marshal|Premier|Minister|Mr|Mrs|Ms|Dr)\.? ((?:[A-Z][\w'’-]+ ?){1,4})")


def find_entities(text: str) -> list[Entity]:
    """The names of people, organisations and places in order of their starts, none over another."""
    return [Entity(m.start(1), m.start(1) + len(m.group(1).rstrip()), "person") for m in _TITLED.finditer(text)]


def enrich(article: Article) -> None:
    """Fill `people` and `organisations`."""
    found: dict[str, list[int]] = {}
    for entity in find_entities(article.body):
        found.setdefault(article.body[entity.start : entity.end], []).append(entity.start)
    article.people = [Person(name=name, mentions=len(starts), offsets=starts) for name, starts in found.items()]
