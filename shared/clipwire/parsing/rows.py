"""Read lines of metadata: "Date: 24/04/2025 | Source: Pyongyang Times", "By Jane Doe", "6 January 2026", a URL."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast

from clipwire.parsing.bylines import names_in, read_byline
from clipwire.parsing.dates import WrittenDate, read_dates
from clipwire.wording import table
from clipwire.wording.calendar import numbers_by_word, weekdays

Role = Literal["published", "modified", "crawled", "unlabelled"]
"""The meaning of a date; `unlabelled` if no word beside it shows one."""

DATE_LABELS = ("published", "modified", "crawled")
READ_ORIGINAL = re.compile(r"read original", re.IGNORECASE)
_LABELLED = re.compile(r"\W{0,3}([^\W\d][^:：|]{0,24}?)\s?[:：]\s*(.*)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_PLACE = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s){0,3}[^\W\d_][\w.'’-]{2,30},\s+(?:(?:den|le|am|a|il|li|el|dne|dnia|em)\s+)?"
)
"""A place before the day, as above letters: "Berlin, den 3. März 2025"."""
MAX_DATE_ROW_CHARS = 200
MAX_LABEL_WORDS = 4
_URL = re.compile(r"[<(]?(https?://[^\s<>\"]{4,2000}?)[>)]?")


@dataclass(frozen=True)
class Row:
    """The values in a line of metadata."""

    dates: tuple[tuple[Role, WrittenDate], ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    """`source`, `url`, `title`: as printed, without the label."""
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """The meanings of the line's labels, including labels without a value."""
    text: str = ""

    @property
    def is_frame(self) -> bool:
        """Whether it has two of date, source and link to the original, like the row above texts on KCNA Watch."""
        return ("published" in self.labels) + ("source" in self.labels) + bool(READ_ORIGINAL.search(self.text)) >= 2

    @property
    def only_dates(self) -> bool:
        return bool(self.dates) and not self.labels and not self.authors and not self.values


def read_row(line: str, language: str | None = None) -> Row | None:
    """The values of a line of metadata; None for any other line. For lines of up to 300 characters.

    `language` (BCP 47) is that of the text, if it is stated: it decides about words that are two months.
    """
    if found := _URL.fullmatch(line):
        return Row(values={"url": found[1]}, text=line)
    pieces = _pieces(line)
    first = _label(pieces[0])
    if first and len(pieces) == 1 and first[0] in ("title", "ignored", "source") and first[1].endswith((".", "?", "!")):
        return None
    if first or (len(pieces) > 1 and any(map(_label, pieces)) and _date_row(pieces[0], language)):
        return _labelled_row(line, pieces, language)
    authors = read_byline(line)
    if authors is None:
        return _date_row(line, language) if len(line) <= MAX_DATE_ROW_CHARS else None
    return Row(tuple(dates_of(line, language)), authors=tuple(authors), text=line)


def read_place_and_day(line: str, language: str | None = None) -> Row | None:
    """The date of a line such as "Berlin, den 3. März 2025" above a letter or a release; None for any other line.

    A title may look like that as well: "Press Briefing, March 3, 2025".
    """
    dates, rest = _dates(line, language) if len(line) <= MAX_DATE_ROW_CHARS else ([], [])
    is_row = len(dates) == 1 and _PLACE.fullmatch(rest[0]) is not None and not _words_of_its_own(rest[1])
    return Row(tuple(dates), text=line) if is_row else None


def dates_of(line: str, language: str | None = None) -> list[tuple[Role, WrittenDate]]:
    """The dates in any line, with the meaning of each by the words before it."""
    return _dates(line, language)[0]


def joined(one: Row, other: Row) -> Row:
    """Two labelled lines that follow each other, as one row."""
    return Row(
        (*one.dates, *other.dates),
        other.values | one.values,
        (*one.authors, *other.authors),
        (*one.labels, *other.labels),
        f"{one.text}\n{other.text}",
    )


def _pieces(line: str) -> list[str]:
    """A line divided at its labels. "Original URL: …" is one piece, although "URL" alone is a label too."""
    pieces: list[str] = []
    for piece in _between_pieces().split(line):
        if pieces and not _label(pieces[-1]) and _label(f"{pieces[-1]} {piece}"):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return pieces


def _label(piece: str) -> tuple[str, str] | None:
    found = _LABELLED.fullmatch(piece)
    meaning = _labels().get(" ".join(found[1].lower().split())) if found else None
    return (meaning, found[2].strip()) if found and meaning else None


