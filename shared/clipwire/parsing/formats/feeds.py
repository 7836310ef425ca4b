"""RSS 0.9 to 2.0, RSS 1 (RDF) and Atom, read by feedparser: one article per entry."""

import io
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from clipwire.model.article import Article, Image
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.bylines import names_in
from clipwire.parsing.content import Content
from clipwire.parsing.entries import Entries
from clipwire.parsing.fragments import fragment_images, fragment_text
from clipwire.parsing.furniture import own_paragraphs
from clipwire.parsing.stated import is_first_moment, paragraphs, stated_article
from clipwire.parsing.xml_documents import all_named, salvaged_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

MIN_FULL_TEXT_CHARS = 600
"""A shorter entry without `content:encoded` is a teaser."""
NAME_OF_ADDRESS = re.compile(r"^\S+@\S+\s+\((.+)\)$")
"""The author of an RSS entry: `address (Name)`, which is what RSS 2.0 asks for."""
MARKUP = re.compile(r"</(?:p|a|b|i|em|strong|div|ul|h\d|blockquote)>|<br ?/?>", re.IGNORECASE)
"""Markup in a text that is declared as plain, which some programs write."""
BLANK_LINE = re.compile(r"\n\s*\n")
WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
ENTRIES = ("item", "entry")
CUT_OFF = re.compile(r"(?:\[(?:…|\.\.\.)\]|…|(?:Continue reading|Read more)\W*)\s*\Z", re.IGNORECASE)


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """Every entry in the feed's order, and a problem if the feed breaks off.

    Raises `Rejected`: unsafe-xml, damaged-file, not-an-article.
    """
    import feedparser
    from lxml import etree

    root, problem = salvaged_xml(content.data, content.limits)  # refuses unsafe XML before feedparser reads it
    total = _leave_entries(root, content.limits.articles + 1)
    data = etree.tostring(root, encoding="utf-8")
    try:
        feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # feedparser raises errors of many kinds for misplaced elements
        raise Rejected("damaged-file", f"The feed cannot be read ({type(error).__name__}: {error}).") from None
    if not feed.entries:
        raise Rejected("not-an-article", problem.detail if problem else "The feed has no entries.")
    is_atom = feed.version.startswith("atom")
    entries = Entries("entry", "entries", content.limits)
    for entry in feed.entries:
        if entries.is_full():
            break
        entries.read(lambda entry=entry: [_article(entry, feed.feed, is_atom)])  # type: ignore[misc]
    articles, unread = entries.harvest(total)
    if problem:
        articles[-1].truncated = True
    return articles, problem or unread


def _leave_entries(root: "_Element", most: int) -> int:
    """Remove the entries of a feed behind the first `most`, and return how many there were."""
    entries = all_named(root, *ENTRIES)
    for entry in entries[most:]:
        if (parent := entry.getparent()) is not None:
            parent.remove(entry)
    return len(entries)


def _article(entry: Any, feed: Any, is_atom: bool) -> Article:
    updated = dict.get(entry, "updated")  # entry["updated"] may return the publication date
    # RSS has one date, under either name in feedparser; an Atom entry may have only the date of its last change.
    published = entry.get("published") or (None if is_atom else updated)
    heading = entry.get("title_detail", {})
    full: dict[str, Any] = next(
        (part for part in entry.get("content", []) if _text(part, is_atom)), {}
    )  # it may be only a picture
    text = _text(full, is_atom) or _text(entry.get("summary_detail", {}), is_atom)
    own, is_cut_off = own_paragraphs(text.split("\n\n"), "feed")
    body = "\n\n".join(own) or text
    parts = (*entry.get("content", []), entry.get("summary_detail", {}))
    pictured: dict[str, Any] = next((part for part in parts if "<img" in (part.get("value") or "")), {})
    is_cut_off |= any(CUT_OFF.search(end) for end in (text, body))
    return stated_article(
        "feed",
        title=_text(heading, is_atom),
        authors=_authors(entry),
        source=entry.get("source", {}).get("title") or (None if is_atom and "source" in entry else feed.get("title")),
        url=_url(entry, feed),
        published=published,
        modified=updated if updated != published and not is_first_moment(updated, published) else None,
        language=next(filter(None, (part.get("language") for part in (entry, full, heading, feed))), None),
        body=body,
        truncated=(not full and len(text) < MIN_FULL_TEXT_CHARS) or is_cut_off,
        images=_images(entry)
        or fragment_images(pictured.get("value", ""), pictured.get("base") or feed.get("link", ""))
        or _thumbnails(entry),
    )


def _text(part: Any, is_atom: bool) -> str:
    """The text of a title, summary or content. Atom states which of them are plain; in RSS all may hold markup."""
    value = part.get("value") or ""
    if is_atom and part.get("type") == "text/plain" and not MARKUP.search(value):
        return paragraphs(BLANK_LINE.split(value))
    return fragment_text(value)


def _authors(entry: Any) -> list[str]:
    listed = entry.get("authors", [])
    # The text of a single author comes first: feedparser separates names from addresses wrongly for long domains.
    people = [author.get("name") or "" for author in listed] if len(listed) > 1 else [entry.get("author") or ""]
    return list(dict.fromkeys(name for person in people for name in names_in(NAME_OF_ADDRESS.sub(r"\1", person))))


def _url(entry: Any, feed: Any) -> str | None:
    """The entry's address: the original behind a proxy, else the link, else the id. Never the feed's home page."""
    home = feed.get("link", "")
    link = entry.get("link", "")
    try:
        link = urljoin(home, link) if link else ""
    except ValueError:  # half an IPv6 address
        link = ""
    addresses: tuple[str, ...] = (entry.get("feedburner_origlink", ""), link, entry.get("id", ""))
    for address in addresses:
        if address.startswith(("http://", "https://")) and address.rstrip("/") != home.rstrip("/"):
            return address
    return None


def _images(entry: Any) -> list[Image]:
    enclosed = [
        (link.get("href"), link.get("type", "")) for link in entry.get("links", []) if link.get("rel") == "enclosure"
    ]
    media = [
        (item.get("url"), "image" if item.get("medium", "image") == "image" else "")
        for item in entry.get("media_content", [])
    ]
    return [Image(url=url) for url, kind in [*media, *enclosed] if url and kind.startswith("image")]


def _thumbnails(entry: Any) -> list[Image]:
    return [
        Image(url=url) for item in entry.get("media_thumbnail", []) if WEB_ADDRESS.match(url := item.get("url", ""))
    ]
