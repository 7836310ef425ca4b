"""Remove from the tree what readers do not see as part of the article: hidden text, tooltips, sections of teasers.

Each rule may remove only a small share of the page's text, since sites also hide or wrap whole articles until a script
shows them.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from clipwire.parsing.formats.html.old_pages import remove_side_cells, unfold_preformatted
from clipwire.parsing.fragments import remove
from clipwire.parsing.furniture import HEADINGS as FURNITURE_HEADINGS
from clipwire.parsing.furniture import kind_of
from clipwire.text.scripts import DENSE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN_CLASS = re.compile(
    r"(?:^|[\s_-])(?:sr-?only|visually-?hidden|visuallyhidden|screen-?reader(?:-only|-text)?|a11y|off-?screen|"
    r"assistive(?:-text)?|(?:is|u)-hidden|hide-text|hidden-text)(?:$|[\s_-])",
    re.IGNORECASE,
)
HIDDEN_STYLE = re.compile(r"display:none|visibility:hidden")
BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
BLOCK_CLASS = re.compile(
    r"(?:^|\s)(?:(?:d|is|u)-block|display-block|block|br|line-break|dateline|kicker|location|place)(?:$|\s)",
    re.IGNORECASE,
)
TOOLTIP_CLASS = re.compile(r"tool-?tip|roll-?over|pop-?over|hover-?card", re.IGNORECASE)
POST_CLASS = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed", re.IGNORECASE
)
"""Embedded posts: readers of the page see their text as part of the article."""
MARKED = re.compile("hid|sr|scre|a11y|off|assis|tip|roll|pop|hover|twitter|instagram|tiktok|bluesky|mastodon")
"""A part of every class above; one search rules out most elements."""

WITHOUT_TEXT = ("script", "style", "noscript", "template", "svg", "iframe", "select", "textarea")
NEVER_SHOWN = ("head", "link", "meta")
"""Their statements have been read. Every element that is left costs extractors time."""

MAX_SHARE_REMOVED = 0.2
"""The share of the page's text that one removal may take."""
MAX_SHARE_OF_DIALOG = 0.5
"""A short article may have less text than the dialog about cookies above it."""
MAX_HIDDEN_LABEL_CHARS = 200
MAX_SECTION_HEADING_CHARS = 60
MAX_CELL_CHARS, MAX_DENSE_CELL_CHARS = 200, 70
"""A longer cell with blocks in it lays out the page and is not data; the second holds for Chinese, Japanese, Korean."""
MAX_TEASER_CHARS = 250
WRITTEN_IN = frozenset({"text", "email", "search", "tel"})
"""Fields that readers write in. Others open and close parts of an article."""
MAX_BOX_CHARS = 300
"""Text in a box around a field."""

QUOTATION_MARKS = {
    # language  marks that browsers show
    "fr": ("« ", " »"),
    "de": ("„", "“"),
    "es": ("«", "»"),
    "it": ("«", "»"),
    "ru": ("«", "»"),
    "uk": ("«", "»"),
    "no": ("«", "»"),
    "pl": ("„", "”"),
    "cs": ("„", "“"),
    "ja": ("「", "」"),
}
"""Other languages have the English marks."""
OPENING_MARKS = frozenset("“”„«»\"'‘「『‹")

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
NEVER_REMOVED = {"html", "body", "head", "main", "article"}


def clean(tree: "HtmlElement") -> None:
    """Remove hidden elements, tooltips and sections of teasers from the tree, in place."""
    from lxml.etree import strip_elements

    strip_elements(tree, *WITHOUT_TEXT, with_tail=False)
    whole = text_length(tree)
    most, most_of_dialog = MAX_SHARE_REMOVED * whole, MAX_SHARE_OF_DIALOG * whole
    for element in list(tree.iter()):
        if element.tag in NEVER_REMOVED:
            continue
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        kind = _kind(marks) if marks != " " else ""
        if kind == "post" and element.tag == "blockquote":
            _unmark(element)
        elif (
            (kind == "hidden" and text_length(element) < MAX_HIDDEN_LABEL_CHARS)
            or (kind == "tooltip" and element.tag in ("a", "div", "span", "sup") and text_length(element) < most)
            or (_is_hidden(element) and text_length(element) < most)
            or (_is_dialog(element) and text_length(element) < most_of_dialog)
        ):
            remove(element)
    strip_elements(tree, *NEVER_SHOWN, with_tail=False)
    for field in list(tree.iter("input")):
        if (field.get("type") or "text").lower() in WRITTEN_IN:
            _remove_box_of(field, most)
    for items in list(tree.iter("ul", "ol")):
        if _is_list_of_entries(items):
            _unfold_list(items)
    for inline in tree.iter("span", "b", "strong", "em"):
        if _is_on_lines_of_its_own(inline):
            inline.tail = f" {inline.tail or ''}"
    for time in list(tree.iter("time")):
        if next(time.iterancestors("p"), None) is not None and next(time.iterancestors("header"), None) is None:
            time.tag = "span"  # extractors drop the words of others
    for quotation in list(tree.iter("q")):
        _mark_quotation(quotation, (tree.get("lang") or "").lower())
    for heading in list(tree.iter(*HEADINGS)):
        _remove_section_of_teasers(heading, most)
    for preformatted in list(tree.iter("pre")):
        unfold_preformatted(preformatted)
    for table in list(tree.iter("table")):
        if _is_layout(table):
            remove_side_cells(table)
            _unfold(table)


