"""Read byline, dates and standfirst from the lines between the title and the first paragraph."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clipwire.model.article import Evidence
from clipwire.parsing.bylines import names_in, read_byline
from clipwire.parsing.dates import in_zone, settle, shown_habit
from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.formats.html.metadata import fill, not_the_site
from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.titles import site_names
from clipwire.parsing.rows import dates_of
from clipwire.text.folding import spaced_words

BEHIND_NAMES = re.compile(r"\s[|•·]\s|\s{2,}|\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b")
AUTHOR_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?line|author-?(?:name)?s?)(?:$|[\s_-])", re.IGNORECASE)
MAX_BLOCK_CHARS = 160
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W\d_]+")
MAX_DATE_LINE_CHARS = 100
MAX_WORDS_BEHIND_TITLE, MAX_WORDS_BEFORE_TITLE = 6, 1
"""Words beside the date. Above a title, a longer line may be the paper's head with today's date."""
BESIDE = frozenset({"aside", "nav", "footer", "figure", "figcaption"})
"""Elements whose dates belong to other articles and to pictures."""
MAX_LINKED = 0.5
"""Share of a block that may be in links: a date in a link belongs to another article."""


def complete_from_print(page: Page, header: Sequence[Block]) -> None:
    """Fill the fields that the metadata do not state from the blocks between the title and the first paragraph."""
    short = [block for block in header if len(block.text) <= MAX_BLOCK_CHARS]
    printed = list(_printed_dates(page, short))
    for field in ("published", "modified"):
        fill(page, field, (("markup", "medium", date.value) for date in printed if date.field == field and date.value))
    if page.published is None:
        page.warnings += [date.warning for date in printed if date.warning]
    _fill_authors(page, short)
    if page.description and page.subtitle is None:
        standfirst = spaced_words(page.description)
        fill(
            page,
            "subtitle",
            (("markup", "high", block.text) for block in header if spaced_words(block.text) == standfirst),
        )


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


def _is_date_line(block: Block, most: int, language: str | None) -> bool:
    """Whether a block is a short line with one date, at most `most` other words and no sentence."""
    text = block.text
    if len(text) > MAX_DATE_LINE_CHARS or text.endswith((".", "!", "?", "。")) or not DIGIT.search(text):
        return False
    if any(above.tag in BESIDE for above in (block.element, *block.element.iterancestors())):
        return False
    dates = dates_of(text, language)
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
        dates = dates_of(block.text, page.language) if block.linked <= MAX_LINKED else []
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


def _authors(block: Block, stated: bool) -> list[str]:
    """The authors that a block names; an author's link counts only if the metadata name none (`stated`)."""
    printed = read_byline(block.text)
    if printed is not None or stated:
        return printed or []
    for element in [*block.element.iterdescendants("a", "span"), block.element]:
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if element.get("rel") == "author" or "/author/" in (element.get("href") or "") or AUTHOR_CLASS.search(marks):
            return names_in(BEHIND_NAMES.split(" ".join(element.text_content().split()))[0])
    return []
