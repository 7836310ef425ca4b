"""gzip, bzip2 and xz around one file."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import Protocol

from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.containers.members import Limits

CHUNK = 65_536


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """zlib's decompressor with the interface of the other two."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


COMPRESSIONS: dict[bytes, tuple[str, Callable[[], _Decompressor]]] = {
    # first bytes          name       decompressor
    b"\x1f\x8b": ("gzip", _Gzip),
    b"BZh": ("bzip2", bz2.BZ2Decompressor),
    b"\xfd7zXZ\0": ("xz", lzma.LZMADecompressor),
}


def compression_of(data: bytes) -> str | None:
    """`gzip`, `bzip2`, `xz`, or None."""
    return next((name for mark, (name, _) in COMPRESSIONS.items() if data.startswith(mark)), None)


def expanded(data: bytes, limits: Limits, most: int | None = None) -> tuple[bytes, Problem | None]:
    """What is inside, and what to say where the end is missing or broken.

    `most` cuts after so many bytes, for a look at the beginning. Raises `Rejected`: archive-limit for what expands
    beyond the limits; damaged-file where nothing at all can be read.
    """
    name, make = next(entry for mark, entry in COMPRESSIONS.items() if data.startswith(mark))
    pieces: list[bytes] = []
    total, problem = 0, None
    limit = min(limits.expanded_bytes, max(1_000_000, limits.ratio * len(data)))
    try:
        for piece in _pieces(data, make):
            pieces.append(piece)
            total += len(piece)
            if most is not None and total >= most:
                return b"".join(pieces)[:most], None
            if total > limit:
                raise Rejected("archive-limit", f"The {name} file expands to more than {limit:,} bytes.")
    except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
        if not total:
            raise Rejected("damaged-file", f"The {name} file cannot be read: {error}.") from None
        problem = Problem.of("damaged-file", f"The {name} file breaks off after {total:,} bytes ({error}).")
    return b"".join(pieces), problem


def _pieces(data: bytes, make: Callable[[], _Decompressor]):  # type: ignore[no-untyped-def]
    """The expanded bytes in pieces of bounded size; several streams one after the other count as one."""
    while data:
        stream = make()
        rest = memoryview(data)
        while not stream.eof:
            fed, rest = bytes(rest[:CHUNK]), rest[CHUNK:]
            piece = stream.decompress(fed, 1_000_000)
            while piece and not stream.eof:
                yield piece
                piece = stream.decompress(b"", 1_000_000)
            if piece:
                yield piece
            if not fed and not stream.eof:
                raise EOFError("the end is missing")
        data = stream.unused_data + bytes(rest)
        if not any(data.startswith(mark) for mark in COMPRESSIONS):
            return  # padding behind the last stream
