"""Tables too large to read at every start: opening one reads two files, a look-up touches one line.

A constant database after D. J. Bernstein's cdb. `NAME.tsv` holds lines "key TAB value", sorted; `NAME.idx` is an
open-addressed table of their places by CRC-32 of the key: unsigned integers of 32 bits, little end first, a power of
two of them, each the place of a line plus one, or 0 for an empty slot.
"""

import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path


class ConstantTable:
    """Key -> value, both text without tabs and line ends."""

    def __init__(self, folder: Traversable, name: str) -> None:
        self._lines = folder.joinpath(f"{name}.tsv").read_bytes()
        self._index = array("I", folder.joinpath(f"{name}.idx").read_bytes())
        if sys.byteorder == "big":
            self._index.byteswap()

    def get(self, key: str) -> str | None:
        sought = key.encode("utf-8", "replace")
        lines, index = self._lines, self._index
        last = len(index) - 1
        slot = zlib.crc32(sought) & last
        sought += b"\t"
        while found := index[slot]:
            if lines.startswith(sought, found - 1):
                return lines[found - 1 + len(sought) : lines.index(b"\n", found)].decode()
            slot = (slot + 1) & last
        return None

    def keys(self) -> Iterator[str]:
        return (line.partition(b"\t")[0].decode() for line in self._lines.splitlines())


def write_table(folder: Path, name: str, values: Mapping[str, str]) -> None:
    """Make the two files of a table, at most three quarters full."""
    lines = bytearray()
    slots = 1 << (len(values) * 4 // 3).bit_length()
    index = array("I", bytes(4 * slots))
    for key in sorted(values):
        slot = zlib.crc32(key.encode()) & (slots - 1)
        while index[slot]:
            slot = (slot + 1) & (slots - 1)
        index[slot] = len(lines) + 1
        lines += f"{key}\t{values[key]}\n".encode()
    if sys.byteorder == "big":
        index.byteswap()
    (folder / f"{name}.tsv").write_bytes(lines)
    (folder / f"{name}.idx").write_bytes(index.tobytes())
