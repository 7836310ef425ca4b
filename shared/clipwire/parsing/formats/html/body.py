"""The body of an article: the text of its tree without the page around it.

trafilatura (in its precise mode) finds the text; the structure of the page corrects it; rules for lines take out what
is left of the page. A second extractor is asked only where the first found little: asked always, it gained 0.0005 of
F1 on development pages and doubled the time.
"""

import logging
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from clipwire.parsing.formats.html.blocks import blocks_of
from clipwire.parsing.formats.html.cleaning import clean
from clipwire.parsing.formats.html.furniture import surroundings, without_furniture
from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.structure import Structure
from clipwire.text.folding import letters_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LITTLE = 400
"""Characters: a body so short may be a mistake, and another look costs little."""
MAX_BLOCKS_COMPARED = 3_000
"""On a page with more, trafilatura compares its result with no other extractor: one of them looks from each short
paragraph for the next long one, 18 s for 10,000."""
MUCH_MORE = 2
"""Times: another look must find so much more to be believed."""


def find_body(tree: "HtmlElement") -> Structure:
    """The lines of the body with their places in the page, before the rules for lines. Changes the tree."""
    clean(tree)
    blocks = blocks_of(tree)
    structure = Structure(blocks, _found(tree, fast=len(blocks) > MAX_BLOCKS_COMPARED))
    structure.drop_teasers()
    structure.add_missing()
    return structure


def own_lines(structure: Structure, page: Page, headings: Sequence[str]) -> list[str]:
    """The article's own paragraphs in order: a body without the lines that belong to the page."""
    titles = [page.title or "", *headings, *page.other_titles]
    subtitles = [page.subtitle or "", page.description or ""]
    known = {letters_of(line) for line in page.profile.furniture} if page.profile else set()
    lines = [line for line in structure.lines if letters_of(line) not in known] if known else structure.lines
    return without_furniture(lines, surroundings(structure.blocks, titles, subtitles, page.authors))


def _found(tree: "HtmlElement", fast: bool) -> list[str]:
    """What extractors find: the precise one, and others where it found little. `fast` says that the page is long."""
    lines = _by_trafilatura(tree, favor_precision=True, fast=fast)
    for other in (partial(_by_trafilatura, fast=fast), _by_readability):
        if _length(lines) >= LITTLE:
            break
        found = other(tree)
        if _length(found) > MUCH_MORE * _length(lines):
            lines = found
    return lines


def _by_trafilatura(tree: "HtmlElement", favor_precision: bool = False, fast: bool = False) -> list[str]:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    return _lines(extract(tree, include_comments=False, favor_precision=favor_precision, fast=fast) or "")


def _by_readability(tree: "HtmlElement") -> list[str]:
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    from lxml.etree import ParserError
    from lxml.html import document_fromstring, tostring
    from readability import Document

    try:
        summary = Document(tostring(tree, encoding="unicode")).summary(html_partial=True)
        return [block.text for block in blocks_of(document_fromstring(summary))]
    except (ParserError, ValueError):
        return []


def _lines(text: str) -> list[str]:
    return [line for raw in text.split("\n") if (line := " ".join(raw.split()))]


def _length(lines: Sequence[str]) -> int:
    return sum(map(len, lines))
