"""NITF 3, the News Industry Text Format (IPTC): one article in one document."""

from typing import TYPE_CHECKING

from clipwire.model.article import Article, Dateline, Image
from clipwire.parsing.bylines import names_in
from clipwire.parsing.content import Content
from clipwire.parsing.dates import iso_date
from clipwire.parsing.fragments import element_text, remove
from clipwire.parsing.stated import stated_article
from clipwire.parsing.xml_documents import all_named, first_named, local_name, parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

NOT_BODY = ("media", "table", "nitf-table", "note")


def parse(content: Content) -> list[Article]:
    return [article_of(parse_xml(content.data, content.limits))]


def article_of(root: "_Element") -> Article:
    """The article of an `nitf` element, which may be inside NewsML-G2."""
    head, body = first_named(root, "body.head"), _body_content(root)
    issued, published = first_named(root, "date.issue"), first_named(root, "pubdata")
    return stated_article(
        "feed",
        title=text_of(first_named(root, "hl1")) or text_of(first_named(root, "hedline")) or _plain_title(root),
        subtitle=text_of(first_named(root, "hl2")),
        authors=[name for byline in all_named(root, "byline") for name in _authors(byline)],
        source=text_of(first_named(root, "distributor")) or (published.get("name") if published is not None else None),
        published=_norm(issued) or (published.get("date.publication") if published is not None else None),
        dateline=_dateline(head if head is not None else root),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        body=_body(body) if body is not None else "",
        images=_images(root),
    )


def _body_content(root: "_Element") -> "_Element | None":
    """The `body.content` that is a child of `body`; another may be inside a note to editors."""
    found = all_named(root, "body.content")
    return next((element for element in found if local_name(element.getparent()) == "body"), next(iter(found), None))


def _plain_title(root: "_Element") -> str:
    return text_of(first_named(root, "title"))


def _authors(byline: "_Element") -> list[str]:
    people = [text_of(person) for person in all_named(byline, "person")] or [text_of(byline)]
    return [name for person in people for name in names_in(person)]


def _norm(element: "_Element | None") -> str | None:
    return element.get("norm") if element is not None else None


def _dateline(head: "_Element") -> Dateline | None:
    element = first_named(head, "dateline")
    if element is None:
        return None
    place = text_of(first_named(element, "location")) or None
    day = first_named(element, "story.date")
    return Dateline(place=place, date=iso_date(_norm(day)) if day is not None else None) if place else None


def _body(body: "_Element") -> str:
    for element in list(body.iter()):
        if local_name(element).lower() in NOT_BODY and element is not body and element.getparent() is not None:
            remove(element)
    return element_text(body)


def _images(root: "_Element") -> list[Image]:
    found = []
    for media in all_named(root, "media"):
        reference = first_named(media, "media-reference")
        caption = text_of(first_named(media, "media-caption")) or None
        source = reference.get("source") if reference is not None else None
        if media.get("media-type", "image") == "image" and (source or caption):
            found.append(
                Image(url=source, caption=caption, credit=text_of(first_named(media, "media-producer")) or None)
            )
    return found
