"""The article of a document with styled paragraphs: Word, OpenDocument, RTF."""

from collections.abc import Callable

from clipwire.model.article import Article
from clipwire.parsing.bylines import names_in
from clipwire.parsing.furniture import own_paragraphs
from clipwire.parsing.stated import paragraphs, stated_article

Line = tuple[str, str]
"""Style and text of a paragraph."""
TITLE_STYLES = ("Title", "Heading 1", "Titel", "Titre")
MAX_TITLE_CHARS = 150


def article_of_lines(
    lines: list[Line], title: str | None, author: str | None, language: str | None, warnings: list[str]
) -> Article:
    """The article of a document. `title`, `author` and `language` are its properties; `lines` is not empty."""
    title, lines = _title(title, lines)
    subtitle, lines = _taken(lines, lambda style, text: style == "Subtitle")
    body, is_cut_off = own_paragraphs((text for _, text in lines), "document")
    return stated_article(
        "header",
        title=title,
        subtitle=subtitle,
        authors=names_in(author or ""),
        language=language,
        body=paragraphs(body),
        truncated=is_cut_off,
        warnings=warnings,
    )


def _taken(lines: list[Line], wanted: Callable[[str, str], bool]) -> tuple[str | None, list[Line]]:
    """The text of the first line and the other lines if the first is `wanted`; else None and all lines."""
    return (lines[0][1], lines[1:]) if len(lines) > 1 and wanted(*lines[0]) else (None, lines)


def _title(stated: str | None, lines: list[Line]) -> tuple[str | None, list[Line]]:
    """The title and the lines without it: a line in a title's style, else the property, else a short first line."""
    style, first = lines[0]
    if style in TITLE_STYLES or (stated and " ".join(first.split()) == " ".join(stated.split())):
        return first, lines[1:]
    if stated:
        return stated, lines
    if len(first) < MAX_TITLE_CHARS and not first.rstrip().endswith((".", "!", "?", ":")) and len(lines) > 1:
        return first, lines[1:]
    return None, lines
