"""Tables of words grouped by their first characters: only the words that begin as those of a text do are read.

A line has the words of one beginning and their values in turn, separated by tabs: "dam TAB n TAB date TAB k".
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar, overload

Default = TypeVar("Default")


class Beginning(NamedTuple):
    """The words that begin with one character, and their values."""

    values: dict[str, str]
    lengths: tuple[int, ...]
    """Of the words, the longest first."""


class GroupedWords(Mapping[str, str]):
    """Several texts of such lines as one table; a later value of a word counts."""

    def __init__(self, size: int, *texts: str) -> None:
        """`size`: number of characters that the words of a line have in common, or of shorter words."""
        self._size = size
        self._lines = [{line[:size].partition("\t")[0]: line for line in text.split("\n") if line} for text in texts]
        self._groups: dict[str, dict[str, str]] = {}
        self._beginnings: dict[str, Beginning] = {}

    def _group(self, word: str) -> dict[str, str]:
        beginning = word[: self._size]
        found = self._groups.get(beginning)
        if found is None:
            found = self._groups[beginning] = {}
            for lines in self._lines:
                if beginning in lines:
                    found.update(_values(lines[beginning]))
        return found

    def beginning_with(self, character: str) -> Beginning:
        """The words that begin with a character, in a table whose lines have words of one initial."""
        found = self._beginnings.get(character)
        if found is None:
            values = self._group(character)
            lengths = tuple(sorted({len(word) for word in values}, reverse=True))
            found = self._beginnings[character] = Beginning(values, lengths)
        return found

    @overload
    def get(self, key: str, /) -> str | None: ...
    @overload
    def get(self, key: str, /, default: str | Default) -> str | Default: ...
    def get(self, key: str, /, default: str | Default | None = None) -> str | Default | None:
        """The value of a word."""
        return self._group(key).get(key, default)

    def __getitem__(self, key: str) -> str:
        return self._group(key)[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self._group(key)

    def as_dict(self) -> dict[str, str]:
        """All words, which takes longer."""
        found: dict[str, str] = {}
        for lines in self._lines:
            if lines:
                found.update(_values("\t".join(lines.values())))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.as_dict())

    def __len__(self) -> int:
        return len(self.as_dict())


def _values(line: str) -> dict[str, str]:
    cells = line.split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))


def grouped(lines: Iterable[str], size: int) -> str:
    """The text of such a table, of lines "word TAB value" with their ends; sorted."""
    groups: dict[str, list[str]] = {}
    for line in sorted(lines):
        groups.setdefault(line.partition("\t")[0][:size], []).append(line.rstrip("\n"))
    return "".join("\t".join(entries) + "\n" for entries in groups.values())
