"""Files that are many articles one behind the other, JSON Lines and mailboxes: cut into pieces of whole ones."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, cast

from clipwire.model.arrival import Slice
from clipwire.model.problem import Problem
from clipwire.parsing.containers.compressed import compression_of
from clipwire.parsing.containers.members import Limits, Member, Placed, Refused, over_limit
from clipwire.parsing.recognising import begins_json_lines, is_mbox, is_postmark

PIECE = 256 * 1024
"""Bytes that a piece has at most, unless one line or message alone has more: a few seconds of reading."""


@dataclass(frozen=True)
class Sequence:
    """One format of this kind."""

    unit: str
    """What is counted in the names of its pieces."""
    told: Callable[[bytes], bool]
    """By the first bytes of the file."""
    begins: Callable[[bytes, bytes], bool]
    """(line before, line) -> whether a part of the file begins with the line, and so a piece may."""
    counts: Callable[[bool], bool]
    """Whether a line is counted, given whether it begins a part."""


SEQUENCES = [
    Sequence("messages", is_mbox, lambda before, line: not before.strip() and is_postmark(line), bool),
    Sequence("lines", begins_json_lines, lambda before, line: line.lstrip().startswith(b"{"), lambda _: True),
]
OPENERS: dict[str | None, Callable[[IO[bytes]], IO[bytes]]] = {
    None: lambda file: file,
    "gzip": lambda file: cast(IO[bytes], gzip.GzipFile(fileobj=file)),
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}


@dataclass
class _Run:
    """Lines that belong together: a part, or a piece of several."""

    first: int
    last: int
    start: int
    length: int = 0
    lines: list[bytes] = field(default_factory=list)
    """Empty for a file that may be read by place."""

    def add(self, other: "_Run") -> None:
        self.last = other.last
        self.length += other.length
        self.lines += other.lines


def sequence_of(head: bytes) -> Sequence | None:
    """The format of a file that begins so, its compression taken off."""
    return next((sequence for sequence in SEQUENCES if sequence.told(head)), None)


def pieces(file: IO[bytes], head: bytes, sequence: Sequence, limits: Limits) -> Iterator[Placed | Member | Refused]:
    """The pieces in order, named `lines 1-250`: placed in a plain file, with their bytes out of a compressed one.

    `head` is how the file begins. What is larger than a member may be is refused by itself; a stream that breaks off
    ends with a refusal of the rest.
    """
    compression = compression_of(head)
    file.seek(0)
    lines = OPENERS[compression](file)
    piece: _Run | None = None
    problem: str | None = None
    parts = _parts(lines, sequence, limits, keep=compression is not None)
    while True:
        try:
            part = next(parts, None)
        except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            part, problem = None, str(error)
        if piece and (part is None or piece.length + part.length > PIECE):
            yield _item(piece, sequence.unit, limits)
            piece = None
        if part is None:
            break
        if piece:
            piece.add(part)
        else:
            piece = part
    if problem:
        yield Refused("the rest", Problem.of("damaged-file", f"The file breaks off: {problem}."))


def _parts(lines: IO[bytes], sequence: Sequence, limits: Limits, keep: bool) -> Iterator[_Run]:
    part = _Run(first=1, last=0, start=0)
    before = b""
    while line := lines.readline(limits.member_bytes):
        begins = sequence.begins(before, line)
        if begins and part.length:
            yield part
            part = _Run(first=part.last + 1, last=part.last, start=part.start + part.length)
        part.last += sequence.counts(begins)
        part.length += len(line)
        if keep and part.length <= limits.member_bytes:
            part.lines.append(line)
        before = line
    if part.length:
        yield part


def _item(piece: _Run, unit: str, limits: Limits) -> Placed | Member | Refused:
    name = f"{unit} {piece.first}-{piece.last}"
    if piece.length > limits.member_bytes:
        return Refused(name, over_limit(f"“{name}” has {piece.length:,} bytes; the limit is {limits.member_bytes:,}."))
    if piece.lines:
        return Member(name, b"".join(piece.lines))
    return Placed(name, Slice(start=piece.start, length=piece.length))
