"""A large container is unpacked in steps: each step begins at the cursor of the one before."""

import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from clipwire.parsing.containers.slices import Scanned, scan

PAGES = [f"<html><h1>Boat {number}</h1><p>It came back with herring.</p></html>".encode() for number in range(3)]


def a_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for page in PAGES:
            archive.writestr(f"{PAGES.index(page)}.html", page)
    return file.getvalue()


def a_tar(mode: str) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for number, page in enumerate(PAGES):
            entry = tarfile.TarInfo(f"{number}.html")
            entry.size = len(page)
            archive.addfile(entry, io.BytesIO(page))
    return file.getvalue()


def records(compress: Callable[[bytes], bytes] = bytes) -> bytes:
    """A web archive: a description, then a response for each page."""
    archive = compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\ninfo\r\n\r\n")
    for number, page in enumerate(PAGES):
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://h.example/{number}\r\n"
        head += f"WARC-Date: 2025-05-01T00:00:0{number}Z\r\nContent-Length: {len(answer)}\r\n\r\n"
        archive += compress(head.encode() + answer + b"\r\n\r\n")
    return archive


def lines() -> bytes:
    """JSON Lines that make three pieces."""
    return b"".join(json.dumps({"headline": "Boat", "text": "x" * 2_000}).encode() + b"\n" for _ in range(300))


CONTAINERS = {
    "zip": a_zip,
    "tar": lambda: a_tar("w"),
    "tar.gz": lambda: a_tar("w:gz"),
    "WARC": records,
    "WARC, its line ends bare": lambda: records().replace(b"\r\n\r\nWARC", b"\n\nWARC"),
    "WARC, compressed": lambda: records(gzip.compress),
    "WARC, compressed whole": lambda: gzip.compress(records()),
    "WARC, compressed whole by xz": lambda: lzma.compress(records()),
    "JSON Lines": lines,
    "JSON Lines, compressed": lambda: gzip.compress(lines()),
}


@pytest.mark.parametrize("kind", CONTAINERS)
def test_steps_of_one_member_find_what_one_step_finds(kind: str) -> None:
    # Given a container of three members
    container = CONTAINERS[kind]()
    at_once = [item for item, _ in scan(io.BytesIO(container))]
    assert len(at_once) == 3
    # When each step has time for one member
    found: list[Scanned] = []
    cursor = 0
    while step := next(scan(io.BytesIO(container), cursor), None):
        item, cursor = step
        found.append(item)
    # Then no member is left out, and none comes twice
    assert found == at_once
