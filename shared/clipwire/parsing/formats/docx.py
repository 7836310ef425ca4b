"""Word documents (.docx), read by python-docx."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.bylines import names_in
from clipwire.parsing.content import Content
from clipwire.parsing.stated import paragraphs, stated_article

MOST_EXPANDED = 100_000_000
"""Bytes of all parts together; a document beyond it is a bomb, not an article."""
TEXT = "(.//w:t | .//w:tab | .//w:br)[not(ancestor::w:txbxContent)]"
Line = tuple[str, str]
"""Style and text."""


def parse(content: Content) -> list[Article]:
    """The one article. Raises `Rejected`: damaged-file, archive-limit, not-an-article."""
    from docx import Document

    try:
        with zipfile.ZipFile(io.BytesIO(content.data)) as archive:
            expanded = sum(part.file_size for part in archive.infolist())
        if expanded > MOST_EXPANDED:
            raise Rejected(
                "archive-limit", f"The document unpacks to {expanded:,} bytes; the limit is {MOST_EXPANDED:,}."
            )
        document = Document(io.BytesIO(content.data))
        lines = _lines(document)
        properties = document.core_properties
        stated = {
            "title": properties.title,
            "author": properties.author,
            "language": properties.language,
        }
    except Rejected:
        raise
    except Exception as error:  # zip, XML and package errors of every kind
        raise Rejected("damaged-file", f"The Word document cannot be read ({type(error).__name__}: {error}).") from None
    if not lines:
        raise Rejected("not-an-article", "The Word document holds no text.")
    title, lines = _title(stated["title"], lines)
    subtitle, lines = _taken(lines, lambda style, text: style == "Subtitle")
    return [
        stated_article(
            "header",
            title=title,
            subtitle=subtitle,
            authors=names_in(stated["author"] or ""),
            language=stated["language"],
            body=paragraphs(text for _, text in lines),
        )
    ]


def _lines(document: Any) -> list[Line]:
    """Style and text of every paragraph, also in tables and content controls, with what was inserted as a revision.

    Without what was deleted as one, text boxes, notes, headers and footers.
    """
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    lines = []
    for element in document.element.body.iter(qn("w:p")):
        if next(element.iterancestors(qn("w:txbxContent")), None) is None:
            style = Paragraph(element, document._body).style
            pieces = (piece.text or " " for piece in element.xpath(TEXT))
            lines.append((style.name or "" if style else "", " ".join("".join(pieces).split())))
    return [(style, text) for style, text in lines if text]


def _taken(lines: list[Line], wanted: Callable[[str, str], bool]) -> tuple[str | None, list[Line]]:
    """The first line, and the others, where it is the one that is wanted."""
    return (lines[0][1], lines[1:]) if len(lines) > 1 and wanted(*lines[0]) else (None, lines)


def _title(stated: str | None, lines: list[Line]) -> tuple[str | None, list[Line]]:
    """The title (a line in that style, else the property, else a short first line) and the lines without it."""
    style, first = lines[0]
    if style in ("Title", "Heading 1", "Titel", "Titre") or (
        stated and " ".join(first.split()) == " ".join(stated.split())
    ):
        return first, lines[1:]
    if stated:
        return stated, lines
    if len(first) < 150 and not first.rstrip().endswith((".", "!", "?", ":")) and len(lines) > 1:
        return first, lines[1:]
    return None, lines
