"""The articles that a page leads to under "Related", "More from …", "Read also": the leads of its own editors.

Lists of what is latest or most read are left out: every page of a site has them, whatever its article is about.
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
WHOLE_PAGE = {"html", "body", "main"}
FRAME = ("nav", "footer", "form")
FRAME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:menu|modal|nav)(?:$|\s)|(?:^|\s)(?:site|global)-(?:header|footer)", re.IGNORECASE
)
"""Where a site speaks of itself: "More from the Gazette" leads to its shop."""
NO_ARTICLE = re.compile(
    r"/(?:tags?|categor(?:y|ies)|topics?|authors?|series|sections?|search|subscribe)/|[?&]utm_medium=", re.IGNORECASE
)
"""Addresses of lists of articles, and of advertisements."""
NO_PAGE = re.compile(r"#|(?!https?:)[a-z]+:", re.IGNORECASE)
"""Places on the same page, and `javascript:`, `mailto:`, `tel:`."""

LONGEST_HEADING = 60
LONGEST_TITLE = 250
LONGEST_TEASER = 400
PROSE = 300
"""Characters: a section with such a paragraph is no list of links."""
MOST = 50
MOST_LISTS = 20
DEEPEST = 8
"""Elements between a heading and the one that holds its list; a page may nest thousands."""
LARGEST_ITEM = 60
"""Elements in the card of one article."""
FEWEST_WORDS = 4
FEWEST_LETTERS = 16
ENOUGH_LETTERS = 32
"""Of a title, whatever its words; "Asia" and "Jane Doe" lead to sections and authors."""
WEIGHT_OF_DENSE = 4
"""What a letter counts in scripts that write without spaces."""


def related_articles(tree: "HtmlElement", page: "Page") -> list[Related]:
    """What the page leads to, in its order, each address once. The tree is that of the whole page."""
    own = urldefrag(page.url).url if page.url else None
    found: dict[str, Related] = {}
    for heading in islice(filter(_opens_a_list, tree.iter()), MOST_LISTS):
        for anchor in _anchors_below(heading):
            address = urldefrag(absolute(anchor.get("href"), page.url) or "").url
            title = _title(anchor)
            if not title or not _leads_elsewhere(anchor) or address == own or NO_ARTICLE.search(address):
                continue
            key = address or title
            if key not in found:
                found[key] = Related(title=title, url=address or None, **_around(anchor, title, page))
            if len(found) == MOST:
                return list(found.values())
    return list(found.values())


def _opens_a_list(element: "HtmlElement") -> bool:
    """A heading, or a label that stands alone, that announces related articles."""
    is_heading = element.tag in HEADINGS
    if not is_heading and (len(element) or not isinstance(element.tag, str) or element.tag in ("a", *SILENT)):
        return False
    text = _text(element) if is_heading else " ".join((element.text or "").split())
    if not 3 < len(text) <= LONGEST_HEADING or kind_of(text) is not Kind.RELATED:
        return False
    outside = FRAME if is_heading else (*FRAME, "a", "p", "li", "button")
    return not any(
        parent.tag in outside or FRAME_CLASS.search(parent.get("class") or "") for parent in element.iterancestors()
    )


def _anchors_below(heading: "HtmlElement") -> "Iterator[HtmlElement]":
    """The links of the heading's section, up to the next section."""
    section = heading
    for parent in islice(heading.iterancestors(), DEEPEST):
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
    """Whether nothing but this heading opens an element, and no article stands in it."""
    if next(element.iter("h1"), None) is not None:
        return False
    for inner in element.iter():
        if inner is heading:
            break
        if inner.tag not in SILENT and ((inner.text or "").strip() or (inner is not element and _tail(inner))):
            return False
    return not any(len(_text(paragraph)) > PROSE for paragraph in element.iter("p"))


def _tail(element: "HtmlElement") -> str:
    """Text behind an element that has ended before the heading: one that holds it has not."""
    return "" if len(element) else (element.tail or "").strip()


def _lists_behind(heading: "HtmlElement") -> "Iterator[HtmlElement]":
    """What follows a heading that stands between an article's paragraphs: lists and blocks that are links."""
    for sibling in heading.itersiblings():
        linked = sum(len(_text(anchor)) for anchor in sibling.iter("a"))
        if not isinstance(sibling.tag, str) or 2 * linked < len(_text(sibling)):
            return
        yield sibling


def _is_next_section(element: "HtmlElement", heading: "HtmlElement") -> bool:
    """A heading as high as this one that is no item's title, or one that opens teasers of another kind."""
    if element.tag not in HEADINGS or next(element.iter("a"), None) is not None:
        return False
    if next(element.iterancestors("a"), None) is not None:
        return False
    is_as_high = heading.tag in HEADINGS and element.tag <= heading.tag
    return is_as_high or kind_of(_text(element)) in FURNITURE_HEADINGS


def _leads_elsewhere(anchor: "HtmlElement") -> bool:
    """By an address of the web, be it in full or (where the page's own is not known) only relative to it."""
    href = (anchor.get("href") or "").strip()
    return bool(href) and not NO_PAGE.match(href)


def _title(anchor: "HtmlElement") -> str | None:
    """The words of a link that leads to an article: of the heading in it, if it holds a whole card."""
    inner = next(anchor.iter(*HEADINGS), None)
    text = _text(anchor if inner is None else inner)
    if len(text) > LONGEST_TITLE or is_furniture(text, "html"):
        return None
    letters = len(text) * (WEIGHT_OF_DENSE if DENSE.search(text) else 1)
    is_title = letters >= ENOUGH_LETTERS or (letters >= FEWEST_LETTERS and len(text.split()) >= FEWEST_WORDS)
    return text if is_title else None


def _around(anchor: "HtmlElement", title: str, page: "Page") -> dict[str, str | None]:
    """Date and teaser of an item, from the element that is about this one link."""
    item = anchor
    for parent in islice(anchor.iterancestors(), DEEPEST):
        inside = list(islice(parent.iter(), LARGEST_ITEM + 1))
        if len(inside) > LARGEST_ITEM or any(_opens_a_list(inner) or _is_other(inner, anchor) for inner in inside):
            break
        item = parent
    time = next(item.iter("time"), None)
    paragraphs = (_text(paragraph) for paragraph in item.iter("p"))
    teaser = next((text for text in paragraphs if title not in text and len(text.split()) > FEWEST_WORDS), None)
    return {
        "published": page.date(time.get("datetime") or _text(time)) if time is not None else None,
        "teaser": teaser if teaser and len(teaser) <= LONGEST_TEASER else None,
    }


def _is_other(element: "HtmlElement", anchor: "HtmlElement") -> bool:
    return element.tag == "a" and element.get("href") != anchor.get("href") and _title(element) is not None


def _text(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())
