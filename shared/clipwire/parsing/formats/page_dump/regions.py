"""One page's lines taken apart: head, text, list of other articles.

With a row "Date: … | Source: …" (KCNA Watch and its relatives) the row is the border between head and text; on other
pages the first sentence after the title is.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from clipwire.parsing.datelines import read_dateline
from clipwire.parsing.formats.page_dump.block import is_sentence, main_block
from clipwire.parsing.formats.page_dump.lines import SENTENCE_END, Line
from clipwire.parsing.formats.page_dump.prose import is_prose, words
from clipwire.parsing.formats.page_dump.related import start_of_list
from clipwire.parsing.furniture import CLOSING, LISTS, Kind

LONGEST_TITLE = 250
"""Characters."""

CLOSES = CLOSING | {Kind.ABOUT, Kind.END_MARK, Kind.PAYWALL}
IN_TEXT = {Kind.TEXT, Kind.SLUG, Kind.NOTE}
"""What a line in the middle of the text may look like and still belong to it."""
IN_TAIL = CLOSING | {Kind.ROW, Kind.FOOTER, Kind.CREDIT, Kind.ABOUT}
ENOUGH = 120
"""Words before a closing line that make it the end, however much follows."""
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
"""The agency's mark at the end of the last paragraph, with its address and Juche date where they follow in the line."""


@dataclass
class Page:
    frame: Line | None
    """The row "Date: … | Source: …"."""
    head: list[Line]
    text: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    """Rows, footers and closing lines that stand in or after the text."""
    related: list[Line] = field(default_factory=list)
    heading: str | None = None
    """What stands above `related`: "More From Pyongyang Times"."""
    truncated: bool = False


def divide(lines: Sequence[Line]) -> Page:
    """Take a page apart."""
    at = next((n for n, line in enumerate(lines) if line.row and line.row.is_frame), None)
    block = main_block(lines) if at is None else (at + 1, len(lines))
    start = _first_sentence(lines, block[0]) if at is None else at + 1 + _is_title_below(lines, at)
    page = Page(None if at is None else lines[at], list(lines[:start]))
    rest = lines[start:]
    unannounced = start_of_list(rest)
    announced = next((n for n, line in enumerate(rest) if line.kind in LISTS), len(rest))
    if unannounced is not None and unannounced < announced:
        page.related = list(rest[unannounced:])
        rest = rest[:unannounced]
    _divide_text(page, rest, block[1] - start)
    if at is None:
        _drop_boxes(page, lines)
    _mend_end(page)
    return page


def _is_title_below(lines: Sequence[Line], at: int) -> bool:
    """Whether the title stands below the row: where nothing but rows is above it and a headline follows."""
    if at + 1 >= len(lines) or any(line.row is None or line.row.only_dates for line in lines[:at]):
        return False
    row, line = lines[at].row, lines[at + 1]
    return (
        line.kind is Kind.TEXT
        and not (row and row.values.get("title"))
        and words(line.text) <= 20
        and not SENTENCE_END.search(line.text)
    )


def _divide_text(page: Page, rest: Sequence[Line], end: int) -> None:
    """Text up to `end`, where the page's sentences thin out, or to the first line that closes it."""
    sentences = [words(line.text) if is_sentence(line.text) else 0 for line in rest[:end]]
    before, after = 0, sum(sentences)
    n = skipped_to = 0
    while n < len(rest):
        line = rest[n]
        seen = sentences[n] if n < len(sentences) else 0
        before, after = before + seen, after - seen
        is_over = n >= end or page.frame is not None or before >= min(after, ENOUGH) > -before
        if n < skipped_to:
            pass  # a box in the middle of the text
        elif line.kind in LISTS and (back := _resumes(page, rest, n)) is not None:
            skipped_to = back
        elif line.kind in LISTS and is_over:
            page.heading = page.heading or line.text
            page.related = [*rest[n + 1 :], *page.related]
            return
        elif n >= end or (
            line.kind in CLOSES and is_over and (page.text or page.frame) and not _resumes(page, rest, n)
        ):
            page.truncated |= line.kind is Kind.PAYWALL and not _is_banner(page)
            _after_text(page, rest[n:])
            return
        elif line.kind in IN_TEXT:
            page.text.append(line)
        elif line.kind is Kind.CAPTION:
            page.captions.append(line)
        elif page.text and _heads_a_day(rest, n):
            page.text.append(line)  # the days of a chronicle
        elif line.kind in IN_TAIL:
            page.tail.append(line)
        n += 1


def _drop_boxes(page: Page, lines: Sequence[Line]) -> None:
    """Off with lines that the page prints again and again."""
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
    """After the text's end only rows, footers, a paywall's prompt and the list of other articles are of interest."""
    for n, line in enumerate(rest):
        if line.kind in LISTS:
            page.heading = line.text
            page.related = [*rest[n + 1 :], *page.related]
            return
        page.truncated |= line.kind is Kind.PAYWALL
        (page.captions if line.kind is Kind.CAPTION else page.tail).append(line)


def _is_banner(page: Page) -> bool:
    return not page.text and page.frame is None


def _resumes(page: Page, rest: Sequence[Line], n: int) -> int | None:
    """Where the text goes on after a box at `n`: at two sentences in a row that are no teasers of a list."""
    if page.frame and rest[n].kind in LISTS:
        return None
    if rest[n].kind in CLOSING | {Kind.ABOUT} and page.text:
        return None
    for k in range(n + 1, min(n + 12, len(rest) - 1)):
        pair = rest[k : k + 2]
        if any(line.kind in LISTS | CLOSING | {Kind.ABOUT} for line in rest[n + 1 : k + 1]):
            return None
        if all(line.kind is Kind.TEXT and is_prose(line.text, 14) and SENTENCE_END.search(line.text) for line in pair):
            return k if pair[0].text != pair[1].text else None
    return None


def _first_sentence(lines: Sequence[Line], start: int) -> int:
    """Where the text of a page without frame begins: a dateline, else the first sentence that is not the title."""
    texts = [n for n, line in enumerate(lines) if line.kind is Kind.TEXT]
    for place, n in enumerate(texts):
        if n < start:
            continue
        text = lines[n].text
        if read_dateline(text) and words(text) >= 8:
            return n
        if not is_prose(text) and not (place and is_prose(text, 6) and SENTENCE_END.search(text)):
            continue
        is_first = n == texts[0] or (not SENTENCE_END.search(text) and lines[n].after_gap) or text.endswith("?")
        may_be_title = len(text) <= LONGEST_TITLE and (is_first or _rows_follow(lines, n))
        if may_be_title and any(is_prose(lines[k].text, 6) for k in texts[place + 1 : place + 4]) and words(text) <= 30:
            continue
        return _before_subheading(lines, n)
    return len(lines)


def _rows_follow(lines: Sequence[Line], n: int) -> bool:
    """Whether byline or date come straight after: then the line is title or subtitle."""
    following = [line for line in lines[n + 1 : n + 4] if line.kind is not Kind.SHARE]
    return bool(following) and following[0].row is not None and not following[0].row.values


def _before_subheading(lines: Sequence[Line], n: int) -> int:
    """A short line between the rows under the title and the first sentence opens the text."""
    rows = [k for k in range(max(0, n - 4), n) if lines[k].row is not None]
    if rows and any(line.kind is Kind.TEXT for line in lines[: rows[-1]]):
        return next((k for k in range(rows[-1] + 1, n) if lines[k].kind is Kind.TEXT), n)
    return n


def _mend_end(page: Page) -> None:
    """End marks and prompts inside the last paragraph."""
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
