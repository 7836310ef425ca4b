"""The lines of a PDF's page in reading order, with what their place and type show: gaps, headings, columns."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\0": ""})
MIN_GAP_RATIO = 1.4
"""A distance between lines that is as many times the usual one separates paragraphs."""
MIN_HEADING_RATIO = 1.08
"""The type of a heading is as many times as large as the usual."""
MAX_HEADING_CHARS = 120
MIN_COLUMN_LINES = 3
"""Lines beside each other that show columns."""
MIN_COLUMN_CHARS = 20
"""Half of the lines of a column are longer; cells of a table are shorter."""
MIN_COLUMN_WIDTH = 100
"""Points between the left edges of columns."""
USUAL_LETTER_WIDTH = 0.55
"""Of the size of the type."""
SAME_PLACE = 3
"""Points by which places may differ that are the same."""


class Line(NamedTuple):
    text: str
    after_gap: bool = False
    """Whether the line above is farther away than lines of a paragraph are."""
    is_heading: bool = False
    """Whether it is in larger or bolder print than the usual text."""


class _Placed(NamedTuple):
    text: str
    x: float
    y: float
    size: float
    font: str


def lines_of(page: Any, spend: Callable[..., None]) -> list[Line]:
    """The lines of a page. `spend` is called before each operation, and raises if there are too many."""
    pieces: list[tuple[str, _Placed]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        name = str(font.get("/BaseFont", "")) if isinstance(font, dict) else ""
        pieces.append((text, _Placed("", x, y, round(abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])), 1), name)))

    whole = page.extract_text(visitor_operand_before=spend, visitor_text=visit) or ""
    plain = _plain_lines(whole)
    placed = _placed(pieces)
    if [line.text for line in plain] != [line.text for line in placed]:
        return plain  # the places are not known for each line
    parted = _placed(pieces, parts_cells=True)
    if (ordered := _by_column(parted)) != parted:
        return _described(ordered)
    both = zip(plain, _described(placed), strict=True)
    return [line._replace(after_gap=line.after_gap or simple.after_gap) for simple, line in both]


def _plain_lines(text: str) -> list[Line]:
    """The lines of a text, with gaps where lines are empty."""
    found: list[Line] = []
    after_gap = False
    for line in text.translate(LIGATURES).strip().split("\n"):
        if bare := " ".join(line.split()):
            found.append(Line(bare, after_gap))
        after_gap = not bare
    return found


def _placed(pieces: list[tuple[str, _Placed]], parts_cells: bool = False) -> list[_Placed]:
    """The lines that pieces of text make, each with the place and the type of its first piece.

    With `parts_cells`, a piece far to the right of the piece before it is a line of its own.
    """
    found: list[_Placed] = []
    text, place = "", None
    for piece, placed in [*pieces, ("\n", pieces[-1][1])] if pieces else []:
        for number, part in enumerate(piece.split("\n")):
            if number:
                if place and (bare := " ".join(text.translate(LIGATURES).split())):
                    found.append(place._replace(text=bare))
                text, place = "", None
            if parts_cells and place and part.strip() and _is_beyond(placed, place, text):
                found.append(place._replace(text=" ".join(text.translate(LIGATURES).split())))
                text, place = "", None
            text += part
            if place is None and part.strip():
                place = placed
    return found


def _is_beyond(piece: _Placed, line: _Placed, text: str) -> bool:
    """Whether a piece is on the height of a line, and far to the right of the line's end as far as it is known."""
    end = line.x + USUAL_LETTER_WIDTH * line.size * len(text.strip())
    return abs(piece.y - line.y) < SAME_PLACE and piece.x - line.x > MIN_COLUMN_WIDTH and piece.x > end + line.size


def _by_column(lines: list[_Placed]) -> list[_Placed]:
    """The lines with two columns one after the other, if the file draws them line by line across the page."""
    beside = [
        at
        for at in range(len(lines) - 1)
        if abs(lines[at].y - lines[at + 1].y) < SAME_PLACE and lines[at + 1].x - lines[at].x > MIN_COLUMN_WIDTH
    ]
    if len(beside) < MIN_COLUMN_LINES:
        return lines
    left = Counter(round(lines[at].x) for at in beside).most_common(1)[0][0]
    right = Counter(round(lines[at + 1].x) for at in beside).most_common(1)[0][0]
    rows = [at for at in beside if _is_at(lines[at], left) and _is_at(lines[at + 1], right)]
    lengths = [len(lines[at + side].text) for at in rows for side in (0, 1)]
    if len(rows) < MIN_COLUMN_LINES or median(lengths) < MIN_COLUMN_CHARS:
        return lines
    start, end = rows[0], rows[-1] + 2
    while end < len(lines) and (_is_at(lines[end], left) or _is_at(lines[end], right)):
        end += 1  # one column is longer
    region = lines[start:end]
    if not all(_is_at(line, left) or _is_at(line, right) for line in region):
        return lines
    first = [line for line in region if _is_at(line, left)]
    return [*lines[:start], *first, *(line for line in region if _is_at(line, right)), *lines[end:]]


def _is_at(line: _Placed, x: float) -> bool:
    return abs(line.x - x) < SAME_PLACE


def _described(lines: list[_Placed]) -> list[Line]:
    letters: Counter[tuple[float, str]] = Counter()
    for line in lines:
        letters[line.size, line.font] += len(line.text)
    (usual_size, usual_font), _ = letters.most_common(1)[0] if letters else ((0.0, ""), 0)
    down = [above.y - line.y for above, line in pairwise(lines)]
    steps = [
        round(step, 1) for step, line in zip(down, lines[1:], strict=False) if step > 0 and line.size == usual_size
    ]
    usual_step = Counter(steps).most_common(1)[0][0] if steps else 0.0
    found = []
    for number, line in enumerate(lines):
        gap = down[number - 1] if number else 0.0
        is_larger = line.size >= MIN_HEADING_RATIO * usual_size
        is_bold = "bold" in line.font.lower() and "bold" not in usual_font.lower() and line.size >= usual_size
        is_heading = (is_larger or is_bold) and len(line.text) <= MAX_HEADING_CHARS
        found.append(Line(line.text, bool(usual_step) and gap > MIN_GAP_RATIO * usual_step, is_heading))
    return found
