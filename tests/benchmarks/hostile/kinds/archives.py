"""Zip, tar and WARC: sizes and offsets that lie, names that collide, members without end."""

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Callable

from tests.benchmarks.hostile.material import (
    GOOD,
    SHORT,
    random_bytes,
    raw_zip,
    tarred,
    warc_record,
    zeros_gzipped,
    zipped,
)

TEXT = ("Fleet returns to the harbour\n\n" + SHORT).encode()
MB = 1 << 20


def _raw(entries: list[tuple[bytes, bytes, int | None, int | None]]) -> Callable[[], bytes]:
    return lambda: raw_zip(entries)


def _header(name: str = "a.txt", size: int = 0, **more: object) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size = size
    for field, value in more.items():
        setattr(info, field, value)
    return info


def _lying_tar() -> bytes:
    """A member that says it has 8 GB, then others."""
    return (
        _header("lie.txt", 8_000_000_000).tobuf(tarfile.GNU_FORMAT)
        + TEXT
        + bytes(-len(TEXT) % 512)
        + tarred([("b.txt", TEXT)])
    )


def _pax_flood(count: int, value: str = "v" * 20) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = _header("a.txt", len(TEXT), pax_headers={f"X.key{n}": value for n in range(count)})
        archive.addfile(info, io.BytesIO(TEXT))
    return file.getvalue()


def _pax_size(value: str) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(_header("a.txt", len(TEXT), pax_headers={"size": value}), io.BytesIO(TEXT))
        archive.addfile(_header("b.txt", len(TEXT)), io.BytesIO(TEXT))
    return file.getvalue()


