"""EPUB: newspapers and magazines, such as those that Calibre makes of a paper's site. Each article has a page."""

import io
import posixpath
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.containers.zip_directory import Entry, Unreadable, content, directory
from clipwire.parsing.content import Content
from clipwire.parsing.dates import iso_date
from clipwire.parsing.entries import Entries
from clipwire.parsing.formats.html import article_of
from clipwire.parsing.sources import source_named
from clipwire.parsing.xml_documents import all_named, first_named, parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTAINER = b"META-INF/container.xml"
RIGHTS = (b"META-INF/encryption.xml", b"META-INF/rights.xml")
MAX_PARTS = 20_000
ISBN = re.compile(r"\bisbn\b|^(?:urn:isbn:)?97[89][\d-]{10,14}$", re.IGNORECASE)
DAY_IN_TITLE = re.compile(r"\s*[\[(][^\])]*\d[^\])]*[\])]\s*$")
"""Calibre writes the day of an issue behind its name: "Harbour News [Thu, 24 Apr 2025]"."""
NAVIGATION = re.compile(
    rb"<div[^>]{0,200}\bclass=\"(?:calibre_navbar|calibre_feed_navbar)\d*\"[^>]{0,200}>.{0,3000}?</div>", re.DOTALL
)
DOWNLOADED = re.compile(
    rb"<(?:p|div)[^>]{0,200}>\s*This article was downloaded by.{0,300}?<a[^>]{0,300}\bhref=\"(https?://[^\"]{1,2000})\"",
    re.DOTALL,
)
"""Calibre's line below each article, with the address of its page."""


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """The article of each page in reading order; covers and contents are passed over.

    Raises `Rejected`: not-an-article for a book, damaged-file, encrypted-file.
    """
    book = _Epub(content)
    if book.is_book():
        raise Rejected("not-an-article", "This is a book (it has an ISBN), not a newspaper or a magazine.")
    entries = Entries("page", "pages", content.limits)
    for name in book.pages():
        if entries.is_full():
            break
        entries.read(lambda name=name: list(book.articles_of(name)))  # type: ignore[misc]
    return entries.harvest()


class _Epub:
    def __init__(self, file: Content) -> None:
        self._data, self._limits = file.data, file.limits
        try:
            listed = islice(directory(io.BytesIO(file.data)), MAX_PARTS)
            self._parts: dict[bytes, Entry] = {entry.raw_name: entry for entry in listed}
        except Unreadable as error:
            raise Rejected("damaged-file", f"The EPUB cannot be read: {error}.") from None
        root = first_named(parse_xml(self._read(CONTAINER), file.limits), "rootfile")
        self._path = (root.get("full-path") or "") if root is not None else ""
        self._package = parse_xml(self._read(self._path.encode()), file.limits)
        self._expanded = 0
        title = text_of(first_named(self._package, "title"))
        self._source = text_of(self._publisher()) or DAY_IN_TITLE.sub("", title)
        self._day = iso_date(text_of(first_named(self._package, "date")))

    def _publisher(self) -> "_Element | None":
        publisher = first_named(self._package, "publisher")
        return publisher if text_of(publisher).lower() not in ("", "calibre") else None

    def is_book(self) -> bool:
        stated = all_named(self._package, "identifier")
        return any(
            ISBN.search(text_of(each)) or any(str(value).upper() == "ISBN" for value in each.attrib.values())
            for each in stated
        )

    def pages(self) -> Iterator[str]:
        """The names of the pages in reading order."""
        manifest = {item.get("id"): item for item in all_named(self._package, "item")}
        folder = posixpath.dirname(self._path)
        for reference in dict.fromkeys(each.get("idref") for each in all_named(self._package, "itemref")):
            item = manifest.get(reference)
            if (
                item is not None
                and "html" in (item.get("media-type") or "")
                and "nav" not in (item.get("properties") or "")
            ):
                yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))

    def articles_of(self, name: str) -> Iterator[Article]:
        """The article of a page, or none. Raises `Rejected` for a page that cannot be read."""
        html = self._read(name.encode())
        self._expanded += len(html)
        if self._expanded > self._limits.epub_bytes:
            detail = f"the pages of the EPUB expand to more than {self._limits.epub_bytes:,} bytes"
            raise Rejected("expands-too-far", detail)
        downloaded = DOWNLOADED.search(html)
        url = downloaded[1].decode("utf-8", "replace").replace("&amp;", "&") if downloaded else None
        html = NAVIGATION.sub(b"", html[: downloaded.start()] if downloaded else html)
        try:
            article = article_of(html, self._limits)
        except Rejected as error:
            if error.problem.type.endswith(":not-an-article"):
                return
            raise
        article.url = article.url or url
        article.source = article.source or (source_named(self._source) if self._source else None)
        article.published = article.published or self._day
        yield article

    def _read(self, name: bytes) -> bytes:
        part = self._parts.get(name)
        if part is None:
            raise Rejected("damaged-file", f"The EPUB has no part “{name[:100].decode('utf-8', 'replace')}”.")
        if part.bytes > self._limits.member_bytes:
            raise Rejected("expands-too-far", f"A part of the EPUB has more than {self._limits.member_bytes:,} bytes.")
        try:
            return content(io.BytesIO(self._data), part, self._limits.member_bytes)
        except Unreadable as error:
            raise Rejected("damaged-file", f"A part of the EPUB cannot be read: {error}.") from None
