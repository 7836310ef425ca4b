"""Where quotation marks open and close: stretches of quoted text, joined where they run over paragraphs."""

import re
from typing import NamedTuple

from clipwire.text.scripts import HANGUL

CLOSING = {
    "“": '”"',
    '"': '"”',
    "„": "“”",
    "«": "»",
    "「": "」",
    "『": "』",
    "《": "》",
    "``": "''",
    "»": "«",
    "‘": "’",
}
"""Opening mark -> the marks that close it: mixed ones occur where an editor's programme knew only one end."""

LONGEST = 6_000
"""Characters of one quote: beyond, a mark was forgotten."""

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”„«»「」『』\"]|``|''")
_KOREAN_MARK = re.compile(r"[“”„«»「」『』《》\"]|``|''")
"""《》 quote what is said in the DPRK's Korean; in Chinese they are around titles of works."""
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)([^\n‘]{3,1500}?[,.?!…])[’'](?![\w])")
"""British single marks, told from apostrophes by the punctuation before the closing one."""


class Quoted(NamedTuple):
    """A stretch in quotation marks: `start` and `end` take the marks in, `text` leaves them out."""

    start: int
    end: int
    text: str


def quoted(text: str) -> list[Quoted]:
    """The outermost stretches in quotation marks, in order.

    A quote that is not closed in its paragraph and opened again in the next is one; one that is neither ends with
    its paragraph where it began it, and is none otherwise.
    """
    found: list[Quoted] = []
    open_pieces: list[Quoted] = []
    marks = _KOREAN_MARK if "《" in text and HANGUL.search(text) else _MARK
    for paragraph in _PARAGRAPH.finditer(text):
        pieces, unclosed = _in_paragraph(text, paragraph.start(), paragraph.end(), marks)
        if open_pieces:
            first = pieces[0].start if pieces else unclosed.start if unclosed else -1
            if _is_blank(text, paragraph.start(), first):
                if pieces:
                    found.append(_joined([*open_pieces, pieces.pop(0)]))
                    open_pieces = []
                elif unclosed:
                    open_pieces.append(unclosed)
                    if unclosed.end - open_pieces[0].start < LONGEST:
                        continue
                    open_pieces.pop()
                    unclosed = None
            if open_pieces:
                found.extend(_left_open(text, open_pieces))
                open_pieces = []
        found.extend(pieces)
        if unclosed:
            open_pieces = [unclosed]
    found.extend(_left_open(text, open_pieces))
    return found or [Quoted(match.start(), match.end(), match[1]) for match in _SINGLE.finditer(text)]


def _in_paragraph(text: str, start: int, end: int, marks: re.Pattern[str]) -> tuple[list[Quoted], Quoted | None]:
    """The quotes that a paragraph closes, and the one that it leaves open."""
    pieces: list[Quoted] = []
    opened: re.Match[str] | None = None
    depth = 0
    for mark in marks.finditer(text, start, end):
        sign = mark.group()
        if opened is None:
            if _opens(text, mark, start, end):
                opened, depth = mark, 0
        elif sign in CLOSING[opened.group()]:
            if sign == opened.group() and _opens(text, mark, start, end) and not _closes(text, mark):
                opened = mark
            elif depth:
                depth -= 1
            else:
                inner = text[opened.end() : mark.start()]
                if inner.strip():
                    pieces.append(Quoted(opened.start(), mark.end(), inner.strip()))
                opened = None
        elif sign == opened.group():
            if sign == "“":
                opened = mark  # the mark that closes was forgotten
            else:
                depth += 1
    unclosed = Quoted(opened.start(), end, text[opened.end() : end].strip()) if opened else None
    return pieces, unclosed


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    sign = mark.group()
    if sign == '"':
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        return not before.isalnum() and before not in ".,!?" and not after.isspace()
    if sign == "»":  # German books: »so«
        return mark.end() < end and text[mark.end()].isalnum() and "«" in text[mark.end() : end]
    return sign in CLOSING


def _closes(text: str, mark: re.Match[str]) -> bool:
    return mark.start() > 0 and not text[mark.start() - 1].isspace()


def _is_blank(text: str, start: int, end: int) -> bool:
    return end >= start and not text[start:end].strip()


def _joined(pieces: list[Quoted]) -> Quoted:
    return Quoted(pieces[0].start, pieces[-1].end, "\n\n".join(piece.text for piece in pieces))


def _left_open(text: str, pieces: list[Quoted]) -> list[Quoted]:
    """What to make of a quote that is never closed: believed where it fills paragraphs from their start."""
    if not pieces:
        return []
    begins = text.rfind("\n", 0, pieces[0].start) + 1
    return [_joined(pieces)] if len(pieces) > 1 or _is_blank(text, begins, pieces[0].start) else []
