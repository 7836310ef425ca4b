"""Detect a text that is cut off by a paywall."""

from collections.abc import Sequence

from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.formats.html.statements import Statements
from clipwire.parsing.furniture import Kind, kind_of
from clipwire.parsing.json_text import texts

MAX_BLOCKS_AFTER = 15
"""Blocks below the text in which a prompt to subscribe is looked for."""
MAX_TEASER_CHARS = 600
"""If an article that must be paid for shows no more than this, it is cut off."""
MIN_FULL_CHARS = 6_000
"""Below a text of this length, a prompt to subscribe asks for support and the text is complete."""
ENDS = tuple(".!?\"”'’»)]。！？」』")


def is_cut_off(lines: Sequence[str], after: Sequence[Block], statements: Statements) -> bool:
    """Whether the text of `lines` stops at a paywall. `after` are the blocks of the page below it.

    `isAccessibleForFree: false` alone does not decide: many such pages hold the whole text.
    """
    length = sum(map(len, lines))
    abrupt = not lines or lines[-1].endswith(("…", "...", "[…]", "[...]")) or not lines[-1].endswith(ENDS)
    prompted = any(kind_of(block.text) is Kind.PAYWALL for block in after[:MAX_BLOCKS_AFTER])
    if _is_paid_for(statements):
        return prompted or length < MAX_TEASER_CHARS or (abrupt and length < MIN_FULL_CHARS)
    return prompted and length < MIN_FULL_CHARS


def _is_paid_for(statements: Statements) -> bool:
    said = [node.get("isAccessibleForFree") for _, node in statements.items]
    return any(each is False or "".join(texts(each)).lower() in ("false", "no") for each in said)
