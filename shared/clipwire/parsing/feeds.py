"""RSS 0.9 to 2.0, RSS 1 (RDF) and Atom, read by feedparser: one article per entry."""

import io
from typing import Any

from clipwire.article import Article, Image
from clipwire.errors import Rejected
from clipwire.parsing.content import Content
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.html.authors import names_in
from clipwire.parsing.stated import stated_article
from clipwire.parsing.xml_documents import parse_xml

FULL_TEXT_AT_LEAST = 600
"""Characters from which an entry without `content:encoded` counts as more than a teaser."""


def parse(content: Content) -> list[Article]:
    """Every entry in the feed's order. Raises `Rejected`: unsafe-xml, damaged-file, not-an-article."""
    import feedparser

    parse_xml(content.data)  # refuses what could hurt before feedparser sees it
    feed = feedparser.parse(io.BytesIO(content.data), resolve_relative_uris=False, sanitize_html=False)
    if not feed.entries:
        raise Rejected("not-an-article", "The feed has no entries.")
    return [_article(entry, feed.feed, feed.version.startswith("atom")) for entry in feed.entries]


def _article(entry: Any, feed: Any, is_atom: bool) -> Article:
    updated = dict.get(entry, "updated")  # feedparser would give the publication date in its place
    # RSS knows one date, wherever feedparser puts it; in Atom an entry may say only when it was changed.
    published = entry.get("published") or (None if is_atom else updated)
    full = next((part.get("value", "") for part in entry.get("content", []) if part.get("value")), "")
    teaser = entry.get("summary", "")
    body = fragment_text(full or teaser)
    return stated_article(
        "feed",
        title=fragment_text(entry.get("title", "")),
        authors=_authors(entry),
        source=entry.get("source", {}).get("title") or feed.get("title"),
        url=_url(entry),
        published=published,
        modified=updated if updated != published else None,
        language=feed.get("language") or entry.get("title_detail", {}).get("language"),
        body=body,
        truncated=not full and len(body) < FULL_TEXT_AT_LEAST,
        images=_images(entry),
    )


def _authors(entry: Any) -> list[str]:
    people = [author.get("name", "") for author in entry.get("authors", [])] or [entry.get("author", "")]
    return list(dict.fromkeys(name for person in people for name in names_in(person)))


def _url(entry: Any) -> str | None:
    address = entry.get("link") or entry.get("id", "")
    return address if address.startswith(("http://", "https://")) else None


def _images(entry: Any) -> list[Image]:
    enclosed = [
        (link.get("href"), link.get("type", "")) for link in entry.get("links", []) if link.get("rel") == "enclosure"
    ]
    media = [
        (item.get("url"), "image" if item.get("medium", "image") == "image" else "")
        for item in entry.get("media_content", [])
    ]
    return [Image(url=url) for url, kind in [*media, *enclosed] if url and kind.startswith("image")]
