"""Word documents (.docx), read by python-docx."""

import io
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.containers.zip_directory import DEFLATED, STORED, directory
from clipwire.parsing.content import Content
from clipwire.parsing.formats.office_text import Line, article_of_lines

MAX_PARTS = 5_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, STYLE, VALUE = f"{W}p", f"{W}pStyle", f"{W}val"
TEXT, TAB, BREAK = f"{W}t", f"{W}tab", f"{W}br"
TEXT_BOX = f"{W}txbxContent"


def parse(content: Content) -> list[Article]:
    """The one article. Raises `Rejected`: damaged-file, expands-too-far, not-an-article."""
    from docx import Document

    try:
        _refuse_bombs(content.data, content.limits)
        document = Document(io.BytesIO(content.data))
        lines, is_whole = _lines(document, content.limits.paragraphs)
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
    warnings = [] if is_whole else [f"the first {content.limits.paragraphs:,} paragraphs were read"]
    return [article_of_lines(lines, stated["title"], stated["author"], stated["language"], warnings)]


def _refuse_bombs(data: bytes, limits: Limits) -> None:
    """Refuse a document whose parts expand too far: python-docx holds all of them in memory."""
    parts = list(islice(directory(io.BytesIO(data)), MAX_PARTS + 1))
    expanded = sum(part.bytes for part in parts)
    if expanded > limits.word_bytes:
        detail = f"The document expands to {expanded:,} bytes; the limit is {limits.word_bytes:,}."
        raise Rejected("expands-too-far", detail)
    if len(parts) > MAX_PARTS:
        raise Rejected("too-complex", f"The document has more than {MAX_PARTS:,} parts.")
    if any(part.method not in (STORED, DEFLATED) for part in parts):
        raise Rejected("unsupported-format", "The document is compressed in a way that Word does not use.")


def _lines(document: Any, most: int) -> tuple[list[Line], bool]:
    """Style and text of the first paragraphs, and whether these are all.

    Included are paragraphs in tables and content controls, and inserted revisions; left out are deleted revisions, text
    boxes, notes, headers and footers.
    """
    from docx.enum.style import WD_STYLE_TYPE
    from lxml import etree

    styles = {style.style_id: style.name or "" for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    default = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    usual = (default.name or "") if default is not None else ""
    lines: list[Line] = []
    open_paragraphs: list[_Paragraph] = []
    count = 0
    walk = etree.iterwalk(document.element.body, events=("start", "end"), tag=[P, STYLE, TEXT, TAB, BREAK, TEXT_BOX])
    for event, element in walk:
        tag = element.tag
        if tag == TEXT_BOX and event == "start":
            walk.skip_subtree()
        elif tag == P and event == "start":
            if (count := count + 1) > most:
                break
            open_paragraphs.append(_Paragraph())
        elif tag == P:
            paragraph = open_paragraphs.pop()
            if text := " ".join("".join(paragraph.pieces).split()):
                lines.append((styles.get(paragraph.style or "", usual), text))
        elif open_paragraphs and event == "start":
            if tag == STYLE:
                open_paragraphs[-1].style = open_paragraphs[-1].style or element.get(VALUE)
            else:
                open_paragraphs[-1].pieces.append((element.text or " ") if tag == TEXT else " ")
    return lines, count <= most


@dataclass
class _Paragraph:
    style: str | None = None
    pieces: list[str] = field(default_factory=list)
