"""Find a forwarded message in the text of a mail, by the headers that mail programs of many languages write above it.

The labels are in `wording/mail.tsv`. To add a language, add rows to it.
"""

import re
from functools import cache
from typing import NamedTuple

from clipwire.wording import words_of

FIELDS = ("from", "date", "subject", "to")
MIN_HEADERS = 3
"""Different headers that show a forwarded message. One of them is the sender's."""
MAX_BLOCK_LINES = 40
"""Lines of headers and their values above one message."""
MAX_HEADER_CHARS = 1_000
MAX_LABEL_CHARS = 30
"""The beginning of a header in which its colon is looked for."""
MAX_VALUE_LINES = 3
"""Lines over which a program breaks a long header."""
ONE_LINE = re.compile(
    r"(?P<date>[^\n]*?\d{1,2}[:.]\d\d)[^\n\w]*(?P<name>[^\d\n<>:;]{3,60}?)?[\s\"'”’]*[<(][^\s<>()]+@[^\s<>()]+[>)][^\n]*[:：]$"
)
"""Date and sender in one line, as Yandex and Thunderbird write it above a text."""
UNKNOWN = re.compile(r"[^\s:：]{2,20}(?: [^\s:：]{1,20})?\s?[:：]\s*\S")
DASHED = re.compile(r"\s*-{4,}[^\n-]{4,60}-{4,}\s*$")
"""A line with words between dashes, as many programs draw above a forwarded message and below it."""


class Forward(NamedTuple):
    """A forwarded message: where its headers begin and end in the text, and what they say."""

    start: int
    end: int
    headers: dict[str, str]


class _Line(NamedTuple):
    start: int
    text: str
    """Without the marks of a quotation and of bold print."""


def forwards(text: str) -> list[Forward]:
    """The forwarded messages in a text, in the order of their headers: the first message of a chain is the last."""
    lines = _lines(text)
    found: list[Forward] = []
    at = 0
    while at < len(lines):
        headers, behind = _block(lines, at)
        if headers:
            end = lines[behind].start if behind < len(lines) else len(text)
            found.append(Forward(lines[at].start, end, headers))
        at = behind
    return found


def headers_of(text: str) -> Forward | None:
    """The headers that a text begins with, as in a digest, where two of them will do."""
    lines = _lines(text)
    headers, behind = _block(lines, 0, least=2) if lines else ({}, 0)
    if not headers:
        return None
    return Forward(0, lines[behind].start if behind < len(lines) else len(text), headers)


def text_below(text: str, forward: Forward) -> str:
    """The text of a forwarded message, without a line between dashes that ends it: "---- End of message ----"."""
    below = text[forward.end :].rstrip()
    rest, _, last = below.rpartition("\n")
    return rest if DASHED.match(last) else below


def _lines(text: str) -> list[_Line]:
    """The lines that are not blank."""
    found = []
    start = 0
    for line in text.split("\n"):
        bare = re.sub(r"^(?:\s*>)*\s*", "", line).replace("*", "").replace("\u200e", "").replace("\u200f", "").strip()
        if bare:
            found.append(_Line(start, bare))
        start += len(line) + 1
    return found


def _block(lines: list[_Line], at: int, least: int = MIN_HEADERS) -> tuple[dict[str, str], int]:
    """The headers that begin at a line, none if they are too few, and the line behind them."""
    has_mark = DASHED.match(lines[at].text) and at + 1 < len(lines)
    if has_mark and (one := ONE_LINE.match(lines[at + 1].text[:MAX_HEADER_CHARS])):
        return {"date": one["date"].strip(" ,"), "from": (one["name"] or "").strip()}, at + 2
    if header_of(lines[at].text) is None:
        return {}, at + 1
    found: dict[str, str] = {}
    end = min(len(lines), at + MAX_BLOCK_LINES)
    while at < end and (header := header_of(lines[at].text) or _unknown_header(lines, at)):
        field, value = header
        at += 1
        if (
            not value and at < len(lines) and header_of(lines[at].text) is None
        ):  # a table: the value is in the next cell
            value = lines[at].text
            at += 1
        elif field == "to" or value.endswith((",", ";")):
            at = _behind_value(lines, at)
        found.setdefault(field, value)
    needed = "from" in found or least < MIN_HEADERS
    return (found if needed and len(found) >= least else {}), at


def _unknown_header(lines: list[_Line], at: int) -> tuple[str, str] | None:
    """A line like a header between two headers, whose label the table does not know."""
    is_between = UNKNOWN.match(lines[at].text) and at + 1 < len(lines) and header_of(lines[at + 1].text)
    return ("to", lines[at].text) if is_between else None


def _behind_value(lines: list[_Line], at: int) -> int:
    """The line of the next header, if a list of addresses goes on over a few lines before it."""
    for ahead in range(at, min(at + MAX_VALUE_LINES, len(lines))):
        if header_of(lines[ahead].text):
            return ahead
        if "@" not in lines[ahead].text and ";" not in lines[ahead].text:
            return at
    return at


def header_of(line: str) -> tuple[str, str] | None:
    """Field and value of a line of a header, or None."""
    has_mark = any(mark in line[:MAX_LABEL_CHARS] for mark in ":：|") and len(line) <= MAX_HEADER_CHARS
    found = _labels().match(line) if has_mark else None
    if not found:
        return None
    return _field_of(found["label"]), found["value"].strip(" |*\t")


@cache
def _labels() -> re.Pattern[str]:
    words = sorted((word for field in FIELDS for word in words_of("mail", field)), key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in words)
    return re.compile(rf"[|\W_]{{0,3}}(?P<label>{alternatives})\.?\s{{0,3}}[:：|]\s*(?P<value>.*)$", re.IGNORECASE)


@cache
def _fields() -> dict[str, str]:
    return {word.replace(" ", ""): field for field in reversed(FIELDS) for word in words_of("mail", field)}


def _field_of(label: str) -> str:
    folded = re.sub(r"\s", "", label.lower())
    return _fields().get(folded) or _fields().get(folded.replace("i̇", "i"), "to")
