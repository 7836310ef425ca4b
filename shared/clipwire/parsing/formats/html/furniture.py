"""Lines of the page that extractors leave in a body: titles, dates, links, prompts, notes about authors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from clipwire.parsing.dates import read_dates
from clipwire.parsing.formats.html.blocks import Block, is_long_sentence
from clipwire.parsing.formats.html.media import CAPTION_CLASS
from clipwire.parsing.furniture import Kind, is_bio, is_furniture, kind_of, leads_elsewhere
from clipwire.parsing.rows import read_row
from clipwire.text.folding import spaced_words
from clipwire.text.scripts import DENSE

MIN_LINKED_OF_LINK = 0.8
"""Share of a line in links from which the whole line is a link."""
MIN_LINKED_OF_LEAD = 0.3
"""The same for a line that leads to another article."""

MAX_HEADER_CHARS = 120
TIME_OF_DAY = re.compile(r"\b\d{1,2}(?:[:h]|시 ?)\d\d\b")
MAX_HEADER_LINES = 6
MAX_HEADER_WORDS = 18
"""A longer line begins the text."""

MAX_AUTHORS = 8
MAX_ROW_CHARS = 80
"""Length of a row of buttons."""
MIN_CAPTION_WORDS = 3

MAX_SHARE_REMOVED = 0.6
"""If the rules would remove more of the text than this, they do not fit the page, and nothing is removed."""


@dataclass
class Surroundings:
    """What the page shows about its lines. Texts are folded."""

    titles: set[str] = field(default_factory=set)
    headline: str | None = None
    """The title, if a main heading prints it."""
    subtitles: set[str] = field(default_factory=set)
    authors: list[str] = field(default_factory=list)
    """As printed."""
    linked: dict[str, float] = field(default_factory=dict)
    """Text of a block -> share of it that is in links; of several such blocks, the smallest share."""
    headings: set[str] = field(default_factory=set)
    captions: set[str] = field(default_factory=set)
    """Texts that occur in captions only."""
    language: str | None = None
    """BCP 47, as the page states it."""


def surroundings(
    blocks: Sequence[Block],
    titles: Sequence[str],
    subtitles: Sequence[str],
    authors: Sequence[str],
    language: str | None = None,
) -> Surroundings:
    found = Surroundings(
        titles={spaced_words(t) for t in titles} - {""},
        subtitles={spaced_words(t) for t in subtitles} - {""},
        authors=list(authors),
        language=language,
    )
    title = spaced_words(titles[0]) if titles else ""
    elsewhere: set[str] = set()
    for block in blocks:
        key = block.key
        found.linked[key] = min(block.linked, found.linked.get(key, 1.0))
        if block.is_heading:
            found.headings.add(key)
            if block.element.tag == "h1" and key == title:
                found.headline = key
        (found.captions if _is_caption(block) else elsewhere).add(key)
    found.captions -= elsewhere
    return found


def _is_caption(block: Block) -> bool:
    return block.element.tag == "figcaption" or _is_class_of_captions(block.element.get("class") or "")


@lru_cache(1024)
def _is_class_of_captions(name: str) -> bool:
    return CAPTION_CLASS.search(name) is not None


def is_row_of_buttons(block: Block) -> bool:
    """Whether a block consists of several elements, each of which is furniture: "Listen", "3 min", "Save"."""
    if len(block.text) > MAX_ROW_CHARS or len(block.element) < 2:
        return False
    pieces = [piece for text in block.element.itertext() if (piece := " ".join(text.split()))]
    return len(pieces) > 1 and all(is_furniture(piece, "html") for piece in pieces)


def without_furniture(lines: Sequence[str], page: Surroundings) -> list[str]:
    """The lines of a body that belong to the article, in order."""
    keys = [spaced_words(line) for line in lines]
    kept = [bool(key) for key in keys]
    for rule in (_links, _prompts, _captions, _bios, _head, _tail, _repeats):
        rule(lines, keys, kept, page)
    left = [line for line, keep in zip(lines, kept, strict=True) if keep]
    return left if sum(map(len, left)) >= (1 - MAX_SHARE_REMOVED) * sum(map(len, lines)) else list(lines)


def _links(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Drop lines that are links or lead to one, unless the article is a list of links."""
    found = [
        i
        for i, key in enumerate(keys)
        if (page.linked.get(key, 0) >= MIN_LINKED_OF_LINK and len(key.split()) >= 3 and not is_long_sentence(lines[i]))
        or (page.linked.get(key, 0) >= MIN_LINKED_OF_LEAD and leads_elsewhere(lines[i]))
    ]
    if sum(len(lines[i]) for i in found) <= 0.3 * sum(map(len, lines)):
        for i in found:
            kept[i] = False


