"""Saved pages, logs of browsers, web archives, documents and exports: sizes that lie, nesting, parts without end."""

import base64
import io
import json
import plistlib
import zipfile
from collections.abc import Callable

from tests.benchmarks.hostile.material import GOOD, SHORT, random_bytes, warc_record, zipped

MARK = b"----MultipartBoundary--a----"
HEADERS = (
    b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/1\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="' + MARK + b'"\n\n'
)
PAGE = b"--" + MARK + b"\nContent-Type: text/html\nContent-Location: https://a.example/1\n\n" + GOOD + b"\n"
PICTURE = b"--" + MARK + b"\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n"
NEWS = {"title": "Fleet returns", "date": "2025-04-24", "content": SHORT}
SPACES = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def _log(*entries: str) -> bytes:
    return ('{"log":{"version":"1.2","entries":[' + ",".join(entries) + "]}}").encode()


def _entry(text: str = GOOD.decode(), kind: str = "text/html", number: int = 1) -> str:
    return json.dumps(
        {
            "startedDateTime": "2025-04-24T10:00:00Z",
            "request": {"url": f"https://a.example/{number}"},
            "response": {"status": 200, "content": {"mimeType": kind, "text": text}},
        }
    )


def _wacz(warc: bytes, method: int = zipfile.ZIP_STORED) -> bytes:
    return zipped([("archive/a.warc.gz", warc), ("datapackage.json", b"{}")], method)


def _odt(text: str) -> bytes:
    content = f"<office:document-content {SPACES}><office:body>{text}</office:body></office:document-content>"
    return _typed("application/vnd.oasis.opendocument.text", [("content.xml", content.encode())])