@lru_cache(4096)
def _kind(marks: str) -> str:
    """The kind of an element by its class and id: hidden, tooltip, post, or "" for others."""
    if not MARKED.search(marks.lower()):
        return ""
    if HIDDEN_CLASS.search(marks):
        return "hidden"
    if TOOLTIP_CLASS.search(marks):
        return "tooltip"
    return "post" if POST_CLASS.search(marks) else ""


def _is_hidden(element: "HtmlElement") -> bool:
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (style is not None and HIDDEN_STYLE.search(style.replace(" ", "").lower()) is not None)
    )


def _is_dialog(element: "HtmlElement") -> bool:
    """Whether an element is a dialog over the page that does not hold the article."""
    marked = element.get("role") in ("dialog", "alertdialog") or element.get("aria-modal") == "true"
    return marked and next(element.iter("h1", "article"), None) is None


def _remove_box_of(field: "HtmlElement", most: float) -> None:
    """Remove the short box around a field, such as an offer of a newsletter; not a form that wraps the page."""
    box = None
    for above in field.iterancestors():
        if above.tag in NEVER_REMOVED or text_length(above) > min(most, MAX_BOX_CHARS) or _holds_prose(above):
            break
        box = above
    if box is not None:
        remove(box)


def _is_list_of_entries(items: "HtmlElement") -> bool:
    """Whether the items of a list are entries with a heading without a link and a paragraph, as in live blogs."""
    return any(
        heading.find(".//a") is None and next(item.iter("p"), None) is not None
        for item in items.iterchildren("li")
        for heading in item.iter(*HEADINGS)
    )


def _unfold_list(items: "HtmlElement") -> None:
    """Turn a list and its own items into plain containers."""
    for item in items.iterchildren("li"):
        item.tag = "div"
    items.tag = "div"


def _is_on_lines_of_its_own(inline: "HtmlElement") -> bool:
    """Whether an inline element is shown as a block, so that its last word is not part of the next one."""
    style, name = inline.get("style"), inline.get("class")
    return (style is not None and BLOCK_STYLE.search(style) is not None) or (name is not None and _is_block_class(name))


@lru_cache(1024)
def _is_block_class(name: str) -> bool:
    return BLOCK_CLASS.search(name) is not None


def _mark_quotation(quotation: "HtmlElement", language: str) -> None:
    """Turn `<q>` into plain text with the marks that browsers show, since extractors begin a paragraph at it."""
    opening, closing = QUOTATION_MARKS.get(language[:2], ("“", "”"))
    quotation.tag = "span"
    quotation.attrib.clear()
    if quotation.text_content().strip()[:1] not in OPENING_MARKS:
        quotation.text = opening + (quotation.text or "").lstrip()
        quotation.tail = closing + (quotation.tail or "")


def _is_layout(table: "HtmlElement") -> bool:
    """Whether a table lays out the page, as before style sheets: a cell of it holds running text or another table."""
    return any(
        _is_long(cell.text_content()) and next(cell.iter("br", "p", "table", "div", "h1", "h2"), None) is not None
        for cell in table.iter("td", "th")
    )


def _is_long(text: str) -> bool:
    return len(text) > MAX_CELL_CHARS or (len(text) > MAX_DENSE_CELL_CHARS < len(DENSE.findall(text)))


def _unfold(table: "HtmlElement") -> None:
    """Turn a table and its own rows and cells into plain containers."""
    for part in list(table.iter("tbody", "thead", "tr", "td", "th")):
        if next(part.iterancestors("table"), None) is table:
            part.tag = "div"
    table.tag = "div"


def _unmark(post: "HtmlElement") -> None:
    """Turn an embedded post into plain paragraphs, which extractors keep."""
    post.tag = "div"
    post.attrib.clear()
    for paragraph in post.iter("p"):
        paragraph.attrib.clear()


def _remove_section_of_teasers(heading: "HtmlElement", most: float) -> None:
    """Remove the largest element that begins with a heading of teasers, if it is a small part of the page."""
    text = " ".join(heading.text_content().split())
    if len(text) > MAX_SECTION_HEADING_CHARS or kind_of(text) not in FURNITURE_HEADINGS:
        return
    section, opening = heading, heading.text_content().strip()
    while (parent := section.getparent()) is not None and parent.tag not in NEVER_REMOVED:
        content = parent.text_content()
        if not content.lstrip().startswith(opening) or len(content) > most or _holds_prose(parent):
            break
        section = parent
    remove(section)


def _holds_prose(element: "HtmlElement") -> bool:
    """Whether an element holds a title or a paragraph that is too long for a teaser."""
    return any(inner.tag == "h1" or len(inner.text_content()) > MAX_TEASER_CHARS for inner in element.iter("h1", "p"))


def text_length(element: "HtmlElement") -> int:
    return len(element.text_content())
