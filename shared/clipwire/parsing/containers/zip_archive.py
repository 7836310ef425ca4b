"""Read zip archives, complete or cut off."""

import io
import stat
import zlib
from collections.abc import Iterator

from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.containers import refusals
from clipwire.parsing.containers.compressed import CHUNK_BYTES, FIRST_PORTION_BYTES
from clipwire.parsing.containers.members import Item, Member, PassedOver, Refused, shortened
from clipwire.parsing.containers.names import decoded_name
from clipwire.parsing.containers.zip_directory import (
    DEFLATED,
    LOCAL_HEADER,
    STORED,
    UTF8_NAME,
    Entry,
    Unreadable,
    content,
    directory,
)

ENCRYPTED = 0x1
MIN_RATIO_BYTES = 1_000_000
"""A member that expands to less may expand any number of times."""


def is_zip(data: bytes) -> bool:
    return data.startswith((b"PK\3\4", b"PK\5\6"))


def members(data: bytes, limits: Limits) -> Iterator[Item]:
    """The archive's members in its order. Raises `Rejected` (damaged-file) if nothing in it can be read."""
    file = io.BytesIO(data)
    entries = directory(file)
    number = 0
    try:
        for number, entry in enumerate(entries):
            name = name_of(entry)
            if number >= limits.members:
                yield refusals.too_many(name, limits)
                return
            yield without_reading(entry, name, limits) or _read(file, entry, name, limits)
    except Unreadable as error:
        yield refusals.breaks_off(f"The zip archive breaks off: {error}.")
    except Rejected as error:
        if number or error.problem.type.endswith("too-many-members"):
            raise
        yield from _members_of_cut_off(data, limits)


def without_reading(entry: Entry, name: str, limits: Limits) -> PassedOver | Refused | None:
    """The reason in the directory why a member is not read; None if it is read."""
    if passed_over := refusals.passed_over(name, is_directory=name.endswith("/")):
        return passed_over
    if stat.S_ISLNK(entry.attributes >> 16):
        return Refused.of(name, "unsafe-member", f"“{name}” is a link, which is not followed.")
    if refusals.is_unsafe(name):
        return refusals.unsafe(name)
    if entry.flags & ENCRYPTED:
        return Refused.of(name, "encrypted-file", f"“{name}” is encrypted.")
    if entry.bytes > limits.member_bytes:
        return refusals.too_large(name, entry.bytes, limits)
    if entry.bytes > MIN_RATIO_BYTES and entry.bytes > limits.ratio * max(1, entry.compressed_bytes):
        return Refused.of(name, "expands-too-far", f"“{name}” expands more than {limits.ratio} times.")
    return None


def name_of(entry: Entry) -> str:
    """The member's name, decoded as UTF-8 if it is marked so, or else by a guess."""
    if entry.flags & UTF8_NAME:
        return shortened(entry.raw_name.decode("utf-8", "replace"))
    return shortened(decoded_name(entry.raw_name) or entry.raw_name.decode("cp437"))


def _read(file: io.BytesIO, entry: Entry, name: str, limits: Limits) -> Item:
    try:
        return Member(name, content(file, entry, limits.member_bytes))
    except Unreadable as error:
        return refusals.unreadable(name, error)


def _members_of_cut_off(data: bytes, limits: Limits) -> Iterator[Item]:
    """The members by their local headers, for an archive without its directory at the end."""
    at, found = 0, 0
    while data.startswith(b"PK\3\4", at) and len(data) >= at + LOCAL_HEADER.size and found < limits.members:
        _, _, flags, method, _, _, _, size, _, name_length, extra_length = LOCAL_HEADER.unpack_from(data, at)
        start = at + LOCAL_HEADER.size + name_length + extra_length
        name = shortened(data[at + LOCAL_HEADER.size : start - extra_length].decode("utf-8", "replace"))
        if flags & ENCRYPTED:
            yield Refused.of(name, "encrypted-file", f"“{name}” is encrypted.")
            found += 1
            break
        whole, at = _inflated(data, start, size, method, limits)
        if whole is None:
            break
        found += 1
        if not (refusals.passed_over(name, is_directory=name.endswith("/")) or refusals.is_unsafe(name)):
            yield Member(name, whole)
    if not found:
        raise Rejected("damaged-file", "The zip archive cannot be read: its directory is missing or broken.")
    yield refusals.breaks_off(f"The zip archive breaks off after {found} members.")


def _inflated(data: bytes, start: int, size: int, method: int, limits: Limits) -> tuple[bytes | None, int]:
    """The bytes of one member, or None if it is not complete, and the start of the next."""
    if method == STORED:
        end = start + size
        return (data[start:end], end) if size and end <= len(data) else (None, start)
    if method != DEFLATED:
        return None, start
    stream = zlib.decompressobj(wbits=-15)
    whole = bytearray()
    at, portion = start, FIRST_PORTION_BYTES
    try:
        while not stream.eof and at < len(data) and len(whole) < limits.member_bytes:
            fed = stream.unconsumed_tail + data[at : at + portion]
            at += portion
            portion = CHUNK_BYTES
            whole += stream.decompress(fed, limits.member_bytes - len(whole))
    except zlib.error:
        return None, start
    if not stream.eof:
        return None, start
    end = min(at, len(data)) - len(stream.unused_data)
    following = data.find(b"PK\3\4", end)
    return bytes(whole), following if following >= 0 else len(data)
