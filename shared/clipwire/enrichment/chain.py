"""The chain of enrichers, in order: later ones read what earlier ones found."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

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
from clipwire.model.article import Article

if TYPE_CHECKING:
    from clipwire.enrichment.watchlist import WatchList


class Enricher(NamedTuple):
    fields: str
    """What it fills."""
    version: int
    """Rises when it finds other things in the same text; records carry it."""
    enrich: Callable[[Article], None]


CHAIN = (
    #        fields                   version  enricher
    Enricher("language", 1, language.enrich),
    Enricher("people, organisations", 2, entities.enrich),
    Enricher("places", 2, places.enrich),
    Enricher("countries", 2, countries.enrich),
    Enricher("dates", 2, dates.enrich),
    Enricher("quotes", 2, quotes.enrich),
    Enricher("subjects", 2, topics.enrich),
    Enricher("keywords", 2, keywords.enrich),
    Enricher("summary", 2, summary.enrich),
    Enricher("actions", 2, actions.enrich),
    Enricher("tone", 1, tone.enrich),
)


def chain_with(watch_list: "WatchList | None") -> tuple[Enricher, ...]:
    """The chain with a user's own names behind what finds names, and before what reads them."""
    if watch_list is None:
        return CHAIN
    from clipwire.enrichment.watchlist import apply

    behind = 1 + next(number for number, enricher in enumerate(CHAIN) if enricher.fields == "places")
    watching = Enricher("watch list", 1, partial(apply, watch_list))
    return (*CHAIN[:behind], watching, *CHAIN[behind:])


def enrich(article: Article, chain: tuple[Enricher, ...] = CHAIN) -> Article:
    """A copy of the article with every field of the chain filled.

    An enricher that fails costs its own fields and leaves a warning, never the article.
    """
    enriched = article.model_copy(deep=True)
    for fields, version, fill in chain:
        try:
            fill(enriched)
        except Exception as error:  # whatever it is, the article is worth more
            enriched.warnings.append(f"{fields}: not found, because of an error ({type(error).__name__}: {error})")
        else:
            enriched.enrichers[fields] = version
    return enriched
