"""The files of a plan: their bytes, and their contents as the plan knows them."""

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
"""Bytes of padding that make a container too large for `ingest_article`."""

RAISES = b"<!-- a parser raises here -->"
KILLS = b"<!-- a process that reads this ends -->"


class Nature(StrEnum):
    """The outcome of reading a part."""

    GOOD = "good"
    """Its articles are stored."""
    JUNK = "junk"
    """It is rejected."""
    ODD = "odd"
    """It is stored or rejected, never failed, and no other part of its file suffers."""
    RAISES = "raises"
    """A parser raises an error that is no `Rejected`, until the parser is mended."""
    KILLS = "kills"
    """The function's process ends, until the parser is mended."""


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
    """For the description of the plan."""

    def sights(self, *natures: Nature) -> Iterator[Sight]:
        for part in self.parts:
            if part.nature in natures:
                yield from part.sights

    def count(self, nature: Nature) -> int:
        return sum(part.nature is nature for part in self.parts)


# --- containers -------------------------------------------------------------------------------------------------------


def zip_of(parts: Iterable[Part], is_large: bool = False) -> bytes:
    """A zip archive. A large one has padding in a member of the kind that macOS adds and that is passed over."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that are given twice, on purpose
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
    """JSON Lines that are large because of blanks behind the first line."""
    first, _, rest = lines.partition(b"\n")
    return first + b" " * LARGE + b"\n" + rest


def padded_web_archive(records: bytes) -> bytes:
    """A web archive that is large because of a long record that is no page."""
    head = f"WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Date: 2025-05-01T00:00:00Z\r\nContent-Length: {LARGE}\r\n\r\n"
    return head.encode() + b"x" * LARGE + b"\r\n\r\n" + records
