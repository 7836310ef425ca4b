"""OpenDocument texts (.odt) of LibreOffice and others."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.containers.zip_directory import Entry, Unreadable, content, directory
from clipwire.parsing.content import Content
from clipwire.parsing.formats.office_text import Line, article_of_lines
from clipwire.parsing.xml_documents import first_named, local_name, parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARTS = 5_000
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
UNREAD = frozenset(
    "annotation annotation-end note tracked-changes text-box table-of-content sequence-decls ruby-text".split()
)
"""Elements whose text is not part of the running text: comments, notes, deletions, boxes."""
SPACES = ("s", "tab", "line-break")
PARAGRAPH, HEADING = f"{TEXT}p", f"{TEXT}h"


def parse(content: Content) -> list[Article]:
    """The one article.

    Raises `Rejected`: damaged-file, encrypted-file, expands-too-far, too-complex, not-an-article.
    """
    parts = _parts(content.data)
    document = parse_xml(_read(content.data, parts.get(b"content.xml"), content.limits), content.limits)
    most = content.limits.paragraphs
    lines = list(islice(_lines(document), most + 1))
    if not lines:
        raise Rejected("not-an-article", "The OpenDocument text holds no text.")
    warnings = [f"the first {most:,} paragraphs were read"] if len(lines) > most else []
    title, author, language = _properties(content.data, parts.get(b"meta.xml"), content.limits)
    return [article_of_lines(lines[:most], title, author, language, warnings)]


def _parts(data: bytes) -> dict[bytes, Entry]:
    try:
        return {entry.raw_name: entry for entry in islice(directory(io.BytesIO(data)), MAX_PARTS)}
    except Unreadable as error:
        raise Rejected("damaged-file", f"The OpenDocument text cannot be read: {error}.") from None


def _read(data: bytes, part: Entry | None, limits: Limits) -> bytes:
    if part is None:
        raise Rejected("damaged-file", "The OpenDocument text has no content.xml.")
    if part.bytes > limits.member_bytes:
        detail = f"Its content.xml has {part.bytes:,} bytes; the limit is {limits.member_bytes:,}."
        raise Rejected("expands-too-far", detail)
    try:
        xml = content(io.BytesIO(data), part, limits.member_bytes)
    except Unreadable as error:
        raise Rejected("damaged-file", f"The OpenDocument text cannot be read: {error}.") from None
    if not xml.lstrip()[:1] == b"<":
        raise Rejected("encrypted-file", "The OpenDocument text needs a password.")
    return xml


def _properties(data: bytes, part: Entry | None, limits: Limits) -> tuple[str | None, str | None, str | None]:
    """Title, author and language that the document states; none if they cannot be read."""
    try:
        meta = parse_xml(_read(data, part, limits), limits)
    except Rejected:
        return None, None, None
    author = text_of(first_named(meta, "initial-creator")) or text_of(first_named(meta, "creator"))
    return text_of(first_named(meta, "title")) or None, author or None, text_of(first_named(meta, "language")) or None


def _lines(document: "_Element") -> Iterator[Line]:
    """Style and text of the paragraphs and headings in order, those in tables and lists included."""
    from lxml import etree

    parents = {
        element.get(f"{STYLE}name"): element.get(f"{STYLE}parent-style-name")
        for element in document.iter(f"{STYLE}style")
    }
    body = first_named(document, "body")
    if body is None:
        return
    waiting: list[list[str]] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        is_paragraph, name = element.tag in (PARAGRAPH, HEADING), local_name(element)
        if event == "start" and name in UNREAD:
            walk.skip_subtree()
        elif event == "start" and is_paragraph:
            waiting.append([element.text or ""])
        elif event == "start" and waiting:
            waiting[-1].append(" " if name in SPACES else element.text or "")
        if event == "end" and is_paragraph and (text := " ".join("".join(waiting.pop()).split())):
            yield Line(_style(element, parents), text)
        if event == "end" and waiting:
            waiting[-1].append(element.tail or "")


def _style(element: "_Element", parents: dict[str | None, str | None]) -> str:
    """The style of a paragraph; of an automatic style, the one that it is made from."""
    if element.tag == HEADING and element.get(f"{TEXT}outline-level") == "1":
        return "Heading 1"
    named = element.get(f"{TEXT}style-name") or ""
    return parents.get(named) or named
