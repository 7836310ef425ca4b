"""Zip archives, whole or cut off."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.containers.members import Item, Limits, Member, PassedOver, Refused, over_limit, shortened
from clipwire.parsing.containers.names import decoded_name

FURNITURE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
ENCRYPTED = 0x1
UTF8_NAME = 0x800
LOCAL_HEADER = struct.Struct("<4s5H3I2H")
STORED, DEFLATED = 0, 8


def is_zip(data: bytes) -> bool:
    return data.startswith((b"PK\3\4", b"PK\5\6"))


def members(data: bytes, limits: Limits) -> Iterator[Item]:
    """The archive's members in its own order. Raises `Rejected` (damaged-file) where it holds nothing readable."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield from _members_of_cut_off(data, limits)
        return
    with archive:
        total = 0
        for number, info in enumerate(archive.infolist()):
            name = name_of(info)
            if number >= limits.members:
                yield Refused(name, over_limit(f"The archive has more than {limits.members:,} members."))
                return
            if (early := without_reading(info, name, limits)) is not None:
                yield early
                continue
            item = _read(archive, info, name, limits)
            total += len(item.data) if isinstance(item, Member) else 0
            if total > limits.expanded_bytes:
                yield Refused(name, over_limit(f"The archive expands to more than {limits.expanded_bytes:,} bytes."))
                return
            yield item


def without_reading(info: zipfile.ZipInfo, name: str, limits: Limits) -> PassedOver | Refused | None:
    """What the directory alone says against a member; None where it may be read."""
    if info.is_dir():
        return PassedOver(name, "a directory")
    if is_furniture(name):
        return PassedOver(name, "a file that the operating system left")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Refused(name, Problem.of("unsafe-member", f"“{name}” is a link, which is not followed."))
    if is_unsafe(name):
        return Refused(name, Problem.of("unsafe-member", f"“{name}” points outside of the archive."))
    if info.flag_bits & ENCRYPTED:
        return Refused(name, Problem.of("encrypted-file", f"“{name}” is encrypted."))
    if info.file_size > limits.member_bytes:
        return Refused(
            name, over_limit(f"“{name}” has {info.file_size:,} bytes; the limit is {limits.member_bytes:,}.")
        )
    if info.file_size > 1_000_000 and info.file_size > limits.ratio * max(1, info.compress_size):
        return Refused(name, over_limit(f"“{name}” expands more than {limits.ratio} times."))
    return None


def name_of(info: zipfile.ZipInfo) -> str:
    """The member's name; where it is not said to be UTF-8, in the encoding that it seems to have."""
    if info.flag_bits & UTF8_NAME:
        return shortened(info.filename)
    try:
        name = decoded_name(info.orig_filename.encode("cp437"))
    except UnicodeEncodeError:
        name = None
    return shortened(name or info.filename)


def is_furniture(name: str) -> bool:
    return name.startswith(FURNITURE[0]) or name.rpartition("/")[2] in FURNITURE or "/._" in f"/{name}"


def is_unsafe(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:3] in (":\\", ":/")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits) -> Item:
    try:
        with archive.open(info) as file:
            return Member(name, _bounded(file, limits.member_bytes))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        return Refused(name, Problem.of("damaged-file", f"“{name}” cannot be read: {error}."))


def _bounded(file: IO[bytes], limit: int) -> bytes:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"it has more than {limit:,} bytes")
    return data


def _members_of_cut_off(data: bytes, limits: Limits) -> Iterator[Item]:
    """Members by their local headers, for an archive whose directory at the end is missing."""
    at, found = 0, 0
    while data.startswith(b"PK\3\4", at) and len(data) >= at + LOCAL_HEADER.size and found < limits.members:
        _, _, flags, method, _, _, _, size, _, name_length, extra_length = LOCAL_HEADER.unpack_from(data, at)
        start = at + LOCAL_HEADER.size + name_length + extra_length
        name = shortened(data[at + LOCAL_HEADER.size : start - extra_length].decode("utf-8", "replace"))
        if flags & ENCRYPTED:
            yield Refused(name, Problem.of("encrypted-file", f"“{name}” is encrypted."))
            found += 1
            break
        whole, at = _inflated(data, start, size, method, limits)
        if whole is None:
            break
        found += 1
        if not (is_furniture(name) or is_unsafe(name) or name.endswith("/")):
            yield Member(name, whole)
    if not found:
        raise Rejected("damaged-file", "The zip archive cannot be read: its directory is missing or broken.")
    yield Refused("the rest", Problem.of("damaged-file", f"The zip archive breaks off after {found} members."))


def _inflated(data: bytes, start: int, size: int, method: int, limits: Limits) -> tuple[bytes | None, int]:
    """One member and where the next begins; None where it is not whole."""
    if method == STORED:
        end = start + size
        return (data[start:end], end) if size and end <= len(data) else (None, start)
    if method != DEFLATED:
        return None, start
    stream = zlib.decompressobj(wbits=-15)
    try:
        whole = stream.decompress(data[start:], limits.member_bytes)
    except zlib.error:
        return None, start
    if not stream.eof:
        return None, start
    following = data.find(b"PK\3\4", len(data) - len(stream.unused_data))
    return whole, following if following >= 0 else len(data)
