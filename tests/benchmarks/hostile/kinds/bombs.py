"""Compressed files that unfold to far more than they hold."""

import bz2
import gzip
import lzma
from collections.abc import Callable

from tests.benchmarks.hostile.material import GOOD, SHORT, prose, random_bytes, tarred, zeros_gzipped, zipped

MB = 1 << 20


def _line_of_words(length: int) -> bytes:
    return (SHORT.encode() * (length // len(SHORT) + 1))[:length]


FILES: dict[str, Callable[[], bytes]] = {
    "gzip of 240 MB of zeros": lambda: zeros_gzipped(240 * MB),
    "gzip of 60 MB of zeros": lambda: zeros_gzipped(60 * MB),
    "gzip of a gzip of 1 GB of zeros": lambda: zeros_gzipped(1024 * MB, layer=2),
    "gzip three layers deep": lambda: zeros_gzipped(16 * MB, layer=3),
    "bzip2 of 100 MB of zeros": lambda: bz2.compress(bytes(100 * MB)),
    "xz of 100 MB of zeros": lambda: lzma.compress(bytes(100 * MB), preset=1),
    "xz with a dictionary of 1 GB": lambda: lzma.compress(
        GOOD, format=lzma.FORMAT_XZ, filters=[{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 30}]
    ),
    "gzip of 60 MB of prose that repeats": lambda: gzip.compress(_line_of_words(60 * MB), 9, mtime=0),
    "gzip of 19 MB of prose that repeats": lambda: gzip.compress(_line_of_words(19 * MB), 9, mtime=0),
    "gzip of 70 MB of one letter": lambda: gzip.compress(b"a" * (70 * MB), 9, mtime=0),
    "gzip of 70 MB of line feeds": lambda: gzip.compress(b"\n" * (70 * MB), 9, mtime=0),
    "gzip of 30 MB of short lines": lambda: gzip.compress(b"a b c d.\n" * (30 * MB // 9), 9, mtime=0),
    "gzip of a page with 50 MB of spaces": lambda: gzip.compress(
        GOOD.replace(b"</article>", b" " * (50 * MB) + b"</article>"), 9, mtime=0
    ),
    "gzip of 50 MB of nested tags": lambda: gzip.compress(b"<html><body>" + b"<b>" * (50 * MB // 3), 9, mtime=0),
    "gzip of 40 MB of JSON brackets": lambda: gzip.compress(b"[" * (40 * MB), 9, mtime=0),
    "200,000 gzips of nothing, 4 MB": lambda: gzip.compress(b"", mtime=0) * 200_000,
    "180,000 gzips of a letter, 4 MB": lambda: gzip.compress(b"a", mtime=0) * 180_000,
    "100,000 bzip2s of nothing, 1.4 MB": lambda: bz2.compress(b"") * 100_000,
    "60,000 xzs of nothing, 1.9 MB": lambda: lzma.compress(b"") * 60_000,
    "gzip header with a name of 5 MB": lambda: (
        b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * (5 * MB) + b"\0" + b"\3\0" + bytes(8)
    ),
    "gzip with broken checksum": lambda: gzip.compress(GOOD, mtime=0)[:-8] + bytes(8),
    "gzip cut in the middle of 10 MB": lambda: gzip.compress(prose(2 * MB).encode() * 5, 1, mtime=0)[:500_000],
    "gzip of random bytes": lambda: gzip.compress(random_bytes(5 * MB), 1, mtime=0),
    "gzip magic and random bytes": lambda: b"\x1f\x8b\x08\0" + random_bytes(MB),
    "bzip2 magic and random bytes": lambda: b"BZh91AY&SY" + random_bytes(MB),
    "xz magic and random bytes": lambda: b"\xfd7zXZ\0" + random_bytes(MB),
    "zip of 1,000 members of 100 kB of spaces": lambda: zipped((f"{n}.txt", b" " * 100_000) for n in range(1_000)),
    "zip of 1,000 members of 100 kB of prose that repeats": lambda: zipped(
        (f"{n}.txt", _line_of_words(100_000)) for n in range(1_000)
    ),
    "zip of 250 gzips of 900 kB of prose": lambda: zipped(
        (f"{n}.txt.gz", gzip.compress(_line_of_words(900_000), 9, mtime=0)) for n in range(250)
    ),
    "zip of 12 gzips of 60 MB of zeros": lambda: zipped((f"{n}.gz", zeros_gzipped(60 * MB)) for n in range(12)),
    "zip of a zip of 100 MB of zeros": lambda: zipped([("inner.zip", zipped([("zeros", bytes(100 * MB))]))]),
    "zip of zips, each of 50 zips, each of 50 pages": lambda: zipped(
        (f"{n}.zip", zipped((f"{m}.html", GOOD) for m in range(50))) for n in range(50)
    ),
    "zip that holds 10,000 copies of one stored zip": lambda: zipped(
        (f"{n}.zip", zipped([("a.html", GOOD)])) for n in range(10_000)
    ),
    "tar.gz of 100 MB of zeros": lambda: gzip.compress(tarred([("zeros", bytes(100 * MB))]), 9, mtime=0),
    "tar.gz of 2,000 files of 30 kB of prose": lambda: gzip.compress(
        tarred((f"{n}.txt", _line_of_words(30_000)) for n in range(2_000)), 6, mtime=0
    ),
    "tar.bz2 of 3,000 pages": lambda: bz2.compress(tarred((f"{n}.html", GOOD) for n in range(3_000))),
    "tar.xz of 3,000 pages": lambda: lzma.compress(tarred((f"{n}.html", GOOD) for n in range(3_000)), preset=1),
    "JSON Lines gzipped: 30,000 articles": lambda: gzip.compress(
        b"".join(
            b'{"@type":"NewsArticle","headline":"Fleet %d returns home","articleBody":"The fleet came home."}\n' % n
            for n in range(30_000)
        ),
        9,
        mtime=0,
    ),
    "JSON Lines gzipped: a line of 30 MB": lambda: gzip.compress(
        b'{"@type":"NewsArticle","headline":"A"}\n{"@type":"NewsArticle","headline":"' + b"x" * (30 * MB) + b'"}\n',
        9,
        mtime=0,
    ),
}
