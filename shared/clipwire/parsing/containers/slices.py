"""Find the places of the members in large containers, so that each can be fetched and read by itself."""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import IO, cast

from clipwire.model.arrival import Slice
from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS as IN_PLACE
from clipwire.model.limits import UNPACKING as LIMITS
from clipwire.parsing.containers import browser_log, refusals, tar_archive, wacz, web_archive, zip_archive
from clipwire.parsing.containers.compressed import ExpandedFile, compression_of, expanded
from clipwire.parsing.containers.formats import container_format
from clipwire.parsing.containers.members import REST, Located, Member, Names, PassedOver, Refused, Stated
from clipwire.parsing.containers.sequences import in_codec, pieces, sequence_of
from clipwire.parsing.containers.zip_directory import (
    DEFLATED,
    STORED,
    Entry,
    Unreadable,
    content,
    content_start,
    directory,
)

HEAD_BYTES = 65_536
"""The beginning of a file that is read to detect a container."""
NEXT_RECORD = re.compile(rb"\n\r?\nWARC/[01]\.\d+\r?\nWARC-")
BLOCK_BYTES = 2_000_000
"""The beginning of a file that is read if its head is not enough: a block of bzip2 must be complete."""
MAX_IN_PLACE_BYTES = 200_000
"""A larger container goes to `unpack_archive`, as does a smaller one with many or large members."""
MAX_MEMBERS_IN_PLACE = 100
MAX_EXPANDED_IN_PLACE = 2_000_000
"""Bytes of all members together that one call can read in its time."""

DOCUMENT = (b"[Content_Types].xml", b"word/", b"_rels/.rels", b"mimetype", b"META-INF/")
"""Beginnings of the name of the first member of an office document or an EPUB."""

Scanned = Located | Member | PassedOver | Refused
"""A `Member` if it has no place of its own: inside a compression, or packed by one of the rarer methods of zip."""

__all__ = [
    "HEAD_BYTES",
    "LIMITS",
    "MAX_IN_PLACE_BYTES",
    "Located",
    "Scanned",
    "looks_like_container",
    "member_of_slice",
    "needs_steps",
    "packed",
    "scan",
]


def looks_like_container(head: bytes) -> bool:
    """Whether a file with this beginning holds files, or many articles in a row, also inside compressions."""
    try:
        for _ in range(LIMITS.layers):
            if not compression_of(head):
                break
            head, _ = expanded(head, IN_PLACE, most=HEAD_BYTES)
    except Rejected:
        return compression_of(head) == "bzip2"  # its first block may be longer than the head: the scan decides
    if container_format(head):
        return not any(head[30:].startswith(name) for name in DOCUMENT)
    return sequence_of(head) is not None


def needs_steps(data: bytes) -> bool:
    """Whether a small file is a container with more content than one call can read in its time."""
    if not looks_like_container(data[:HEAD_BYTES]):
        return False
    try:
        found = list(islice(scan(io.BytesIO(data)), MAX_MEMBERS_IN_PLACE + 1))
        if len(found) > MAX_MEMBERS_IN_PLACE:
            return True
        if _is_sequence(data):
            return len(found) > 1
        if compression_of(data):
            much = len(expanded(data, IN_PLACE, most=MAX_EXPANDED_IN_PLACE + 1)[0]) > MAX_EXPANDED_IN_PLACE
        else:
            is_zip = zip_archive.is_zip(data)
            much = is_zip and sum(entry.bytes for entry in directory(io.BytesIO(data))) > MAX_EXPANDED_IN_PLACE
    except (Rejected, Unreadable):
        return False  # the same error occurs when it is read in place
    return much or len(found) + sum(_members_in(item, data) for item, _ in found) > MAX_MEMBERS_IN_PLACE


