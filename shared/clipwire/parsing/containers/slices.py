"""Members of large containers by their place in the file, so that each can be fetched and read by itself."""

import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO

from clipwire.model.arrival import Slice
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.containers import tar_archive, web_archive, zip_archive
from clipwire.parsing.containers.compressed import compression_of, expanded
from clipwire.parsing.containers.formats import container_format
from clipwire.parsing.containers.members import Limits, Member, Names, PassedOver, Placed, Refused, shortened
from clipwire.parsing.containers.sequences import pieces, sequence_of
from clipwire.parsing.containers.zip_archive import LOCAL_HEADER

LIMITS = Limits(members=1_000_000, expanded_bytes=20_000_000_000)
"""Of what is unpacked in steps: the bound is the queue's patience, not the memory."""

HEAD = 65_536
"""Bytes that tell a container."""
BLOCK = 2_000_000
"""Bytes that hold a first block of bzip2, before which nothing can be read of it."""

WORD = (b"[Content_Types].xml", b"word/", b"_rels/.rels")
"""What the first member of an office document is called."""


Scanned = Placed | Member | PassedOver | Refused
"""A `Member` where the container allows no access by place: a compressed tar, a zip's rarer methods."""

__all__ = ["LIMITS", "Placed", "Scanned", "looks_like_container", "member_of_slice", "scan"]


def looks_like_container(head: bytes) -> bool:
    """Whether a file that begins so holds files, or many articles one behind the other; looks through compressions."""
    try:
        for _ in range(Limits.layers):
            if not compression_of(head):
                break
            head, _ = expanded(head, Limits(), most=HEAD)
    except Rejected:
        return compression_of(head) == "bzip2"  # whose first block may be longer than this: the scan will tell
    if container_format(head):
        return not any(head[30:].startswith(name) for name in WORD)
    return sequence_of(head) is not None


def scan(file: IO[bytes], cursor: int = 0) -> Iterator[tuple[Scanned, int]]:
    """(member, cursor behind it) of a container in a seekable file, from a cursor that an earlier scan gave.

    Raises `Rejected` where nothing can be read.
    """
    file.seek(0)
    head = file.read(HEAD)
    bare = _beginning(file, head) if compression_of(head) else head
    kind = container_format(bare)
    if kind == "warc" and compression_of(head) in (None, "gzip"):
        yield from _scan_warc(file, cursor)
        return
    file.seek(0)
    if kind == "tar":
        items = _scan_tar(file, bool(compression_of(head)))
    elif kind == "zip" and not compression_of(head):
        items = _scan_zip(file)
    elif kind is None and (sequence := sequence_of(bare)):
        items = pieces(file, head, sequence, LIMITS)
    elif kind is None and compression_of(head) and not compression_of(bare):
        limits = Limits(expanded_bytes=LIMITS.member_bytes)
        items = iter([Member("the file", expanded(file.read(LIMITS.member_bytes), limits)[0])])
    else:
        raise Rejected("unsupported-format", "A large container of this kind, compressed in this way, is not read.")
    names = Names()  # counted from the start, also where the scan goes on, so that they come out the same
    for number, item in enumerate(items, start=1):
        name = names.once(item.name)
        if number > cursor:
            yield replace(item, name=name), number


def _beginning(file: IO[bytes], head: bytes) -> bytes:
    """The first bytes inside a compressed file."""
    try:
        return expanded(head, Limits(), most=HEAD)[0]
    except Rejected:
        file.seek(0)
        return expanded(file.read(BLOCK), Limits(), most=HEAD)[0]


def member_of_slice(data: bytes, place: Slice, name: str) -> Member:
    """The member whose bytes were fetched. Raises `Rejected` (damaged-file, not-an-article)."""
    if place.codec == "warc":
        item = next(web_archive.members(data, LIMITS))
        if isinstance(item, Member):
            return Member(name, item.data, item.stated)
        detail = item.reason if isinstance(item, PassedOver) else item.problem.detail
        raise Rejected("not-an-article", f"The record is {detail}.")
    if place.codec == "deflate":
        try:
            stream = zlib.decompressobj(wbits=-15)
            data = stream.decompress(data, LIMITS.member_bytes)
        except zlib.error as error:
            raise Rejected("damaged-file", f"“{name}” cannot be read: {error}.") from None
        if not stream.eof:
            raise Rejected("damaged-file", f"“{name}” is not whole, or expands beyond its limit.")
    return Member(name, data)


def _scan_warc(file: IO[bytes], cursor: int) -> Iterator[tuple[Scanned, int]]:
    """The cursor is an offset. Names have it too, since a page may be crawled twice in a second."""
    file.seek(cursor)
    for item, offset, length in web_archive.located_members(file, LIMITS, read=False):
        end = offset + length
        if isinstance(item, Member):
            yield Placed(f"{item.name} at {offset}", Slice(start=offset, length=length, codec="warc")), end
        else:
            yield item, end


def _scan_zip(file: IO[bytes]) -> Iterator[Scanned]:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Rejected("damaged-file", f"The zip archive cannot be read: {error}.") from None
    for info in archive.infolist():
        name = zip_archive.name_of(info)
        early = zip_archive.without_reading(info, name, LIMITS)
        if early:
            yield early
        elif info.compress_type in (zip_archive.STORED, zip_archive.DEFLATED) and info.compress_size:
            yield Placed(name, _place_in_zip(file, info))
        else:
            yield _read_from_zip(archive, info, name)


def _place_in_zip(file: IO[bytes], info: zipfile.ZipInfo) -> Slice:
    file.seek(info.header_offset)
    header = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
    start = info.header_offset + LOCAL_HEADER.size + header[-2] + header[-1]
    deflated = info.compress_type == zip_archive.DEFLATED
    return Slice(start=start, length=info.compress_size, codec="deflate" if deflated else "raw")


def _read_from_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Scanned:
    try:
        return Member(name, archive.read(info))
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        return Refused(name, Problem.of("damaged-file", f"“{name}” cannot be read: {error}."))


def _scan_tar(file: IO[bytes], compressed: bool) -> Iterator[Scanned]:
    found = 0
    try:
        with tarfile.open(fileobj=file, mode="r|*" if compressed else "r:", errors="replace") as archive:
            for info in archive:
                found += 1
                name = shortened(info.name.encode("utf-8", "replace").decode())
                early = tar_archive.without_reading(info, name, LIMITS)
                if early:
                    yield early
                elif compressed or not info.size:
                    inside = archive.extractfile(info)
                    yield Member(name, inside.read() if inside else b"")
                else:
                    yield Placed(name, Slice(start=info.offset_data, length=info.size))
    except (tarfile.TarError, EOFError, OSError, ValueError, zlib.error) as error:
        if not found:
            raise Rejected("damaged-file", f"The tar archive cannot be read: {error}.") from None
        problem = Problem.of("damaged-file", f"The tar archive breaks off after {found} members: {error}.")
        yield Refused("the rest", problem)