def _sparse(regions: int) -> bytes:
    """A PAX 1.0 sparse file that says it has 10 TB."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        table = f"{regions}\n" + "".join(f"{n * 512}\n0\n" for n in range(regions))
        data = table.encode() + bytes(-len(table) % 512)
        fields = {
            "GNU.sparse.major": "1",
            "GNU.sparse.minor": "0",
            "GNU.sparse.name": "a",
            "GNU.sparse.realsize": str(10**13),
        }
        archive.addfile(_header("a.txt", len(data), pax_headers=fields), io.BytesIO(data))
        archive.addfile(_header("b.txt", len(TEXT)), io.BytesIO(TEXT))
    return file.getvalue()


def _old_sparse() -> bytes:
    header = bytearray(_header("a.txt", 512, type=tarfile.GNUTYPE_SPARSE).tobuf(tarfile.GNU_FORMAT))
    header[482] = 1  # further headers follow, and never end
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    block = bytearray(512)
    block[504] = 1
    return bytes(header) + bytes(block) * 40_000


def _random_zip(seed: int) -> bytes:
    """A zip of pages with bytes changed at random."""
    pick = random.Random(seed)
    data = bytearray(zipped((f"{n}.html", GOOD) for n in range(20)))
    for _ in range(30):
        data[pick.randrange(len(data))] = pick.randrange(256)
    return bytes(data)


def _bzip2_member() -> bytes:
    return zipped([("a.txt", TEXT), ("zeros", bytes(60 * MB))], zipfile.ZIP_BZIP2)


def _lzma_member() -> bytes:
    return zipped([("a.txt", TEXT), ("zeros", bytes(60 * MB))], zipfile.ZIP_LZMA)


def _overlapping(count: int) -> bytes:
    """Directory entries that all lead to one member."""
    return raw_zip(
        [(b"a.txt", TEXT * 20, None, None), *((b"%d.txt" % n, b"", 0, len(TEXT) * 20) for n in range(count))]
    )


def _warcs(count: int) -> bytes:
    return b"".join(warc_record(GOOD, f"https://a.example/{n}") for n in range(count))


ZIP: dict[str, Callable[[], bytes]] = {
    "zip of 65,000 members": lambda: zipped(((f"{n}.txt", b"A boat.") for n in range(65_000)), zipfile.ZIP_STORED),
    "zip of 65,000 names that are one": lambda: raw_zip((b"a.txt", b"A boat.", None, None) for _ in range(65_000)),
    "zip of 1,000 articles": lambda: zipped((f"{n}.txt", TEXT) for n in range(1_000)),
    "zip: colliding names": _raw(
        [(name, TEXT, None, None) for name in (b"a.txt", b"a.txt", b"a.txt (2)", b"a.txt", b"b.txt")]
    ),
    "zip: o.zip beside o.zip/x.txt": lambda: zipped(
        [("o.zip", zipped([("x.txt", TEXT)])), ("o.zip/x.txt", TEXT), ("b.txt", TEXT)]
    ),
    "zip: o.zip/x.txt before o.zip": lambda: zipped(
        [("o.zip/x.txt", TEXT), ("o.zip", zipped([("x.txt", TEXT)])), ("b.txt", TEXT)]
    ),
    "zip: a member called the rest": lambda: zipped([("the rest", TEXT), ("b.txt", TEXT)])[:-40],
    "zip: one lying offset": _raw(
        [(b"a.txt", TEXT, None, None), (b"b.txt", TEXT, 4_000_000_000, None), (b"c.txt", TEXT, None, None)]
    ),
    "zip: one lying offset among 5,000": lambda: raw_zip(
        (b"%d.txt" % n, TEXT, 4_000_000_000 if n == 2_500 else None, None) for n in range(5_000)
    ),
    "zip: an offset into another member": _raw(
        [(b"a.txt", TEXT, None, None), (b"b.txt", TEXT, 7, None), (b"c.txt", TEXT, None, None)]
    ),
    "zip: all offsets lie": _raw([(b"%d.txt" % n, TEXT, 5 * n, None) for n in range(50)]),
    "zip: a lying size": _raw([(b"a.txt", TEXT, None, 4_000_000_000), (b"b.txt", TEXT, None, None)]),
    "zip: a size that is too small": _raw([(b"a.txt", TEXT, None, 10), (b"b.txt", TEXT, None, None)]),
    "zip: 3,000 entries of one member": lambda: _overlapping(3_000),
    "zip: names with U+FFFF": _raw(
        [("a\uffff.txt".encode(), TEXT, None, None), ("b\ufffe.txt".encode(), TEXT, None, None)]
    ),
    "zip: names with lone surrogates": _raw(
        [("a\ud800.txt".encode("utf-8", "surrogatepass"), TEXT, None, None), (b"b.txt", TEXT, None, None)]
    ),
    "zip: names with controls": _raw([(b"a\x01\x1b[2J.txt", TEXT, None, None), (b"b\n\r.txt", TEXT, None, None)]),
    "zip: names of 60,000 bytes": _raw([(b"n" * 60_000 + b"%d" % n, TEXT, None, None) for n in range(20)]),
    "zip: names without letters": _raw([(b"", TEXT, None, None), (b" ", TEXT, None, None), (b".", TEXT, None, None)]),
    "zip: names of broken UTF-8": _raw([(b"\xff\xfe\xfd.txt", TEXT, None, None), (b"b.txt", TEXT, None, None)]),
    "zip: a comment of 65,535 bytes": lambda: (
        zipped([("a.txt", TEXT)])[:-2] + b"\xff\xff" + b"PK\5\6" * 16_383 + b"abc"
    ),
    "zip: cut off": lambda: zipped((f"{n}.html", GOOD) for n in range(50))[:-3_000],
    "zip: cut off, headers only": lambda: b"PK\3\4" * 200_000,
    "zip: cut off, 3 MB of one member": lambda: zipped([("a.txt", random_bytes(3 * MB)), ("b.txt", TEXT)])[: 3 * MB],
    "zip: empty directory of 65,535 entries": lambda: b"PK\5\6" + b"\0\0\0\0\xff\xff\xff\xff" + bytes(10),
    "zip: bzip2 inside": _bzip2_member,
    "zip: lzma inside": _lzma_member,
    **{f"zip: bytes changed at random, {seed}": (lambda seed=seed: _random_zip(seed)) for seed in range(8)},  # type: ignore[misc]
    "zip: one page of every killer": lambda: zipped(
        [
            ("good-1.html", GOOD),
            ("attributes.html", b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">" + GOOD),
            ("deep.json", b'{"@type":"NewsArticle","headline":"A","author":' + b"[" * 900 + b"]" * 900 + b"}"),
            ("surrogate.json", b'{"@type":"NewsArticle","headline":"A \\ud800 fleet","articleBody":"It came home."}'),
            ("zeros.gz", zeros_gzipped(60 * MB)),
            ("good-2.html", GOOD.replace(b"Fleet", b"Boats")),
        ]
    ),
}

TAR: dict[str, Callable[[], bytes]] = {
    "tar: a size of 8 GB": _lying_tar,
    "tar: 20,000 members": lambda: tarred(((f"{n}.txt", b"A boat.") for n in range(20_000)), tarfile.USTAR_FORMAT),
    "tar: 20,000 directories": lambda: b"".join(_header(f"d{n}", type=tarfile.DIRTYPE).tobuf() for n in range(20_000)),
    "tar: 20,000 PAX keys": lambda: _pax_flood(20_000),
    "tar: a PAX header of 15 MB": lambda: _pax_flood(1, value="v" * 15_000_000),
    "tar: PAX size that is no number": lambda: _pax_size("many"),
    "tar: PAX size that is negative": lambda: _pax_size("-512"),
    "tar: PAX size of 10^30": lambda: _pax_size("1" + "0" * 30),
    "tar: a sparse file of 10 TB": lambda: _sparse(3),
    "tar: a sparse file of 100,000 regions": lambda: _sparse(100_000),
    "tar: old sparse headers without end": _old_sparse,
    "tar: a name of 100 kB": lambda: tarred([("n/" * 50_000, TEXT), ("b.txt", TEXT)], tarfile.GNU_FORMAT),
    "tar: names with surrogates": lambda: tarred([("a\udcff.txt", TEXT), ("b.txt", TEXT)], tarfile.GNU_FORMAT),
    "tar: links in circles": lambda: b"".join(
        _header(f"{n}", type=tarfile.SYMTYPE, linkname=f"{n + 1}").tobuf() for n in range(2_000)
    ),
    "tar: a broken checksum in the middle": lambda: tarred((f"{n}.txt", TEXT) for n in range(50)).replace(
        b"25.txt", b"xx.txt"
    ),
    "tar: zeros between members": lambda: tarred([("a.txt", TEXT)]) + bytes(MB) + tarred([("b.txt", TEXT)]),
    "tar: colliding names": lambda: tarred([("a.txt", TEXT), ("a.txt", TEXT), ("a.txt (2)", TEXT)]),
    "tar: long links only": lambda: (
        _header("././@LongLink", 400, type=tarfile.GNUTYPE_LONGNAME).tobuf() + bytes(512) * 5_000
    ),
    "tar: long links without end": lambda: (
        (_header("././@LongLink", 5, type=tarfile.GNUTYPE_LONGNAME).tobuf() + b"a.txt".ljust(512, b"\0")) * 3_000
    ),
    "tar: one lone surrogate among good members": lambda: tarred(
        [
            *((f"{n}.html", GOOD) for n in range(3)),
            ("s.json", b'{"@type":"NewsArticle","headline":"A \\ud800 fleet","articleBody":"It came home."}'),
            *((f"{n}.html", GOOD) for n in range(3, 6)),
        ]
    ),
}

WARC: dict[str, Callable[[], bytes]] = {
    "WARC: a length of 8 GB": lambda: warc_record(GOOD, length=8_000_000_000) + _warcs(3),
    "WARC: a length that is too small": lambda: warc_record(GOOD, length=50) + _warcs(3),
    "WARC: a negative length": lambda: warc_record(GOOD, length=-5) + _warcs(3),
    "WARC: a length that is no number": lambda: (
        warc_record(GOOD).replace(b"Content-Length: ", b"Content-Length: x") + _warcs(3)
    ),
    "WARC: no length": lambda: warc_record(GOOD).replace(b"Content-Length", b"X-Length") + _warcs(3),
    "WARC: a header of 5 MB": lambda: warc_record(GOOD, more=f"X-Long: {'a' * 5_000_000}\r\n") + _warcs(3),
    "WARC: 100,000 headers": lambda: (
        warc_record(GOOD, more="".join(f"X-{n}: a\r\n" for n in range(100_000))) + _warcs(3)
    ),
    "WARC: HTTP headers, 100,000": lambda: warc_record(
        GOOD, http="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + "X-A: b\r\n" * 100_000 + "\r\n"
    ),
    "WARC: an HTTP header of 5 MB": lambda: warc_record(
        GOOD, http=f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-A: {'b' * 5_000_000}\r\n\r\n"
    ),
    "WARC: a header that never ends": lambda: b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X: y\r\n" * 500_000,
    "WARC: an address of 1 MB": lambda: warc_record(GOOD, uri=f"https://a.example/{'a' * 1_000_000}") + _warcs(3),
    "WARC: an address with a surrogate": lambda: (
        warc_record(GOOD, uri="https://a.example/\udc80".encode("utf-8", "replace").decode()).replace(b"/?", b"/\xff")
        + _warcs(2)
    ),
    "WARC: chunks that lie": lambda: warc_record(
        b"FFFFFFFF\r\n" + GOOD, http="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    ),
    "WARC: 300,000 chunks of a byte": lambda: warc_record(
        b"1\r\na\r\n" * 300_000, http="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    ),
    "WARC: a page of 60 MB of zeros in gzip": lambda: warc_record(
        zeros_gzipped(60 * MB), http="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    ),
    "WARC: a page of 17 MB of spaces in gzip": lambda: warc_record(
        gzip.compress(GOOD + b" " * (17 * MB), mtime=0),
        http="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n",
    ),
    "WARC: gzip that is none": lambda: warc_record(
        GOOD, http="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    ),
    "WARC: 3,000 pages": lambda: _warcs(3_000),
    "WARC: 100,000 records of warcinfo": lambda: warc_record(b"a", kind="warcinfo") * 50_000,
    "WARC: compressed whole, 3,000 pages": lambda: gzip.compress(_warcs(3_000), mtime=0),
    "WARC: compressed whole, 300 MB of zeros behind a page": lambda: gzip.compress(
        _warcs(1) + warc_record(bytes(300 * MB), kind="resource"), 1, mtime=0
    ),
    "WARC: gzip per record, one of them broken": lambda: b"".join(
        gzip.compress(warc_record(GOOD, f"https://a.example/{n}"), mtime=0)[: 200 if n == 2 else None] for n in range(5)
    ),
    "WARC: 100,000 gzips of nothing": lambda: gzip.compress(_warcs(1), mtime=0) + gzip.compress(b"", mtime=0) * 100_000,
    "WARC: a date of 2099": lambda: warc_record(GOOD).replace(b"2025-04-24T", b"2099-04-24T"),
    "WARC: a date that is none": lambda: warc_record(GOOD).replace(b"2025-04-24T10:00:00Z", b"2025-99-99T99:99:99Z"),
    "WARC: random bytes": lambda: b"WARC/1.0\r\n" + random_bytes(3 * MB),
    "WARC: line feeds": lambda: b"WARC/1.0\r\n" + b"\r\n" * 2_000_000,
}

FILES = ZIP | TAR | WARC
