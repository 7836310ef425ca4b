"""The directory of a zip archive (PKWARE's APPNOTE, 4.3), read entry by entry, and the bytes of a member.

Python's `zipfile` fails for the whole archive if one entry is wrong, keeps every entry in memory, and expands bzip2 and
LZMA without a bound.
"""

import bz2
import lzma
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Protocol

from clipwire.model.errors import Rejected

END = b"PK\5\6"
END_RECORD = struct.Struct("<4s4H2IH")
MAX_COMMENT_BYTES = 65_535
MAX_ENDS_TRIED = 20_000
"""Marks of an end record that are tried, since a comment may contain such marks."""
MAX_ENDS_64_TRIED = 3
LOCATOR_64 = struct.Struct("<4sIQI")
END_RECORD_64 = struct.Struct("<4sQ2H2I4Q")
ENTRY = struct.Struct("<4s6H3I5H2I")
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
IN_64 = 0xFFFFFFFF
EXTRA_64, EXTRA_NAME = 1, 0x7075
NAME_FIELD = struct.Struct("<BI")
"""The head of the field with the name in UTF-8: its version, and the checksum of the name that it replaces."""
UTF8_NAME = 0x800
"""The flag of an entry whose name is UTF-8."""
MAX_DIRECTORY_BYTES = 150_000_000
"""A directory of a million entries with names of a hundred bytes."""

STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14


class Unreadable(Exception):
    """A member cannot be read. The message is the reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One member as the directory describes it."""

    raw_name: bytes
    flags: int
    method: int
    checksum: int
    compressed_bytes: int
    bytes: int
    offset: int
    """Offset of the member's own header in the file."""
    attributes: int
    """File attributes in the form of the system that packed the member."""


def directory(file: IO[bytes]) -> Iterator[Entry]:
    """The entries in order. A directory that breaks off ends the iteration with `Unreadable`.

    Raises `Rejected` (damaged-file, too-many-members) if there is no directory that can be read.
    """
    start, size, offset = _find(file)
    if size > MAX_DIRECTORY_BYTES:
        raise Rejected("too-many-members", f"The archive's directory has {size:,} bytes.")
    file.seek(start)
    table = file.read(size)
    shift = start - offset  # bytes before the archive
    at = 0
    while at < size:
        if len(table) < at + ENTRY.size or not table.startswith(b"PK\1\2", at):
            raise Unreadable("its directory breaks off")
        entry, at = _entry(table, at, shift)
        yield entry


def _find(file: IO[bytes]) -> tuple[int, int, int]:
    """The directory's start and length, and the start that the end record states."""
    length = file.seek(0, 2)
    tail_at = max(0, length - MAX_COMMENT_BYTES - END_RECORD.size - LOCATOR_64.size)
    file.seek(tail_at)
    tail = file.read(length - tail_at)
    end, tried_64 = len(tail), 0
    for _ in range(MAX_ENDS_TRIED):
        end = tail.rfind(END, 0, end)
        if end < 0:
            break
        if len(tail) < end + END_RECORD.size:
            continue
        *_, size, offset, _ = END_RECORD.unpack_from(tail, end)
        before = tail_at + end
        if IN_64 in (size, offset) and end >= LOCATOR_64.size and tried_64 < MAX_ENDS_64_TRIED:
            tried_64 += 1
            found = _find_64(file, tail[end - LOCATOR_64.size : end])
            if found:
                size, offset, before = found
        if 0 <= offset <= before - size:
            return before - size, size, offset
    raise Rejected("damaged-file", "The zip archive cannot be read: its directory is missing or broken.")


def _find_64(file: IO[bytes], locator: bytes) -> tuple[int, int, int] | None:
    mark, _, at, _ = LOCATOR_64.unpack(locator)
    if mark != b"PK\6\7":
        return None
    file.seek(at)
    record = file.read(END_RECORD_64.size)
    if len(record) < END_RECORD_64.size or not record.startswith(b"PK\6\6"):
        return None
    *_, size, offset = END_RECORD_64.unpack(record)
    return size, offset, at


