"""The body of an article: its text without the rest of the page.

trafilatura (in its precise mode) finds the text, the structure of the page corrects it, and rules for lines remove what
is left of the page. A second extractor runs only if the first finds little: on development pages, to run it always
gained 0.0005 of F1 and doubled the time.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from clipwire.parsing.formats.html.blocks import Block, blocks_of
from clipwire.parsing.formats.html.cleaning import clean
from clipwire.parsing.formats.html.completeness import is_fragment
from clipwire.parsing.formats.html.furniture import is_row_of_buttons, surroundings, without_furniture
from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.structure import Structure, is_prose
from clipwire.text.folding import letters_of, spaced_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_JOINERS, _STAND_INS = "\u200c\u200d", "\ua7fe\ua7ff"
_KEPT, _RESTORED = str.maketrans(_JOINERS, _STAND_INS), str.maketrans(_STAND_INS, _JOINERS)
"""Letters of Latin inscriptions, which no article has, for the zero-width joiners."""
_WITH_JOINERS = f"//text()[contains(., '{_JOINERS[0]}') or contains(., '{_JOINERS[1]}')]"
MIN_BODY_CHARS = 400
"""A shorter body may be a mistake, so further extractors are tried. On short pages they take little time."""
MAX_BLOCKS_COMPARED = 3_000
"""On a page with more, trafilatura does not compare its result with other extractors: one of them searches from each
short paragraph for the next long one, which takes 18 s for 10,000 blocks."""
MIN_RATIO_TO_REPLACE = 2
"""The text of a further extractor replaces the first one's if it is this many times as long."""


def find_body(tree: "HtmlElement") -> Structure:
    """The lines of the body and their blocks in the page, before the rules for lines. Changes the tree."""
    clean(tree)
    blocks = blocks_of(tree)
    structure = _structure(blocks, _found(tree, blocks))
    structure.is_fragment = is_fragment(structure)
    if structure.is_fragment and len(blocks) <= MAX_BLOCKS_COMPARED:
        for favor_recall in (False, True):
            fuller = _structure(blocks, _by_trafilatura(tree, favor_recall=favor_recall))
            if not is_fragment(fuller):
                return fuller
    return structure


def _structure(blocks: Sequence[Block], lines: Sequence[str]) -> Structure:
    structure = Structure(blocks, lines)
    structure.drop_teasers()
    structure.add_missing()
    return structure


def own_lines(structure: Structure, page: Page, headings: Sequence[str], above: Collection[int]) -> list[str]:
    """The paragraphs of a body in order, without the lines that belong to the page.

    `headings` and `above` are the printed titles, and the blocks above the title that are labels.
    """
    titles = [page.title or "", *headings, *page.other_titles]
    subtitles = [page.subtitle or "", page.description or ""]
    menus = " ".join(structure.keys[i] for i in sorted(above))
    start = next((n for n, i in enumerate(structure.block_of_line) if i is not None and i not in above), 0)
    known = {letters_of(line) for line in page.profile.furniture} if page.profile else set()
    lines = [
        line
        for n, (line, i) in enumerate(zip(structure.lines, structure.block_of_line, strict=True))
        if not (n < start and i is None and spaced_words(line) in menus)
        and not (known and letters_of(line) in known)
        and (i is None or not (i in above or is_row_of_buttons(structure.blocks[i])))
    ]
    return without_furniture(lines, surroundings(structure.blocks, titles, subtitles, page.authors, page.language))


def _found(tree: "HtmlElement", blocks: Sequence[Block]) -> list[str]:
    """The lines that the precise extractor finds, or another if these are few."""
    fast = len(blocks) > MAX_BLOCKS_COMPARED
    lines = _by_trafilatura(tree, favor_precision=True, fast=True)
    if not fast and _may_be_too_few(lines, blocks):
        lines = _by_trafilatura(tree, favor_precision=True)
    for other in (partial(_by_trafilatura, fast=fast), _by_readability):
        if _length(lines) >= MIN_BODY_CHARS:
            break
        found = other(tree)
        if _length(found) > MIN_RATIO_TO_REPLACE * _length(lines):
            lines = found
    return lines


def _may_be_too_few(lines: Sequence[str], blocks: Sequence[Block]) -> bool:
    """Whether a comparison with other extractors may give another result: it takes one that is twice as long."""
    found = _length(lines)
    prose = sum(len(block.text) for block in blocks if is_prose(block))
    return found < MIN_BODY_CHARS or prose > MIN_RATIO_TO_REPLACE * found


def _by_trafilatura(
    tree: "HtmlElement", favor_precision: bool = False, favor_recall: bool = False, fast: bool = False
) -> list[str]:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    with _joiners_kept(tree):
        text = extract(
            tree, include_comments=False, favor_precision=favor_precision, favor_recall=favor_recall, fast=fast
        )
    return _lines((text or "").translate(_RESTORED))


@contextmanager
def _joiners_kept(tree: "HtmlElement") -> Iterator[None]:
    """Within the context, other signs stand for the joiners in words of Persian and Hindi, which trafilatura drops."""
    changed = [(words.getparent(), "text" if words.is_text else "tail", words) for words in tree.xpath(_WITH_JOINERS)]
    for parent, part, words in changed:
        setattr(parent, part, words.translate(_KEPT))
    try:
        yield
    finally:
        for parent, part, words in changed:
            setattr(parent, part, str(words))


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
