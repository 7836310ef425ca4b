"""Whether a page was cut off: a paywall let the reader see the beginning only."""

from collections.abc import Sequence

from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.formats.html.statements import Statements
from clipwire.parsing.furniture import Kind, kind_of
from clipwire.parsing.json_text import texts

BLOCKS_AFTER = 15
SHORT = 600
"""Characters: an article that must be paid for and shows no more was cut."""
FULL = 6_000
"""Characters: a prompt below so long a text asks for support."""
ENDS = tuple(".!?\"”'’»)]。！？」』")


def is_cut_off(lines: Sequence[str], after: Sequence[Block], statements: Statements) -> bool:
    """Whether the text of `lines` stops at a paywall; `after` are the blocks of the page below it.

    That an article must be paid for (`isAccessibleForFree`) is not enough: many such pages hold the whole text.
    """
    length = sum(map(len, lines))
    abrupt = not lines or lines[-1].endswith(("…", "...", "[…]", "[...]")) or not lines[-1].endswith(ENDS)
    prompted = any(kind_of(block.text) is Kind.PAYWALL for block in after[:BLOCKS_AFTER])
    if _is_paid_for(statements):
        return prompted or length < SHORT or (abrupt and length < FULL)
    return prompted and length < FULL


def _is_paid_for(statements: Statements) -> bool:
    said = [node.get("isAccessibleForFree") for _, node in statements.items]
    return any(each is False or "".join(texts(each)).lower() in ("false", "no") for each in said)