def _prompts(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    for i, line in enumerate(lines):
        if is_furniture(line, "html"):
            kept[i] = False


def _captions(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    for i, key in enumerate(keys):
        if key in page.captions and (len(key.split()) >= MIN_CAPTION_WORDS or DENSE.search(key)):
            kept[i] = False


def _head(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Drop title, subtitle, byline and date before the first paragraph, and the headline wherever it is."""
    for i, key in enumerate(keys):
        if key == page.headline:
            kept[i] = False
    seen = 0
    for i, line in enumerate(lines):
        if not kept[i]:
            continue
        if seen == MAX_HEADER_LINES:
            break
        key = keys[i]
        if (
            _is_title(key, page.titles)
            or (key in page.subtitles and key in page.headings)
            or (seen < 4 and len(line) <= MAX_HEADER_CHARS and _is_header(line, page.language))
        ):
            kept[i] = False
        elif len(key.split()) > MAX_HEADER_WORDS and (seen or not _has_row_below(lines, i, page.language)):
            break
        seen += 1


def _has_row_below(lines: Sequence[str], i: int, language: str | None) -> bool:
    """Whether a paragraph is a lead: the byline or the date is below it."""
    below = lines[i + 1] if i + 1 < len(lines) else ""
    return 0 < len(below) <= MAX_HEADER_CHARS and read_row(below, language) is not None


def _is_header(line: str, language: str | None) -> bool:
    """Whether a line is a byline or a date, alone or among other words that are not a sentence."""
    if read_row(line, language) is not None:
        return True
    is_sentence = line.endswith((".", "!", "?", "。")) and not line.endswith(".m.") and len(line.split()) > 3
    return not is_sentence and (bool(read_dates(line, language)) or TIME_OF_DAY.search(line) is not None)


def _is_title(key: str, titles: set[str]) -> bool:
    return key in titles or any(
        len(key) > 15 and (title.startswith(key) or key.startswith(title)) and 0.8 < len(key) / len(title) < 1.25
        for title in titles
    )


def _bios(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Drop lines that say who an author is."""
    for i, line in enumerate(lines):
        if is_bio(line, page.authors[:MAX_AUTHORS]):
            kept[i] = False


def _tail(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Drop headings after the last paragraph, whose sections have been removed, the writer's address, and dates."""
    for i in range(len(lines) - 1, len(lines) // 2, -1):
        is_contact = "@" in lines[i] and kind_of(lines[i]) is Kind.CONTACT
        if (
            kept[i]
            and keys[i] not in page.headings
            and not is_contact
            and not _is_labelled_date(lines[i], page.language)
        ):
            break
        kept[i] = False


def _is_labelled_date(line: str, language: str | None) -> bool:
    row = read_row(line, language) if len(line) <= MAX_HEADER_CHARS else None
    return row is not None and row.only_dates and any(role != "unlabelled" for role, _ in row.dates)


def _repeats(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Drop long lines that occur a second time: pull quotes and copies for other screens."""
    seen: set[str] = set()
    for i, key in enumerate(keys):
        if kept[i] and len(key.split()) >= 8:
            kept[i] = key not in seen
            seen.add(key)
