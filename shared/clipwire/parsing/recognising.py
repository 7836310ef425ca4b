"""How mail, Markdown, JSON Lines and Word documents are told. Apart from their parsers: telling must cost no import."""

import io
import json
import re
import zipfile

HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]")
HEADERS_OF_MAIL = re.compile(
    rb"^(?:from|to|subject|date|message-id|return-path|received|delivered-to|mime-version|content-type|list-id|reply-to):",
    re.IGNORECASE | re.MULTILINE,
)
MBOX = re.compile(rb"\AFrom \S+ .{10,60}\n")

FRONT_MATTER = re.compile(r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<head>.*?)\n(?P=mark)[ \t]*(?:\n|\Z)", re.DOTALL)
HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
SYNTAX = re.compile(
    r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)|^\s{0,3}```|\*\*[^*\n]{1,200}\*\*|^\s{0,3}>[ \t]", re.MULTILINE
)

PART = "word/document.xml"


def is_mbox(data: bytes) -> bool:
    return MBOX.match(data) is not None and HEADERS_OF_MAIL.search(data[:4_000]) is not None


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with mail headers, at least two of them well-known."""
    head = data[:8_000].lstrip(b"\xef\xbb\xbf\r\n")
    if not HEADER.match(head):
        return False
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    lines = block.splitlines()
    return len(set(HEADERS_OF_MAIL.findall(block))) >= 2 and all(
        HEADER.match(line + b" ") or line[:1] in b" \t" for line in lines if line
    )


def is_markdown(probe: str) -> bool:
    """Whether a text is Markdown: front matter, or a heading together with other marks or at its very beginning."""
    if FRONT_MATTER.match(probe):
        return True
    heading = HEADING.search(probe)
    return heading is not None and (not probe[: heading.start()].strip() or SYNTAX.search(probe) is not None)


def is_docx(data: bytes) -> bool:
    """Whether a zip archive is a Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return PART in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def is_json_lines(text: str) -> bool:
    """Whether the first two lines are JSON objects, each whole."""
    lines = [line for line in text[:200_000].split("\n") if line.strip()][:2]
    return len(lines) == 2 and all(_is_object(line) for line in lines)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line, strict=False), dict)
    except (ValueError, RecursionError):
        return False
