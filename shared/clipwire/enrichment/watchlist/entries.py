"""The entries of a watch list, and the search for their names in a text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from clipwire.text.scripts import DENSE

WORD = re.compile(r"[^\W_]+")
BETWEEN_WORDS = re.compile(r"[ \u00a0]?[-‐–'’&·/]?[ \u00a0]?|(?<=\b\w)\.[ \u00a0]?")
"""A space or a hyphen, either of which may be left out; a full stop only after an initial."""

NameText = Annotated[str, Field(min_length=2, max_length=200, pattern=r"\w")]
"""At least two characters: a single letter is in every text."""


class Entry(BaseModel):
    """A person, an organisation or a place to watch for."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: NameText
    kind: Literal["person", "organisation", "place"]
    aliases: tuple[NameText, ...] = ()
    identifiers: dict[str, str] = {}
    """Scheme -> identifier."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    """ISO 3166-1 alpha-2. This and the next three are for places."""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    geonames_id: Annotated[int, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _only_places_are_somewhere(self) -> Self:
        if self.kind != "place":
            for key in ("country", "lat", "lon", "geonames_id"):
                if getattr(self, key) is not None:
                    raise ValueError(f"`{key}` is for places only, and this entry is of kind {self.kind}")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases)))


class Match(NamedTuple):
    """`text[start:end]` names the entry with this number."""

    start: int
    end: int
    entry: int


class WatchList:
    """Entries, indexed by first words, so that a search for thousands of names takes no longer than for a few."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_first_word: dict[str, list[tuple[list[str], int]]] = {}
        self._without_spaces: list[tuple[str, int]] = []
        for number, entry in enumerate(self.entries):
            for name in entry.names:
                if DENSE.search(name):  # scripts without spaces around names, or with particles directly behind them
                    self._without_spaces.append((name, number))
                elif words := WORD.findall(name):
                    self._by_first_word.setdefault(words[0].casefold(), []).append((words, number))
        for names in self._by_first_word.values():
            names.sort(key=lambda item: -len(item[0]))
        self._without_spaces.sort(key=lambda item: -len(item[0]))

    def find(self, text: str) -> list[Match]:
        """The names in the text in order, without overlaps; the longest of those that begin at one place."""
        matches = []
        free = 0
        spans = [match.span() for match in WORD.finditer(text)]
        for at, (start, _) in enumerate(spans):
            if start >= free and (match := self._match_at(text, spans, at)):
                matches.append(match)
                free = match.end
        if self._without_spaces and DENSE.search(text):
            matches += self._matches_without_spaces(text)
        return sorted(matches)

    def _match_at(self, text: str, spans: list[tuple[int, int]], at: int) -> Match | None:
        first = text[slice(*spans[at])].casefold()
        for words, number in self._by_first_word.get(first, ()):
            run = spans[at : at + len(words)]
            found = [text[start:end] for start, end in run]
            if len(words) > 1:
                same = [word.casefold() for word in found] == [word.casefold() for word in words]
            else:
                same = found == words
            if same and all(BETWEEN_WORDS.fullmatch(text, left[1], right[0]) for left, right in pairwise(run)):
                return Match(run[0][0], run[-1][1], number)
        return None

    def _matches_without_spaces(self, text: str) -> list[Match]:
        matches = []
        taken = bytearray(len(text))
        for name, number in self._without_spaces:
            start = text.find(name)
            while start >= 0:
                end = start + len(name)
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * len(name)
                    matches.append(Match(start, end, number))
                start = text.find(name, end)
        return matches