def _typed(kind: str, parts: list[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        for name, data in parts:
            archive.writestr(name, data)
    return file.getvalue()


def _epub(page: bytes, pages: int, references: int = 1) -> bytes:
    items = "".join(f'<item id="i{n}" href="{n}.html" media-type="application/xhtml+xml"/>' for n in range(pages))
    spine = "".join(f'<itemref idref="i{n}"/>' * references for n in range(pages))
    package = f"<package><metadata/><manifest>{items}</manifest><spine>{spine}</spine></package>"
    container = b'<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
    parts = [("META-INF/container.xml", container), ("a.opf", package.encode())]
    return _typed("application/epub+zip", [*parts, *((f"{n}.html", page) for n in range(pages))])


def _referring_archive() -> bytes:
    """A property list whose lists refer to one list again and again."""
    nested: list[object] = ["a"]
    for _ in range(200):
        nested = [nested] * 50
    return plistlib.dumps({"WebMainResource": nested}, fmt=plistlib.FMT_BINARY)


def _table(rows: int, cell: str) -> bytes:
    return ("title,text\n" + "".join(f'Fleet {n},"{cell}"\n' for n in range(rows))).encode()


FILES: dict[str, Callable[[], bytes]] = {
    "MHTML of 300,000 pictures": lambda: HEADERS + PICTURE * 150_000 + PAGE + PICTURE * 150_000,
    "MHTML of 1,000,000 boundaries": lambda: HEADERS + (b"--" + MARK + b"\n") * 500_000 + PAGE,
    "MHTML with a million lines of headers": lambda: HEADERS + b"--" + MARK + b"\n" + b"x-a: b\n" * 1_000_000 + PAGE,
    "MHTML with a header of 5 MB": lambda: HEADERS + b"--" + MARK + b"\nx-a: " + b"b " * 2_500_000 + b"\n" + PAGE,
    "MHTML without an end": lambda: HEADERS + PAGE[:-200],
    "webarchive that refers to itself": _referring_archive,
    "webarchive of random bytes": lambda: b"bplist00WebMainResource" + random_bytes(1_000_000),
    "HAR of 40 MB of pictures": lambda: _log(
        *(_entry(base64.b64encode(random_bytes(3_000_000, n)).decode(), "image/png", n) for n in range(10)), _entry()
    ),
    "HAR of 100 pages": lambda: _log(*(_entry(number=n) for n in range(100))),
    "HAR of 20,000 answers": lambda: _log(*(_entry("x()", "text/javascript", n) for n in range(20_000)), _entry()),
    "HAR nested 100,000 deep": lambda: b'{"log":{"version":"1.2","entries":[' + b"[" * 100_000,
    "HAR of 2,000,000 commas": lambda: b'{"log":{"version":"1.2","entries":[' + b"," * 2_000_000,
    "HAR of 500,000 numbers": lambda: _log(*map(str, range(500_000)), _entry()),
    "HAR that breaks off": lambda: _log(_entry(), _entry(number=2))[:-600],
    "WACZ of 200 pages": lambda: _wacz(b"".join(warc_record(GOOD, f"https://a.example/{n}") for n in range(200))),
    "WACZ of random bytes": lambda: _wacz(random_bytes(1_000_000)),
    "WACZ of zeros": lambda: _wacz(bytes(30_000_000), zipfile.ZIP_DEFLATED),
    "ODT of 400,000 empty paragraphs": lambda: _odt("<text:p/>" * 400_000),
    "ODT of 400,000 paragraphs in 200 sections": lambda: _odt(
        "<text:section>" * 200 + "<text:p>A boat.</text:p>" * 190_000 + "</text:section>" * 200
    ),
    "ODT of 19 MB in one paragraph": lambda: _odt("<text:p>" + "A boat. " * 2_400_000 + "</text:p>"),
    "ODT of nested notes": lambda: _odt("<text:p>A" + "<text:note>" * 240 + "</text:note>" * 240 + "</text:p>"),
    "RTF of 19 MB of a picture": lambda: b"{\\rtf1 {\\pict " + b"89ab" * 4_750_000 + b"}" + SHORT.encode() + b"}",
    "RTF of 900 groups and back, 5,000 times": lambda: b"{\\rtf1 " + (b"{" * 900 + b"}" * 900) * 5_000 + b"}",
    "RTF of 2,000,000 words": lambda: b"{\\rtf1 " + b"\\b\\i\\f0\\uc1" * 500_000 + SHORT.encode() + b"}",
    "RTF of 2,000,000 characters by code": lambda: b"{\\rtf1 " + b"\\u246?" * 2_000_000 + b"}",
    "RTF of 3,000,000 bytes by code": lambda: b"{\\rtf1 " + b"\\'f6" * 3_000_000 + b"}",
    "EPUB of 400 pages": lambda: _epub(GOOD, 400),
    "EPUB of one page 100,000 times": lambda: _epub(GOOD, 1, 100_000),
    "EPUB of 20 pages of 1 MB": lambda: _epub(b"<p>" + b"A boat came home to us. " * 40_000, 20),
    "EPUB of 30 pages of tags": lambda: _epub(b"<html><body>" + b"<div><p>A boat.</p>" * 20_000, 30),
    "table of 4,000 rows": lambda: _table(4_000, "A boat came home."),
    "table of 300 long rows": lambda: _table(300, SHORT),
    "table of one open quotation": lambda: b'title,text\nFleet,"' + b'a,""b\n' * 1_500_000,
    "table of quotation marks": lambda: b"title,text\n" + b'"' * 5_000_000,
    "table of 1,000,000 columns": lambda: b"title,text" + b",a" * 1_000_000 + b"\nFleet," + SHORT.encode(),
    "channel of 3,000 messages": lambda: json.dumps(
        {"name": "A", "type": "public_channel", "id": 1, "messages": [{"type": "message", "text": SHORT}] * 3_000}
    ).encode(),
    "a message of 500,000 pieces": lambda: json.dumps(
        {"name": "A", "type": "public_channel", "messages": [{"type": "message", "text": ["a "] * 500_000}]}
    ).encode(),
    "answer of 3,000 articles": lambda: json.dumps({"status": "ok", "articles": [NEWS] * 3_000}).encode(),
    "objects with 100,000 keys": lambda: json.dumps(NEWS | {f"key {n}": "a" for n in range(100_000)}).encode(),
    "an object that begins with 20,000 plain values": lambda: json.dumps(
        {f"k{n}": "\\" * 50 for n in range(20_000)} | {"articles": [NEWS] * 200}
    ).encode(),
}
