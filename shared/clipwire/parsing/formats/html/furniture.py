"""Lines that extractors leave in a body although they belong to the page: titles, dates, links, prompts, bios."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clipwire.parsing.dates import read_dates
from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.furniture import is_bio, is_furniture, leads_elsewhere
from clipwire.parsing.rows import read_row
from clipwire.text.folding import spaced_words

WHOLLY_LINKED = 0.8
PARTLY_LINKED = 0.3

LONGEST_HEADER = 120
TIME_OF_DAY = re.compile(r"\b\d{1,2}(?:[:h]|시 ?)\d\d\b")
HEADER_LINES = 6
LEAD_WORDS = 18
"""A line of more words than these is the article's own."""

MOST_AUTHORS = 8

MOST_REMOVED = 0.6
"""Of the text: where rules would take more than this, they are wrong about the page."""


@dataclass
class Surroundings:
    """What the page tells about its lines; texts are folded."""

    titles: set[str] = field(default_factory=set)
    subtitles: set[str] = field(default_factory=set)
    authors: list[str] = field(default_factory=list)
    """As printed."""
    linked: dict[str, float] = field(default_factory=dict)
    """Block -> least share of it that is in links."""
    headings: set[str] = field(default_factory=set)
    captions: set[str] = field(default_factory=set)


def surroundings(
    blocks: Sequence[Block], titles: Sequence[str], subtitles: Sequence[str], authors: Sequence[str]
) -> Surroundings:
    found = Surroundings(
        {spaced_words(t) for t in titles} - {""}, {spaced_words(t) for t in subtitles} - {""}, list(authors)
    )
    for block in blocks:
        key = spaced_words(block.text)
        found.linked[key] = min(block.linked, found.linked.get(key, 1.0))
        if block.is_heading:
            found.headings.add(key)
        if _is_caption(block):
            found.captions.add(key)
    return found


def _is_caption(block: Block) -> bool:
    return block.element.tag == "figcaption" or "caption" in (block.element.get("class") or "").lower()


def without_furniture(lines: Sequence[str], page: Surroundings) -> list[str]:
    """The lines of a body that are the article's own, in order."""
    keys = [spaced_words(line) for line in lines]
    kept = [bool(key) for key in keys]
    for rule in (_links, _prompts, _captions, _bios, _head, _tail, _repeats):
        rule(lines, keys, kept, page)
    left = [line for line, keep in zip(lines, kept, strict=True) if keep]
    return left if sum(map(len, left)) >= (1 - MOST_REMOVED) * sum(map(len, lines)) else list(lines)


def _links(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Lines that are links from end to end, or lead to one, unless the article is a list of links."""
    found = [
        i
        for i, key in enumerate(keys)
        if (page.linked.get(key, 0) >= WHOLLY_LINKED and len(key.split()) >= 3)
        or (page.linked.get(key, 0) >= PARTLY_LINKED and leads_elsewhere(lines[i]))
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
        if key in page.captions and len(key.split()) >= 3:
            kept[i] = False


def _head(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Title, subtitle, byline and date before the first paragraph."""
    seen = 0
    for i, line in enumerate(lines):
        if not kept[i]:
            continue
        if seen == HEADER_LINES:
            break
        key = keys[i]
        if (
            _is_title(key, page.titles)
            or (key in page.subtitles and key in page.headings)
            or (seen < 4 and len(line) <= LONGEST_HEADER and _is_header(line))
        ):
            kept[i] = False
        elif len(key.split()) > LEAD_WORDS:
            break
        seen += 1


def _is_header(line: str) -> bool:
    """A byline or a date: a line that says nothing else, or one with a date or a time in it that is no sentence."""
    if read_row(line) is not None:
        return True
    is_sentence = line.endswith((".", "!", "?", "。")) and not line.endswith(".m.") and len(line.split()) > 3
    return not is_sentence and (bool(read_dates(line)) or TIME_OF_DAY.search(line) is not None)


def _is_title(key: str, titles: set[str]) -> bool:
    return key in titles or any(
        len(key) > 15 and (title.startswith(key) or key.startswith(title)) and 0.8 < len(key) / len(title) < 1.25
        for title in titles
    )


def _bios(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Lines that say who an author is."""
    for i, line in enumerate(lines):
        if is_bio(line, page.authors[:MOST_AUTHORS]):
            kept[i] = False


def _tail(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Headings after the last paragraph: their sections are gone."""
    for i in range(len(lines) - 1, len(lines) // 2, -1):
        if kept[i] and keys[i] not in page.headings:
            break
        kept[i] = False


def _repeats(lines: Sequence[str], keys: list[str], kept: list[bool], page: Surroundings) -> None:
    """Long lines that stood before: pull quotes and copies for other screens."""
    seen: set[str] = set()
    for i, key in enumerate(keys):
        if kept[i] and len(key.split()) >= 8:
            kept[i] = key not in seen
            seen.add(key)
