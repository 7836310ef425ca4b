"""Find where the text of a page begins and where it ends."""

from collections.abc import Sequence

from clipwire.parsing.datelines import read_dateline
from clipwire.parsing.formats.page_dump.block import is_sentence, main_block
from clipwire.parsing.formats.page_dump.lines import SENTENCE_END, Line
from clipwire.parsing.formats.page_dump.prose import is_prose, words
from clipwire.parsing.furniture import Kind

MAX_TITLE_CHARS = 250
MAX_LINES_ABOVE = 12
"""Lines above the first sentence of a text copy: title, subtitle, byline, date."""
MIN_TITLE_WORDS = 4
"""Words of a title; entries of menus and names of sections have fewer."""
QUESTION_MARKS = ("?", "？", "؟")
MIN_QUESTIONS = 2
"""Paragraphs of an interview that end with a question mark."""
MIN_WORDS_WITH_DATELINE = 8
"""Words of a line that begins with a dateline, if it has more than the dateline."""


def bounds_of_text(lines: Sequence[Line], frame: int | None) -> tuple[int, int]:
    """The first line of the text, and the line after its last.

    On a page with a row, the text is everything below the row and the title; on others, the part that is dense with
    sentences.
    """
    if frame is not None:
        return frame + 1 + _is_title_below(lines, frame), len(lines)
    start, end = main_block(lines)
    return _first_sentence(lines, _below_rows(lines, start)), _behind_last_answer(lines, start, end)


def _behind_last_answer(lines: Sequence[Line], start: int, end: int) -> int:
    """The end of the text with the short questions and answers that end an interview."""
    questions = sum(line.text.endswith(QUESTION_MARKS) for line in lines[start:end])
    at = end
    while at < len(lines) and ends_a_sentence(lines[at]):
        at += 1
    has_question = any(line.text.endswith(QUESTION_MARKS) for line in lines[end:at])
    return at if questions >= MIN_QUESTIONS and has_question else end


def _below_rows(lines: Sequence[Line], start: int) -> int:
    """The first sentence below the title's byline or date, if nothing but text is between it and the dense part.

    Short lines of a text, such as results or verse, would cut its beginning off.
    """
    for n in range(1, min(start, MAX_LINES_ABOVE)):
        if lines[n - 1].kind is Kind.ROW and is_sentence(lines[n].text) and lines[n].kind is Kind.TEXT:
            return n if all(line.kind is Kind.TEXT for line in lines[n:start]) else start
    return start


def _is_title_below(lines: Sequence[Line], at: int) -> bool:
    """Whether the title is below the row: if only rows are above the row and a headline follows it."""
    if at + 1 >= len(lines) or any(line.row is None or line.row.only_dates for line in lines[:at]):
        return False
    row, line = lines[at].row, lines[at + 1]
    return (
        line.kind is Kind.TEXT
        and not (row and row.values.get("title"))
        and words(line.text) <= 20
        and not SENTENCE_END.search(line.text)
    )


def _first_sentence(lines: Sequence[Line], start: int) -> int:
    """The first line of the text on a page without a row: a dateline, or the first sentence that is not the title."""
    texts = [n for n, line in enumerate(lines) if line.kind is Kind.TEXT]
    for place, n in enumerate(texts):
        text = lines[n].text
        if place and n + MAX_LINES_ABOVE > start and _is_dateline_alone(text):
            return n  # on a line of its own above the first sentence
        if n < start:
            continue
        if _is_dateline_alone(text) or (read_dateline(text) and words(text) >= MIN_WORDS_WITH_DATELINE):
            return n
        if not is_prose(text) and not (place and is_prose(text, 6) and SENTENCE_END.search(text)):
            continue
        is_first = n == texts[0] or (not SENTENCE_END.search(text) and lines[n].after_gap) or text.endswith("?")
        may_be_title = len(text) <= MAX_TITLE_CHARS and (is_first or _rows_follow(lines, n))
        if may_be_title and any(is_prose(lines[k].text, 6) for k in texts[place + 1 : place + 4]) and words(text) <= 30:
            continue
        return _before_subheading(lines, n)
    return len(lines)


def _is_dateline_alone(text: str) -> bool:
    """Whether a line is a dateline and nothing else: (평양 11월 3일발 조선중앙통신)."""
    opening = read_dateline(text)
    return opening is not None and opening.end == len(text)


def _rows_follow(lines: Sequence[Line], n: int) -> bool:
    """Whether a byline or a date follows directly, so that the line is a title or a subtitle."""
    following = [line for line in lines[n + 1 : n + 4] if line.kind is not Kind.SHARE]
    return bool(following) and following[0].row is not None and not following[0].row.values


def _before_subheading(lines: Sequence[Line], n: int) -> int:
    """The line where the text begins: the first sentence, or a short line between it and the rows under the title.

    Below nothing but menus and sections, that line is the title.
    """
    rows = [k for k in range(max(0, n - 4), n) if lines[k].row is not None]
    above = [words(line.text) for line in lines[: rows[-1]] if line.kind is Kind.TEXT] if rows else []
    between = next((k for k in range(rows[-1] + 1, n) if lines[k].kind is Kind.TEXT), n) if rows else n
    is_title = max(above, default=0) < MIN_TITLE_WORDS <= words(lines[between].text)
    if above and not is_title:
        return between
    return n


def ends_a_sentence(line: Line) -> bool:
    return line.kind is Kind.TEXT and SENTENCE_END.search(line.text) is not None
