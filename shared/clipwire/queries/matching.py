"""Match a query with an article."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clipwire.model.article import Article
from clipwire.queries.errors import QueryError, marked
from clipwire.queries.evaluation import Span, holds, spans
from clipwire.queries.parsing import parse
from clipwire.queries.reading import Reading

PUBLISHED = "clipwire.article.published"

__all__ = ["Match", "QueryError", "Span", "marked", "match"]


@dataclass(frozen=True, slots=True)
class Match:
    """Why an article matches."""

    spans: tuple[Span, ...]
    """Where the title and body have what was looked for: the title's places first, each from left to right."""


def match(query: str, article: Mapping[str, Any] | Article, type: str = PUBLISHED) -> Match | None:
    """Whether and why an article matches a query, if an event of `type` tells of it.

    The article is a record as `clipwire inspect --json` prints it, or an `Article`. Raises QueryError.
    """
    tree = parse(query)
    reading = Reading(article, type)
    return Match(spans(tree, reading)) if holds(tree, reading) else None
