"""Split a dump of several pages into its pages."""

import itertools
from collections.abc import Sequence

from clipwire.parsing.formats.page_dump.lines import Line
from clipwire.parsing.furniture import LISTS, Kind
from clipwire.parsing.sources import aggregator_of

MAX_HEADER_LINES = 8
"""Lines of a page above its "Date: … | Source: …" row."""

LIST_END = "more articles"


def split_pages(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of each page. A page begins with crawl date and title above its row "Date: … | Source: …"."""
    frames = [n for n, line in enumerate(lines) if line.row and line.row.is_frame]
    starts = [_start(lines, frame, before) for before, frame in itertools.pairwise(frames)]
    return [lines[a:b] for a, b in zip([0, *starts], [*starts, len(lines)], strict=True)]


def split_at_marks(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The parts of a text between drawn lines and end marks, which may be an article each."""
    marks = [n for n, line in enumerate(lines) if line.kind in (Kind.BREAK, Kind.END_MARK)]
    parts = [lines[a:b] for a, b in zip([0, *(n + 1 for n in marks)], [*marks, len(lines)], strict=True)]
    return [part for part in parts if any(line.kind is Kind.TEXT for line in part)]


def _start(lines: Sequence[Line], frame: int, floor: int) -> int:
    """The first line of the page that a row belongs to: its crawl date if there is one above, else its title."""
    above = range(frame - 1, max(floor, frame - 1 - MAX_HEADER_LINES), -1)
    has_list = any(line.kind in LISTS for line in lines[floor:frame])
    for n in above:
        if _is_crawl_date(lines, n, has_list):
            return n
        if lines[n].text.casefold() == LIST_END:
            return n + 1
    return next((n for n in above if lines[n].kind is Kind.TEXT), frame)


def _is_crawl_date(lines: Sequence[Line], n: int, has_list: bool) -> bool:
    """Whether a date is the crawl date of a page.

    Below a list, whose items have dates too, the date must be printed twice, above an aggregator's brand, or below the
    end of the list.
    """
    row = lines[n].row
    if not (row and row.only_dates):
        return False
    if not has_list:
        return True
    is_below_list = lines[n - 1].kind not in (Kind.TEXT, Kind.ROW)
    return len(row.dates) > 1 or aggregator_of(lines[n + 1].text) is not None or is_below_list
