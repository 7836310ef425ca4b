"""The articles that a page links to under "Related", "More from …" or "Read also".

Lists of the latest or most read articles are left out: every page of a site has them, whatever its article is about.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from clipwire.model.article import Related
from clipwire.parsing.formats.html.addresses import absolute
from clipwire.parsing.furniture import HEADINGS as FURNITURE_HEADINGS
from clipwire.parsing.furniture import Kind, is_furniture, kind_of
from clipwire.text.scripts import DENSE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from clipwire.parsing.formats.html.page import Page

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
SILENT = {"script", "style", "noscript", "template", "svg", "button"}
NO_LABELS = SILENT | {"a"}
WHOLE_PAGE = {"html", "body", "main"}
FRAME = ("nav", "footer", "form")
FRAME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:menu|modal|nav)(?:$|\s)|(?:^|\s)(?:site|global)-(?:header|footer)", re.IGNORECASE
)
"""Parts about the site itself: "More from the Gazette" leads to its shop there."""
NO_ARTICLE = re.compile(
    r"/(?:tags?|categor(?:y|ies)|topics?|authors?|series|sections?|search|subscribe)/|[?&]utm_medium=", re.IGNORECASE
)
"""Addresses of lists of articles and of advertisements."""
NO_PAGE = re.compile(r"#|(?!https?:)[a-z]+:", re.IGNORECASE)
"""Places on the same page, and `javascript:`, `mailto:`, `tel:`."""

MIN_HEADING_CHARS = 4
MAX_HEADING_CHARS = 60
MAX_TITLE_CHARS = 250
MAX_TEASER_CHARS = 400
MIN_PROSE_CHARS = 300
"""A section with a paragraph of this length is not a list of links."""
MAX_ARTICLES = 50
MAX_LISTS = 20
MAX_LEVELS = 8
"""Elements between a heading and the element that holds its list; a page may nest thousands."""
MAX_ITEM_ELEMENTS = 60
"""Elements in the card of one article."""
MIN_TITLE_WORDS = 4
MIN_TITLE_LETTERS = 16
"""Shorter links, such as "Asia" and "Jane Doe", lead to sections and authors."""
MIN_LETTERS_OF_FEW_WORDS = 32
"""Letters of a title that has fewer than `MIN_TITLE_WORDS`."""
LETTERS_OF_DENSE = 4
"""How many letters one letter counts as in scripts that are written without spaces."""


def related_articles(tree: "HtmlElement", page: "Page") -> list[Related]:
    """The related articles in the order of the page, each address once. `tree` is the tree of the whole page."""
    own = urldefrag(page.url).url if page.url else None
    found: dict[str, Related] = {}
    for heading in islice(filter(_opens_a_list, tree.iter()), MAX_LISTS):
        for anchor in _anchors_below(heading):
            address = urldefrag(absolute(anchor.get("href"), page.url) or "").url
            title = _title(anchor)
            if not title or not _leads_elsewhere(anchor) or address == own or NO_ARTICLE.search(address):
                continue
            key = address or title
            if key not in found:
                found[key] = Related(title=title, url=address or None, **_around(anchor, title, page))
            if len(found) == MAX_ARTICLES:
                return list(found.values())
    return list(found.values())


def _opens_a_list(element: "HtmlElement") -> bool:
    """Whether an element is a heading of related articles, or a label alone on its line that is one."""
    is_heading = element.tag in HEADINGS
    if not is_heading:
        own = element.text
        if not own or len(own) < MIN_HEADING_CHARS or len(element) or element.tag in NO_LABELS:
            return False
    text = " ".join(own.split()) if not is_heading else _text(element)
    if not MIN_HEADING_CHARS <= len(text) <= MAX_HEADING_CHARS or kind_of(text) is not Kind.RELATED:
        return False
    outside = FRAME if is_heading else (*FRAME, "a", "p", "li", "button")
    return not any(
        parent.tag in outside or FRAME_CLASS.search(parent.get("class") or "") for parent in element.iterancestors()
    )


def _anchors_below(heading: "HtmlElement") -> "Iterator[HtmlElement]":
    """The links of the heading's section, up to the next section."""
    section = heading
    for parent in islice(heading.iterancestors(), MAX_LEVELS):
        if parent.tag in WHOLE_PAGE or not _begins(parent, heading):
            break
        section = parent
    parts = [section] if section is not heading else [heading, *_lists_behind(heading)]
    is_below = False
    for part in parts:
        for element in part.iter():
            if element is heading:
                is_below = True
            elif is_below and _is_next_section(element, heading):
                return
            elif is_below and element.tag == "a" and heading not in element.iterancestors():
                yield element


