"""Read byline, dates and standfirst from the lines between the title and the first paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from clipwire.model.article import Evidence
from clipwire.parsing.bylines import names_in, read_byline
from clipwire.parsing.bylines.given import is_person
from clipwire.parsing.dates import in_zone, settle, shown_habit
from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.formats.html.metadata import fill, not_the_site
from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.structure import is_prose
from clipwire.parsing.formats.html.times import dates_an_entry, local_moment
from clipwire.parsing.formats.html.titles import site_names
from clipwire.parsing.rows import dates_of, read_row
from clipwire.text.folding import spaced_words

BEHIND_NAMES = re.compile(r"\s[|•·]\s|\s{2,}|\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b")
AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|author-?(?:name)?s?|autor(?:a|e|es|in|zy|ka|i)?|auteure?s?|autrice|firmas?|forfatter|skribent"
    r"|verfasser|yazar|writers?|reporters?|journalists?|szerz[oő]|avtor|penulis|assinatura|kirjoittaja)(?:$|[\s_-])",
    re.IGNORECASE,
)
MIN_SUBTITLE_WORDS = 4
MAX_BLOCK_CHARS = 160
MAX_NAMES_CHARS = 100
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W\d_]+")
MAX_DATE_LINE_CHARS = 100
MAX_WORDS_BEHIND_TITLE, MAX_WORDS_BEFORE_TITLE = 6, 1
"""Words beside the date. Above a title, a longer line may be the paper's head with today's date."""
BESIDE = frozenset({"aside", "nav", "footer", "figure", "figcaption"})
"""Elements whose dates belong to other articles and to pictures."""
ENDS_IN_DATE = re.compile(r"(?:\.m|\b(?:19|20)\d\d)\.$")
"""“9 p.m.”, and “18. studenoga 2005.” as languages of the Balkans write it."""
MAX_LINKED = 0.5
"""Share of a block that may be in links: a date in a link belongs to another article."""


def complete_from_print(page: Page, header: Sequence[Block], with_lead: Sequence[Block]) -> None:
    """Fill the fields that the metadata do not state from the blocks between the title and the first paragraph.

    Authors and subtitle may be below a lead in a long heading too.
    """
    short = [block for block in header if len(block.text) <= MAX_BLOCK_CHARS]
    printed = list(_printed_dates(page, short))
    for field in ("published", "modified"):
        fill(page, field, (("markup", "medium", date.value) for date in printed if date.field == field and date.value))
    if page.published is None:
        page.warnings += [date.warning for date in printed if date.warning]
    _take_day_of_readers(page, short)
    _fill_authors(page, [block for block in with_lead if len(block.text) <= MAX_BLOCK_CHARS])
    _fill_subtitle(page, with_lead)
    if page.description and page.subtitle is None:
        standfirst = spaced_words(page.description)
        fill(
            page,
            "subtitle",
            (("markup", "high", block.text) for block in header if spaced_words(block.text) == standfirst),
        )


def complete_from_rows(page: Page, blocks: Sequence[Block]) -> None:
    """Fill authors and dates from the bylines and labelled dates at the start of the blocks, which are below a lead."""
    rows = list(takewhile(lambda block: is_row(block.apart, page.language), blocks))
    site = site_names(page.source, page.url)
    names = (not_the_site(read_byline(row.apart) or [], site) for row in rows)
    if not page.authors and (authors := next(filter(None, names), None)):
        page.authors = authors
        page.evidence["authors"] = Evidence(
            origin="markup", confidence="medium", text=" | ".join(r.apart for r in rows)
        )
    labelled = [row for row in rows if all(role != "unlabelled" for role, _ in dates_of(row.apart, page.language))]
    printed = list(_printed_dates(page, labelled))
    for field in ("published", "modified"):
        fill(page, field, (("markup", "medium", date.value) for date in printed if date.field == field and date.value))


def is_row(line: str, language: str | None) -> bool:
    """Whether a short line is a byline, or has dates."""
    return len(line) <= MAX_BLOCK_CHARS and read_row(line, language) is not None


def _fill_subtitle(page: Page, header: Sequence[Block]) -> None:
    """Take a heading right below the title for the subtitle.

    A byline or a date is between it and the text, or it is too long for the heading of a section.
    """
    if not header or not header[0].is_heading or not (page.authors or page.published):
        return
    if is_prose(header[0]) or (len(header) > 1 and not header[1].is_heading):
        subtitle = header[0].text
        if len(subtitle.split()) >= MIN_SUBTITLE_WORDS and header[0].linked <= MAX_LINKED:
            fill(page, "subtitle", [("markup", "medium", subtitle)])


def date_from_near_title(page: Page, before: Sequence[Block], behind: Sequence[Block]) -> None:
    """Fill `published` from a short line with one date near the title: above it, or below a standfirst."""
    if page.published:
        return
    for blocks, most in ((behind, MAX_WORDS_BEHIND_TITLE), (before, MAX_WORDS_BEFORE_TITLE)):
        for block in blocks:
            if _is_date_line(block, most, page.language):
                printed = _printed_dates(page, [block])
                fill(
                    page,
                    "published",
                    (("markup", "low", d.value) for d in printed if d.field == "published" and d.value),
                )


def date_from_end(page: Page, blocks: Sequence[Block]) -> None:
    """Fill `published` from a line at the end of the article whose label says so: "Pubblicato il 14/01/2025"."""
    for block in blocks if page.published is None else ():
        dates = dates_of(block.apart, page.language) if is_row(block.apart, page.language) else []
        if {role for role, _ in dates} == {"published"}:
            printed = _printed_dates(page, [block])
            fill(page, "published", (("markup", "low", date.value) for date in printed if date.value))


def _take_day_of_readers(page: Page, blocks: Sequence[Block]) -> None:
    """Correct the day of a moment that is stated in UTC if the page prints the same moment on the day before or after.

    The moment gets the offset of the printed time. If only a day is printed, the day replaces the moment.
    """
    if page.published is None:
        return
    for block in blocks:
        if not _is_date_line(block, MAX_WORDS_BEHIND_TITLE, page.language):
            continue
        [(role, written)] = dates_of(block.apart, page.language)
        value = written.reading(page.profile.day_first if page.profile else None)
        if value and role in ("published", "unlabelled") and (local := local_moment(value, page.published)):
            page.published = local
            page.evidence["published"] = Evidence(origin="markup", confidence="medium", text=block.text)
            return


def _is_date_line(block: Block, most: int, language: str | None) -> bool:
    """Whether a block is a short line with one date, at most `most` other words and no sentence."""
    text = block.apart
    is_sentence = text.endswith((".", "!", "?", "。")) and not ENDS_IN_DATE.search(text)
    if len(text) > MAX_DATE_LINE_CHARS or is_sentence or not DIGIT.search(text):
        return False
    if any(above.tag in BESIDE for above in (block.element, *block.element.iterancestors())):
        return False
    dates = dates_of(text, language)
    if dates and dates[0][0] == "published":
        most = max(most, MAX_WORDS_BEHIND_TITLE)  # its label shows what the line is
    return len(dates) == 1 and len(WORD.findall(text[: dates[0][1].start] + " " + text[dates[0][1].end :])) <= most


class _PrintedDate(NamedTuple):
    field: str
    value: str | None
    warning: str | None


def _printed_dates(page: Page, blocks: Sequence[Block]) -> Iterator[_PrintedDate]:
    """The dates in blocks. A date is the date of publication unless a word before it says otherwise."""
    profile = page.profile
    shown = shown_habit(block.text for block in blocks)
    for block in blocks:
        is_own = block.linked <= MAX_LINKED and not dates_an_entry(block.element)
        dates = dates_of(block.apart, page.language) if is_own else []
        moments = [element.get("datetime") for element in block.element.iter("time")]
        for role, written in dates:
            value, warning = settle(written, profile.day_first if profile else None, shown, page.crawled)
            if value and len(dates) == len(moments) == 1:
                value = page.date(moments[0]) or value  # the same moment, with its zone
            elif value:
                value = in_zone(value, profile.time_zone if profile else None)
            yield _PrintedDate("published" if role == "unlabelled" else role, value, warning)


def _fill_authors(page: Page, blocks: Sequence[Block]) -> None:
    """Fill the authors from the printed byline if the metadata name nobody, or only the publisher."""
    if page.authors:
        return
    site = site_names(page.source, page.url)
    for block in blocks:
        if authors := not_the_site(_authors(block, stated=bool(page.stated_bylines)), site):
            page.authors = authors
            page.evidence["authors"] = Evidence(origin="markup", confidence="medium", text=block.text)
            return
    for number, block in enumerate(blocks):
        near = blocks[max(0, number - 1) : number + 2]
        has_date = any(dates_of(one.apart, page.language) for one in near)
        if has_date and (authors := not_the_site(_unmarked(block, page.language), site)):
            page.authors = authors
            page.evidence["authors"] = Evidence(origin="heuristic", confidence="low", text=block.text)
            return


def _unmarked(block: Block, language: str | None) -> list[str]:
    """The people that a line names beside its date and nothing else: "Ana Ruiz and Luis Gil | 12 May 2025"."""
    line = block.apart
    for _, date in reversed(dates_of(line, language)):
        line = f"{line[: date.start]} | {line[date.end :]}"
    names = names_in(line) if len(line) <= MAX_NAMES_CHARS and not block.is_heading else []
    is_all = len(WORD.findall(line)) <= len(WORD.findall(" ".join(names))) + max(0, len(names) - 1)
    return names if names and is_all and all(map(is_person, names)) else []


def _authors(block: Block, stated: bool) -> list[str]:
    """The authors that a block names; an author's link counts only if the metadata name none (`stated`)."""
    printed = read_byline(block.apart)
    if printed is not None or stated:
        return printed or []
    for element in [*block.element.iterdescendants("a", "span"), block.element]:
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if element.get("rel") == "author" or "/author/" in (element.get("href") or "") or AUTHOR_CLASS.search(marks):
            text = block.apart if element is block.element else " ".join(element.text_content().split())
            return names_in(BEHIND_NAMES.split(text)[0])
    return []
