"""WACZ: a web archive in a zip. The records of its WARC files are members; indexes, logs and pages.jsonl are not."""

import io
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any, cast

from clipwire.model.arrival import Slice
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.model.problem import Problem
from clipwire.parsing.containers import web_archive, zip_archive
from clipwire.parsing.containers.members import Item, Located, Member, PassedOver, Refused
from clipwire.parsing.containers.zip_directory import STORED, Entry, Unreadable, content, content_start, directory

DESCRIPTION = b"datapackage.json"
MAX_ENTRIES_PROBED = 5_000
MAX_LINE_ENDS = 64


def is_wacz(data: bytes) -> bool:
    return zip_archive.is_zip(data) and is_wacz_file(io.BytesIO(data))


def is_wacz_file(file: IO[bytes]) -> bool:
    """Whether a zip has the description of a WACZ and a WARC file."""
    try:
        entries = list(islice(directory(file), MAX_ENTRIES_PROBED))
    except (Rejected, Unreadable):
        return False
    return any(entry.raw_name == DESCRIPTION for entry in entries) and any(map(_is_warc, entries))


def _is_warc(entry: Entry) -> bool:
    return entry.raw_name.startswith(b"archive/") and entry.raw_name.endswith((b".warc", b".warc.gz"))


def members(data: bytes, limits: Limits) -> Iterator[Item]:
    """The pages of all its WARC files."""
    for number, (item, _) in enumerate(scan(io.BytesIO(data), limits, read=True)):
        if number >= limits.members:
            yield Refused(item.name, Problem.of("too-many-members", f"It has more than {limits.members:,} records."))
            return
        yield cast(Item, item)


def scan(file: IO[bytes], limits: Limits, cursor: int = 0, read: bool = False) -> Iterator[tuple[Item | Located, int]]:
    """(page or other member, cursor behind it). The cursor is an offset in the file.

    With `read` False the records of WARC files that are stored, as the standard requires, are placed and not read.
    """
    entries = sorted(_entries(file), key=lambda entry: entry.offset)
    for entry in entries:
        name = zip_archive.name_of(entry)
        try:
            start = content_start(file, entry)
            end = start + entry.compressed_bytes
            if end <= cursor:
                continue
            if not _is_warc(entry):
                yield PassedOver(name, "an index, log or description of the web archive"), end
            elif early := zip_archive.without_reading(entry, name, limits) if entry.method != STORED else None:
                yield early, end
            elif entry.method != STORED:
                for item, _, _ in web_archive.located_members(
                    io.BytesIO(content(file, entry, limits.member_bytes)), limits
                ):
                    yield item, end
            else:
                yield from _records(file, max(start, cursor), end, limits, read)
        except Unreadable as error:
            yield Refused(name, Problem.of("damaged-file", f"“{name}” cannot be read: {error}.")), entry.offset
        except Rejected as error:  # one WARC file of several
            yield Refused(name, error.problem), end


def _entries(file: IO[bytes]) -> Iterator[Entry]:
    try:
        yield from directory(file)
    except Unreadable as error:
        raise Rejected("damaged-file", f"The WACZ cannot be read: {error}.") from None


def _records(file: IO[bytes], start: int, end: int, limits: Limits, read: bool) -> Iterator[tuple[Item | Located, int]]:
    file.seek(start)
    between = file.read(MAX_LINE_ENDS)  # behind a record that is not compressed
    start += len(between) - len(between.lstrip(b"\r\n"))
    if start >= end:
        return
    window = cast(IO[bytes], io.BufferedReader(_Window(file, start, end)))
    for item, offset, length in web_archive.located_members(window, limits, read=read):
        at = start + offset
        if isinstance(item, Member) and not read:
            yield Located(f"{item.name} at {at}", Slice(start=at, length=length, codec="warc")), at + length
        else:
            yield item, at + length


class _Window(io.RawIOBase):
    """A part of a file, read in order."""

    def __init__(self, file: IO[bytes], start: int, end: int) -> None:
        self._file, self._start, self._at, self._end = file, start, start, end

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at - self._start

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: self._start, io.SEEK_CUR: self._at, io.SEEK_END: self._end}[whence]
        self._at = base + offset
        return self.tell()

    def readinto(self, buffer: Any) -> int:
        self._file.seek(self._at)
        block = self._file.read(max(0, min(len(buffer), self._end - self._at)))
        buffer[: len(block)] = block
        self._at += len(block)
        return len(block)
