"""Several pages dumped one after the other, taken apart."""

import itertools
from collections.abc import Sequence

from clipwire.parsing.page_dump.kinds import Kind
from clipwire.parsing.page_dump.lines import Line

FARTHEST_HEADER = 8
"""Lines of a page above its "Date: … | Source: …" row."""


def split_pages(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """One run of lines per page: a page begins above each "Date: … | Source: …" row, with its crawl date and title."""
    frames = [n for n, line in enumerate(lines) if line.row and line.row.is_frame]
    starts = [_start(lines, frame, before) for before, frame in itertools.pairwise(frames)]
    return [lines[a:b] for a, b in zip([0, *starts], [*starts, len(lines)], strict=True)]


def split_at_marks(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The parts between drawn lines and end marks, for texts that may hold one article in each."""
    marks = [n for n, line in enumerate(lines) if line.kind in (Kind.BREAK, Kind.END_MARK)]
    parts = [lines[a:b] for a, b in zip([0, *(n + 1 for n in marks)], [*marks, len(lines)], strict=True)]
    return [part for part in parts if any(line.kind is Kind.TEXT for line in part)]


def _start(lines: Sequence[Line], frame: int, floor: int) -> int:
    """The first line of the page of a row: its crawl date if there is one above, else its title."""
    above = range(frame - 1, max(floor, frame - 1 - FARTHEST_HEADER), -1)
    for n in above:
        row = lines[n].row
        if row and row.only_dates and all(k.kind is not Kind.ROW or k is lines[n] for k in lines[n:frame]):
            texts = sum(line.kind is Kind.TEXT for line in lines[n + 1 : frame])
            if texts <= 2 and not _in_list(lines, n):
                return n
            break
        if lines[n].kind is Kind.RELATED and lines[n].text.lower() == "more articles":
            return n + 1
    return next((n for n in above if lines[n].kind is Kind.TEXT), frame)


def _in_list(lines: Sequence[Line], n: int) -> bool:
    """Whether a date belongs to an item of a "more from" list: its teaser stands before and after it."""
    return 0 < n < len(lines) - 1 and lines[n - 1].text == lines[n + 1].text
