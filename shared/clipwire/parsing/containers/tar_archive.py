"""Read tar archives without their compression."""

import io
import re
import tarfile
from collections.abc import Iterator
from typing import IO

from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.containers import refusals
from clipwire.parsing.containers.members import Item, Member, PassedOver, Refused, shortened

OCTAL = re.compile(rb" *[0-7]{3,6}[ \0]")
MAX_EXTENSION_BYTES = 100_000
"""Length of an extended header (a long name, or PAX fields), which tarfile keeps in memory and copies."""
EXTENSIONS = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class _Header(tarfile.TarInfo):
    """A header that refuses what tarfile reads without a bound."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.size < 0 or (self.type in EXTENSIONS and self.size > MAX_EXTENSION_BYTES):
            raise tarfile.ReadError("a header is longer than any name or attribute needs")
        return super()._proc_member(archive)  # type: ignore[misc, no-any-return]  # not in tarfile's stubs


def is_tar(data: bytes) -> bool:
    if data[257:262] == b"ustar":
        return True
    try:  # an older format, detected by its checksum
        return OCTAL.match(data, 148) is not None and bool(tarfile.TarInfo.frombuf(data[:512], "utf-8", "replace").name)
    except tarfile.HeaderError:
        return False


def members(data: bytes, limits: Limits) -> Iterator[Item]:
    """The archive's members in order. Raises `Rejected` (damaged-file) if nothing in it can be read."""
    for item in headers(io.BytesIO(data), seekable=True):
        if isinstance(item, Refused):
            yield item
            continue
        archive, info, name, number = item
        if number > limits.members:
            yield refusals.too_many(name, limits)
            return
        yield without_reading(info, name, limits) or read(archive, info, name)


Header = tuple[tarfile.TarFile, tarfile.TarInfo, str, int]
"""The archive, a member's header and name, and the member's number from 1."""


def headers(file: IO[bytes], seekable: bool) -> Iterator[Header | Refused]:
    """The header of each member in order, then a refusal of the rest if the archive breaks off.

    Raises `Rejected` (damaged-file) if the first member cannot be read.
    """
    found = 0
    try:
        mode = "r:" if seekable else "r|"
        with tarfile.open(fileobj=file, mode=mode, errors="replace", tarinfo=_Header) as archive:  # type: ignore[call-overload]
            at = -1
            while (info := archive.next()) is not None:
                archive.members.clear()  # or it holds the headers of a million members
                if info.size < 0 or archive.offset <= at:
                    raise tarfile.ReadError("a size in it leads backwards")
                at = archive.offset
                found += 1
                yield archive, info, shortened(info.name.encode("utf-8", "replace").decode()), found
            if found and _has_more(archive):
                raise tarfile.ReadError("what follows is no member")
    except Rejected:
        raise
    except Exception as error:  # tarfile raises errors of many kinds for broken files
        if not found:
            raise Rejected("damaged-file", f"The tar archive cannot be read: {error}.") from None
        yield refusals.breaks_off(f"The tar archive breaks off after {found:,} members: {error}.")


def _has_more(archive: tarfile.TarFile) -> bool:
    """Whether anything other than zeros follows the last member."""
    file = archive.fileobj
    assert file
    if archive.offset > file.tell():
        file.seek(archive.offset)
    return any(block.strip(b"\0") for block in iter(lambda: file.read(65_536), b""))


def without_reading(info: tarfile.TarInfo, name: str, limits: Limits) -> PassedOver | Refused | None:
    """The reason in its header why a member is not read; None if it is read."""
    if passed_over := refusals.passed_over(name, is_directory=info.isdir()):
        return passed_over
    if not info.isreg():
        return Refused.of(name, "unsafe-member", f"“{name}” is a link or a device, which is not followed.")
    if refusals.is_unsafe(name):
        return refusals.unsafe(name)
    if info.size > limits.member_bytes:
        return refusals.too_large(name, info.size, limits)
    return None


def read(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> Member | Refused:
    """The member with its bytes, or a refusal if it is not complete."""
    try:
        file = archive.extractfile(info)
        data = file.read() if file else b""
        if len(data) < info.size:
            raise EOFError("it is not whole")
    except Exception as error:  # tarfile and decompressors raise errors of many kinds for broken files
        return refusals.unreadable(name, error)
    return Member(name, data)
