"""Read bylines in any language: the names of authors as printed, without "By", offices, agencies and addresses.

`read_byline` reads a line that may be a byline, `names_in` a text that is known to name authors. The words are in
`wording` (bylines.tsv, titles.tsv, agencies.tsv), the marks of single newspapers in their profiles.
"""

import re
from itertools import pairwise

from clipwire.parsing.bylines import east_asian
from clipwire.parsing.bylines.names import is_office, is_plain_name, people_in, person_in
from clipwire.parsing.bylines.openings import Opening, first_words, opened
from clipwire.parsing.bylines.words import bare, jobs, listed, plain, printed_marks, signing_jobs
from clipwire.parsing.dates import read_dates
from clipwire.text.scripts import EAST_ASIAN

MAX_LINE_CHARS = 160
MAX_SENTENCE_WORDS = 8
"""A line with more words and a full stop at its end is a sentence."""
MAX_STATED_CHARS = 500
MAX_OFFICE_WORDS = 6
MAX_JOB_WORDS = 5

_ADDRESS = re.compile(
    r"[(<\[]?[\w.+-]{1,60}@[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){1,4}[)>\]]?|(?<!\w)@\w+|https?://\S*|www\.\S+",
    re.IGNORECASE | re.ASCII,
)
_COLUMN = re.compile(r"\s*[|｜│•]\s*|\s·\s|\s[-–—]{1,2}\s|\s{2,}")
"""Separators between a byline and other pieces on its line."""
_LABEL_OF_DATE = re.compile(r"(?<=\w)\s+[^\W\d_]+:\s*$")
"""“Stand:” in “Von Jana Weiß Stand: 24.04.2025”."""
_ABBREVIATED = re.compile(r"\d \w(?:\.m|in|in?ut)\.$", re.IGNORECASE)
"""The end of a line that is no sentence: "6:30 p.m.", "2 Min."."""
_INVERTED = re.compile(r"([^\W\d_]+), ([^\W\d_]+)")
"""Surname before first name: "Doe, Jane"."""


def read_byline(line: str) -> list[str] | None:
    """The authors in a byline, in order; empty if it names nobody ("By Reuters"). None for a line that is not a byline.

    >>> read_byline("October 9, 2018 | By Jane Doe, Senior Reporter, and Kim Yong Su PT")
    ['Jane Doe', 'Kim Yong Su']
    """
    if len(line) > MAX_LINE_CHARS or line.endswith(("?", "!", "…", "。")) or not _may_be_byline(line):
        return None
    columns = _columns(line)
    read = next((names for column in columns if (names := _read_column(column)) is not None), None)
    if read is None:  # Jane Doe | Journalist
        return next((names for pair in pairwise(columns) if (names := _signed(", ".join(pair))) is not None), None)
    return read


def names_in(stated: str) -> list[str]:
    """The names of people in a text that is known to name authors, such as a field of metadata, in order, each once.

    >>> names_in("Jane Doe; John Roe (Reuters), Staff Writer")
    ['Jane Doe', 'John Roe']
    """
    text = _ADDRESS.sub(" ; ", stated[:MAX_STATED_CHARS]).strip(" ;")
    if text.lower() in listed("account"):
        return []
    opening = opened(text)
    if EAST_ASIAN.search(text) and (names := east_asian.names_in(opening.rest, is_byline=True)) is not None:
        return [] if opening.is_credit else names
    if (inverted := _INVERTED.fullmatch(text)) and not any(map(is_office, inverted.groups())):
        return [f"{inverted[2]} {inverted[1]}"]
    if text.islower() and is_plain_name(text):
        return [text.title()]
    return people_in(opening).names or (people_in(Opening(text)).names if opening.kind == "from" else [])


def is_job(line: str) -> bool:
    """Whether a line is a job of somebody who writes for the press, as it is printed below a name.

    >>> is_job("Transport reporter"), is_job("The reporter left.")
    (True, False)
    """
    words = line.split()
    ends = {plain(words[0]), plain(words[-1])} if words else set()
    return len(words) <= MAX_JOB_WORDS and line[-1] not in ".!?" and bool(ends & jobs())


def _may_be_byline(line: str) -> bool:
    """Whether a line has a word of bylines. This must be quick, since it is called for every line of a page."""
    words = line.split()
    if line.endswith(".") and len(words) > MAX_SENTENCE_WORDS and not _ABBREVIATED.search(line):
        return False
    if any(key in first_words() or key in signing_jobs() for key in map(plain, words)):
        return True
    if words and words[-1] in printed_marks():
        return True
    return EAST_ASIAN.search(line) and not line.endswith(".") and east_asian.may_be_byline(line)


def _columns(line: str) -> list[str]:
    """The pieces of a line without addresses and dates."""
    line = _ADDRESS.sub(" ; ", line)
    for date in reversed(read_dates(line)) if any(map(str.isdigit, line)) else ():
        line = f"{_LABEL_OF_DATE.sub('', line[: date.start])} | {line[date.end :]}"
    return [column for column in map(bare, _COLUMN.split(line)) if column]


def _read_column(column: str) -> list[str] | None:
    opening = opened(column)
    if opening.is_credit:
        return None
    if EAST_ASIAN.search(column):
        names = east_asian.names_in(opening.rest, is_byline=bool(opening.kind))
        if names is not None:
            return names
    if not opening.kind:
        return _signed(column)
    found = people_in(opening)
    if found.begins_as_prose:
        return None
    if not found.names:
        return [] if found.has_office else None
    is_sure = opening.kind == "label" or " " in opening.words or any(" " in name for name in found.names)
    return found.names if is_sure else None  # not "By Land and Sea"


def _signed(column: str) -> list[str] | None:
    """The name in a line that has only a name and a job or an agency: "Jane Doe, Harbour Reporter"."""
    name, _, rest = column.partition(", ")
    words = rest.split()
    signs = " ".join(words) in printed_marks() or any(plain(word) in signing_jobs() for word in words)
    if not signs or "," in rest or len(words) > MAX_OFFICE_WORDS:
        return None
    person, has_office = person_in(name, is_first=True)
    return [person] if person and not has_office and " " in person else None