def _members_in(item: Scanned, container: bytes) -> int:
    """The number of members of a member that is a container itself, counted up to the limit."""
    try:
        if isinstance(item, Located):
            bytes_of_member = container[item.slice.start : item.slice.start + item.slice.length]
            item = member_of_slice(bytes_of_member, item.slice, item.name)
        if not isinstance(item, Member) or not looks_like_container(item.data[:HEAD_BYTES]):
            return 0
        return sum(1 for _ in islice(scan(io.BytesIO(item.data)), MAX_MEMBERS_IN_PLACE))
    except Rejected:
        return 0


def _is_sequence(data: bytes) -> bool:
    """Whether a file is many articles in a row, also inside one compression."""
    head = data[:HEAD_BYTES]
    bare = _beginning(io.BytesIO(data), head) if compression_of(head) else head
    return container_format(bare) is None and sequence_of(bare) is not None


def scan(file: IO[bytes], cursor: int = 0) -> Iterator[tuple[Scanned, int]]:
    """(member, cursor behind it) of a container in a seekable file, from the cursor of an earlier scan on.

    Raises `Rejected` if nothing can be read. Ends with a refusal beyond the limits of members and expanded bytes.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    bare = _beginning(file, head) if compression_of(head) else head
    if container_format(bare) == "warc" and (not compression_of(head) or _is_compressed_by_record(file)):
        yield from _scan_warc(file, cursor)
        return
    if container_format(bare) in ("zip", "wacz") and not compression_of(head) and wacz.is_wacz_file(file):
        yield from wacz.scan(file, LIMITS, cursor)
        return
    file.seek(0)
    names = Names()  # always counted from the start, so that a resumed scan makes the same names
    expanded_bytes = 0
    for number, item in enumerate(_items(file, head, bare), start=1):
        if number > LIMITS.members:
            yield refusals.too_many(REST, LIMITS), number
            return
        expanded_bytes += len(item.data) if isinstance(item, Member) else 0
        if expanded_bytes > LIMITS.expanded_bytes:
            yield refusals.expands_too_far(LIMITS), number
            return
        name = item.name if isinstance(item, PassedOver) else names.once(item.name)
        if number > cursor:
            yield replace(item, name=name), number


def _items(file: IO[bytes], head: bytes, bare: bytes) -> Iterator[Scanned]:
    """The members of a container other than a web archive.

    `head` is the beginning of the file, `bare` that of its content without compression.
    """
    kind, compression = container_format(bare), compression_of(head)
    if kind == "zip" and not compression:
        return _scan_zip(file)
    content = cast(IO[bytes], io.BufferedReader(ExpandedFile(file, LIMITS))) if compression else file
    if kind == "tar":
        return _scan_tar(content, bool(compression))
    if kind == "warc":
        return (item for item, _, _ in web_archive.located_members(content, LIMITS))
    if kind == "har":
        return browser_log.members(content.read(LIMITS.log_bytes + 1), LIMITS)
    if kind is None and (sequence := sequence_of(bare)):
        return pieces(content, sequence, LIMITS, keep=bool(compression), head=bare)
    if kind is None and compression and not compression_of(bare):
        limits = replace(LIMITS, expanded_bytes=LIMITS.member_bytes)
        return iter([Member("the file", expanded(file.read(LIMITS.member_bytes), limits)[0])])
    raise Rejected("unsupported-format", "A large container of this kind, compressed in this way, is not read.")


def _is_compressed_by_record(file: IO[bytes]) -> bool:
    """Whether each record of a web archive is compressed by itself, so that it has a place."""
    file.seek(0)
    stream = zlib.decompressobj(wbits=31)
    try:
        begin = stream.decompress(file.read(BLOCK_BYTES), BLOCK_BYTES)
    except zlib.error:
        return False  # another compression, or broken
    return NEXT_RECORD.search(begin) is None


def _beginning(file: IO[bytes], head: bytes) -> bytes:
    """The first bytes inside a compressed file."""
    try:
        return expanded(head, IN_PLACE, most=HEAD_BYTES)[0]
    except Rejected:
        file.seek(0)
        return expanded(file.read(BLOCK_BYTES), IN_PLACE, most=HEAD_BYTES)[0]


def member_of_slice(data: bytes, place: Slice, name: str) -> Member:
    """The member whose bytes were fetched. Raises `Rejected` (damaged-file, not-an-article)."""
    if place.codec == "warc":
        item = next(web_archive.members(data, LIMITS))
        if isinstance(item, Member):
            return Member(name, item.data, item.stated)
        detail = item.reason if isinstance(item, PassedOver) else item.problem.detail
        raise Rejected("not-an-article", f"The record is {detail}.")
    if place.codec in ("deflate", "packed"):
        try:
            stream = zlib.decompressobj(wbits=-15)
            data = stream.decompress(data, LIMITS.member_bytes + 1)
        except zlib.error as error:
            raise Rejected("damaged-file", f"“{name}” cannot be read: {error}.") from None
        if len(data) > LIMITS.member_bytes:
            detail = f"“{name}” expands to more than the limit of {LIMITS.member_bytes:,} bytes."
            raise Rejected("file-too-large", detail)
        if not stream.eof:
            raise Rejected("damaged-file", f"“{name}” is not whole.")
    return Member(name, in_codec(data, place.codec), Stated(place.url, place.crawled, place.truncated))


def packed(data: bytes) -> bytes:
    """The bytes of a member as a pack holds them. Never empty, so that an empty member has a place too."""
    stream = zlib.compressobj(level=1, wbits=-15)
    return stream.compress(data) + stream.flush()


def _scan_warc(file: IO[bytes], cursor: int) -> Iterator[tuple[Scanned, int]]:
    """Scan a web archive. The cursor is an offset. Names have it too, since a page may be crawled twice in a second."""
    file.seek(cursor)
    if cursor and not _reaches_a_record(file):
        return
    for item, offset, length in web_archive.located_members(file, LIMITS, read=False):
        end = offset + length
        if isinstance(item, Member) and length <= 0:
            detail = f"“{item.name}” is not compressed by itself, as the records before it are."
            yield Refused.of(item.name, "damaged-file", detail), max(end, 0)
        elif isinstance(item, Member):
            yield Located(f"{item.name} at {offset}", Slice(start=offset, length=length, codec="warc")), end
        else:
            yield item, end


def _reaches_a_record(file: IO[bytes]) -> bool:
    """Skip the line ends behind a record, which its length does not include. False at the end of the file."""
    while (byte := file.read(1)) in (b"\r", b"\n"):
        pass
    if byte:
        file.seek(-1, io.SEEK_CUR)
    return bool(byte)


def _scan_zip(file: IO[bytes]) -> Iterator[Scanned]:
    expanded_bytes = 0
    try:
        for entry in directory(file):
            name = zip_archive.name_of(entry)
            early = zip_archive.without_reading(entry, name, LIMITS)
            expanded_bytes += 0 if early else entry.bytes
            if expanded_bytes > LIMITS.expanded_bytes:
                yield refusals.expands_too_far(LIMITS)
                return
            yield early or _placed_or_read(file, entry, name)
    except Unreadable as error:
        yield refusals.breaks_off(f"The zip archive breaks off: {error}.")


def _placed_or_read(file: IO[bytes], entry: Entry, name: str) -> Scanned:
    try:
        if entry.method in (STORED, DEFLATED) and entry.compressed_bytes:
            codec = "deflate" if entry.method == DEFLATED else "raw"
            place = {"start": content_start(file, entry), "length": entry.compressed_bytes, "codec": codec}
            return Located(name, Slice.model_validate(place))
        return Member(name, content(file, entry, LIMITS.member_bytes))
    except Unreadable as error:
        return refusals.unreadable(name, error)


def _scan_tar(file: IO[bytes], compressed: bool) -> Iterator[Scanned]:
    for item in tar_archive.headers(file, seekable=not compressed):
        if isinstance(item, Refused):
            yield item
            continue
        archive, info, name, _ = item
        if early := tar_archive.without_reading(info, name, LIMITS):
            yield early
        elif compressed or not info.size or info.issparse():
            yield tar_archive.read(archive, info, name)
        else:
            yield Located(name, Slice(start=info.offset_data, length=info.size))
