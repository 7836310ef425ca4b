"""Match one query, or a set of rules, with an article."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from clipwire.model.article import Article
from clipwire.queries.columns import PUBLISHED
from clipwire.queries.errors import QueryError, marked
from clipwire.queries.evaluation import Span, Test, spans, test_of
from clipwire.queries.parsing import parse
from clipwire.queries.reading import Reading
from clipwire.queries.rules import RuleError, RuleMatch, RuleSet
from clipwire.queries.tree import Node

CACHED_QUERIES = 256

__all__ = ["Match", "QueryError", "RuleError", "RuleMatch", "RuleSet", "Span", "marked", "match"]


@dataclass(frozen=True, slots=True)
class Match:
    """Why an article matches."""

    spans: tuple[Span, ...]
    """Where the title and body have what was looked for: the title's places first, each from left to right."""


def match(query: str, article: Mapping[str, Any] | Article, type: str = PUBLISHED) -> Match | None:
    """Whether and why an article matches a query, if an event of `type` tells of it.

    The article is a record as `clipwire inspect --json` prints it, or an `Article`. Raises QueryError.
    """
    tree, test = _query(query)
    reading = Reading(article, type)
    return Match(spans(tree, reading)) if test(reading) else None


@lru_cache(maxsize=CACHED_QUERIES)
def _query(query: str) -> tuple[Node, Test]:
    tree = parse(query)
    return tree, test_of(tree)