def _labelled_row(line: str, pieces: list[str], language: str | None) -> Row | None:
    dates: list[tuple[Role, WrittenDate]] = []
    values: dict[str, str] = {}
    authors: list[str] = []
    labels: list[str] = []
    for piece in pieces:
        meaning, value = _label(piece) or ("unlabelled", piece)
        match meaning:
            case "published" | "modified" | "crawled":
                found = read_dates(value, language)
                if value and not found and len(pieces) == 1 and len(value) > 40:
                    return None  # a sentence that begins with "Released:"
                dates += [(meaning, date) for date in found]
            case "author":
                authors += names_in(value)
                if value and not authors and len(pieces) == 1:
                    return None
            case "source" | "url" | "title":
                values.setdefault(meaning, value)
            case "unlabelled":
                dates += [("unlabelled", date) for date in read_dates(value, language)]
        labels.append(meaning)
    return Row(tuple(dates), values, tuple(authors), tuple(labels), line)


def _date_row(line: str, language: str | None) -> Row | None:
    """A row of dates that has only weekdays, labels and perhaps the name of a section around them."""
    dates, rest = _dates(line, language)
    if not dates:
        return None
    leftover = [word for part in rest for word in _words_of_its_own(part)]
    is_timed = any("T" in reading for _, date in dates for reading in date.readings)
    if not leftover or (is_timed and len(leftover) <= 2 and len(line) <= 60):
        return Row(tuple(dates), text=line)
    pieces = [piece.strip(" ,-–—") for part in rest for piece in re.split(r"[|•·—–]|\s-\s|,\s", part)]
    pieces = [piece for piece in pieces if _words_of_its_own(piece)]
    drawn = re.search(r"[|•·]", line) is not None
    if drawn and all(len(piece.split()) <= 4 for piece in pieces) and len(line) <= 120:
        return Row(tuple(dates), text=line)
    return None


def _dates(line: str, language: str | None) -> tuple[list[tuple[Role, WrittenDate]], list[str]]:
    """The dates in a line with the meaning of each, and the pieces of text around them."""
    dates: list[tuple[Role, WrittenDate]] = []
    around: list[str] = []
    at = 0
    for date in read_dates(line, language) if any(c.isdigit() for c in line) else ():
        around.append(line[at : date.start])
        dates.append((_role(around[-1]), date))
        at = date.end
    return dates, [*around, line[at:]]


def _role(before: str) -> Role:
    """The meaning of a date by the last word or label in the text before it that shows one."""
    words = _WORD.findall(before.lower())
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - MAX_LABEL_WORDS), end):
            role = _roles_of_labels().get(" ".join(words[start:end]), "unlabelled")
            if role != "unlabelled":
                return role
    return "unlabelled"


def _words_of_its_own(text: str) -> list[str]:
    """The words that do not belong to a date."""
    return [word for word in _WORD.findall(text.lower()) if word not in _beside_dates()]


@cache
def _roles_of_labels() -> dict[str, Role]:
    """Word or label of several words -> the meaning of the date behind it."""
    labels = {word: cast(Role, row.kind) for row in table("labels") if row.kind in DATE_LABELS for word in row.words}
    return _beside_dates() | {label: role for label, role in labels.items() if " " in label}


@cache
def _labels() -> dict[str, str]:
    """Label -> the meaning of the value behind it."""
    return {word: row.kind for row in table("labels") if row.kind != "beside" for word in row.words}


@cache
def _beside_dates() -> dict[str, Role]:
    """Word that may be beside a date in a line of its own -> the meaning of that date.

    The single words of a label of several words ("last updated") have no meaning.
    """
    neutral = {*weekdays(), *numbers_by_word("zone", "*")}
    roles: dict[str, Role] = {}
    for _, kind, cell, _ in table("labels"):
        for label in cell.split("|") if kind in ("beside", *DATE_LABELS) else ():
            words = label.split(" ")
            if kind == "beside" or len(words) > 1:
                neutral.update(words)
            else:
                roles[label] = cast(Role, kind)
    known: dict[str, Role] = dict.fromkeys(neutral, "unlabelled")
    return known | roles


@cache
def _between_pieces() -> re.Pattern[str]:
    """The separators between the pieces of a line: a drawn line, or a space before the label of the next piece."""
    opening = (label for label, kind in _labels().items() if kind not in ("title", "ignored") and " " not in label)
    next_label = rf"(?=(?:{'|'.join(opening)})\s?[:：])"
    return re.compile(rf"\s*[|｜│]\s*|\s+[•·]\s+|\s+{next_label}|\s+(?=read original)", re.IGNORECASE)
