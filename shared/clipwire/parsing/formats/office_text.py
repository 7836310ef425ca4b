"""The article of a document with styled paragraphs: Word, OpenDocument, RTF."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import takewhile
from typing import NamedTuple

from clipwire.model.article import Article
from clipwire.parsing.bylines import names_in
from clipwire.parsing.first_lines import read_lone_name
from clipwire.parsing.furniture import Kind, kind_of, own_paragraphs
from clipwire.parsing.papers import read_issue
from clipwire.parsing.rows import read_place_and_day, read_row
from clipwire.parsing.stated import paragraphs, stated_article

TITLE_STYLES = ("Title", "Heading 1", "Titel", "Titre")
TEMPLATE = re.compile(
    r"\b(?:template|vorlage|modèle|plantilla|modelo|modello|sjabloon|mall|szablon|шаблон)\b", re.IGNORECASE
)
MAX_HEADER_LINES = 10
"""Lines at the top among which a headline is looked for."""
MAX_TITLE_CHARS = 150
MIN_HEADLINE_RATIO = 1.2
"""The type of a headline is at least this many times as large as the usual."""
USUAL_HALF_POINTS = 22
MIN_SHARED_WORDS = 0.5
"""The share of its words that a title in the properties has in common with the text, or else a template left it."""


class Line(NamedTuple):
    """One paragraph."""

    style: str
    text: str
    size: int = 0
    """Half points of the smallest type that is stated in its runs; 0 if one run states none."""
    is_bold: bool = False
    """Whether all of it is in bold print."""


def article_of_lines(
    lines: list[Line], title: str | None, author: str | None, language: str | None, warnings: list[str]
) -> Article:
    """The article of a document. `title`, `author` and `language` are its properties; `lines` is not empty."""
    every = lines
    title, lines = _title(title, lines)
    subtitle, lines = _taken(lines, lambda line: line.style == "Subtitle")
    body, is_cut_off = own_paragraphs((line.text for line in lines), "document")
    article = stated_article(
        "header",
        title=title,
        subtitle=subtitle,
        authors=names_in(author or ""),
        language=language,
        body=paragraphs(body),
        truncated=is_cut_off,
        warnings=warnings,
    )
    read_issue(article, takewhile(lambda text: text != title, (line.text for line in every[:MAX_HEADER_LINES])))
    read_lone_name(article)
    return article


def _taken(lines: list[Line], wanted: Callable[[Line], bool]) -> tuple[str | None, list[Line]]:
    """The text of the first line and the other lines if the first is `wanted`; else None and all lines."""
    return (lines[0].text, lines[1:]) if len(lines) > 1 and wanted(lines[0]) else (None, lines)


def _title(stated: str | None, lines: list[Line]) -> tuple[str | None, list[Line]]:
    """The title and the lines without it.

    It is the line in a title's style, or the one that the properties state, or the one in large or bold print; else the
    property, if the text has its words, or a short first line. Byline and date above it are kept, other lines are not.
    """
    stated = " ".join((stated or "").split())
    at = _headline_at(stated, lines)
    if at is not None:
        rows = [line for line in lines[:at] if read_row(line.text) or read_place_and_day(line.text)]
        above = [line for line in rows if kind_of(line.text) is not Kind.CONTACT]
        return lines[at].text, [*above, *lines[at + 1 :]]
    if stated and (_is_about(stated, lines) or not _may_be_title(lines[0]) or len(lines) < 2):
        return (None if TEMPLATE.search(stated) else stated), lines
    if _may_be_title(lines[0]) and len(lines) > 1:
        return lines[0].text, lines[1:]
    return None, lines


def _headline_at(stated: str, lines: list[Line]) -> int | None:
    """The line of the headline by its style, its words or its type, with only short lines above it."""
    long = next((at for at, line in enumerate(lines) if not _may_be_title(line)), len(lines))
    top = range(min(long, MAX_HEADER_LINES, len(lines)))
    styled = next((at for at in top if lines[at].style in TITLE_STYLES), None)
    same = next((at for at in top if stated and lines[at].text == stated), None)
    if styled is not None or same is not None:
        return styled if styled is not None else same
    candidates = [at for at in top if at + 1 < len(lines) and not read_row(lines[at].text) and _is_own(lines[at].text)]
    largest = max(candidates, key=lambda at: lines[at].size, default=None)
    usual = Counter(line.size or USUAL_HALF_POINTS for line in lines[long:]).most_common(1)
    if largest is not None and usual and lines[largest].size >= MIN_HEADLINE_RATIO * usual[0][0]:
        return largest
    is_rare = 2 * sum(line.is_bold for line in lines) < len(lines)
    bold = next((at for at in candidates if lines[at].is_bold), None) if is_rare else None
    if bold is not None:
        return bold
    # Below the head of a press release, the first line of its own is the headline.
    return (
        candidates[0]
        if candidates and candidates[0] and all(_is_head(line.text) for line in lines[: candidates[0]])
        else None
    )


def _is_head(text: str) -> bool:
    return bool(read_row(text)) or not _is_own(text)


def _is_own(text: str) -> bool:
    """Whether a line is not furniture, such as the head of a press release."""
    return kind_of(text) is Kind.TEXT


def _may_be_title(line: Line) -> bool:
    ends_sentence = line.text.endswith((".", "!", "?", ":", "。"))
    return line.style in TITLE_STYLES or (len(line.text) < MAX_TITLE_CHARS and not ends_sentence)


def _is_about(stated: str, lines: list[Line]) -> bool:
    """Whether half of the words of a stated title occur in the first lines."""
    words = {word for word in re.findall(r"\w+", stated.casefold()) if len(word) > 2}
    text = " ".join(line.text for line in lines[:MAX_HEADER_LINES]).casefold()
    return not words or sum(word in text for word in words) >= MIN_SHARED_WORDS * len(words)
