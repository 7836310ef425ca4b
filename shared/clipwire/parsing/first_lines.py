"""What the first paragraphs of a body say of the article: who wrote it, where and when."""

from typing import Literal

from clipwire.model.article import Article, Evidence
from clipwire.parsing.bylines import read_byline
from clipwire.parsing.datelines import read_opening

PARAGRAPHS = 3
"""In which a dateline is looked for: a page may begin with a caption or a standfirst."""


def read_first_lines(article: Article) -> None:
    """Take a byline off the body, and fill `authors`, `dateline` and `published` if nothing else states them.

    A printed byline goes before names in the properties of a file or the headers of a letter.
    """
    first, _, rest = article.body.partition("\n\n")
    if rest and (names := read_byline(first)) is not None:
        article.body = rest
        stated = article.evidence.get("authors")
        if names and (stated is None or stated.origin == "header"):
            _fill(article, "authors", names, first)
    for paragraph in article.body.split("\n\n", PARAGRAPHS)[:PARAGRAPHS]:
        if article.dateline or not (opening := read_opening(paragraph, article.published)):
            continue
        if opening.authors and not article.authors:
            _fill(article, "authors", list(opening.authors), paragraph[: opening.end].strip())
        if opening.dateline:
            _fill(article, "dateline", opening.dateline, opening.text)
            if opening.dateline.date and article.published is None:
                _fill(article, "published", opening.dateline.date, opening.text, "medium")


def _fill(
    article: Article, field: str, value: object, text: str, confidence: Literal["high", "medium"] = "high"
) -> None:
    setattr(article, field, value)
    origin: Literal["dateline", "markup"] = "markup" if field == "authors" else "dateline"
    article.evidence[field] = Evidence(origin=origin, confidence=confidence, text=text)
