"""CSV and TSV: a header that names title and text, and an article in each row."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from clipwire.model.article import Article, Dateline
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.column_names import roles_of, states_articles
from clipwire.parsing.columns import article_of_fields
from clipwire.parsing.content import Content
from clipwire.parsing.entries import Entries
from clipwire.parsing.recognising import delimiter_of

OURS = {"story_id", "duplicate_of", "truncated"}
"""Columns that tables of our exports have."""
GUARDED = re.compile(r"^'(?=\s*[=+\-@])")
"""The apostrophe that our exports put before a text that a spreadsheet would run as a formula."""
KNOWN = "title (or headline), text (or body, content), date, url, author, source"


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """The article of each row, and a problem if some rows could not be read.

    Raises `Rejected`: unsupported-format for a table whose columns are not those of articles, not-an-article.
    """
    text = content.text or ""
    csv.field_size_limit(content.limits.member_bytes)  # of the whole process; the default is 131,072
    rows = csv.reader(io.StringIO(text), delimiter=delimiter_of(text) or ",")
    header = [name.strip() for name in next(rows, [])]
    if not states_articles(roles_of(header)):
        seen = ", ".join(f"“{name[:40]}”" for name in islice(filter(None, header), 6))
        detail = f"This is a table, but its columns ({seen}) are not those of articles; known are {KNOWN}."
        raise Rejected("unsupported-format", detail)
    entries = Entries("row", "rows", content.limits)
    for row in _rows(rows):
        if entries.is_full():
            break
        if isinstance(row, Problem):
            entries.read(lambda row=row: _refused(row))  # type: ignore[misc]
        elif any(cell.strip() for cell in row):
            entries.read(lambda row=row: [_article(header, row)])  # type: ignore[misc]
        else:
            entries.pass_over()
    return entries.harvest()


def _rows(rows: Iterator[list[str]]) -> Iterator[list[str] | Problem]:
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Problem.of("damaged-file", f"it cannot be read: {error}")
            continue
        if row is None:
            return
        yield row


def _refused(problem: Problem) -> list[Article]:
    raise Rejected(problem.type.rpartition(":")[2], problem.detail)


def _article(header: list[str], row: list[str]) -> Article:
    fields = dict(zip(header, row, strict=False))
    if fields.keys() >= OURS:
        fields = {name: GUARDED.sub("", value) for name, value in fields.items()}
    article = article_of_fields(fields)
    if fields.keys() >= OURS:
        article.title, article.subtitle = fields.get("title") or None, fields.get("subtitle") or None
        article.body = fields.get("body", "").strip()
        article.truncated = fields.get("truncated") == "true"
        article.dateline = Dateline(place=place) if (place := fields.get("dateline")) else None
    if not article.body:
        raise Rejected("not-an-article", "it has no text")
    return article
