"""The web addresses of a page and of its links."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from clipwire.parsing.formats.html.statements import META, Statement

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SAVED_FROM = re.compile(
    rb"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE
)
"""Comments with the page's address, which browsers and an extension for saving pages write."""
MAX_BYTES_BEFORE_MARK = 4_000


def page_addresses(
    tree: "HtmlElement", html: bytes, meta: dict[str, list[str]], url: str | None
) -> Iterator[Statement]:
    """The page's own addresses, best first: canonical link, `og:url`, the comment of the program that saved it."""
    for link in tree.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        if "canonical" in rel and (address := absolute(link.get("href"), url)) and leads_to_a_page(address):
            yield "meta", "high", address
    for name in META["url"].split():
        for text in meta.get(name, ()):
            if (address := absolute(text, url)) and leads_to_a_page(address):
                yield "meta", "high", address
    if saved := SAVED_FROM.search(html[:MAX_BYTES_BEFORE_MARK]):
        address = absolute((saved[1] or saved[2]).decode("utf-8", "replace"), None)
        if address and leads_to_a_page(address):
            yield "heuristic", "high", address


def absolute(address: str | None, base: str | None) -> str | None:
    """The address in full, or None if it is not an HTTP address."""
    try:
        full = urljoin(base or "", (address or "").strip())
        parts = urlsplit(full)
        return full if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def leads_to_a_page(address: str) -> bool:
    """Whether an address is not the site's front page, which some templates give as every page's canonical address."""
    parts = urlsplit(address)
    return bool(parts.path.strip("/") or parts.query)
