"""Tar archives; the compression around one is taken off before."""

import io
import re
import tarfile
from collections.abc import Iterator

from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.containers.members import Item, Limits, Member, PassedOver, Refused, over_limit, shortened
from clipwire.parsing.containers.zip_archive import is_furniture, is_unsafe

OCTAL = re.compile(rb" *[0-7]{3,6}[ \0]")


def is_tar(data: bytes) -> bool:
    if data[257:262] == b"ustar":
        return True
    try:  # older than that, told by its checksum
        return OCTAL.match(data, 148) is not None and bool(tarfile.TarInfo.frombuf(data[:512], "utf-8", "replace").name)
    except tarfile.HeaderError:
        return False


def members(data: bytes, limits: Limits) -> Iterator[Item]:
    """The archive's members in order. Raises `Rejected` (damaged-file) where it holds nothing readable."""
    found = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:", errors="replace") as archive:
            for info in archive:
                found += 1
                name = shortened(info.name.encode("utf-8", "replace").decode())
                if found > limits.members:
                    yield Refused(name, over_limit(f"The archive has more than {limits.members:,} members."))
                    return
                yield without_reading(info, name, limits) or _read(archive, info, name)
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        if not found:
            raise Rejected("damaged-file", f"The tar archive cannot be read: {error}.") from None
        problem = Problem.of("damaged-file", f"The tar archive breaks off after {found} members: {error}.")
        yield Refused("the rest", problem)


def without_reading(info: tarfile.TarInfo, name: str, limits: Limits) -> PassedOver | Refused | None:
    """What the header alone says against a member; None where it may be read."""
    if info.isdir():
        return PassedOver(name, "a directory")
    if is_furniture(name):
        return PassedOver(name, "a file that the operating system left")
    if not info.isreg():
        return Refused(name, Problem.of("unsafe-member", f"“{name}” is a link or a device, which is not followed."))
    if is_unsafe(name):
        return Refused(name, Problem.of("unsafe-member", f"“{name}” points outside of the archive."))
    if info.size > limits.member_bytes:
        return Refused(name, over_limit(f"“{name}” has {info.size:,} bytes; the limit is {limits.member_bytes:,}."))
    return None


def _read(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> Item:
    file = archive.extractfile(info)
    data = file.read() if file else b""
    if len(data) < info.size:
        raise EOFError(f"“{name}” is not whole")
    return Member(name, data)
