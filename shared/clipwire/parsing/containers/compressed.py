"""gzip, bzip2 and xz around one file."""

import bz2
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from itertools import count
from typing import IO, Any, Protocol

from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.model.problem import Problem

CHUNK_BYTES = 65_536
PIECE_BYTES = 1_000_000
MIN_LIMIT_BYTES = 1_000_000
"""Expansion up to this length is always allowed, however short the compressed file is."""
FIRST_PORTION_BYTES = 256
"""The first portion is small, since a stream may be tiny, and the rest of the portion is copied."""
MAX_STREAMS = 50_000
"""Streams in a row in one file. A file that is compressed in blocks has one for each 64 kB."""
MAX_XZ_BYTES = 128 << 20
"""Memory for an xz dictionary; the largest preset needs 65 MB."""


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
    b"\xfd7zXZ\0": ("xz", lambda: lzma.LZMADecompressor(memlimit=MAX_XZ_BYTES)),
}
UNREADABLE = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, MemoryError)
"""Errors that decompressors raise for bytes that they cannot read."""


def compression_of(data: bytes) -> str | None:
    """`gzip`, `bzip2`, `xz`, or None."""
    return next((name for mark, (name, _) in COMPRESSIONS.items() if data.startswith(mark)), None)


def expansion_limit(compressed_bytes: int, limits: Limits) -> int:
    """Bytes that a compressed file of this length may expand to."""
    return min(limits.expanded_bytes, max(MIN_LIMIT_BYTES, limits.ratio * compressed_bytes))


def expanded(data: bytes, limits: Limits, most: int | None = None) -> tuple[bytes, Problem | None]:
    """The content, and the problem if its end is missing or broken.

    If `most` is given, only so many bytes are expanded. Raises `Rejected`: expands-too-far for content beyond the
    limits, damaged-file if nothing can be read.
    """
    name = compression_of(data)
    content = bytearray()
    problem = None
    limit = expansion_limit(len(data), limits)
    try:
        for piece in _pieces(_Source(io.BytesIO(data))):
            content += piece
            if most is not None and len(content) >= most:
                return bytes(content[:most]), None
            if len(content) > limit:
                raise Rejected("expands-too-far", f"The {name} file expands to more than {limit:,} bytes.")
    except UNREADABLE as error:
        if not content:
            raise Rejected("damaged-file", f"The {name} file cannot be read: {error}.") from None
        problem = Problem.of("damaged-file", f"The {name} file breaks off after {len(content):,} bytes ({error}).")
    return bytes(content), problem


class ExpandedFile(io.RawIOBase):
    """The content of a compressed file as a stream, for reading in order.

    Reading raises one of `UNREADABLE` if the file is broken, and `Rejected` (expands-too-far) beyond the limits.
    """

    def __init__(self, file: IO[bytes], limits: Limits) -> None:
        self._source = _Source(file)
        self._pieces = _pieces(self._source)
        self._limits = limits
        self._piece = memoryview(b"")
        self._total = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._piece:
            self._piece = memoryview(next(self._pieces, b""))
            self._total += len(self._piece)
            if self._total > (limit := expansion_limit(self._source.taken, self._limits)):
                raise Rejected("expands-too-far", f"The file expands to more than {limit:,} bytes.")
        length = min(len(buffer), len(self._piece))
        buffer[:length] = self._piece[:length]
        self._piece = self._piece[length:]
        return length


class _Source:
    """Compressed bytes in portions. Bytes that a decompressor does not use are given back."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._chunk = b""
        self._at = 0
        self.taken = 0

    def take(self, most: int) -> bytes:
        """The next bytes, none at the end. They come from one chunk, so that they can be given back."""
        if self._at == len(self._chunk):
            self._chunk, self._at = self._file.read(CHUNK_BYTES), 0
        portion = self._chunk[self._at : self._at + most]
        self._at += len(portion)
        self.taken += len(portion)
        return portion

    def give_back(self, count: int) -> None:
        """Give back the last `count` bytes of the last portion, to be taken again."""
        self._at -= count
        self.taken -= count

    def peek(self, count: int) -> bytes:
        """The next bytes, without taking them."""
        if len(self._chunk) - self._at < count:
            self._chunk, self._at = self._chunk[self._at :] + self._file.read(CHUNK_BYTES), 0
        return self._chunk[self._at : self._at + count]


def _pieces(source: _Source) -> Iterator[bytes]:
    """The expanded bytes in pieces of bounded size. Several streams in a row count as one."""
    for number in count():
        mark = source.peek(max(map(len, COMPRESSIONS)))
        make = next((make for begin, (_, make) in COMPRESSIONS.items() if mark.startswith(begin)), None)
        if make is None:
            return  # the end, or padding behind the last stream
        if number == MAX_STREAMS:
            raise ValueError(f"it has more than {MAX_STREAMS:,} streams")
        stream = make()
        portion = FIRST_PORTION_BYTES
        while not stream.eof:
            fed = source.take(portion)
            portion = CHUNK_BYTES
            piece = stream.decompress(fed, PIECE_BYTES)
            while piece and not stream.eof:
                yield piece
                piece = stream.decompress(b"", PIECE_BYTES)
            if piece:
                yield piece
            if not fed and not stream.eof:
                raise EOFError("the end is missing")
        source.give_back(len(stream.unused_data))
