"""Detect the format of a file from its bytes. The name is used in messages only."""

import re

from clipwire.model.errors import Rejected
from clipwire.parsing.content import Content
from clipwire.parsing.decoding import decode
from clipwire.parsing.recognising import (
    delimiter_of,
    document_in_zip,
    is_json_lines,
    is_mail,
    is_markdown,
    is_mbox,
    is_mhtml,
    unread_document_in_zip,
)
from clipwire.parsing.xml_documents import xml_format

SIGNATURES = [
    # at  first bytes                           description for messages
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (8, b"WEBP", "a WebP picture"),
    (4, b"ftypavif", "an AVIF picture"),
    (4, b"ftyphei", "a HEIC picture"),
    (0, b"II*\0", "a TIFF picture"),
    (0, b"MM\0*", "a TIFF picture"),
    (0, b"8BPS\0", "a Photoshop picture"),
    (0, b"\0\0\1\0", "an icon"),
    (0, b"%!PS", "a PostScript document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .ppt)"),
    (0, b"PK\3\4", "a zip archive"),
    (0, b"PK\5\6", "an empty zip archive"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh91AY&SY", "a bzip2 archive"),
    (0, b"\xfd7zXZ\0", "an xz archive"),
    (0, b"(\xb5/\xfd", "a zstd archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\7", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"WARC/1", "a web archive (WARC)"),
    (0, b"ID3\3", "an MP3 recording"),
    (0, b"ID3\4", "an MP3 recording"),
    (0, b"\xff\xfb", "an MP3 recording"),
    (0, b"\xff\xf3", "an MP3 recording"),
    (0, b"#!AMR", "an AMR recording"),
    (4, b"ftypM4A", "an M4A recording"),
    (0, b"OggS\0", "an Ogg recording"),
    (0, b"fLaC\0", "a FLAC recording"),
    (8, b"WAVE", "a WAV recording"),
    (8, b"AVI ", "an AVI video"),
    (4, b"ftyp", "an MP4 video"),
    (0, b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (0, b"FLV\1", "a Flash video"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"\0asm", "a program"),
    (0, b"wOF2\0", "a font"),
    (0, b"\0\1\0\0\0", "a font"),
    (0, b"PAR1\x15", "a Parquet table"),
    (0, b"bplist00", "a property list of a program"),
]

ADVICE = {
    # word of the description    what the user can do
    "picture": ": text in a picture is not read; run text recognition (OCR) and drop the text",
    "recording": ": sound is not transcribed; drop a transcript as text",
    "video": ": video is not transcribed; drop a transcript as text",
    "old Office": ": save it as .docx or PDF (a table as CSV) and drop that",
    "PostScript": ": save it as PDF and drop that",
    "7-Zip": ", which is not opened: pack the files as zip and drop that",
    "RAR": ", which is not opened: pack the files as zip and drop that",
    "zstd": ", which is not opened: compress it with gzip and drop that",
    "Parquet": ": save the table as CSV or JSON Lines and drop that",
    "SQLite": ": save the table of articles as CSV or JSON Lines and drop that",
}

MARKUP = [
    # expressions for the first characters of HTML
    re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<!doctype html", re.IGNORECASE),
    re.compile(
        r"\s*(?:<!--[^>]*-->\s*)*<(?:html|head|body|meta|title|link|script|article|section|main|header|div|h1|p)[\s>]",
        re.IGNORECASE,
    ),
]
HTML_INSIDE = re.compile(r"<(?:html|head|body)(?:\s[^>]{0,500})?>", re.IGNORECASE)
CLOSING_TAG = re.compile(r"</(?:p|div|a|span|li|h[1-6]|article|section|td)>", re.IGNORECASE)
XML = re.compile(r"\s*<\?xml\s|\s*<(?:svg|urlset|sitemapindex|opml)[\s>]")
NEWS_XML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+|<\?[^>]{0,500}+>\s*+)*+"
    r"(?:<!DOCTYPE\s+(?:nitf|rss|rdf|NewsML)\b|<(?:[\w-]+:)?(?:rss|feed|nitf|newsItem|newsMessage|NewsML|RDF)[\s>])",
    re.DOTALL,
)
"""XML whose root element is one of news. It may contain HTML as well."""
JSON = re.compile(r'\s*(?:\{\s*(?:"|\}\s*$)|\[\s*(?:[\[{"\]]|-?\d[\d.eE+-]{0,40}\s*[,\]]))')
"""The beginning of JSON; a number in square brackets may be the day of a chat's message as well."""
STATED_TITLE = re.compile(r"(?:---|\+\+\+)\n(?:.*\n){0,20}?title\s*[:=]", re.IGNORECASE)
"""Front matter of an article."""
FENCED = re.compile(r"^(```|~~~).*?(?:^\1|\Z)", re.MULTILINE | re.DOTALL)
MARKS = ("#", "-", "*", ">", "|", "`")
"""Beginnings of lines in Markdown and in programs alike, which prove nothing."""
PROBE = 8192


