"""Containers of pages and of articles, made from their members."""

import io
import json
import tarfile
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def page(number: int) -> bytes:
    return f"""<html><head><title>Catch of day {number}</title>
<meta property="article:published_time" content="2025-04-{number % 28 + 1:02}"></head><body><article>
<h1>Catch of day {number}</h1>
<p>The fishing fleet of the eastern harbour landed {number} tons of herring on the quay this morning.</p>
<p>The boats had been at sea for eleven days, and their crews were met by families and by officials of the town.</p>
</article></body></html>""".encode()


def junk(count: int) -> dict[str, bytes]:
    return {f"{number}.txt": PICTURE for number in range(count)}


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(compression: str = "", **members: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=f"w:{compression}") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


CUT_OFF = "cut-off"
"""The member of a web archive of which the crawler did not keep all."""


def crawled(gzip: bool = True, **members: bytes) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    for name, data in members.items():
        kind = "image/png" if data == PICTURE else "text/html; charset=utf-8"
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://harbour.example/{name}",
            "response",
            payload=io.BytesIO(data),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2026-01-07T10:00:00Z"}
            | ({"WARC-Truncated": "length"} if name == CUT_OFF else {}),
        )
        writer.write_record(record)
    return file.getvalue()


def twice(pack: str, first: bytes, second: bytes) -> bytes:
    if pack == "warc":
        return crawled(a=first) + crawled(a=second)
    file = io.BytesIO()
    if pack == "tar":
        with tarfile.open(fileobj=file, mode="w") as archive:
            for data in (first, second):
                info = tarfile.TarInfo("a")
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
    else:
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("a", first)
            with pytest.warns(UserWarning, match="Duplicate name"):
                packed.writestr("a", second)
    return file.getvalue()


def lines(**members: bytes) -> bytes:
    """JSON Lines, of an article for each page."""
    articles = (
        {
            "@type": "NewsArticle",
            "headline": f"Catch of {name}",
            "articleBody": f"The fleet landed {number} tons.\n" * 60,
        }
        for number, name in enumerate(members)
    )
    return b"\n".join(json.dumps(article).encode() for article in articles)


def mailbox(**members: bytes) -> bytes:
    message = "From fleet@harbour.example Thu Apr 24 09:30:{:02} 2025\nSubject: Catch of {}\nFrom: Fleet News\n\n{}\n"
    text = "The fleet landed {} tons of herring.\n\nFrom there the boats went home, and their crews to bed.\n\n" * 20
    return "".join(message.format(n % 60, name, text.replace("{}", str(n))) for n, name in enumerate(members)).encode()
