"""Join the lines of a newspaper's narrow columns, as they are copied out of a PDF: short lines with divided words."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from clipwire.parsing.furniture import Kind, kind_of
from clipwire.parsing.rows import read_row
from clipwire.parsing.wrapping import ITEM, SENTENCE_ENDS, joined_words

MAX_COLUMN_CHARS = 60
"""Of nine in ten lines of a column."""
MIN_LINES = 6
"""Lines of columns that go on in the line below."""
MIN_SHARE_GOING_ON = 0.3
"""Of the lines without a gap above, those that begin with a small letter; those of menus and lists have capitals."""
SHORT_LINE = 0.75
"""The share of the usual width below which the last line of a paragraph is short."""


class Spaced(NamedTuple):
    text: str
    after_gap: bool
    is_indented: bool


def are_columns(lines: Sequence[Spaced]) -> bool:
    """Whether the lines of a text are those of narrow columns: short, and many of them within a sentence."""
    inner = [line.text for line in lines if not line.after_gap]
    going_on = sum(text[0].islower() for text in inner)
    if going_on < MIN_LINES or going_on < MIN_SHARE_GOING_ON * len(inner):
        return False
    return quantiles(map(len, inner), n=10)[-1] <= MAX_COLUMN_CHARS


def joined_columns(lines: Sequence[Spaced]) -> list[tuple[str, bool]]:
    """The paragraphs of narrow columns, each with whether a gap is above it.

    Lines of metadata, furniture, items and lines in capitals stay alone.
    """
    width = quantiles([len(line.text) for line in lines], n=10)[-1]
    found: list[tuple[list[str], bool]] = []
    for above, line in pairwise([None, *lines]):
        assert line is not None
        if above and not line.after_gap and _goes_on(above.text, line, width):
            found[-1][0].append(line.text)
        else:
            found.append(([line.text], line.after_gap or line.is_indented))
    return [(joined_words(texts), after_gap) for texts, after_gap in found]


def _goes_on(above: str, line: Spaced, width: float) -> bool:
    """Whether a line belongs to the paragraph of the line above it."""
    is_last = above.endswith(SENTENCE_ENDS) and (len(above) < SHORT_LINE * width or line.is_indented)
    is_within = line.text[0].islower() and read_row(line.text) is None
    return not is_last and (is_within or (_is_text(above) and _is_text(line.text)))


def _is_text(text: str) -> bool:
    return kind_of(text) is Kind.TEXT and not text.isupper() and not ITEM.match(text) and read_row(text) is None