def _begins(element: "HtmlElement", heading: "HtmlElement") -> bool:
    """Whether an element begins with this heading and holds no running text."""
    if next(element.iter("h1"), None) is not None:
        return False
    for inner in element.iter():
        if inner is heading:
            break
        if inner.tag not in SILENT and ((inner.text or "").strip() or (inner is not element and _tail(inner))):
            return False
    return not any(len(_text(paragraph)) > MIN_PROSE_CHARS for paragraph in element.iter("p"))


def _tail(element: "HtmlElement") -> str:
    """The text behind an element that ends before the heading; nothing for one that holds the heading."""
    return "" if len(element) else (element.tail or "").strip()


def _lists_behind(heading: "HtmlElement") -> "Iterator[HtmlElement]":
    """The lists and blocks of links that follow a heading between an article's paragraphs."""
    for sibling in heading.itersiblings():
        linked = sum(len(_text(anchor)) for anchor in sibling.iter("a"))
        if not isinstance(sibling.tag, str) or 2 * linked < len(_text(sibling)):
            return
        yield sibling


def _is_next_section(element: "HtmlElement", heading: "HtmlElement") -> bool:
    """Whether an element is a heading of the same level, or of other teasers, and not the title of an item."""
    if element.tag not in HEADINGS or next(element.iter("a"), None) is not None:
        return False
    if next(element.iterancestors("a"), None) is not None:
        return False
    is_as_high = heading.tag in HEADINGS and element.tag <= heading.tag
    return is_as_high or kind_of(_text(element)) in FURNITURE_HEADINGS


def _leads_elsewhere(anchor: "HtmlElement") -> bool:
    """Whether a link leads to another page. Its address may be relative, since the page's own may be unknown."""
    href = (anchor.get("href") or "").strip()
    return bool(href) and not NO_PAGE.match(href)


def _title(anchor: "HtmlElement") -> str | None:
    """The title in a link to an article: the heading in it if it holds a whole card, else all its words."""
    inner = next(anchor.iter(*HEADINGS), None)
    text = _text(anchor if inner is None else inner)
    if len(text) > MAX_TITLE_CHARS or is_furniture(text, "html"):
        return None
    letters = len(text) * (LETTERS_OF_DENSE if DENSE.search(text) else 1)
    is_title = letters >= MIN_LETTERS_OF_FEW_WORDS or (
        letters >= MIN_TITLE_LETTERS and len(text.split()) >= MIN_TITLE_WORDS
    )
    return text if is_title else None


def _around(anchor: "HtmlElement", title: str, page: "Page") -> dict[str, str | None]:
    """Date and teaser of an item, from the largest element that holds no other link."""
    item = anchor
    for parent in islice(anchor.iterancestors(), MAX_LEVELS):
        inside = list(islice(parent.iter(), MAX_ITEM_ELEMENTS + 1))
        if len(inside) > MAX_ITEM_ELEMENTS or any(_opens_a_list(inner) or _is_other(inner, anchor) for inner in inside):
            break
        item = parent
    time = next(item.iter("time"), None)
    paragraphs = (_text(paragraph) for paragraph in item.iter("p"))
    teaser = next((text for text in paragraphs if title not in text and len(text.split()) > MIN_TITLE_WORDS), None)
    return {
        "published": page.date(time.get("datetime") or _text(time)) if time is not None else None,
        "teaser": teaser if teaser and len(teaser) <= MAX_TEASER_CHARS else None,
    }


def _is_other(element: "HtmlElement", anchor: "HtmlElement") -> bool:
    return element.tag == "a" and element.get("href") != anchor.get("href") and _title(element) is not None


def _text(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())
