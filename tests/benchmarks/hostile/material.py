"""What hostile files are made of: prose that looks like news, pages, and containers written byte by byte."""

import gzip
import io
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable

NAMES = "Anna Kowalczyk|Pedro Alvarez|Kim Chol Su|Mr. Okonkwo|Minister Laura Bianchi|Gen. Hassan Idris".split("|")
BODIES = "the Harbour Board|Northern Fisheries Ltd.|the United Nations|Ministry of Transport|Eastport Council".split(
    "|"
)
PLACES = "Paris|Pyongyang|New York|Lagos|Texas|Springfield|South Korea|Gdansk|the Bay of Bengal|Lima".split("|")
DATES = "on Monday|last week|on 24 April 2025|in March|two days ago|yesterday|by the end of 2026|on May 3".split("|")
VERBS = "opened|criticised|visited|signed an agreement with|sold|rejected|praised|threatened|met|sued".split("|")
SYLLABLES = "an bor cel dim esh fra gol hin ira jos kem lun mar nok oru pet qui ras sol tam ulf vik wes yan zel".split()
THINGS = "a new pier|the fishing quota|four hundred crates of herring|the ferry line|a bridge|the annual report".split(
    "|"
)


def prose(chars: int, seed: int = 1, per_paragraph: int = 4, break_: str = "\n\n") -> str:
    """About so many characters of sentences with names, places, dates and quotations."""
    pick = random.Random(seed).choice
    own_names = [
        f"{pick(SYLLABLES).title()}{pick(SYLLABLES)} {pick(SYLLABLES).title()}{pick(SYLLABLES)}" for _ in range(300)
    ]
    names = [*NAMES, *own_names]
    pieces: list[str] = []
    length = count = 0
    while length < chars:
        who, other = pick(names), pick(BODIES)
        sentence = f"{who} {pick(VERBS)} {other} over {pick(THINGS)} in {pick(PLACES)} {pick(DATES)}. "
        if count % 3 == 1:
            sentence = f"“We want {pick(THINGS)} in {pick(PLACES)},” said {who} of {other} {pick(DATES)}. "
        count += 1
        if count % per_paragraph == 0:
            sentence += break_
        pieces.append(sentence)
        length += len(sentence)
    return "".join(pieces)[:chars]


SHORT = prose(900, seed=2)
"""The text of a good small article."""


def page(body: str, head: str = "", title: str = "Fleet returns to the harbour") -> bytes:
    """An HTML page."""
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def article(before: str = "", after: str = "", head: str = "", text: str = SHORT) -> bytes:
    """A good page with something around its text."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n") if paragraph)
    return page(f"<h1>Fleet returns to the harbour</h1>{before}<article>{paragraphs}</article>{after}", head)


GOOD = article()


def mail(headers: str = "", body: str = SHORT, subject: str = "Fleet returns to the harbour") -> bytes:
    """A mail with further headers, each ended by a line feed."""
    first = f"From: Anna Kowalczyk <anna@example.org>\nTo: desk@example.org\nSubject: {subject}\n"
    return f"{first}Date: Thu, 24 Apr 2025 09:30:00 +0200\n{headers}\n{body}".encode()


def zipped(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members: Iterable[tuple[str, bytes]], form: int = tarfile.PAX_FORMAT) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=form) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def zeros_gzipped(length: int, layer: int = 1) -> bytes:
    """A gzip of so many zeros, made without holding them; further layers compress the compressed bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [packer.compress(bytes(1 << 20)) for _ in range(length >> 20)]
    data = b"".join(pieces) + packer.flush()
    for _ in range(layer - 1):
        data = gzip.compress(data, 9, mtime=0)
    return data


def warc_record(
    payload: bytes,
    uri: str = "https://news.example/a",
    kind: str = "response",
    length: int | None = None,
    more: str = "",
    http: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
) -> bytes:
    """One record; `length` is what it says of its size, if that is a lie."""
    content = (http.encode() if kind == "response" else b"") + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2025-04-24T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; "
        f"msgtype=response\r\n{more}Content-Length: {len(content) if length is None else length}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def zip_entry(
    name: bytes, data: bytes, at: int, offset: int | None = None, size: int | None = None
) -> tuple[bytes, bytes]:
    """(local header with data, directory entry) of a stored member; the directory may lie on offset and size."""
    crc, flag = zlib.crc32(data), 0x800
    local = (
        struct.pack("<4s5H3I2H", b"PK\3\4", 20, flag, 0, 0, 33, crc, len(data), len(data), len(name), 0) + name + data
    )
    stated = len(data) if size is None else size
    entry = struct.pack(
        "<4s6H3I5H2I",
        b"PK\1\2", 20, 20, flag, 0, 0, 33, crc, stated, stated, len(name), 0, 0, 0, 0, 0,
        at if offset is None else offset,
    )  # fmt: skip
    return local, entry + name


def raw_zip(entries: Iterable[tuple[bytes, bytes, int | None, int | None]]) -> bytes:
    """A zip of (name, data, stated offset or None, stated size or None)."""
    body, directory, count = b"", [], 0
    pieces: list[bytes] = []
    at = 0
    for name, data, offset, size in entries:
        local, entry = zip_entry(name, data, at, offset, size)
        pieces.append(local)
        directory.append(entry)
        at += len(local)
        count += 1
    body, table = b"".join(pieces), b"".join(directory)
    return body + table + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, len(table), at, 0)


def random_bytes(length: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(length)
