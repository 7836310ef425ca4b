"""Find direct quotes and their speakers.

`marks` finds the stretches in quotation marks. `speech` decides by the form of a stretch and the words around it
whether it is speech. `speakers` finds the speaker, which is the subject of the verb of saying, and the full name in the
rest of the text. The verbs of every language are in `wording/saying_verbs.tsv`.
"""

from typing import NamedTuple

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.quotes.marks import quoted
from clipwire.model.article import Article, Quote

__all__ = ["DirectQuote", "enrich", "find_quotes"]


CYRILLIC = "\u0400"
"""The first letter of the scripts that come after Latin and Greek."""


class DirectQuote(NamedTuple):
    start: int
    end: int
    """`text[start:end]` is the quote with its marks."""
    text: str
    """The quote without its marks; its paragraphs are separated by a blank line."""
    speaker: str | None
    """A full name, or the description of a speaker without a name ("a spokesman for the mill")."""


def find_quotes(text: str) -> list[DirectQuote]:
    """The direct quotes of a text in order, each with its speaker if the text names or describes one.

    Scare quotes and titles of works are left out.
    """
    stretches = quoted(text)
    if not stretches:
        return []
    from clipwire.enrichment.quotes.speakers import speakers  # its tables and expressions take 20 ms to load
    from clipwire.enrichment.quotes.speech import is_speech

    return [
        DirectQuote(*stretch, speaker)
        for stretch, speaker in zip(stretches, speakers(text, stretches), strict=True)
        if is_speech(stretch, text)
    ]


def enrich(analysis: Analysis) -> None:
    """Fill `quotes` from the body. A speaker who is among `people` has the name given there."""
    article = analysis.article
    names = {alias: person.name for person in article.people for alias in person.aliases}
    article.quotes = [
        Quote(
            text=quote.text,
            speaker=_person_in(quote.speaker, article) or names.get(quote.speaker or "", quote.speaker),
            offset=article.body.index(quote.text.split("\n")[0], quote.start),
        )
        for quote in find_quotes(article.body)
    ]


def _person_in(speaker: str | None, article: Article) -> str | None:
    """The one of `people` whose name is in a speaker with a title: "김철수 부상", "外交部发言人毛宁".

    None for speakers in Latin letters, who may be another person: "a spokesman for Jane Harbour".
    """
    if not speaker or speaker[0] < CYRILLIC:
        return None
    return next((person.name for person in article.people if person.name in speaker), None)
