"""Divide files with many articles in a row into pieces of whole articles, each of which is read by itself.

These are JSON Lines, lists of JSON objects, mailboxes, tables, and exports of channels and services.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from clipwire.model.arrival import Slice
from clipwire.model.limits import Limits
from clipwire.parsing.containers import refusals
from clipwire.parsing.containers.compressed import UNREADABLE
from clipwire.parsing.containers.members import Located, Member, Refused
from clipwire.parsing.recognising import (
    OBJECT_WITH_LIST,
    begins_json_lines,
    begins_json_list,
    begins_json_object,
    begins_table,
    delimiter_of_header,
    is_mbox,
    is_postmark,
)

MAX_PIECE_BYTES = 256 * 1024
"""Size of a piece, unless a single line or message is larger."""
MAX_PIECE_PARTS = 100
"""Parts in a piece. As a part is usually an article, a piece takes a few seconds to read and store."""


@dataclass
class Part:
    """A line, a message or an object, or a piece of several."""

    first: int
    last: int
    start: int
    length: int = 0
    data: bytearray = field(default_factory=bytearray)
    """Empty for a file that may be read by place."""

    def add(self, other: "Part", between: bytes) -> None:
        """Append a part. `between` is put between the two, if bytes are kept."""
        self.last = other.last
        self.length = other.start + other.length - self.start
        self.data += between + other.data if other.data else b""


@dataclass(frozen=True)
class Sequence:
    """One such format."""

    unit: str
    """The name of its parts, in the plural; pieces are named after it."""
    is_sequence: Callable[[bytes], bool]
    """Whether a file with this beginning has the format."""
    parts: Callable[[IO[bytes], Limits, bool], Iterator[Part]]
    """(file, limits, whether to keep the bytes) -> its parts in order."""
    codec: str = "raw"
    between: bytes = b""
    """What parts two of its parts, if bytes are kept."""
    frame: Callable[[bytes], tuple[bytes, bytes]] | None = None
    """(beginning of the file) -> what goes before and behind each piece, such as the header of a table.

    Such pieces have no place in the file.
    """


def sequence_of(head: bytes) -> Sequence | None:
    """The format of a file by its beginning, without compression; None if it is no sequence."""
    return next((sequence for sequence in SEQUENCES if sequence.is_sequence(head)), None)


def pieces(
    file: IO[bytes], sequence: Sequence, limits: Limits, keep: bool, head: bytes = b""
) -> Iterator[Located | Member | Refused]:
    """The pieces in order, named `lines 1-100`: placed, or with their bytes if these are to be kept.

    `head` is the beginning of the file. `keep` is set for a compressed file, in which a piece has no place. A piece
    beyond the limit of a member is refused; a stream that breaks off ends with a refusal of the rest.
    """
    piece: Part | None = None
    problem: str | None = None
    frame = sequence.frame(head) if sequence.frame else (b"", b"")
    parts = sequence.parts(file, limits, keep or sequence.frame is not None)
    while True:
        try:
            part = next(parts, None)
        except UNREADABLE as error:
            part, problem = None, str(error)
        if piece and (part is None or _is_full(piece, part)):
            yield _item(piece, sequence, limits, frame)
            piece = None
        if part is None:
            break
        if piece:
            piece.add(part, sequence.between)
        else:
            piece = part
    if problem:
        yield refusals.breaks_off(f"The file breaks off: {problem}.")


def _is_full(piece: Part, following: Part) -> bool:
    return piece.length + following.length > MAX_PIECE_BYTES or following.last - piece.first >= MAX_PIECE_PARTS


def _item(piece: Part, sequence: Sequence, limits: Limits, frame: tuple[bytes, bytes]) -> Located | Member | Refused:
    name = f"{sequence.unit} {piece.first}-{piece.last}"
    if piece.length > limits.member_bytes:
        return refusals.too_large(name, piece.length, limits)
    if piece.data:
        before, behind = frame
        return Member(name, before + in_codec(bytes(piece.data), sequence.codec) + behind)
    return Located(name, Slice.model_validate({"start": piece.start, "length": piece.length, "codec": sequence.codec}))


def in_codec(data: bytes, codec: str) -> bytes:
    """The bytes of a piece as a file of their own: objects of a list get its brackets."""
    return b"[" + data + b"]" if codec == "list" else data


# --- lines ----------------------------------------------------------------------------------------------------------


def _parts_by_line(
    begins: Callable[[bytes, bytes], bool], counts: Callable[[bool], bool]
) -> Callable[[IO[bytes], Limits, bool], Iterator[Part]]:
    """A reader of parts that consist of lines.

    `begins`: (line before, line) -> whether a part begins with the line. `counts`: whether a line is counted, given
    whether it begins a part.
    """

    def parts(file: IO[bytes], limits: Limits, keep: bool) -> Iterator[Part]:
        part = Part(first=1, last=0, start=0)
        before = b""
        while line := file.readline(limits.member_bytes):
            is_first = begins(before, line)
            if is_first and part.length:
                yield part
                part = Part(first=part.last + 1, last=part.last, start=part.start + part.length)
            part.last += counts(is_first)
            part.length += len(line)
            if keep and part.length <= limits.member_bytes:
                part.data += line
            before = line[:PROBE_BYTES]
        if part.length:
            yield part

    return parts


PROBE_BYTES = 200
"""The beginning of a line that is read to recognise it."""


# --- lists ----------------------------------------------------------------------------------------------------------

TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)
"""A string, which may break off at the end; a bracket."""
BLOCK_BYTES = 1 << 20


def _parts_of_list(level: int) -> Callable[[IO[bytes], Limits, bool], Iterator[Part]]:
    """A reader of the objects of a list, without what is between them. `level` is 1 for a list alone, 2 in an object.

    The reader raises `EOFError` if the list is not closed.
    """

    def parts(file: IO[bytes], limits: Limits, keep: bool) -> Iterator[Part]:
        block, at = file.read(BLOCK_BYTES), 0  # the block, and its start in the file
        depth, number, start = 0, 0, 0
        data = bytearray()
        while block:
            end = len(block)
            for token in TOKEN.finditer(block):
                mark = token[0][:1]
                if mark == b'"':
                    if token.end() == len(block):  # it may go on in the next block
                        end = token.start()
                    continue
                depth += 1 if mark in b"[{" else -1
                if depth == level + 1 and mark in b"[{":
                    start = at + token.start()
                elif depth == level and mark in b"]}":
                    number += 1
                    length = at + token.end() - start
                    if keep:
                        data += block[max(0, start - at) : token.end()]
                    yield Part(number, number, start, length, data)
                    data = bytearray()
                elif depth < level and mark in b"]}":
                    return
            if keep and depth > level and len(data) <= limits.member_bytes:
                data += block[max(0, start - at) : end]
            following = file.read(BLOCK_BYTES)
            if len(block) - end > limits.member_bytes or not following:
                break
            block, at = block[end:] + following, at + end
        raise EOFError("the list is not closed")

    return parts


def _frame_of_list(head: bytes) -> tuple[bytes, bytes]:
    """The beginning of an object up to its list, and the end of both."""
    begin = OBJECT_WITH_LIST.match(head)
    return (begin[0], b"]}") if begin else (b"", b"")


# --- tables ---------------------------------------------------------------------------------------------------------


def _parts_of_table(file: IO[bytes], limits: Limits, keep: bool) -> Iterator[Part]:
    """The rows of a table behind its header. A row goes on in the next line if a cell in quotation marks does."""
    header = file.readline(limits.member_bytes)
    delimiter = (delimiter_of_header(header) or ",").encode()
    opening = re.compile(rb"(?:\A|" + re.escape(delimiter) + rb')"')
    number, at, is_quoted = 1, len(header), False
    part = Part(number, number, at)
    while line := file.readline(limits.member_bytes):
        is_quoted = _ends_quoted(line, is_quoted, opening)
        part.length += len(line)
        at += len(line)
        if len(part.data) <= limits.member_bytes:
            part.data += line
        if not is_quoted:
            yield part
            number += 1
            part = Part(number, number, at)
    if part.length:
        yield part


def _ends_quoted(line: bytes, is_quoted: bool, opening: re.Pattern[bytes]) -> bool:
    """Whether a cell in quotation marks is open behind a line."""
    at = 0
    while True:
        if is_quoted:
            at = line.find(b'"', at)
            if at < 0:
                return True
            is_escaped = line.startswith(b'""', at)
            at += 2 if is_escaped else 1
            is_quoted = is_escaped
        else:
            begin = opening.search(line, at)
            if begin is None:
                return False
            at, is_quoted = begin.end(), True


def _frame_of_table(head: bytes) -> tuple[bytes, bytes]:
    return head.partition(b"\n")[0] + b"\n", b""


SEQUENCES = [
    #        parts       detected by       divided by
    Sequence("messages", is_mbox, _parts_by_line(lambda before, line: not before.strip() and is_postmark(line), bool)),
    Sequence(
        "lines", begins_json_lines, _parts_by_line(lambda _, line: line.lstrip().startswith(b"{"), lambda _: True)
    ),
    Sequence("items", begins_json_list, _parts_of_list(level=1), codec="list", between=b","),
    Sequence("entries", begins_json_object, _parts_of_list(level=2), between=b",", frame=_frame_of_list),
    Sequence("rows", begins_table, _parts_of_table, frame=_frame_of_table),
]
