"""Measure how much of a page's running text its body lacks, so that a fragment is not taken for the article."""

import re

from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.formats.html.structure import Structure, is_prose
from clipwire.text.folding import spaced_words

BESIDE = frozenset({"aside", "figcaption", "figure", "footer", "form", "header", "li", "nav", "table"})
BESIDE_NAME = re.compile(
    r"author|banner|\bbio|caption|card|comment|consent|cookie|copyright|dialog|discla|donat|foot|legal|login|menu|modal"
    r"|\bnav|newsletter|overlay|paywall|piano|policy|popup|promo|recirc|recommend|regist|related|share|side|social"
    r"|sponsor|subscri|teaser|widget",
    re.IGNORECASE,
)
"""Parts of class names and ids of elements beside an article."""
ENDS = (".", "!", "?", "。", "！", "？", "”", '"', "»", "」")
MIN_MISSING_CHARS = 400
"""Less text may be a notice or a teaser."""


def is_fragment(structure: Structure) -> bool:
    """Whether the body holds less than half of the page's running text."""
    return missing_chars(structure) > max(MIN_MISSING_CHARS, sum(map(len, structure.lines)))


def missing_chars(structure: Structure) -> int:
    """The length of the paragraphs that look like those of an article and are not in the body."""
    placed = {i for i in structure.block_of_line if i is not None}
    others = [i for i, b in enumerate(structure.blocks) if i not in placed and b.text.endswith(ENDS) and is_prose(b)]
    if sum(len(structure.blocks[i].text) for i in others) <= MIN_MISSING_CHARS:
        return 0
    above = {element for i in placed for element in structure.blocks[i].element.iterancestors()}
    others = [i for i in others if not _is_beside(structure.blocks[i], above)]
    said = " ".join(map(spaced_words, structure.lines)) if others else ""
    return sum(map(len, {structure.keys[i] for i in others if structure.keys[i] not in said}))


def _is_beside(block: Block, above: "set[object]") -> bool:
    """Whether a block is in a part of the page that is never an article, up to the element that also holds the body."""
    for element in (block.element, *block.element.iterancestors()):
        if element in above or element.tag in ("body", "html"):
            return False
        if element.tag in BESIDE or BESIDE_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
    return False
