"""Word documents (.docx), read by python-docx."""

import io
import zipfile

from clipwire.article import Article
from clipwire.errors import Rejected
from clipwire.parsing.content import Content
from clipwire.parsing.html.authors import names_in
from clipwire.parsing.stated import paragraphs, stated_article

MOST_EXPANDED = 100_000_000
"""Bytes of all parts together; a document beyond it is a bomb, not an article."""


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
        lines = [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]
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
    lines = [(style, text) for style, text in lines if text.strip()]
    if not lines:
        raise Rejected("not-an-article", "The Word document holds no text.")
    title, lines = _title(stated["title"], lines)
    return [
        stated_article(
            "header",
            title=title,
            authors=names_in(stated["author"] or ""),
            language=stated["language"],
            body=paragraphs(text for _, text in lines),
        )
    ]


def _title(stated: str | None, lines: list[tuple[str, str]]) -> tuple[str | None, list[tuple[str, str]]]:
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
