"""An Atom feed (RFC 4287).

Atom knows only whole moments and demands `updated`. Dates as they are known are in `dcterms:issued` and
`dcterms:modified` (Dublin Core), which may be days, months or years.
"""

from collections.abc import Iterable, Iterator
from html import escape

from lxml import etree

from clipwire.exports.moments import NO_DATE, in_utc, last_change, moment
from clipwire.exports.records import name_of
from clipwire.exports.texts import in_html
from clipwire.exports.xml import LANGUAGE, child, child_if, in_xml, root_of
from clipwire.model.article import Article

ATOM = "http://www.w3.org/2005/Atom"
TERMS = "http://purl.org/dc/terms/"


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    listed = list(articles)
    feed = root_of(ATOM, "feed", dcterms=TERMS)
    child(feed, "id", "urn:clipwire:export")
    child(feed, "title", "Clipwire")
    child(feed, "updated", max(map(last_change, listed), key=in_utc, default=NO_DATE))
    child(feed, "generator", "Clipwire")
    author = child(feed, "author")  # demanded for entries that name none
    child(author, "name", "Clipwire")
    for article in listed:
        _entry(feed, article)
    yield in_xml(feed)


def _entry(feed: etree._Element, article: Article) -> None:
    entry = child(feed, "entry")
    if article.language:
        entry.set(LANGUAGE, article.language)
    child(entry, "id", name_of(article))
    child(entry, "title", escape(article.title or "", quote=False), type="html")
    child(entry, "updated", last_change(article))
    child_if(entry, "published", moment(article.published))
    for name, date in (("issued", article.published), ("modified", article.modified)):
        if date:
            etree.SubElement(entry, etree.QName(TERMS, name)).text = date
    if article.url:
        child(entry, "link", rel="alternate", type="text/html", href=article.url)
    for image in article.images:
        if image.url:
            child(entry, "link", rel="enclosure", type="image/*", href=image.url)
    for name in article.authors:
        child(child(entry, "author"), "name", name)
    for subject in article.subjects:
        child(entry, "category", term=subject.code, label=subject.name)
    _texts(entry, article)
    source = child(entry, "source")
    child(source, "id", f"urn:clipwire:source:{article.source.id}" if article.source else "urn:clipwire:source:unknown")
    if article.source:
        child(source, "title", article.source.name)


def _texts(entry: etree._Element, article: Article) -> None:
    """The body as `content`; if it is cut off and the whole is at a link, as `summary`, which is an excerpt."""
    body = in_html(article.body)
    if article.truncated and article.url:
        child(entry, "summary", body, type="html")
        return
    child_if(entry, "summary", article.summary, type="text")
    child(entry, "content", body, type="html")
