"""What a page prints between the title and the first paragraph: byline, dates, standfirst."""

import re
from collections.abc import Iterator, Sequence

from clipwire.model.article import Evidence
from clipwire.parsing.bylines import names_in, read_byline
from clipwire.parsing.dates import read_dates
from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.formats.html.metadata import fill, not_the_site
from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.statements import Statement
from clipwire.parsing.formats.html.titles import site_names
from clipwire.text.folding import spaced_words

BEHIND_NAMES = re.compile(r"\s[|•·]\s|\s{2,}|\d{1,2}[:.]\d\d|\b(?:19|20)\d\d\b")
AUTHOR_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?line|author-?(?:name)?s?)(?:$|[\s_-])", re.IGNORECASE)
MODIFIED = re.compile(
    r"(?:last |zuletzt )?(?:updated|modified|edited|aktualisiert|mis à jour|actualizado|atualizado|aggiornato)"
    r"|обновлено|수정|更新",
    re.IGNORECASE,
)
LONGEST = 160


def complete_from_print(page: Page, header: Sequence[Block]) -> None:
    """Fill what the metadata leave open from the blocks between the title and the first paragraph."""
    short = [block for block in header if len(block.text) <= LONGEST]
    fill(page, "published", _dates(page, short, modified=False))
    fill(page, "modified", _dates(page, short, modified=True))
    if page.published is None:
        page.warnings += [
            f"The date {date.text} could mean two days: it was left out."
            for block in short
            for date in read_dates(block.text)
            if date.ambiguous
        ]
    _fill_authors(page, short)
    if page.description and page.subtitle is None:
        standfirst = spaced_words(page.description)
        fill(
            page,
            "subtitle",
            (("markup", "high", block.text) for block in header if spaced_words(block.text) == standfirst),
        )


def _dates(page: Page, blocks: Sequence[Block], modified: bool) -> Iterator[Statement]:
    for block in blocks:
        if block.linked > 0.5:
            continue
        change = MODIFIED.search(block.text)
        at = change.start() if change else len(block.text)
        text = block.text[at:] if modified else block.text[:at]
        times = [element.get("datetime") for element in block.element.iter("time")]
        value = page.date(text)
        if value and not change and len(times) == 1:
            value = page.date(times[0]) or value  # the same moment, with its zone
        if value:
            yield "markup", "medium", value


def _fill_authors(page: Page, blocks: Sequence[Block]) -> None:
    """The printed byline, where the metadata name nobody, or only the house."""
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
