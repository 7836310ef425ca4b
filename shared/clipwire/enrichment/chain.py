"""The chain of enrichers, in order: later ones read what earlier ones found."""

from collections.abc import Callable

from clipwire.article import Article
from clipwire.enrichment import (
    actions,
    countries,
    dates,
    entities,
    keywords,
    language,
    places,
    quotes,
    summary,
    tone,
    topics,
)

Enricher = Callable[[Article], None]

CHAIN: list[tuple[str, Enricher]] = [
    # fields it fills                        enricher
    ("language", language.enrich),
    ("people, organisations", entities.enrich),
    ("places", places.enrich),
    ("countries", countries.enrich),
    ("dates", dates.enrich),
    ("quotes", quotes.enrich),
    ("subjects", topics.enrich),
    ("keywords", keywords.enrich),
    ("summary", summary.enrich),
    ("actions", actions.enrich),
    ("tone", tone.enrich),
]


def enrich(article: Article, chain: list[tuple[str, Enricher]] = CHAIN) -> Article:
    """A copy of the article with every field of the chain filled.

    An enricher that fails costs its own fields and leaves a warning, never the article.
    """
    enriched = article.model_copy(deep=True)
    for fields, enricher in chain:
        try:
            enricher(enriched)
        except Exception as error:  # noqa: BLE001 - whatever it is, the article is worth more
            enriched.warnings.append(f"{fields}: not found, because of an error ({type(error).__name__}: {error})")
    return enriched
