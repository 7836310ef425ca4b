"""Archives of a small page, and what becomes of their members when they are read."""

import io
import tarfile
import zipfile
from typing import Any

from clipwire.model.limits import Limits
from clipwire.parsing import opening
from clipwire.parsing.containers.members import Located, Refused
from clipwire.parsing.containers.slices import member_of_slice, scan
from clipwire.parsing.opening import Opened, open_file

PAGE = b"""# Fleet returns

The fishing fleet of the eastern harbour landed 412 tons of herring on the quay this morning.

The boats had been at sea for eleven days, and their crews were met by families and officials.
"""


def zipped(members: dict[str, bytes], cut: int | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()[:cut]


def tarred(*members: tarfile.TarInfo | tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                archive.addfile(info, io.BytesIO(member[1]))
    return file.getvalue()


def opened(data: bytes, limits: Limits | None = None) -> dict[str | None, str]:
    """Member -> what became of it: `read`, the name of the problem, or `passed over`."""
    return {thing.member: became(thing) for thing in open_file(data, "file", limits or Limits())}


def became(thing: Opened) -> str:
    if thing.passed_over:
        return "passed over"
    problem = thing.parsed.problem if thing.parsed else thing.problem
    name = problem.type.rpartition(":")[2] if problem else None
    return f"read, {name}" if thing.parsed and name else name or "read"


def scanned(data: bytes) -> list[Any]:
    return [item for item, _ in scan(io.BytesIO(data))]


def scanned_or_refused(data: bytes) -> list[Any]:
    try:
        return scanned(data)
    except opening.Rejected as error:
        return [Refused("", error.problem)]


def read_by_place(data: bytes) -> dict[str, str]:
    """What becomes of the members of a large container, each fetched by its place."""
    found = {}
    for item in scanned(data):
        if isinstance(item, Located):
            member = member_of_slice(data[item.slice.start :][: item.slice.length], item.slice, item.name)
            found |= {str(thing.member): became(thing) for thing in open_file(member.data, "f", member=member)}
        elif isinstance(item, Refused):
            found[item.name] = item.problem.type.rpartition(":")[2]
    return found
