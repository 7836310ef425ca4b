"""Read and remove the byline below the last paragraph of an article."""

import re
from collections.abc import Sequence

from clipwire.model.article import Evidence
from clipwire.parsing.bylines import read_byline
from clipwire.parsing.bylines.given import is_person
from clipwire.parsing.bylines.words import listed
from clipwire.parsing.formats.html.blocks import Block
from clipwire.parsing.formats.html.metadata import not_the_site
from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.structure import Structure
from clipwire.parsing.formats.html.titles import site_names
from clipwire.text.folding import letters_of

MAX_CHARS = 60
MAX_LINES = 2
MIN_LINES_ABOVE = 2
ON_THE_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)


def without_closing_byline(page: Page, structure: Structure, lines: Sequence[str]) -> list[str]:
    """The lines without a byline at their end, whose names are the authors if no other place names any."""
    places = {structure.blocks[i].text: i for i in structure.block_of_line if i is not None}
    for at in range(len(lines) - 1, max(MIN_LINES_ABOVE, len(lines) - MAX_LINES) - 1, -1):
        place = places.get(lines[at])
        block = structure.blocks[place] if place is not None else None
        names = not_the_site(_names(lines[at], block), site_names(page.source, page.url))
        if not names:
            continue
        if not page.authors:
            page.authors = names
            page.evidence["authors"] = Evidence(origin="markup", confidence="medium", text=lines[at])
        known = set(map(letters_of, page.authors))
        if known.issuperset(map(letters_of, names)):
            return [line for n, line in enumerate(lines) if n != at]
    return list(lines)


def _names(line: str, block: Block | None) -> list[str]:
    """The people in a short line that is a byline, or that is a name on the right of the page."""
    if len(line) > MAX_CHARS or line.endswith((".", "!", "?", "。", "다")) or (block and block.is_heading):
        return []
    if names := read_byline(line):
        return names
    name = line.title() if line.isupper() else line
    is_signed = block is not None and _is_on_the_right(block)
    return [name] if is_signed and (is_person(name) or _is_vietnamese(name)) else []


def _is_on_the_right(block: Block) -> bool:
    elements = (block.element, block.element.getparent())
    return any(
        ON_THE_RIGHT.search(one.get("style") or "") or (one.get("align") or "").lower() == "right"
        for one in elements
        if one is not None
    )


def _is_vietnamese(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and words[0].lower() in listed("family", "vi") and all(w[0].isupper() for w in words)
