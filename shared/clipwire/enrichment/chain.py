"""The chain of enrichers in order. Later enrichers read the fields that earlier ones fill."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipwire.enrichment import (
    actions,
    countries,
    dates,
    identifiers,
    keywords,
    language,
    quotes,
    summary,
    tone,
    topics,
)
from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.entities import record as entities
from clipwire.enrichment.places import record as places
from clipwire.model.article import Article
from clipwire.model.limits import LIMITS
from clipwire.text.cutting import beginning

if TYPE_CHECKING:
    from clipwire.enrichment.watchlist import WatchList


def _always(analysis: Analysis) -> bool:
    return True


@dataclass(frozen=True)
class Enricher:
    """A function that fills fields of an article, and the fields that it reads and writes."""

    name: str
    """A single word: the key of the version in a record's `enrichers`."""
    fills: tuple[str, ...]
    """Fields that it may write."""
    needs: tuple[str, ...]
    """Fields filled by earlier enrichers that it reads."""
    version: int
    """Raise it when the enricher finds other things in the same text."""
    enrich: Callable[[Analysis], None]
    applies: Callable[[Analysis], bool] = _always
    """Whether the enricher runs."""


def _has_watch_list(analysis: Analysis) -> bool:
    return analysis.watch_list is not None


def _apply_watch_list(analysis: Analysis) -> None:
    # Imported on first use: most installations have no list.
    from clipwire.enrichment.watchlist import apply

    assert analysis.watch_list
    apply(analysis.watch_list, analysis.article)


NAMES = ("people", "organisations", "places")

CHAIN = (
    Enricher("language", fills=("language", "evidence", "warnings"), needs=(), version=2, enrich=language.enrich),
    Enricher("entities", fills=("people", "organisations"), needs=("language",), version=8, enrich=entities.enrich),
    Enricher(
        "places", fills=("places",), needs=("language", "people", "organisations"), version=7, enrich=places.enrich
    ),
    Enricher(
        "watchlist",
        fills=(*NAMES, "watched"),
        needs=NAMES,
        version=2,
        enrich=_apply_watch_list,
        applies=_has_watch_list,
    ),
    Enricher(
        "countries",
        fills=("countries",),
        needs=("language", "people", "places"),
        version=7,
        enrich=countries.enrich,
    ),
    Enricher(
        "identifiers",
        fills=(*NAMES, "countries"),
        needs=("language", *NAMES, "countries"),
        version=2,
        enrich=identifiers.enrich,
    ),
    Enricher("dates", fills=("dates",), needs=("language",), version=6, enrich=dates.enrich),
    Enricher("quotes", fills=("quotes",), needs=("language", "people"), version=8, enrich=quotes.enrich),
    Enricher("subjects", fills=("subjects",), needs=("language",), version=5, enrich=topics.enrich),
    Enricher("keywords", fills=("keywords",), needs=("language", *NAMES), version=8, enrich=keywords.enrich),
    Enricher("summary", fills=("summary",), needs=(), version=3, enrich=summary.enrich),
    Enricher(
        "actions",
        fills=("actions",),
        needs=("language", "people", "organisations", "countries", "dates", "subjects"),
        version=5,
        enrich=actions.enrich,
    ),
    Enricher("tone", fills=("tone",), needs=("language",), version=2, enrich=tone.enrich),
)


def enrich(article: Article, watch_list: "WatchList | None" = None, chain: tuple[Enricher, ...] = CHAIN) -> Article:
    """A copy of the article with every field of the chain filled.

    If an enricher fails, its fields stay as they were and the article gets a warning. Only the beginning of a long body
    is read, with a warning too.
    """
    analysis = Analysis(article.model_copy(deep=True), watch_list)
    analysis.article.body = beginning(article.body, LIMITS.enriched_chars)
    if (read := len(analysis.article.body)) < len(article.body):
        analysis.article.warnings.append(f"names, dates and quotes were looked for in the first {read:,} characters")
    for enricher in chain:
        if enricher.applies(analysis):
            _run(enricher, analysis)
    analysis.article.body = article.body
    return analysis.article


def _run(enricher: Enricher, analysis: Analysis) -> None:
    article = analysis.article
    before = {field: deepcopy(getattr(article, field)) for field in enricher.fills}
    try:
        enricher.enrich(analysis)
    except Exception as error:  # any error: an article without a field is better than none
        for field, value in before.items():
            setattr(article, field, value)
        article.warnings.append(f"{enricher.name}: not found, because of an error ({type(error).__name__}: {error})")
    else:
        article.enrichers[enricher.name] = enricher.version
