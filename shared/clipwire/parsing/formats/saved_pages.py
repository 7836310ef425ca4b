"""Pages that browsers save in one file: MHTML of Chrome and Edge, webarchives of Safari.

Both hold the page as HTML, its address, and its pictures and scripts, which are not read.
"""

import plistlib
import re
from email import message_from_bytes
from typing import Any

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.charsets import in_utf8
from clipwire.parsing.content import Content
from clipwire.parsing.dates import iso_date
from clipwire.parsing.formats.html import article_of
from clipwire.parsing.mime import POLICY
from clipwire.parsing.recognising import END_OF_HEADERS

HTML_PART = re.compile(
    rb"\s*(?:[^\s:]+:.*\n(?:[ \t].*\n)*)*?content-type:\s*(?:text/html|application/xhtml)", re.IGNORECASE
)
MAX_PART_HEAD_BYTES = 8_000


def parse_mhtml(content: Content) -> list[Article]:
    """The page of an MHTML file: its first part of HTML. Raises `Rejected`: damaged-file, not-an-article."""
    head = END_OF_HEADERS.split(content.data, maxsplit=1)[0]
    headers = message_from_bytes(head, policy=POLICY)
    boundary = headers.get_boundary()
    if not boundary:
        raise Rejected("damaged-file", "The saved page (MHTML) does not state where its parts begin.")
    part = _html_part(content.data, b"--" + boundary.encode("ascii", "replace"))
    if part is None:
        raise Rejected("not-an-article", "The saved page (MHTML) holds no HTML.")
    page = message_from_bytes(part, policy=POLICY)
    payload = page.get_payload(decode=True)
    html = payload if isinstance(payload, bytes) else b""
    address = _address(headers["snapshot-content-location"], page["content-location"], headers["content-location"])
    return [_saved(html, page.get_content_charset(), address, iso_date(str(headers["date"] or "")), content.limits)]


def _html_part(data: bytes, mark: bytes) -> bytes | None:
    """The first part of HTML, headers included. The parts are not parsed, since most of a file is pictures."""
    start = data.find(mark)
    while start >= 0:
        end = data.find(b"\n" + mark, start)
        part = data[start + len(mark) : end if end >= 0 else len(data)]
        if HTML_PART.match(END_OF_HEADERS.split(part[:MAX_PART_HEAD_BYTES], maxsplit=1)[0]):
            return part.lstrip()
        start = end + 1 if end >= 0 else -1
    return None


def parse_webarchive(content: Content) -> list[Article]:
    """The page of a webarchive. Raises `Rejected`: damaged-file, unsupported-format for other property lists."""
    try:
        archive: Any = plistlib.loads(content.data)
    except Exception as error:  # plistlib raises errors of many kinds for broken files
        detail = f"The Safari webarchive cannot be read ({type(error).__name__}: {str(error)[:200]})."
        raise Rejected("damaged-file", detail) from None
    page = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(page, dict):
        raise Rejected("unsupported-format", "This is a property list of a program, not a page that Safari saved.")
    html, charset = page.get("WebResourceData"), page.get("WebResourceTextEncodingName")
    if not isinstance(html, bytes):
        raise Rejected("not-an-article", "The Safari webarchive holds no page.")
    kind = page.get("WebResourceMIMEType")
    if isinstance(kind, str) and "html" not in kind:
        raise Rejected("not-an-article", f"The Safari webarchive holds no HTML but {kind[:60]}.")
    address = _address(page.get("WebResourceURL"))
    return [_saved(html, charset if isinstance(charset, str) else None, address, None, content.limits)]


def _saved(html: bytes, charset: str | None, url: str | None, crawled: str | None, limits: Limits) -> Article:
    article = article_of(in_utf8(html, charset), limits, url)
    article.url = article.url or url
    article.crawled = article.crawled or crawled
    return article


def _address(*stated: object) -> str | None:
    return next(
        (text for each in stated if (text := str(each or "").strip()).startswith(("http://", "https://"))), None
    )
