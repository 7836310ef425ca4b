"""Divide the lines of a page into head, text and list of other articles.

On a page with a row "Date: … | Source: …" (KCNA Watch and similar sites) the text begins behind the row; on other pages
it begins with the first sentence after the title.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from clipwire.parsing.formats.page_dump.block import is_sentence
from clipwire.parsing.formats.page_dump.bounds import bounds_of_text, ends_a_sentence
from clipwire.parsing.formats.page_dump.lines import Line
from clipwire.parsing.formats.page_dump.prose import is_prose, words
from clipwire.parsing.formats.page_dump.related import start_of_list
from clipwire.parsing.furniture import CLOSING, LISTS, Kind

CLOSES = CLOSING | {Kind.ABOUT, Kind.END_MARK, Kind.PAYWALL}
IN_TEXT = {Kind.TEXT, Kind.SLUG, Kind.NOTE}
"""Kinds of lines that belong to the text."""
IN_TAIL = CLOSING | {Kind.ROW, Kind.FOOTER, Kind.CREDIT, Kind.ABOUT}
MIN_WORDS_BEHIND_BOX = 6
MAX_TITLE_WORDS = 15
"""Words of a title in a box of other articles."""
MIN_WORDS_TO_CLOSE = 120
"""After this many words a closing line ends the text, however much follows."""
CUT_OFF = re.compile(r"\s*(?:\[(?:…|\.\.\.)\]|\[\+\d+ chars\])\s*$")
CUT_AND_PROMPT = re.compile(
    r"(?:\.\.\.|…)\s*(?:\[?(?:subscribe|sign in|log ?in|continue reading|read (?:more|the (?:full|rest))|become a"
    r" member)\b.{0,150})$",
    re.IGNORECASE,
)
_MARK = r"(?:-\s?0\s?-|#\s?#\s?#|NNNN|-\s?30\s?-|\((?:END|end)\)|\(끝\)|[(（]完[)）]|[■◾□∎])"
END_OF_TEXT = re.compile(
    rf"\s*(?:{_MARK}(?:\s*www\.[\w.]+)?|www\.[\w.]+)?\s*(?:\(?(?:Juche|주체)\s?\d{{2,3}}[\d.\s()]*)$|\s*{_MARK}(?:\s*www\.[\w.]+)?\s*$"
)
"""The agency's end mark in the last paragraph, with its address and Juche date if they follow on the same line."""


@dataclass
class Page:
    frame: Line | None
    """The row "Date: … | Source: …"."""
    head: list[Line]
    text: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    """Rows, footers and closing lines within or after the text."""
    related: list[Line] = field(default_factory=list)
    heading: str | None = None
    """The heading of `related`: "More From Pyongyang Times"."""
    truncated: bool = False


def divide(lines: Sequence[Line]) -> Page:
    """Divide a page: find its row, the bounds of its text and a list without a heading; then sort the lines."""
    frame = next((n for n, line in enumerate(lines) if line.row and line.row.is_frame), None)
    start, end = bounds_of_text(lines, frame)
    page = Page(None if frame is None else lines[frame], list(lines[:start]))
    rest = _without_unannounced_list(page, lines[start:])
    _divide_text(page, rest, end - start)
    if frame is None:
        _drop_boxes(page, lines)
    _take_links_to_story(page)
    _mend_end(page)
    return page


def _without_unannounced_list(page: Page, rest: Sequence[Line]) -> Sequence[Line]:
    """The lines without a list of other articles that has no heading. The list becomes the page's `related`."""
    unannounced = start_of_list(rest)
    announced = next((n for n, line in enumerate(rest) if line.kind in LISTS), len(rest))
    if unannounced is None or unannounced >= announced:
        return rest
    page.related = list(rest[unannounced:])
    return rest[:unannounced]


def _divide_text(page: Page, rest: Sequence[Line], end: int) -> None:
    """Add each line to its part of the page, up to `end` or to the first line that closes the text."""
    may_close = _may_close(page, rest, end)
    box_end = 0
    for n, line in enumerate(rest):
        if n < box_end:
            continue
        if line.kind in LISTS and (resumed := _resumes(page, rest, n)) is not None:
            box_end = resumed  # a box in the middle of the text
            end = max(end, next((k for k in range(resumed, len(rest)) if not ends_a_sentence(rest[k])), len(rest)))
        elif line.kind in LISTS and may_close[n]:
            _take_list(page, rest, n)
            return
        elif n >= end or (may_close[n] and _closes(page, rest, n)):
            page.truncated |= line.kind is Kind.PAYWALL and not _is_banner(page)
            _after_text(page, rest[n:])
            return
        elif (part := _part_of(page, rest, n)) is not None:
            part.append(line)


def _may_close(page: Page, rest: Sequence[Line], end: int) -> list[bool]:
    """For each line, whether the text may end there.

    It may if the page has a row, or if the sentences before the line have more words than those behind it, or have
    `MIN_WORDS_TO_CLOSE`.
    """
    sentences = [words(line.text) if n < end and is_sentence(line.text) else 0 for n, line in enumerate(rest)]
    before, after = 0, sum(sentences)
    found = []
    for n, seen in enumerate(sentences):
        before, after = before + seen, after - seen
        found.append(n >= end or page.frame is not None or before >= min(after, MIN_WORDS_TO_CLOSE))
    return found


