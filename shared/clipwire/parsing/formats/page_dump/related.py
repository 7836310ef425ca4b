"""Read the "More from …" list of a page. An item has its title (often twice), teaser, date, and the teaser again."""

from collections.abc import Sequence
from itertools import pairwise

from clipwire.model.article import Related
from clipwire.parsing.formats.page_dump.lines import SENTENCE_END, Line
from clipwire.parsing.formats.page_dump.prose import words
from clipwire.parsing.furniture import Kind
from clipwire.text.folding import letters_of

MAY_BE_ITEM = {Kind.TEXT, Kind.ROW, Kind.CAPTION, Kind.LINK, Kind.RELEASE, Kind.ABOUT, Kind.SLUG, Kind.NOTE}
"""Kinds that a line of the list may have: titles and teasers may read like furniture."""
MAX_TITLE_CHARS = 150
"""A longer line that is printed only once is a teaser."""


def read_related(lines: Sequence[Line], day_first: bool | None) -> list[Related]:
    """The items in the lines below the list's heading, in order, each once.

    The same title with another day is another item.
    """
    lines = [line for line in lines if line.kind in MAY_BE_ITEM]
    dates = [n for n, line in enumerate(lines) if line.row and line.row.only_dates]
    if not dates:
        texts = dict.fromkeys(line.text for line in lines if line.kind is Kind.TEXT and 3 <= words(line.text) <= 25)
        return [Related(title=text) for text in texts]
    items = _regular(lines, dates, day_first) or _by_dates(lines, dates, day_first)
    return list(
        {(item.title, item.published, item.teaser): item for item in items if item.title or item.teaser}.values()
    )


def _by_dates(lines: Sequence[Line], dates: Sequence[int], day_first: bool | None) -> list[Related]:
    """The items of a list in which a date ends each item, and the teaser may follow once more."""
    ends_in_teaser = _twins(lines, dates) > len(dates) / 2 and (len(lines) > dates[-1] + 1 or len(dates) > 2)
    items: list[Related] = []
    start = 0
    for n in dates:
        head = lines[start:n]
        start = n + 1
        is_twin_title = len(head) > 1 and len({line.text for line in head}) == 1
        if ends_in_teaser and not is_twin_title and start < len(lines) and head and _same(head[-1], lines[start]):
            start += 1
        items.append(_item(head, lines[n], day_first, ends_in_teaser))
    return items


def _regular(lines: Sequence[Line], dates: Sequence[int], day_first: bool | None) -> list[Related] | None:
    """The items of a list in which all have the same number of lines before and after their date; else None."""
    before, after = dates[0], len(lines) - dates[-1] - 1
    gaps = {b - a - 1 for a, b in pairwise(dates)}
    if after == 0 or len(dates) < 2 or gaps != {before + after} or _twins(lines, dates):
        return None
    parts = ([*lines[n - before : n], *lines[n + 1 : n + 1 + after]] for n in dates)
    return [_item(part, lines[n], day_first, False) for part, n in zip(parts, dates, strict=True)]


def _twins(lines: Sequence[Line], dates: Sequence[int]) -> int:
    """The number of dates with the same text before and after them."""
    return sum(0 < n < len(lines) - 1 and _same(lines[n - 1], lines[n + 1]) for n in dates)


def _item(head: Sequence[Line], date: Line, day_first: bool | None, ends_in_teaser: bool) -> Related:
    texts = [line.text for line in head if line.kind is not Kind.ROW]
    distinct = list(dict.fromkeys(texts))[-2:]  # earlier lines belong to an item without a date
    assert date.row is not None
    published = date.row.dates[0][1].reading(day_first)
    url = next((line.row.values["url"] for line in head if line.row and "url" in line.row.values), None)
    if len(distinct) == 2:
        return Related(title=distinct[0], teaser=distinct[1], published=published, url=url)
    text = distinct[0] if distinct else None
    is_title = text is not None and (texts.count(text) > 1 or not _like_teaser(text, ends_in_teaser))
    return Related(title=text if is_title else None, teaser=None if is_title else text, published=published, url=url)


def _like_teaser(text: str, ends_in_teaser: bool) -> bool:
    return ends_in_teaser or len(text) > MAX_TITLE_CHARS or (len(text) > 90 and not SENTENCE_END.search(text))


def start_of_list(lines: Sequence[Line]) -> int | None:
    """The first line of a list without a heading, or None.

    Such a list is recognised by a date that has the same text before and after it, or follows a repeated title.
    """
    for n, line in enumerate(lines):
        if not (line.row and line.row.only_dates) or n < 1:
            continue
        teaser_twin = n + 1 < len(lines) and _same(lines[n - 1], lines[n + 1])
        title_twin = next((k for k in (n - 2, n - 3) if k >= 0 and _same(lines[k], lines[k + 1])), None)
        if title_twin is not None:
            return title_twin
        if teaser_twin:
            is_titled = (
                n >= 2 and len(lines[n - 2].text) <= MAX_TITLE_CHARS and not SENTENCE_END.search(lines[n - 2].text)
            )
            return n - 2 if is_titled else n - 1
    return None


def _same(one: Line, other: Line) -> bool:
    return one.row is None and letters_of(one.text) == letters_of(other.text)
