"""Read pages from before style sheets, which are laid out by tables and have large bold print in place of headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from clipwire.parsing.formats.html.blocks import Block, words
from clipwire.parsing.fragments import remove
from clipwire.parsing.wrapping import unwrapped
from clipwire.text.folding import letters_of
from clipwire.text.scripts import DENSE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGE = re.compile(r"\s*(?:[4-7]|\+[1-9])")
"""The size of a headline in `<font>`; that of the text is 2 or 3."""
MIN_HEADLINE_WORDS, MIN_HEADLINE_DENSE, MAX_HEADLINE_CHARS = 3, 6, 200
MAX_LOGOS, MAX_NAME_WORDS = 5, 5
MIN_SHARED_CHARS = 4
MAX_SIDE_SHARE = 0.3
"""Length of a side cell in that of the cell with the text."""
MIN_PARAGRAPH_CHARS = 160
SENTENCE_ENDS = (".", "!", "?", '"', "”", "“", "»", "。")
MIN_SENTENCE_SPACES = 5


def large_headline(tree: "HtmlElement", window: str) -> str | None:
    """The first line in large print of a page without headings, unless the title of the window has its words."""
    if _has_headings(tree):
        return None
    for element in tree.iter("font", "big"):
        text = " ".join(element.text_content().split())
        is_large = element.tag == "big" or LARGE.match(element.get("size") or "")
        is_linked = (
            any(above.tag == "a" for above in element.iterancestors()) or next(element.iter("a"), None) is not None
        )
        is_long = len(text.split()) >= MIN_HEADLINE_WORDS or len(DENSE.findall(text)) >= MIN_HEADLINE_DENSE
        if is_large and not is_linked and is_long and len(text) <= MAX_HEADLINE_CHARS:
            shared = {word for word in words(text) if len(word) >= MIN_SHARED_CHARS}.intersection(words(window))
            return None if shared else text
    return None


def _has_headings(tree: "HtmlElement") -> bool:
    return next(tree.iter("h1", "h2", "h3"), None) is not None


def logo_names(tree: "HtmlElement") -> list[str]:
    """The texts of the first pictures of a page without headings, one of which may be the paper's name."""
    if _has_headings(tree):
        return []
    texts = (" ".join((image.get("alt") or "").split()) for image in tree.iter("img"))
    return [text for _, text in zip(range(MAX_LOGOS), texts, strict=False) if 0 < len(text.split()) <= MAX_NAME_WORDS]


def source_in_print(logos: Iterable[str], header: Sequence[Block]) -> Iterator[str]:
    """The name that a picture at the top of the page and a line below the title both have."""
    pieces = {letters_of(piece) for block in header for piece in re.split(r"[,|·]|\s[-–—]\s", block.text)}
    return (logo for logo in logos if letters_of(logo) in pieces)


def remove_side_cells(table: "HtmlElement") -> None:
    """Remove the short cells beside the one with the text: menus, weather, small advertisements.

    A table whose text is divided among several rows is not a page with columns.
    """
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    lengths = [len(row.text_content()) for row in rows]
    if not rows or 2 * max(lengths) < sum(lengths):
        return
    cells = list(rows[lengths.index(max(lengths))].iterchildren("td", "th"))
    lengths = [len(cell.text_content()) for cell in cells]
    for cell, length in zip(cells, lengths, strict=True):
        if 0 < length < MAX_SIDE_SHARE * max(lengths) and length < MIN_PARAGRAPH_CHARS and not _holds_headline(cell):
            remove(cell)


def unfold_preformatted(element: "HtmlElement") -> None:
    """Turn a `<pre>` with the text of a wire into paragraphs; one with a table or a program stays."""
    from lxml.html import Element

    blocks = unwrapped(element.text_content())
    sentences = [block for block in blocks if block.endswith(SENTENCE_ENDS) and block.count(" ") >= MIN_SENTENCE_SPACES]
    if 2 * sum(map(len, sentences)) < sum(map(len, blocks)):
        return
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "div", None
    for block in blocks:
        paragraph = Element("p")
        paragraph.text = block
        element.append(paragraph)


def _holds_headline(cell: "HtmlElement") -> bool:
    fonts = (font.get("size") or "" for font in cell.iter("font"))
    return next(cell.iter("h1", "h2", "h3", "big", "p"), None) is not None or any(map(LARGE.match, fonts))
