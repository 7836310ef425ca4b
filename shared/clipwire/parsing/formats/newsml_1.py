"""NewsML 1 (IPTC): news items whose components hold texts, pictures and other components. Only texts are read."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.bylines import names_in
from clipwire.parsing.content import Content
from clipwire.parsing.entries import Entries
from clipwire.parsing.formats.nitf import article_of as nitf_article
from clipwire.parsing.fragments import element_text, fragment_text
from clipwire.parsing.stated import paragraphs, stated_article
from clipwire.parsing.xml_documents import all_named, first_named, local_name, parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
WITHDRAWN = ("canceled", "cancelled", "withheld", "embargoed")
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?")
"""A moment as NewsML 1 writes it: 20231130T091500+0000."""
INITIALS = re.compile(r"[a-z]{2,3}(?:/[a-z]{2,3}){1,3}")
"""Of writer and desk below a text: "la/rm"."""
PROVIDERS = ("Provider", "Source", "Creator")
HEADS = ("Identification", "NewsManagement")
MAX_COMPONENTS = 10
"""Components around a text whose metadata are read for each text."""
MAX_METADATA = 20
"""Elements at the beginning of a component among which its metadata are; its texts and pictures follow them."""


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """Every text that is not withdrawn, and a problem if some cannot be read.

    Raises `Rejected` (not-an-article) if there is no text.
    """
    root = parse_xml(content.data, content.limits)
    parts = [data for part in all_named(root, "ContentItem") if (data := _text_data(part)) is not None]
    if not parts:
        raise Rejected("not-an-article", "The NewsML document holds no text that is not withdrawn.")
    entries = Entries("text", "texts", content.limits)
    for data in parts:
        if entries.is_full():
            break
        entries.read(lambda data=data: [_article(data)])  # type: ignore[misc]
    return entries.harvest(len(parts))


def _text_data(part: "_Element") -> "_Element | None":
    """The data of a text that is not withdrawn; None for pictures, sounds and tables."""
    media, data = first_named(part, "MediaType"), first_named(part, "DataContent")
    kind = (media.get("FormalName") or "") if media is not None else ""
    status = _fact(part, "Status")
    is_withdrawn = status is not None and (status.get("FormalName") or "").lower() in WITHDRAWN
    is_text = kind.lower() in ("text", "") and data is not None and text_of(data) != ""
    return data if is_text and not is_withdrawn else None


def _item_of(element: "_Element") -> "_Element":
    """The news item around an element, or the element itself if there is none."""
    within = (around for around in (element, *element.iterancestors()) if local_name(around) == "NewsItem")
    return next(within, element)


def _article(data: "_Element") -> Article:
    item = _item_of(data)
    lines = _nearest(data, "NewsLines")
    published, modified = _moment(item, "FirstCreated"), _moment(item, "ThisRevisionCreated")
    language = _nearest(data, "Language")
    article = stated_article(
        "feed",
        title=_line(lines, "HeadLine"),
        subtitle=_line(lines, "SubHeadLine"),
        authors=names_in(_line(lines, "ByLine") or ""),
        source=_provider(data, item),
        published=published or _moment(item, "DateId") or modified,
        modified=modified if published and published != modified else None,
        language=(language.get("FormalName") if language is not None else None) or _language(data),
        body="",
    )
    nitf = first_named(data, "nitf")
    if nitf is None:
        article.body = _without_initials(_body(data))
        return article
    inner = nitf_article(nitf)
    article.body, article.images = _without_initials(inner.body), inner.images
    article.title, article.dateline = article.title or inner.title, inner.dateline
    return article


def _fact(element: "_Element", name: str) -> "_Element | None":
    """What the item around an element states of itself, which is before its components."""
    heads = (child for child in islice(_item_of(element), MAX_METADATA) if local_name(child) in HEADS)
    return next((found for head in heads if (found := first_named(head, name)) is not None), None)


def _nearest(element: "_Element", name: str) -> "_Element | None":
    """The element of this name that belongs to the innermost component around a text."""
    for around in islice(element.iterancestors(), MAX_COMPONENTS):
        for child in islice(around, MAX_METADATA):
            if local_name(child) == name:
                return child
            if local_name(child) == "DescriptiveMetadata" and (found := first_named(child, name)) is not None:
                return found
        if local_name(around) == "NewsItem":
            break
    return None


def _line(lines: "_Element | None", name: str) -> str | None:
    return (text_of(first_named(lines, name)) or None) if lines is not None else None


def _provider(data: "_Element", item: "_Element") -> str | None:
    """The name of the agency: that of the party in the metadata, else the host of the identifier."""
    about = _nearest(data, "AdministrativeMetadata")
    roles = [first_named(about, name) for name in PROVIDERS] if about is not None else []
    parties = [first_named(role, "Party") for role in roles if role is not None]
    names = [party.get("FormalName") for party in parties if party is not None]
    if name := next(filter(None, names), None):
        return name
    return text_of(_fact(item, "ProviderId")) or None


def _moment(item: "_Element", name: str) -> str | None:
    found = STAMP.fullmatch(text_of(_fact(item, name)))
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    offset = zone if zone in (None, "Z") else f"{zone[:3]}:{zone[3:]}"
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{offset or ''}" if hour else "")


def _language(data: "_Element") -> str | None:
    return next((tag for element in (data, *data.iterancestors()) if (tag := element.get(LANGUAGE))), None)


def _body(data: "_Element") -> str:
    if len(data):
        body = first_named(data, "body", "body.content")
        return element_text(body if body is not None else data)
    text = str(data.text or "")
    return fragment_text(text) if re.search(r"<(?:p|br|div)\b", text) else paragraphs(re.split(r"\n\s*\n", text))


def _without_initials(body: str) -> str:
    text, _, last = body.rpartition("\n\n")
    return text if INITIALS.fullmatch(last) else body
