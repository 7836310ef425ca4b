"""IPTC NewsML-G2 2.35 (https://iptc.org/standards/newsml-g2): a news item, or a news message with several."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from lxml import etree

from clipwire.exports.moments import last_change, with_seconds
from clipwire.exports.records import name_of
from clipwire.exports.texts import paragraphs_of
from clipwire.exports.uris import wikidata_uri
from clipwire.exports.xml import LANGUAGE, child, child_if, in_xml, root_of
from clipwire.model.article import Article, Mentioned

NAR = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
SUBHEADLINE = "urn:clipwire:headline:sub"


def one(article: Article) -> bytes:
    return in_xml(_item(article))


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    message = root_of(NAR, "newsMessage")
    child(child(message, "header"), "sent", datetime.now(UTC).isoformat(timespec="seconds"))
    child(message, "itemSet", "\n")
    head, end, tail = in_xml(message).partition(b"</itemSet>")
    yield head
    for article in articles:  # item by item, since the tree of thousands would take much memory
        yield etree.tostring(_item(article), encoding="UTF-8", pretty_print=True)
    yield end + tail


def _item(article: Article) -> etree._Element:
    item = root_of(NAR, "newsItem")
    item.set("guid", name_of(article))
    item.set("version", str(article.version or 1))
    item.set("standard", "NewsML-G2")
    item.set("standardversion", "2.35")
    item.set("conformance", "power")
    if article.language:
        item.set(LANGUAGE, article.language)
    child(item, "catalogRef", href=CATALOG)
    meta = child(item, "itemMeta")
    child(meta, "itemClass", qcode="ninat:text")
    child(meta, "provider", uri="urn:clipwire")
    child(meta, "versionCreated", last_change(article))
    child(meta, "pubStatus", qcode="stat:usable")
    child(meta, "generator", "Clipwire")
    child_if(meta, "title", article.title)
    if article.truncated:
        child(meta, "edNote", "The text is cut off.")
    _content_meta(child(item, "contentMeta"), article)
    _content(child(item, "contentSet"), article)
    return item


def _content_meta(meta: etree._Element, article: Article) -> None:
    """The elements are in the order of the schema."""
    child_if(meta, "contentCreated", with_seconds(article.published))
    child_if(meta, "contentModified", with_seconds(article.modified))
    if article.dateline and article.dateline.place:
        child(child(meta, "located"), "name", article.dateline.place)
    if article.source:
        child(child(meta, "infoSource", literal=article.source.id), "name", article.source.name)
    for author in article.authors:
        child(child(meta, "creator"), "name", author)
    if article.language:
        child(meta, "language", tag=article.language)
    for keyword in article.keywords:
        child(meta, "keyword", keyword)
    for subject in article.subjects:
        confidence = str(round(100 * subject.confidence))
        named = child(meta, "subject", type="cpnat:abstract", qcode=subject.code, confidence=confidence)
        child(named, "name", subject.name)
    for kind, entities in (
        ("cpnat:person", article.people),
        ("cpnat:organisation", article.organisations),
        ("cpnat:geoArea", article.places),
    ):
        for entity in entities:
            child(child(meta, "subject", type=kind, **_identity(entity)), "name", entity.name)
    child_if(meta, "headline", article.title)
    child_if(meta, "headline", article.subtitle, roleuri=SUBHEADLINE)
    for author in article.authors:
        child(meta, "by", author)
    child_if(meta, "description", article.summary, role="drol:summary")


def _identity(entity: Mentioned) -> dict[str, str]:
    uri = wikidata_uri(entity)
    return {"uri": uri} if uri else {"literal": entity.name}


def _content(contents: etree._Element, article: Article) -> None:
    inline = child(contents, "inlineXML", contenttype="application/xhtml+xml")
    inline.set("wordcount", str(len(article.body.split())))
    html = root_of(XHTML, "html")
    inline.append(html)
    child(child(html, "head"), "title", article.title)
    body = child(html, "body")
    for paragraph in paragraphs_of(article.body):
        first, *lines = paragraph.split("\n")
        element = child(body, "p", first)
        for line in lines:
            child(element, "br").tail = line
    if article.url:
        child(contents, "remoteContent", href=article.url, contenttype="text/html", rendition="rnd:web")
