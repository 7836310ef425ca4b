"""Detect mail, Markdown, JSON Lines and Word documents. Their parsers are not imported here, which would take time."""

import io
import json
import re
from itertools import islice

from clipwire.model.errors import Rejected
from clipwire.parsing.containers.zip_directory import Unreadable, directory

MAX_HEAD_BYTES = 8_000
"""The part of a mail's headers that is read to detect it."""
HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]")
HEADERS_OF_MAIL = re.compile(
    rb"^(?:from|to|subject|date|message-id|return-path|received|delivered-to|mime-version|content-type|list-id|reply-to):",
    re.IGNORECASE | re.MULTILINE,
)
POSTMARK = rb"From \S+ [^\n]{0,40}\d:\d\d[^\n]{4,40}\n"
"""The line above each message of a mailbox, with sender, day and time. The time tells it from a sentence."""

FRONT_MATTER = re.compile(r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<head>.*?)\n(?P=mark)[ \t]*(?:\n|\Z)", re.DOTALL)
HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
SYNTAX = re.compile(
    r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)|^\s{0,3}```|\*\*[^*\n]{1,200}\*\*|^\s{0,3}>[ \t]", re.MULTILINE
)

LIST_OF_OBJECTS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
NEWS_FIELD = re.compile(rb'"(?:@type|headlines?|body_(?:text|html|xhtml)|bodies)"')

PART = b"word/document.xml"
MAX_PARTS = 5_000
"""Entries of a zip's directory that are searched for the text of a Word document."""


def is_postmark(line: bytes) -> bool:
    return line.startswith(b"From ") and re.match(POSTMARK, line) is not None


def is_mbox(data: bytes) -> bool:
    return is_postmark(data[:200]) and HEADERS_OF_MAIL.search(data[:4_000]) is not None


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with mail headers, at least two of them well-known."""
    head = data[:MAX_HEAD_BYTES].lstrip(b"\xef\xbb\xbf\r\n")
    if not HEADER.match(head):
        return False
    block, *rest = re.split(rb"\r?\n\r?\n", head, maxsplit=1)
    lines = block.splitlines()
    if not rest and len(data) > MAX_HEAD_BYTES:
        lines.pop()  # cut in the middle
    return len(set(HEADERS_OF_MAIL.findall(block))) >= 2 and all(
        HEADER.match(line + b" ") or line[:1] in b" \t" for line in lines if line
    )


def is_markdown(probe: str) -> bool:
    """Whether a text is Markdown: it has front matter, begins with a heading, or has a heading and other marks."""
    if FRONT_MATTER.match(probe):
        return True
    heading = HEADING.search(probe)
    return heading is not None and (not probe[: heading.start()].strip() or SYNTAX.search(probe) is not None)


def is_docx(data: bytes) -> bool:
    """Whether a zip archive is a Word document."""
    try:
        return any(entry.raw_name == PART for entry in islice(directory(io.BytesIO(data)), MAX_PARTS))
    except (Rejected, Unreadable):
        return False


def is_json_lines(text: str) -> bool:
    """Whether at least two of the first lines are complete JSON objects, so that one broken line does not matter."""
    lines = [line for line in text.split("\n", 10)[:10] if line.lstrip().startswith("{")]
    whole = (line for line in lines if _is_object(line))
    return next(whole, None) is not None and next(whole, None) is not None


def begins_json_lines(head: bytes) -> bool:
    """Whether the first bytes of a file are a line with a complete JSON object and the beginning of another."""
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return rest.lstrip().startswith(b"{") and first.startswith(b"{") and _is_object(first)


def begins_json_list(head: bytes) -> bool:
    """Whether a file begins as a JSON list of objects, the first of which has a field of news."""
    return LIST_OF_OBJECTS.match(head) is not None and NEWS_FIELD.search(head) is not None


def _is_object(line: str | bytes) -> bool:
    try:
        return isinstance(json.loads(line, strict=False), dict)
    except (ValueError, RecursionError):
        return False
