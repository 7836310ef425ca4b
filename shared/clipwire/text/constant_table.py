"""Tables that are too large to parse at every start: a look-up reads one line only.

The format is a constant database after D. J. Bernstein's cdb. `NAME.tsv` has lines "key TAB value", sorted by key.
`NAME.idx` is an open-addressed hash table of the lines by CRC-32 of the key: a power of two of little-endian unsigned
32-bit integers. Each is the offset of a line in bytes plus one, or 0 for an empty slot.
"""

import sys
import zlib
from array import array
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar, overload

Default = TypeVar("Default")


class ConstantTable(Mapping[str, str]):
    """The table `name` of a folder. Keys and values are text without tabs and line ends."""

    def __init__(self, folder: Traversable, name: str) -> None:
        self._lines = folder.joinpath(f"{name}.tsv").read_bytes()
        self._index = array("I", folder.joinpath(f"{name}.idx").read_bytes())
        if sys.byteorder == "big":
            self._index.byteswap()

    def _find(self, key: str) -> str | None:
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

    @overload
    def get(self, key: str, /) -> str | None: ...
    @overload
    def get(self, key: str, /, default: str | Default) -> str | Default: ...
    def get(self, key: str, /, default: str | Default | None = None) -> str | Default | None:
        """The value of a key. Faster than a look-up by brackets if the key is missing."""
        value = self._find(key)
        return default if value is None else value

    def __getitem__(self, key: str) -> str:
        value = self._find(key)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) is not None

    def __iter__(self) -> Iterator[str]:
        return (line.partition(b"\t")[0].decode() for line in self._lines.splitlines())

    def __len__(self) -> int:
        return self._lines.count(b"\n")


def write_table(folder: Path, name: str, values: Mapping[str, str]) -> None:
    """Write the two files of a table, whose index is at most three quarters full."""
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
