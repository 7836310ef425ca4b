"""Read author, place and date from the first paragraphs of a body."""

from typing import Literal

from clipwire.model.article import Article, Evidence
from clipwire.parsing.bylines import names_in
from clipwire.parsing.bylines.given import is_person
from clipwire.parsing.bylines.japanese import signed_by
from clipwire.parsing.datelines import read_opening
from clipwire.parsing.dates import in_zone, settle, shown_habit
from clipwire.parsing.furniture import MAX_FURNITURE_CHARS
from clipwire.parsing.rows import Row, read_place_and_day, read_row
from clipwire.parsing.sources import profiles, source_named
from clipwire.parsing.wrapping import SENTENCE_ENDS

MAX_PARAGRAPHS = 3
"""Paragraphs in which a dateline is looked for: a page may begin with a caption or a standfirst."""
MAX_ROWS = 4
"""Lines of metadata above a text that are read."""
MAX_OWN_ROW_CHARS = 80
"""Of a line with a name alone, or with a place and a day."""
ROW_LABELS = {"published", "modified", "source", "author", "unlabelled"}
"""A line with another label may be about something else: "Title: …", "URL: …"."""


def read_first_lines(article: Article) -> None:
    """Move byline and dates from the body to the fields `authors`, `dateline`, dates and source that are not stated.

    A printed byline comes before names in the properties of a file or the headers of a mail.
    """
    paragraphs = article.body.split("\n\n")
    for paragraph in paragraphs[: min(MAX_ROWS, len(paragraphs) - 1)]:
        is_short = len(paragraph) <= MAX_FURNITURE_CHARS
        row = (read_row(paragraph, article.language) or _own_row(article, paragraph)) if is_short else None
        if row is None or "url" in row.values or not ROW_LABELS.issuperset(row.labels):
            break
        article.body = article.body.partition("\n\n")[2]
        _fill_from_row(article, row, paragraph)
    for paragraph in article.body.split("\n\n", MAX_PARAGRAPHS)[:MAX_PARAGRAPHS]:
        if article.dateline or not (opening := read_opening(paragraph, article.published)):
            continue
        if opening.authors and not article.authors:
            _fill(article, "authors", list(opening.authors), paragraph[: opening.end].strip())
        if opening.dateline:
            _fill(article, "dateline", opening.dateline, opening.text, origin="dateline")
            if opening.dateline.date and article.published is None:
                _fill(article, "published", opening.dateline.date, opening.text, "medium", "dateline")
    if not article.authors and not article.body.isascii():
        _read_signature(article)


def _read_signature(article: Article) -> None:
    """Read the reporters who sign the first or the last paragraph in brackets, and remove their names there."""
    paragraphs = article.body.split("\n\n")
    for at in (-1, 0):
        names, bare = signed_by(paragraphs[at])
        if names:
            _fill(article, "authors", names, paragraphs[at][len(bare) :], "medium")
            paragraphs[at] = bare
            is_again = len(paragraphs) > 1 and "".join(paragraphs[0].split()) in names
            article.body = "\n\n".join(paragraphs[is_again:])
            return


def read_lone_name(article: Article) -> None:
    """Move the name of a reporter from its own line above the first sentence to `authors`, if no row there has one.

    For documents, in which nothing but metadata is between title and text.
    """
    paragraphs = article.body.split("\n\n", MAX_ROWS + 1)
    for n, paragraph in enumerate(paragraphs[:-1]):
        row = read_row(paragraph, article.language) if len(paragraph) <= MAX_FURNITURE_CHARS else None
        if row is None:
            if is_person(paragraph) and paragraphs[n + 1].endswith(SENTENCE_ENDS):
                _fill(article, "authors", [paragraph], paragraph, "medium")
                article.body = "\n\n".join([*paragraphs[:n], *paragraphs[n + 1 :]])
            return
        if row.authors:
            return


def _own_row(article: Article, paragraph: str) -> Row | None:
    """A row of letters and documents: a place and a day, or the writer's name alone above the day."""
    if len(paragraph) > MAX_OWN_ROW_CHARS:
        return None
    below = article.body.split("\n\n", 2)[1]
    row = read_row(below, article.language) if len(below) <= MAX_FURNITURE_CHARS else None
    names = names_in(paragraph) if row and row.only_dates and paragraph[-1] not in ".:!?" else []
    if names and paragraph == ", ".join(names) and all(2 <= len(name.split()) <= 4 for name in names):
        return Row(authors=tuple(names), text=paragraph)
    return read_place_and_day(paragraph, article.language)


def _fill_from_row(article: Article, row: Row, text: str) -> None:
    stated = article.evidence.get("authors")
    if row.authors and (stated is None or stated.origin == "header"):
        _fill(article, "authors", list(row.authors), text)
    if article.source is None and (source := source_named(row.values.get("source", ""))):
        _fill(article, "source", source, text)
    profile = profiles().get(article.source.id) if article.source else None
    for role, written in row.dates:
        field = "published" if role == "unlabelled" else role
        value, warning = settle(written, profile.day_first if profile else None, shown_habit([text]), article.crawled)
        if value and getattr(article, field) is None:
            _fill(article, field, in_zone(value, profile.time_zone if profile else None), text)
        elif warning:
            article.warnings.append(warning)


def _fill(
    article: Article,
    field: str,
    value: object,
    text: str,
    confidence: Literal["high", "medium"] = "high",
    origin: Literal["dateline", "markup"] = "markup",
) -> None:
    setattr(article, field, value)
    article.evidence[field] = Evidence(origin=origin, confidence=confidence, text=text)
