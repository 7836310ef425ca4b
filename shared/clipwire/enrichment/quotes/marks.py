"""Find stretches of text in quotation marks, joined if they run over several paragraphs."""

import re
from typing import NamedTuple

from clipwire.text.scripts import HANGUL

CLOSING = {
    "“": '”"',
    "”": "”",
    '"': '"”',
    "״": '״"',
    "„": '“”"',
    "«": "»",
    "「": "」",
    "『": "』",
    "《": "》",
    "``": "''",
    "‘‘": "’’",
    "»": "«»",
    "‘": "’",
    "‚": "‘’'",
    "›": "‹",
}
"""Opening mark -> the marks that close it. Some editors turn only one of the two into a typographic mark."""

MAX_QUOTE_CHARS = 6_000
"""A quote of several paragraphs is divided at this length: its closing mark was probably forgotten."""

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”„«»「」『』\"״]|``|''|‘‘|’’")
_GERMAN_MARK = re.compile(r"[“”„«»「」『』\"‚‘›‹]|``|''|‘‘|’’")
"""For texts with single marks that are open at the bottom of the line: ‚so‘."""
_KOREAN_MARK = re.compile(r"[“”„«»「」『』《》\"]|``|''|‘‘|’’")
"""In DPRK Korean, 《》 are around speech; in Chinese, they are around titles of works."""
_SINGLE_LOW = re.compile(r"(?:^|[\s(])(?:‚(?=\w[^\n‚]*[‘’'])|›(?=\w[^\n›]*‹))", re.MULTILINE)
_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=\w)([^\n‘]{3,1500}?[,.?!…])[’'](?![\w])|(?<!\w)‘(?=\w)([^\n‘’]{3,300})’(?=,\s)"
    r"|(?<!\w)'(?=[A-Z])([^\n'‘’]{12,300})'(?=,\s)"
)
"""British and Dutch single marks. The punctuation beside the closing one shows that it is not an apostrophe."""


_HEBREW_PREFIX = re.compile(r"(?:\A|[\s(])[שהבלמוכ]\Z")
_HEBREW_WORD = re.compile(r"[א-ת]{2,20} ")


class Quoted(NamedTuple):
    """A stretch in quotation marks: `start` and `end` include the marks, `text` does not."""

    start: int
    end: int
    text: str


def quoted(text: str) -> list[Quoted]:
    """The outermost stretches in quotation marks, in order.

    A quote that a paragraph leaves open continues with the quote that begins the next paragraph. If no paragraph closes
    it, it ends with its own paragraph if it begins that paragraph; otherwise its mark is ignored.
    """
    found: list[Quoted] = []
    parts: list[Quoted] = []  # parts of the quote that earlier paragraphs leave open
    marks = _GERMAN_MARK if _SINGLE_LOW.search(text) else _MARK
    if "《" in text and HANGUL.search(text):
        marks = _KOREAN_MARK
    for paragraph in _PARAGRAPH.finditer(text):
        closed, left_open = _in_paragraph(text, paragraph.start(), paragraph.end(), marks)
        if parts:
            first = closed[0] if closed else left_open
            goes_on = first is not None and _is_blank(text, paragraph.start(), first.start)
            if goes_on and closed:
                found.append(_joined([*parts, closed.pop(0)]))
            elif goes_on and left_open and left_open.end - parts[0].start < MAX_QUOTE_CHARS:
                parts.append(left_open)
                continue
            else:
                found += _never_closed(text, parts)
        found += closed
        parts = [left_open] if left_open else []
    found += _never_closed(text, parts)
    return found or [
        Quoted(match.start(), match.end(), match[1] or match[2] or match[3]) for match in _SINGLE.finditer(text)
    ]


def _in_paragraph(text: str, start: int, end: int, marks: re.Pattern[str]) -> tuple[list[Quoted], Quoted | None]:
    """The quotes that a paragraph closes, and the one that it leaves open, if any."""
    closed: list[Quoted] = []
    opening: re.Match[str] | None = None
    depth = 0  # of marks of the same kind within the quote
    for mark in marks.finditer(text, start, end):
        sign = mark.group()
        if opening is None:
            if _opens(text, mark, start, end):
                opening, depth = mark, 0
        elif _is_in_hebrew_word(text, mark):
            continue
        elif sign in CLOSING[opening.group()] or sign == CLOSING[opening.group()]:
            if sign == opening.group() and _opens(text, mark, start, end) and not _closes(text, mark):
                opening = mark  # a straight mark that opens: the one before was never closed
            elif depth:
                depth -= 1
            else:
                inner = text[opening.end() : mark.start()].strip()
                if inner:
                    closed.append(Quoted(opening.start(), mark.end(), inner))
                opening = None
        elif sign == opening.group():
            if sign == "“":
                opening = mark  # the mark before was never closed
            else:
                depth += 1
    rest = text[opening.end() : end].strip() if opening else ""
    return closed, Quoted(opening.start(), end, rest) if opening and rest else None


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark may open a quote in the paragraph `text[start:end]`."""
    sign = mark.group()
    if sign == "”":  # Swedish and Finnish: ”så”
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        return (mark.start() == start or before in " (\xa0:–—") and after.isalnum() and "”" in text[mark.end() : end]
    if sign in '"״':
        if _follows_hebrew_letter(text, mark):
            return sign in text[mark.end() : end]
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        return not before.isalnum() and before not in ".,!?" and not after.isspace()
    if sign in "»›‚":  # German books: »so«; Swedish: »so»
        before, rest = text[mark.start() - 1 : mark.start()], text[mark.end() : end]
        is_at_word = mark.start() == start or before in " (\xa0:–—"
        return is_at_word and rest[:1].isalnum() and any(closing in rest for closing in CLOSING[sign])
    if sign in "‘‹":
        return False
    return sign in CLOSING


def _is_in_hebrew_word(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark is that of an abbreviation: צה"ל."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return mark.group() in '"״' and "א" <= before <= "ת" and "א" <= after <= "ת"


def _follows_hebrew_letter(text: str, mark: re.Match[str]) -> bool:
    """Whether only a small word of one letter is between a space and a mark: ש"הכתובת הייתה על הקיר"."""
    return bool(
        _HEBREW_PREFIX.search(text, max(0, mark.start() - 2), mark.start()) and _HEBREW_WORD.match(text, mark.end())
    )


def _closes(text: str, mark: re.Match[str]) -> bool:
    return mark.start() > 0 and not text[mark.start() - 1].isspace()


def _is_blank(text: str, start: int, end: int) -> bool:
    return end >= start and not text[start:end].strip()


def _joined(parts: list[Quoted]) -> Quoted:
    return Quoted(parts[0].start, parts[-1].end, "\n\n".join(part.text for part in parts))


def _never_closed(text: str, parts: list[Quoted]) -> list[Quoted]:
    """A quote that no paragraph closes, if it has several paragraphs or begins its only one; else nothing."""
    if not parts:
        return []
    paragraph = text.rfind("\n", 0, parts[0].start) + 1
    return [_joined(parts)] if len(parts) > 1 or _is_blank(text, paragraph, parts[0].start) else []
