"""The files of a plan: bytes, and what is known of them because we made them."""

import gzip
import io
import tarfile
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from tests.faults.world import Sight

LARGE = 210_000
"""Bytes of padding that send a container to `unpack_archive`."""

RAISES = b"<!-- a parser raises here until it is mended -->"
KILLS = b"<!-- a function that reads this is ended, until it is mended -->"


class Nature(StrEnum):
    """What comes of a part that is read."""

    GOOD = "good"
    """Its articles are stored."""
    JUNK = "junk"
    """It is rejected."""
    ODD = "odd"
    """It may be stored or rejected, but it never fails, and it never harms another part."""
    RAISES = "raises"
    KILLS = "kills"


@dataclass(frozen=True)
class Part:
    """The file itself, or a member of a container."""

    nature: Nature
    data: bytes
    sights: tuple[Sight, ...] = ()
    name: str = ""


Form = Literal["single", "container", "folder"]


@dataclass(frozen=True)
class File:
    key: str
    form: Form
    content: bytes
    parts: tuple[Part, ...]
    arrived: datetime
    kind: str
    """In words."""

    def sights(self, *natures: Nature) -> Iterator[Sight]:
        for part in self.parts:
            if part.nature in natures:
                yield from part.sights

    def count(self, nature: Nature) -> int:
        return sum(part.nature is nature for part in self.parts)


# --- containers -----------------------------------------------------------------------------------------------------


def zip_of(parts: Iterable[Part], is_large: bool = False) -> bytes:
    """A zip archive; a large one has a member that only a Macintosh knows, and that is passed over."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # names may be given twice: that is the point
        for part in parts:
            archive.writestr(part.name, part.data)
        if is_large:
            archive.writestr("__MACOSX/._padding", b"x" * LARGE)
    return file.getvalue()


def tar_gz_of(parts: Iterable[Part], is_large: bool = False) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=0) as archive:
        for part in parts:
            _add(archive, part.name, part.data)
        if is_large:
            _add(archive, "__MACOSX/._padding", b"x" * LARGE)
    return file.getvalue()


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(data)
    archive.addfile(entry, io.BytesIO(data))


def padded_lines(lines: bytes) -> bytes:
    """JSON Lines with as many blanks behind the first line as make the file large."""
    first, _, rest = lines.partition(b"\n")
    return first + b" " * LARGE + b"\n" + rest


def padded_web_archive(records: bytes) -> bytes:
    """A web archive that begins with a long record of no page."""
    head = f"WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Date: 2025-05-01T00:00:00Z\r\nContent-Length: {LARGE}\r\n\r\n"
    return head.encode() + b"x" * LARGE + b"\r\n\r\n" + records


def compressed(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=1, mtime=0)
