"""The lines of a page dump, each with its kind."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from clipwire.parsing.formats.page_dump.narrow import Spaced, are_columns, joined_columns
from clipwire.parsing.formats.page_dump.passed_on import read_passed_on, without_chat, without_emphasis
from clipwire.parsing.furniture import MAX_FURNITURE_CHARS, Kind, kind_of
from clipwire.parsing.rows import Row, joined, read_row

MAX_ROW_CHARS = 1_000
"""A row of this length is not joined with further lines, since every join reads the whole row again."""
MAX_WRAPPED_CHARS = 100
"""If no line is longer, a terminal or a wire service may have wrapped the lines."""

INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e]")
SENTENCE_END = re.compile(r"""[.!?。！？…؟۔।:;]["'”’»」』)\]）]*$""")


@dataclass(frozen=True)
class Line:
    text: str
    kind: Kind
    after_gap: bool
    """Whether a blank line precedes it."""
    row: Row | None = None
    """The metadata of a line of kind `ROW`."""


def read_lines(text: str) -> list[Line]:
    """The lines that are not blank, with single spaces and with wrapped paragraphs joined."""
    spaced: list[Spaced] = []
    gap = True
    for raw in without_chat(INVISIBLE.sub("", text).replace("\f", "\n\n")).split("\n"):
        if line := without_emphasis(" ".join(raw.split())):
            spaced.append(Spaced(line, gap, raw[:2].isspace()))
            gap = False
        else:
            gap = True
    paragraphs = joined_columns(spaced) if are_columns(spaced) else _unwrapped(spaced)
    return _with_frames(_line(text, after_gap) for text, after_gap in paragraphs)


def _with_frames(lines: Iterable[Line]) -> list[Line]:
    """Join labelled rows that follow each other: "Date: …" and below it "Source: …"."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last and last.row and line.row and _continues(last, last.row, line.row):
            row = joined(last.row, line.row)
            found[-1] = Line(row.text, Kind.ROW, last.after_gap, row)
        else:
            found.append(line)
    return found


def _continues(last: Line, row: Row, following: Row) -> bool:
    return len(last.text) <= MAX_ROW_CHARS and bool(row.labels and following.labels) and not row.is_frame


def _line(text: str, after_gap: bool) -> Line:
    row = read_passed_on(text) or read_row(text) if len(text) <= MAX_FURNITURE_CHARS else None
    return Line(text, Kind.ROW if row else kind_of(text), after_gap, row)


def _unwrapped(lines: list[Spaced]) -> list[tuple[str, bool]]:
    """Join the lines of paragraphs that a terminal or a wire service wrapped; lines of other texts stay as they are.

    If a line occurs twice, the text has a list of titles and teasers.
    """
    times = Counter(text for text, _, _ in lines)
    inner = [text for (text, _, _), (_, gap, indented) in itertools.pairwise(lines) if not gap and not indented]
    full = [text for text in inner if 45 <= len(text) <= MAX_WRAPPED_CHARS]
    broken = [text for text in full if not SENTENCE_END.search(text)]
    full = [text for text in full if times[text] == 1]
    broken = [text for text in broken if times[text] == 1]
    if len(broken) < 3 or len(full) < 0.6 * len(inner) or len(broken) < 0.6 * len(full):
        return [(text, gap) for text, gap, _ in lines]
    width = max(map(len, full))
    joined: list[tuple[list[str], bool]] = []
    open_end = False
    for text, gap, indented in lines:
        plain = times[text] == 1 and kind_of(text) is Kind.TEXT and read_row(text) is None
        if open_end and plain and not gap and not indented:
            joined[-1][0].append(text)
        else:
            joined.append(([text], gap or indented))
        open_end = plain and len(text) > 0.7 * width
    return [(" ".join(parts), gap) for parts, gap in joined]
