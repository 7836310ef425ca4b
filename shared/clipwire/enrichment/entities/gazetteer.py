"""The tables of the entity model: known names by kind, and classes of words with similar use.

Both come from `knowledge/entities/`, where `build_tables.py` and `build_classes.py` make them and `README.md` names
sources and licences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from clipwire.text.constant_table import ConstantTable

KINDS = {
    # code   kind of the name
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


Matches = list[tuple[str, str]]
"""For one word: (its position in a known name: B, I, E or S; codes of that name)."""


@dataclass(frozen=True)
class Tables:
    """Knowledge of names and words that does not depend on the text."""

    names: ConstantTable
    """Name, its tokens separated by one space -> codes of `KINDS`."""
    beginnings: ConstantTable
    """The first words of longer names -> the number of words of the longest."""
    classes: ConstantTable
    """Word in lower case -> its class at three levels from fine to coarse, separated by "/"."""
    senses: ConstantTable
    """Noun in lower case -> the kind of its first meaning: person, group, location, …"""

    def matches(self, words: Sequence[str]) -> list[Matches]:
        """For each word the known names that it is part of.

        The longest name wins. A word that is also a name by itself has those codes under the position S.
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
        """(end, codes) of the longest known name of at least two words that begins at `start`, or None."""
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
    return name in tables().beginnings


@cache
def tables() -> Tables:
    """The tables, opened on first use."""
    folder = files("clipwire") / "knowledge" / "entities"
    return Tables(*(ConstantTable(folder, name) for name in ("names", "beginnings", "classes", "senses")))
