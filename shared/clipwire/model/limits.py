"""The limits for one file, in one table: each has a default, a unit, and the effect of exceeding it.

`docs/formats.md` has the same table; a test compares the two.
"""

from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

CUT, LEFT_OUT = "cut, with a warning", "left out, with a warning"


def _limit(value: int, unit: str, of: str, beyond: str) -> Any:
    return field(default=value, metadata={"unit": unit, "of": of, "beyond": beyond})


@dataclass(frozen=True)
class Limits:
    """All limits for opening, parsing and enriching a file.

    A file beyond a limit with a type of problem is refused, or is read up to the limit and has the outcome `partial`.
    """

    # files and containers
    member_bytes: int = _limit(20_000_000, "bytes", "a file, or a member of a container, expanded", "file-too-large")
    expanded_bytes: int = _limit(200_000_000, "bytes", "all members of a container together", "expands-too-far")
    ratio: int = _limit(300, "times", "expansion of a file or member, from 1 MB on", "expands-too-far")
    depth: int = _limit(2, "deep", "containers in containers", "nested-too-deep")
    layers: int = _limit(2, "deep", "compressions around a file", "nested-too-deep")
    members: int = _limit(5_000, "members", "a container", "too-many-members")
    articles: int = _limit(500, "articles", "one document with several: feed, JSON, text, EPUB", "too-many-articles")
    log_bytes: int = _limit(50_000_000, "bytes", "the log of a browser (HAR), expanded", "file-too-large")
    name_bytes: int = _limit(400, "bytes", "a member's name", "shortened, with a hash")

    # documents
    lines: int = _limit(100_000, "lines", "a text: page dump, Markdown", "too-complex")
    elements: int = _limit(50_000, "elements", "a page", "too-complex")
    attributes: int = _limit(500, "attributes", "an element of a page", "left out")
    xml_elements: int = _limit(500_000, "elements", "an XML document", "too-complex")
    nesting: int = _limit(40, "deep", "lists and objects in a value of JSON", "left out")
    script_chars: int = _limit(3_000_000, "characters", "a description of a page in JSON-LD", "left out")
    header_chars: int = _limit(4_000, "characters", "a header of a mail", "cut before it is read")
    parts: int = _limit(1_000, "parts", "a mail", "too-complex")
    mail_lines: int = _limit(3_000_000, "lines", "a mail, times its parts that hold parts", "too-complex")
    paragraphs: int = _limit(20_000, "paragraphs", "a document of Word, OpenDocument or RTF", CUT)
    word_bytes: int = _limit(100_000_000, "bytes", "the parts of a Word document, expanded", "expands-too-far")
    epub_bytes: int = _limit(10_000_000, "bytes", "the pages of an EPUB, expanded", "expands-too-far")
    pages: int = _limit(200, "pages", "a PDF", CUT)
    pdf_operations: int = _limit(200_000, "operations", "the pages of a PDF", CUT)
    front_matter_chars: int = _limit(20_000, "characters", "front matter", LEFT_OUT)

    # values
    body_chars: int = _limit(1_000_000, "characters", "`body`", CUT)
    enriched_chars: int = _limit(200_000, "characters", "the part of `body` that enrichment reads", CUT)
    title_chars: int = _limit(1_000, "characters", "`title`, `subtitle`, a title or teaser of `related`", CUT)
    authors: int = _limit(100, "names", "`authors`", CUT)
    author_chars: int = _limit(200, "characters", "a name in `authors`, a place in `dateline`", CUT)
    source_chars: int = _limit(200, "characters", "the name of `source`", CUT)
    address_chars: int = _limit(2_000, "characters", "an address", LEFT_OUT)
    caption_chars: int = _limit(5_000, "characters", "a caption or credit of a picture, the text of a link", CUT)
    entries: int = _limit(500, "entries", "`links`, `images`, `related`", CUT)
    evidence_chars: int = _limit(500, "characters", "a text in `evidence`", "cut")


class Row(NamedTuple):
    """One limit of the table."""

    name: str
    value: int
    unit: str
    of: str
    beyond: str
    """The type of problem of a file beyond the limit, or the treatment of a value beyond it."""


def table(limits: Limits) -> list[Row]:
    """The limits in their order."""
    return [
        Row(each.name, getattr(limits, each.name), each.metadata["unit"], each.metadata["of"], each.metadata["beyond"])
        for each in fields(limits)
    ]


LIMITS = Limits()
"""The limits for a file, or a container that is read in place."""

UNPACKING = Limits(members=1_000_000, expanded_bytes=20_000_000_000)
"""The limits for a container that is unpacked in steps, so that its members are read one by one."""
