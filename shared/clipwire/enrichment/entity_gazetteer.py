"""The tables behind the entity model: known names by kind, and classes of words that are used alike.

Both come from `knowledge/entities/`, where `build_tables.py` makes them and `README.md` names sources and licences.
"""

import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
LONGEST_NAME = 7
"""Words in the longest name that is looked up."""


@dataclass(frozen=True)
class Tables:
    """What is known of names and words before reading a text."""

    names: Mapping[str, str]
    """Name, its tokens parted by one space -> codes of `KINDS`."""
    openings: Mapping[str, int]
    """First word of a name of several words -> words in the longest name that begins with it."""
    classes: Mapping[str, tuple[str, str, str]]
    """Word in lower case -> its class, at three levels from fine to coarse."""
    senses: Mapping[str, str]
    """Word in lower case -> what kind of thing its first meaning is, for nouns: person, group, location, …"""

    def matches(self, words: Sequence[str]) -> list[list[tuple[str, str]]]:
        """For each word the (position in the name: B I E S, codes) of the known names that it is part of.

        The longest name wins; a word that is a name by itself as well keeps those codes under the position S.
        """
        found: list[list[tuple[str, str]]] = [[] for _ in words]
        taken = 0
        for i, word in enumerate(words):
            if not (word[0].isupper() or word[0].isdigit()):
                continue
            if codes := self.names.get(word):
                found[i].append(("S", codes))
            if i < taken or word not in self.openings:
                continue
            for length in range(min(self.openings[word], len(words) - i), 1, -1):
                if codes := self.names.get(" ".join(words[i : i + length])):
                    taken = i + length
                    for j in range(i, taken):
                        found[j].append(("B" if j == i else "E" if j == taken - 1 else "I", codes))
                    break
        return found


@cache
def tables() -> Tables:
    """The tables, opened on first use (about 60 ms)."""
    folder = files("clipwire") / "knowledge" / "entities"
    names: dict[str, str] = {}
    for line in _lines(folder.joinpath("names.txt.xz").read_bytes()):
        codes, _, listed = line.partition("\t")
        names.update(dict.fromkeys(listed.split("|"), codes))
    openings: dict[str, int] = {}
    for name in names:
        if length := name.count(" "):
            first = name[: name.index(" ")]
            if length >= openings.get(first, 0):
                openings[first] = length + 1
    classes: dict[str, tuple[str, str, str]] = {}
    for line in _lines(folder.joinpath("classes.txt.xz").read_bytes()):
        path, _, listed = line.partition("\t")
        fine, middle, coarse = path.split("/")
        classes.update(dict.fromkeys(listed.split(" "), (fine, middle, coarse)))
    senses: dict[str, str] = {}
    for line in _lines(folder.joinpath("senses.txt.xz").read_bytes()):
        sense, _, listed = line.partition("\t")
        senses.update(dict.fromkeys(listed.split(" "), sense))
    return Tables(names, openings, classes, senses)


def _lines(compressed: bytes) -> list[str]:
    return lzma.decompress(compressed).decode().splitlines()
