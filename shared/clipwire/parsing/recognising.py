"""Detect mail, saved pages, Markdown, JSON Lines and documents in zips.

Their parsers are not imported here, which would take time.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from clipwire.model.errors import Rejected
from clipwire.parsing.column_names import roles_of, states_articles
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
TITLE_FIELD = re.compile(rb'"title"\s*:', re.IGNORECASE)
TEXT_FIELD = re.compile(rb'"(?:content|text|body|article)"\s*:', re.IGNORECASE)

MAX_PARTS = 5_000
"""Entries of a zip's directory that are searched for the parts of a document."""
DOCUMENTS_IN_ZIP = {
    # a part that only it has          format
    b"word/document.xml": "docx",
    b"META-INF/container.xml": "epub",
}
ODT = b"application/vnd.oasis.opendocument.text"
OFFICE_IN_ZIP = {
    # a part that only it has          name for messages
    b"xl/workbook.xml": "an Excel workbook; save the sheet with the articles as CSV",
    b"xl/workbook.bin": "an Excel workbook; save the sheet with the articles as CSV",
    b"ppt/presentation.xml": "a PowerPoint presentation; save it as PDF",
    b"AndroidManifest.xml": "an Android program",
}
ODF = {
    # its type                                                  name for messages
    b"application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet; save the sheet as CSV",
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation; save it as PDF",
    b"application/vnd.oasis.opendocument.graphics": "an OpenDocument drawing",
}
END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
MULTIPART_PAGE = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
SAVED_BY_BROWSER = re.compile(rb"^(?:snapshot-content-location:|from:[^\n]*\bsaved by\b)", re.IGNORECASE | re.MULTILINE)
FROM = re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE)


DELIMITERS = ("\t", ";", ",")
MAX_HEADER_CHARS = 2_000
MAX_NAME_CHARS = 40
MAX_TABLE_PROBE_CHARS = 60_000
MAX_TABLE_PROBE_ROWS = 10
HEADER_ENCODINGS = ("utf-8", "cp949", "gb18030", "cp932", "cp1251", "cp1252")

OBJECT_WITH_LIST = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{(?:\s*"[^"\\]{0,60}"\s*:\s*(?:"(?:[^"\\]|\\.){0,2000}"|-?\d{1,20}|null|true|false)\s*,){0,20}'
    rb'\s*"(messages|articles|results|news|docs)"\s*:\s*\['
)
"""The beginning of an object whose values are plain, up to its list."""


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


def is_mhtml(data: bytes) -> bool:
    """Whether bytes that begin like a mail are a page that a browser saved: it says so, or there is no sender."""
    block = END_OF_HEADERS.split(data[:MAX_HEAD_BYTES], maxsplit=1)[0]
    if not MULTIPART_PAGE.search(block):
        return False
    return SAVED_BY_BROWSER.search(block) is not None or not FROM.search(block)


def document_in_zip(data: bytes) -> str | None:
    """`docx`, `odt`, `epub`, or None for a zip archive that is not a document of these formats."""
    if _odf_type(data) == ODT:
        return "odt"
    return next((DOCUMENTS_IN_ZIP[name] for name in _parts(data) if name in DOCUMENTS_IN_ZIP), None)


def unread_document_in_zip(data: bytes) -> str | None:
    """What a zip archive is, in words, if it is an office document or a program that is not read."""
    if named := ODF.get(_odf_type(data) or b""):
        return named
    return next((OFFICE_IN_ZIP[name] for name in _parts(data) if name in OFFICE_IN_ZIP), None)


def _parts(data: bytes) -> Iterator[bytes]:
    """The names in a zip's directory, as far as it can be read."""
    with suppress(Rejected, Unreadable):
        for entry in islice(directory(io.BytesIO(data)), MAX_PARTS):
            yield entry.raw_name


def _odf_type(data: bytes) -> bytes | None:
    """The type in the first member of an OpenDocument file, which is stored, so that it can be read in place."""
    if not data.startswith(b"PK\3\4") or data[30:38] != b"mimetype":
        return None
    extra = int.from_bytes(data[28:30], "little")
    size = int.from_bytes(data[18:22], "little")
    return data[38 + extra : 38 + extra + size] if size < 100 else None


def delimiter_of(text: str) -> str | None:
    """What parts the columns if a text is a table: a comma, a semicolon, a tab; None for other texts.

    The first line names at least two columns, and the first records have as many.
    """
    header = text[:MAX_HEADER_CHARS].partition("\n")[0]
    for mark in DELIMITERS:
        if mark not in header:
            continue
        try:
            reader = csv.reader(io.StringIO(text[:MAX_TABLE_PROBE_CHARS]), delimiter=mark)
            records = [record for record in islice(reader, MAX_TABLE_PROBE_ROWS) if record]
        except csv.Error:
            continue
        if _is_table(records, is_whole=len(text) <= MAX_TABLE_PROBE_CHARS):
            return mark
    return None


def _is_table(records: list[list[str]], is_whole: bool) -> bool:
    """Whether the first record names columns, and the others have as many. The last one is cut unless all are seen."""
    names = [name.strip() for name in records[0]] if records else []
    if len(records) < 2 or len(names) < 2:
        return False
    if is_header_of_articles(names):
        return True
    rows = records[1:] if is_whole or len(records) == MAX_TABLE_PROBE_ROWS else records[1:-1]
    are_names = all(name and len(name) <= MAX_NAME_CHARS and len(name.split()) <= 4 for name in names)
    return are_names and len(set(names)) >= 3 and len(rows) >= 3 and all(len(row) == len(names) for row in rows)


def is_header_of_articles(names: list[str]) -> bool:
    return states_articles(roles_of(names))


def delimiter_of_header(line: bytes) -> str | None:
    """What parts the columns if the first line of a file names those of articles."""
    line = line[:MAX_HEADER_CHARS].removeprefix(b"\xef\xbb\xbf")
    marks = [mark for mark in DELIMITERS if mark.encode() in line]
    for encoding in HEADER_ENCODINGS if marks else ():
        with suppress(UnicodeDecodeError, csv.Error):
            text = line.decode(encoding)
            for mark in marks:
                if is_header_of_articles([name.strip() for name in next(csv.reader([text], delimiter=mark), [])]):
                    return mark
    return None


def begins_table(head: bytes) -> bool:
    """Whether a file begins with a line that names the columns of articles, and another line."""
    first, _, rest = head.lstrip(b"\r\n").partition(b"\n")
    return bool(rest) and delimiter_of_header(first) is not None


def begins_json_object(head: bytes) -> bool:
    """Whether a file begins as a JSON object that lists the messages of a channel, or articles."""
    begin = OBJECT_WITH_LIST.match(head)
    if begin is None:
        return False
    return begin[1] == b"messages" or bool(TITLE_FIELD.search(head) and TEXT_FIELD.search(head))


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
    if not LIST_OF_OBJECTS.match(head):
        return False
    return NEWS_FIELD.search(head) is not None or bool(TITLE_FIELD.search(head) and TEXT_FIELD.search(head))


def _is_object(line: str | bytes) -> bool:
    try:
        return isinstance(json.loads(line, strict=False), dict)
    except (ValueError, RecursionError):
        return False