def _entry(table: bytes, at: int, shift: int) -> tuple[Entry, int]:
    """An entry, and the start of the next one."""
    fields = ENTRY.unpack_from(table, at)
    _, _, _, flags, method, _, _, checksum, compressed, size, name_length, extra_length, comment_length = fields[:13]
    attributes, offset = fields[15:]
    name_at = at + ENTRY.size
    extra_at = name_at + name_length
    end = extra_at + extra_length + comment_length
    extra = dict(_extra_fields(table[extra_at : extra_at + extra_length]))
    if IN_64 in (size, compressed, offset):
        size, compressed, offset = _sizes_64(extra.get(EXTRA_64, b""), size, compressed, offset)
    name = table[name_at:extra_at]
    if (unicode_name := _unicode_name(extra.get(EXTRA_NAME, b""), name)) is not None:
        name, flags = unicode_name, flags | UTF8_NAME
    return Entry(name, flags, method, checksum, compressed, size, offset + shift, attributes), end


def _extra_fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """The number and the content of each extra field of an entry."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        yield kind, extra[4 : 4 + length]
        extra = extra[4 + length :]


def _sizes_64(field: bytes, *values: int) -> tuple[int, ...]:
    """The values, with those that do not fit 32 bits replaced from the 64-bit field."""
    given = iter(struct.unpack_from(f"<{len(field) // 8}Q", field))
    return tuple(next(given, value) if value == IN_64 else value for value in values)


def _unicode_name(field: bytes, name: bytes) -> bytes | None:
    """The name in UTF-8 from its own field, or None if the field belongs to another name."""
    if len(field) <= NAME_FIELD.size:
        return None
    _, checksum = NAME_FIELD.unpack_from(field)
    return field[NAME_FIELD.size :] if checksum == zlib.crc32(name) else None


def content_start(file: IO[bytes], entry: Entry) -> int:
    """The start of a member's bytes. Raises `Unreadable` if there is no member at its offset."""
    file.seek(entry.offset)
    header = file.read(LOCAL_HEADER.size)
    if len(header) < LOCAL_HEADER.size or not header.startswith(b"PK\3\4"):
        raise Unreadable("the directory leads to a place where no member is")
    *_, name_length, extra_length = LOCAL_HEADER.unpack(header)
    return entry.offset + LOCAL_HEADER.size + int(name_length) + int(extra_length)


def content(file: IO[bytes], entry: Entry, limit: int) -> bytes:
    """The expanded bytes of a member. Raises `Unreadable` if it is broken, or has more bytes than the limit."""
    file.seek(content_start(file, entry))
    packed = file.read(entry.compressed_bytes)
    data = inflated(packed, entry.method, limit)
    if zlib.crc32(data) != entry.checksum:
        raise Unreadable("its checksum is wrong")
    return data


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def inflated(packed: bytes, method: int, limit: int) -> bytes:
    """The expanded bytes of a stream, of at most `limit` bytes. Raises `Unreadable`."""
    if method == STORED:
        data, ended = packed, True
    else:
        try:
            stream, packed = _decompressor(packed, method)
            data = stream.decompress(packed, limit + 1)
            ended = stream.eof or (method == LZMA and len(data) <= limit)  # LZMA need not mark its end
        except (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError, MemoryError) as error:
            raise Unreadable(str(error)) from None
    if len(data) > limit:
        raise Unreadable(f"it has more than {limit:,} bytes")
    if not ended:
        raise Unreadable("it is not whole")
    return data


def _decompressor(packed: bytes, method: int) -> tuple[_Decompressor, bytes]:
    if method == DEFLATED:
        return zlib.decompressobj(wbits=-15), packed
    if method == BZIP2:
        return bz2.BZ2Decompressor(), packed
    if method == LZMA and len(packed) > 9:
        _, length, properties, dictionary = struct.unpack_from("<HHBI", packed)
        lzma1 = {
            "id": lzma.FILTER_LZMA1,
            "lc": properties % 9,
            "lp": properties // 9 % 5,
            "pb": properties // 45,
            "dict_size": dictionary,
        }
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[lzma1]), packed[4 + length :]
    raise Unreadable(f"the compression method {method} is not read")
