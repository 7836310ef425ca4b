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
RUN, RUN_PROPERTIES, TEXT = f"{W}r", f"{W}rPr", f"{W}t"
SHOWN_AS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
"""Elements of a run that are shown as a letter."""
SKIPPED = (f"{W}txbxContent", f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
"""Text boxes; the old place of a text that was moved; what older programs show in place of something else."""
OFF = ("0", "false", "off")


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

    Included are paragraphs in tables and content controls, and inserted revisions; left out are deleted revisions, the
    old places of moved texts, hidden text, text boxes, notes, headers and footers.
    """
    from docx.enum.style import WD_STYLE_TYPE
    from lxml import etree

    styles = {style.style_id: style.name or "" for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    default = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    usual = (default.name or "") if default is not None else ""
    lines: list[Line] = []
    open_paragraphs: list[_Paragraph] = []
    count = 0
    tags = [P, STYLE, RUN, TEXT, *SHOWN_AS, *SKIPPED]
    walk = etree.iterwalk(document.element.body, events=("start", "end"), tag=tags)
    for event, element in walk:
        tag = element.tag
        if tag in SKIPPED:
            if event == "start":
                walk.skip_subtree()
        elif tag == P and event == "start":
            if (count := count + 1) > most:
                break
            open_paragraphs.append(_Paragraph())
        elif tag == P:
            paragraph = open_paragraphs.pop()
            if text := " ".join("".join(paragraph.pieces).split()):
                size = min(paragraph.sizes, default=0)
                lines.append(Line(styles.get(paragraph.style or "", usual), text, size, paragraph.is_bold))
        elif open_paragraphs and event == "start":
            if tag == STYLE:
                open_paragraphs[-1].style = open_paragraphs[-1].style or element.get(VALUE)
            elif tag == RUN:
                if _is_set(properties := element.find(RUN_PROPERTIES), "vanish"):
                    walk.skip_subtree()
                elif element.find(TEXT) is not None:
                    open_paragraphs[-1].format(_size(properties), _is_set(properties, "b"))
            else:
                open_paragraphs[-1].pieces.append((element.text or " ") if tag == TEXT else SHOWN_AS[tag])
    return lines, count <= most


def _is_set(properties: Any, name: str) -> bool:
    """Whether the properties of a run turn something on: bold print, hidden text."""
    element = properties.find(f"{W}{name}") if properties is not None else None
    return element is not None and element.get(VALUE) not in OFF


def _size(properties: Any) -> int:
    element = properties.find(f"{W}sz") if properties is not None else None
    stated = (element.get(VALUE) or "") if element is not None else ""
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 5 else 0


@dataclass
class _Paragraph:
    style: str | None = None
    pieces: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    is_bold: bool = True

    def format(self, size: int, is_bold: bool) -> None:
        """Note the type of one run."""
        self.sizes.append(size)
        self.is_bold &= is_bold
