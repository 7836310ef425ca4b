"""The tables behind the entity model: known names by kind, and classes of words that are used alike.

Both come from `knowledge/entities/`, where `build_tables.py` and `build_classes.py` make them and `README.md` names
sources and licences.
"""

import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

KINDS = {
    # code   what the name is of
    "C": "country",
    "R": "region or province",
    "M": "city of more than 500,000",
    "T": "town",
    "A": "other spelling of a city",
    "G": "given name",
    "S": "surname",
    "O": "organisation",
    "N": "nationality or language",
    "H": "title before a person's name",
    "E": "last word of an organisation's name",
    "F": "first or last word of a place's name",
}


class Table(Mapping[str, str]):
    """A mapping that opens fast: sorted keys in blocks, of which only the first ones become objects of their own.

    A compressed file. First line: one character per key, the place of its value in the second line. Then the keys, one
    a line, with an empty line after every `BLOCK` of them.
    """

    def __init__(self, file: Traversable) -> None:
        self._places, values, keys = zlib.decompress(file.read_bytes()).decode().split("\n", 2)
        self._values = values.split(" ")
        self._blocks = [f"\n{block}\n" for block in keys.split("\n\n")]
        self._firsts = [block[1 : block.index("\n", 1)] for block in self._blocks]

    def __getitem__(self, key: str) -> str:
        number = bisect_right(self._firsts, key) - 1
        block = self._blocks[number]
        at = block.find(f"\n{key}\n")
        if at < 0:
            raise KeyError(key)
        return self._values[ord(self._places[number * BLOCK + block.count("\n", 0, at)]) - FIRST_PLACE]

    def __iter__(self) -> Iterator[str]:
        return (key for block in self._blocks for key in block.split("\n")[1:-1])

    def __len__(self) -> int:
        return len(self._places)

    def has_longer(self, key: str) -> bool:
        """Whether a key begins with these words and goes on."""
        number = bisect_right(self._firsts, f"{key} ")
        if number < len(self._firsts) and self._firsts[number].startswith(f"{key} "):
            return True
        return f"\n{key} " in self._blocks[number - 1]


BLOCK = 64
FIRST_PLACE = 0x100
"""Character that stands for the first value: none of the characters from it on ends a line."""


Matches = list[tuple[str, str]]
"""Of one word: (its position in a known name: B I E S, codes of that name)."""


@dataclass(frozen=True)
class Tables:
    """What is known of names and words before reading a text."""

    names: Table
    """Name, its tokens parted by one space -> codes of `KINDS`."""
    classes: Table
    """Word in lower case -> its class at three levels from fine to coarse, parted by "/"."""
    senses: Table
    """Word in lower case -> what kind of thing its first meaning is, for nouns: person, group, location, …"""

    def matches(self, words: Sequence[str]) -> list[Matches]:
        """For each word the known names that it is part of.

        The longest name wins; a word that is a name by itself as well keeps those codes under the position S.
        """
        found: list[Matches] = [[] for _ in words]
        taken = 0
        for i, word in enumerate(words):
            if not (word[0].isupper() or word[0].isdigit()):
                continue
            if codes := _codes_of(word):
                found[i].append(("S", codes))
            if i >= taken and (longest := self._longest_name(words, i)):
                taken, codes = longest
                for j in range(i, taken):
                    found[j].append(("B" if j == i else "E" if j == taken - 1 else "I", codes))
        return found

    def _longest_name(self, words: Sequence[str], start: int) -> tuple[int, str] | None:
        """(end, codes) of the longest known name of two words and more that begins here."""
        longest, name, end = None, words[start], start + 1
        while end < len(words) and _goes_on(name):
            name += " " + words[end]
            end += 1
            if codes := self.names.get(name):
                longest = end, codes
        return longest


@lru_cache(20_000)
def _codes_of(name: str) -> str:
    return tables().names.get(name, "")


@lru_cache(20_000)
def _goes_on(name: str) -> bool:
    return tables().names.has_longer(name)


@cache
def tables() -> Tables:
    """The tables, opened on first use."""
    folder = files("clipwire") / "knowledge" / "entities"
    return Tables(Table(folder / "names.z"), Table(folder / "classes.z"), Table(folder / "senses.z"))
