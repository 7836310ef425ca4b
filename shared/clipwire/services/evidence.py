"""Find the bytes that a version was read from: a dropped file, or a member of one."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from clipwire.model.article import FileRef
from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS
from clipwire.model.problem import Problem
from clipwire.parsing.containers.members import Located, Member
from clipwire.parsing.containers.slices import HEAD_BYTES, looks_like_container, member_of_slice, scan
from clipwire.parsing.opening import open_file
from clipwire.services.originals import arrival_of
from clipwire.services.ports import Files, OpenFiles


@dataclass(frozen=True)
class Evidence:
    files: Files
    containers: OpenFiles

    def bytes_of(self, file: FileRef) -> bytes | None:
        """The bytes with the hash of a file; None if the object has others. Raises `Rejected` if the object is gone."""
        arrival = arrival_of(file)
        try:
            data = self.files.read(arrival, LIMITS.member_bytes)
        except Rejected:
            if not (file.slice and file.slice.pack):
                raise
            # The pack was deleted after 30 days. The container has the member still.
            with self.containers.open(arrival.model_copy(update={"slice": None})) as container:
                return _first(file, (data for member in _members(container) for data in _parts(member)))
        return _first(file, _found_in(data, file))


def _first(file: FileRef, found: Iterator[bytes]) -> bytes | None:
    return next((data for data in found if hashlib.sha256(data).hexdigest() == file.sha256), None)


def _found_in(data: bytes, file: FileRef) -> Iterator[bytes]:
    """The bytes that were fetched, those of the member that they are, and those of all members in it."""
    yield data
    if not file.member:
        return
    if not file.slice:
        yield from _nested(data)
        if looks_like_container(data[:HEAD_BYTES]):  # pieces of JSON Lines and the like are members too
            yield from (part for member in _members(io.BytesIO(data)) for part in _parts(member))
        return
    try:
        member = member_of_slice(data, file.slice, file.member)
    except Rejected:
        return
    yield from _parts(member)


def _parts(member: Member) -> Iterator[bytes]:
    yield member.data
    yield from _nested(member.data, member)


def _nested(data: bytes, member: Member | None = None) -> Iterator[bytes]:
    """The members of a container, of every depth, which are not parsed."""
    unread = Problem.of("not-an-article", "")
    for opened in open_file(data, "", LIMITS, member, begin=lambda name: unread):
        yield opened.data


def _members(container: IO[bytes]) -> Iterator[Member]:
    """All members of a container that can be read."""
    try:
        for item, _ in scan(container):
            if isinstance(item, Member):
                yield item
            elif isinstance(item, Located) and (member := _located(container, item)):
                yield member
    except Rejected:
        return


def _located(container: IO[bytes], item: Located) -> Member | None:
    at = container.tell()
    container.seek(item.slice.start)
    data = container.read(item.slice.length)
    container.seek(at)
    try:
        return member_of_slice(data, item.slice, item.name)
    except Rejected:
        return None