def sniff(data: bytes, name: str = "") -> Content:
    """Detect what the bytes are: by signature, then as text.

    `text` is set for text formats. Raises `Rejected`: empty-file, unsupported-format (a known format that is not read),
    not-text, unreadable-text.
    """
    if not data.strip(b" \t\r\n\v\f\0"):
        raise Rejected("empty-file", "The file holds nothing, or nothing but white space.")
    if b"%PDF-" in data[:1024]:
        return Content(data, name, "pdf")
    if data.startswith(b"PK\3\4") and (document := document_in_zip(data)):
        return Content(data, name, document)
    if data.startswith(b"{\\rtf"):
        return Content(data, name, "rtf")
    if data.startswith(b"bplist00") and b"WebMainResource" in data:
        return Content(data, name, "webarchive")
    _refuse_known(data)
    if is_mbox(data):
        return Content(data, name, "mbox")
    if is_mail(data):
        return Content(data, name, "mhtml" if is_mhtml(data) else "mail")
    if NEWS_XML.match(data[:PROBE].decode("utf-8", "ignore").lstrip("\ufeff")):
        return Content(data, name, xml_format(data))
    if is_html(data[:PROBE].decode("utf-8", "ignore")):
        return Content(data, name, "html")
    decoded = decode(data)
    if not decoded.text.strip():
        raise Rejected("empty-file", "The file holds nothing, or nothing but white space.")
    probe = decoded.text[:PROBE]
    if is_html(probe):  # in UTF-16
        return Content(data, name, "html")
    return Content(data, name, _text_format(data, decoded.text), decoded.text, decoded.encoding, decoded.warnings)


def _refuse_known(data: bytes) -> None:
    """Raises `Rejected` (unsupported-format) for a binary format that is known and not read."""
    if data.startswith(b"PK\3\4") and (document := unread_document_in_zip(data)):
        raise Rejected("unsupported-format", f"This is {document}.")
    for at, mark, description in SIGNATURES:
        if data.startswith(mark, at):
            advice = next((words for kind, words in ADVICE.items() if kind in description), "")
            raise Rejected("unsupported-format", f"This is {description}{advice}.")


def _text_format(data: bytes, text: str) -> str:
    probe = text[:PROBE]
    if XML.match(probe) or NEWS_XML.match(probe):
        return xml_format(data)
    if JSON.match(probe):
        return "json-lines" if is_json_lines(text) else "json"
    if delimiter_of(text):
        return "table"
    return "markdown" if is_markdown(probe) and _is_written(probe) else "page-dump"


def _is_written(probe: str) -> bool:
    """Whether a text like Markdown states a title or has sentences. Comments in programs look like headings."""
    if STATED_TITLE.match(probe):
        return True
    from clipwire.parsing.formats.page_dump.prose import is_program, is_prose

    text = FENCED.sub("", probe)
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith(MARKS)]
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
    return not is_program(lines) and any(is_prose(block, least=5) for block in blocks if not block.startswith("#"))


def is_html(probe: str) -> bool:
    """Whether a text begins like an HTML page or a part of one. JSON is not HTML, though its strings may hold some."""
    probe = probe.lstrip("\ufeff")
    if JSON.match(probe):
        return False
    return (
        any(sign.match(probe) for sign in MARKUP)
        or HTML_INSIDE.search(probe) is not None
        or len(CLOSING_TAG.findall(probe)) >= 6
    )
