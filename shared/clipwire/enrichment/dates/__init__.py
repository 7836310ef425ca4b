"""Find dates in running text, with their calendar values.

Each language has a table of expressions (`english`, `european`, `east_asian`), which `rules` applies to a text.
Relative expressions are resolved from the day of publication or from the previous date in the text. The words of the
tables are in `wording/calendar.tsv`, `date_words.tsv` and `date_tenses.tsv`.
"""

from datetime import date

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.dates import languages
from clipwire.enrichment.dates.rules import Mention
from clipwire.model.article import Article, DateMention

__all__ = ["Mention", "enrich", "find_dates"]


def find_dates(text: str, published: date | None, language: str | None = None) -> list[Mention]:
    """The date expressions of a text in order, none overlapping.

    Relative ones ("last year", "on Tuesday") are resolved from the day of publication; if it is unknown, only
    expressions with a year are returned. Weeks, quarters, seasons and decades have no value of this form and are left
    out. `language` (BCP 47) is detected if it is None.
    """
    return languages.find(text, published, language)


def enrich(analysis: Analysis) -> None:
    """Fill `dates` from the body, resolved from `published`, else from the dateline's date; never from `crawled`."""
    article = analysis.article
    published, precision = _day_known(article)
    article.dates = [
        DateMention(text=article.body[mention.start : mention.end], value=mention.value, offset=mention.start)
        for mention in find_dates(article.body, published, article.language)
        if mention.absolute or mention.value.count("-") < precision
    ]


def _day_known(article: Article) -> tuple[date | None, int]:
    """The day that relative expressions are resolved from, and how many of its parts (year, month, day) are known."""
    known = article.published or (article.dateline.date if article.dateline else None)
    if not known:
        return None, 0
    parts = [int(part) for part in known[:10].split("-")]
    try:
        return date(*[*parts, 1, 1][:3]), len(parts)
    except ValueError:  # the 30th of February
        return None, 0
