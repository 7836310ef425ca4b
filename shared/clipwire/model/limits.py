"""The bounds on what one file may cost, in one table: each has a default, a unit, and a problem or a warning.

`docs/formats.md` prints the table; a test compares the two.
"""

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple


def _limit(value: int, unit: str, of: str, problem: str | None = None) -> Any:
    return field(default=value, metadata={"unit": unit, "of": of, "problem": problem})


@dataclass(frozen=True)
class Limits:
    """Every bound that holds while a file is opened, parsed and enriched.

    A file beyond a bound with a problem is refused, or read up to it. A value beyond a bound without one is cut, or
    left out, and the article has a warning.
    """

    # files and containers
    member_bytes: int = _limit(20_000_000, "bytes", "a file, or a member of a container, expanded", "file-too-large")
    expanded_bytes: int = _limit(200_000_000, "bytes", "all members of a container together", "expands-too-far")
    ratio: int = _limit(300, "times", "expansion of a file or member, from 1 MB on", "expands-too-far")
    depth: int = _limit(2, "deep", "containers in containers", "nested-too-deep")
    layers: int = _limit(2, "deep", "compressions around a file", "nested-too-deep")
    members: int = _limit(5_000, "members", "a container", "too-many-members")
    articles: int = _limit(1_000, "articles", "one document with several: feed, JSON, text", "too-many-articles")
    name_bytes: int = _limit(400, "bytes", "a member's name, which is shortened and gets a hash")

    # documents
    lines: int = _limit(100_000, "lines", "a text: page dump, Markdown", "too-complex")
    elements: int = _limit(50_000, "elements", "a page", "too-complex")
    attributes: int = _limit(500, "attributes", "an element of a page; further ones are left out")
    xml_elements: int = _limit(500_000, "elements", "an XML document", "too-complex")
    nesting: int = _limit(40, "deep", "lists and objects of a value in JSON; deeper ones are left out")
    script_chars: int = _limit(3_000_000, "characters", "a description of a page in JSON-LD")
    header_chars: int = _limit(4_000, "characters", "a header of a mail, which is cut before it is read")
    parts: int = _limit(1_000, "parts", "a mail", "too-complex")
    mail_lines: int = _limit(3_000_000, "lines", "a mail, each counted once for every part of several", "too-complex")
    paragraphs: int = _limit(20_000, "paragraphs", "a Word document")
    word_bytes: int = _limit(100_000_000, "bytes", "the parts of a Word document, expanded", "expands-too-far")
    pages: int = _limit(200, "pages", "a PDF")
    page_bytes: int = _limit(2_000_000, "bytes", "the contents of a PDF page, expanded; longer ones are left out")
    front_matter_chars: int = _limit(20_000, "characters", "front matter, which is left out")

    # values
    body_chars: int = _limit(1_000_000, "characters", "`body`")
    enriched_chars: int = _limit(200_000, "characters", "the beginning of `body` that enrichment reads")
    title_chars: int = _limit(1_000, "characters", "`title`, `subtitle`, a title or teaser of `related`")
    authors: int = _limit(100, "names", "`authors`")
    author_chars: int = _limit(200, "characters", "a name in `authors`, or a place in `dateline`")
    source_chars: int = _limit(200, "characters", "the name of `source`")
    address_chars: int = _limit(2_000, "characters", "an address, which is left out")
    caption_chars: int = _limit(5_000, "characters", "a caption or credit of a picture, or the text of a link")
    entries: int = _limit(500, "entries", "`links`, `images` or `related`")
    evidence_chars: int = _limit(500, "characters", "a text in `evidence`; this one is cut without a warning")


class Row(NamedTuple):
    """One limit of the table."""

    name: str
    value: int
    unit: str
    of: str
    problem: str | None
    """The type of problem of a file beyond the limit; None if values are cut."""


def table(limits: Limits) -> list[Row]:
    """The limits in their order."""
    return [
        Row(each.name, getattr(limits, each.name), each.metadata["unit"], each.metadata["of"], each.metadata["problem"])
        for each in fields(limits)
    ]


LIMITS = Limits()
"""The defaults: a file, or a container that is read in place."""

UNPACKING = Limits(members=1_000_000, expanded_bytes=20_000_000_000)
"""A container that is unpacked in steps, whose members are read one by one."""
