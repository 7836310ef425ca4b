"""NewsML-G2 (IPTC): a news item, or a message with several. Only text items are read."""

import re
from typing import TYPE_CHECKING

from clipwire.model.article import Article, Dateline
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.bylines import names_in
from clipwire.parsing.content import Content
from clipwire.parsing.entries import Entries
from clipwire.parsing.formats.nitf import article_of as nitf_article
from clipwire.parsing.fragments import element_text, fragment_text, remove
from clipwire.parsing.stated import paragraphs, stated_article
from clipwire.parsing.xml_documents import all_named, first_named, local_name, parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NOT_BODY = ("aside", "nav", "footer")
"""Elements of XHTML that hold other stories, menus and notices."""
TEXT = ("ninat:text", "icls:text", "text", "ninat:composite")
NOT_MAIN = re.compile(r"[:/](?:sub|kicker|over|slug|deck|web|seo|social)", re.IGNORECASE)
"""The role of a headline that is not the main one: `hldrole:kicker`, `hld:subHeadline`."""
MAIN = re.compile(r"[:/]main", re.IGNORECASE)
SUBHEADLINE = re.compile(r"[:/]sub(?:-?(?:head|title|line)\w*)?$", re.IGNORECASE)
"""The role of a headline: `hld:subHeadline`, `apahltype:subtitle`."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """Every text item that is not withdrawn, and a problem if some cannot be read.

    Raises `Rejected` (not-an-article) if all items are of other classes.
    """
    root = parse_xml(content.data, content.limits)
    items = all_named(root, "newsItem")
    texts = [item for item in items if _is_text(item)]
    others = sorted({_kind(item) for item in items if not _is_text(item)})
    if not texts:
        kinds = ", ".join(others) or "no item at all"
        raise Rejected("not-an-article", f"The NewsML-G2 document holds no text item, but {kinds}.")
    entries = Entries("item", "items", content.limits)
    for item in texts:
        if entries.is_full():
            break
        entries.read(lambda item=item: [_article(item)])  # type: ignore[misc]
    articles, problem = entries.harvest(len(texts))
    if others:
        articles[0].warnings.append(f"{len(items) - len(texts)} items were passed over: {', '.join(others)}")
    return articles, problem


def _class(item: "_Element") -> str:
    element = first_named(item, "itemClass")
    return (element.get("qcode") or "") if element is not None else ""


def _is_text(item: "_Element") -> bool:
    return _class(item) in ("", *TEXT) and not _is_withdrawn(item)


def _is_withdrawn(item: "_Element") -> bool:
    status = first_named(item, "pubStatus")
    return status is not None and (status.get("qcode") or "").partition(":")[2] in ("canceled", "withheld")


def _kind(item: "_Element") -> str:
    return "withdrawn text" if _is_withdrawn(item) else _class(item).partition(":")[2] or _class(item)


def _article(item: "_Element") -> Article:
    # The items of our exports state no time of their own: it is not that of the article.
    version = None if _text(item, "generator") == "Clipwire" else _text(item, "versionCreated")
    article = stated_article(
        "feed",
        title=_headline(item) or _text(item, "title"),
        subtitle=_text(item, "subheadline") or _subheadline(item),
        authors=[name for byline in all_named(item, "by") for name in names_in(text_of(byline))] or _creators(item),
        source=_provider(item),
        url=_web_page(item),
        published=_text(item, "contentCreated") or _text(item, "firstCreated") or version,
        modified=_text(item, "contentModified") or version,
        language=_language(item),
        dateline=Dateline(place=place) if (place := _located(item)) else None,
        body="",
    )
    if article.published == article.modified:
        article.modified = None
        article.evidence.pop("modified", None)
    nitf = first_named(item, "nitf")
    if nitf is not None:
        inner = nitf_article(nitf)
        article.body, article.images = inner.body, inner.images
        article.title = article.title or inner.title
        article.dateline = article.dateline or inner.dateline
    else:
        article.body = _content(item)
    return article


def _text(item: "_Element", name: str) -> str | None:
    return text_of(first_named(item, name)) or None


def _headline(item: "_Element") -> str | None:
    """The headline whose role is the main one, else the first that has no other role, else the first."""
    said = [(role, text) for role, text in _headlines(item) if text]
    main = [text for role, text in said if MAIN.search(role)]
    main += [text for role, text in said if not NOT_MAIN.search(role)]
    return next(iter([*main, *(text for _, text in said)]), None)


def _subheadline(item: "_Element") -> str | None:
    return next((text for role, text in _headlines(item) if SUBHEADLINE.search(role)), None)


def _headlines(item: "_Element") -> list[tuple[str, str]]:
    """The roles of the headlines and their texts."""
    return [(line.get("role") or line.get("roleuri") or "", text_of(line)) for line in all_named(item, "headline")]


def _web_page(item: "_Element") -> str | None:
    """The address of the rendition that is a web page."""
    pages = [page for page in all_named(item, "remoteContent") if page.get("contenttype") == "text/html"]
    return next((url for page in pages if (url := page.get("href") or "").startswith(("http://", "https://"))), None)


def _content(item: "_Element") -> str:
    inline = first_named(item, "inlineXML")
    if inline is not None:
        body = first_named(inline, "body")
        for element in all_named(inline, *NOT_BODY):
            remove(element)
        return element_text(body if body is not None else inline)
    data = first_named(item, "inlineData")
    if data is None:
        return ""
    text = "".join(map(str, data.itertext()))
    return fragment_text(text) if "html" in (data.get("contenttype") or "") else paragraphs(text.split("\n\n"))


def _provider(item: "_Element") -> str | None:
    for name in ("infoSource", "provider", "creditline", "copyrightHolder"):
        for element in all_named(item, name):
            named = text_of(first_named(element, "name")) or (text_of(element) if not len(element) else "")
            if named or element.get("literal"):
                return named or element.get("literal")
    return None


def _creators(item: "_Element") -> list[str]:
    names = [first_named(element, "name") for element in all_named(item, "creator")]
    return [name for element in names if element is not None for name in names_in(text_of(element))]


def _language(item: "_Element") -> str | None:
    element = first_named(item, "language")
    return element.get("tag") if element is not None else item.get(LANGUAGE)


def _located(item: "_Element") -> str | None:
    for element in all_named(item, "located"):
        if local_name(element.getparent()) == "contentMeta":
            return text_of(first_named(element, "name")) or None
    return None