def _closes(page: Page, rest: Sequence[Line], n: int) -> bool:
    """Whether a line is of a kind that pages print below a text, and no text follows it."""
    return rest[n].kind in CLOSES and bool(page.text or page.frame) and not _resumes(page, rest, n)


def _part_of(page: Page, rest: Sequence[Line], n: int) -> list[Line] | None:
    """The part of the page that a line within the text belongs to; None for a line that is left out."""
    kind = rest[n].kind
    if kind in IN_TEXT or (kind is not Kind.CAPTION and page.text and _heads_a_day(rest, n)):
        return page.text
    if kind is Kind.CAPTION:
        return page.captions
    return page.tail if kind in IN_TAIL else None


def _take_list(page: Page, rest: Sequence[Line], n: int) -> None:
    """Take the lines below the heading at `n` as the list of other articles."""
    page.heading = page.heading or rest[n].text
    page.related = [*rest[n + 1 :], *page.related]


def _drop_boxes(page: Page, lines: Sequence[Line]) -> None:
    """Remove lines that the page repeats."""
    times = Counter(line.text for line in lines if line.kind is Kind.TEXT)
    seen: set[str] = set()
    kept: list[Line] = []
    for line in page.text:
        if line.text not in seen and (times[line.text] == 1 or is_sentence(line.text)):
            kept.append(line)
        seen.add(line.text)
    page.text[:] = kept


def _heads_a_day(rest: Sequence[Line], n: int) -> bool:
    """Whether a line is the date above an entry of a chronicle."""
    row = rest[n].row
    return bool(row and row.only_dates) and n + 1 < len(rest) and is_prose(rest[n + 1].text, 8)


def _after_text(page: Page, rest: Sequence[Line]) -> None:
    """Read the lines after the text: captions, rows and footers, a paywall's prompt, the list of other articles."""
    for n, line in enumerate(rest):
        if line.kind in LISTS:
            page.heading = line.text
            page.related = [*rest[n + 1 :], *page.related]
            return
        page.truncated |= line.kind is Kind.PAYWALL
        (page.captions if line.kind is Kind.CAPTION else page.tail).append(line)


def _take_links_to_story(page: Page) -> None:
    """Move the lines that lead to the story itself out of the list of other articles."""
    own = [line for line in page.related if line.row and line.row.values.get("url") and line.text[:4] != "http"]
    page.related = [line for line in page.related if line not in own]
    page.tail += own


def _is_banner(page: Page) -> bool:
    return not page.text and page.frame is None


def _resumes(page: Page, rest: Sequence[Line], n: int) -> int | None:
    """The line where the text goes on after a box at `n`: the first of two sentences in a row that are not teasers."""
    if page.frame and rest[n].kind in LISTS:
        return None
    if rest[n].kind in CLOSING | {Kind.ABOUT} and page.text:
        return None
    if (behind := _behind_box(rest, n)) is not None:
        return behind
    for k in range(n + 1, min(n + 12, len(rest) - 1)):
        pair = rest[k : k + 2]
        if any(line.kind in LISTS | CLOSING | {Kind.ABOUT} for line in rest[n + 1 : k + 1]):
            return None
        if all(map(_is_paragraph, pair)):
            return k if pair[0].text != pair[1].text else None
    return None


def _is_paragraph(line: Line) -> bool:
    return ends_a_sentence(line) and is_prose(line.text, 14)


def _behind_box(rest: Sequence[Line], n: int) -> int | None:
    """The paragraph behind a box of titles, if gaps set the box apart and only sentences or the end follow."""
    k = n + 1
    while (
        k < len(rest) and rest[k].kind is Kind.TEXT and not rest[k].after_gap and words(rest[k].text) <= MAX_TITLE_WORDS
    ):
        k += 1
    is_short = k < len(rest) and ends_a_sentence(rest[k]) and is_prose(rest[k].text, MIN_WORDS_BEHIND_BOX)
    if not (n + 1 < k < len(rest) and rest[k].after_gap and is_short):
        return None
    following = rest[k + 1] if k + 1 < len(rest) else None
    goes_on = following is not None and following.after_gap and ends_a_sentence(following)
    return k if following is None or following.kind in CLOSES or goes_on else None


def _mend_end(page: Page) -> None:
    """Remove end marks and prompts from the last paragraph."""
    if not page.text:
        return
    last = page.text[-1].text
    mended = END_OF_TEXT.sub("", last)
    page.tail.append(Line(last[len(mended) :], Kind.FOOTER, False))
    for cut in (CUT_OFF, CUT_AND_PROMPT):
        if cut.search(mended):
            page.truncated = True
            mended = cut.sub("…" if cut is CUT_AND_PROMPT else "", mended)
    if mended != last:
        page.text[-1:] = [Line(mended, Kind.TEXT, page.text[-1].after_gap)] if mended else []
