"""Match words with `*` (any letters, or none) and `?` (one letter), in time that no pattern makes exponential."""

import re
from collections.abc import Iterator
from functools import lru_cache


class Wildcard:
    """A pattern, divided at its stars into pieces of fixed length."""

    def __init__(self, pattern: str) -> None:
        self.pieces = pattern.split("*")
        self._length = sum(map(len, self.pieces))
        self._compiled = [re.compile(re.escape(it).replace(r"\?", r"[^ \n]")) for it in self.pieces]
        self.literals = [it for it in re.split(r"[*?]", pattern) if it]

    def matches(self, word: str) -> bool:
        """Whether the pattern is the whole word."""
        if len(word) < self._length:
            return False
        if len(self.pieces) == 1:
            return len(word) == self._length and bool(self._compiled[0].match(word))
        first, *inner, last = self._compiled
        end = len(word) - len(self.pieces[-1])
        if not (first.match(word) and last.match(word, end)):
            return False
        at = len(self.pieces[0])
        for piece in inner:  # the leftmost place leaves most for the rest
            found = piece.search(word, at, end)
            if not found:
                return False
            at = found.end()
        return True

    def runs_in(self, text: str, start: int = 0) -> Iterator[tuple[int, int]]:
        """The shortest places of the pattern within words of a folded text, from left to right, without overlaps.

        A space is behind each word of a folded text.
        """
        while found := self._compiled[0].search(text, start):
            end_of_word = text.find(" ", found.start())
            end = self._end(text, found.end(), end_of_word)
            if end is None:
                start = end_of_word
            else:
                yield found.start(), end
                start = end

    def end_at(self, text: str, start: int) -> int | None:
        """The end of the shortest place that begins at `start`; None if there is none."""
        found = self._compiled[0].match(text, start)
        if not found:
            return None
        return self._end(text, found.end(), text.find(" ", start))

    def _end(self, text: str, at: int, end: int) -> int | None:
        for piece in self._compiled[1:]:
            found = piece.search(text, at, end)
            if not found:
                return None
            at = found.end()
        return at


@lru_cache(maxsize=4096)
def wildcard(pattern: str) -> Wildcard:
    return Wildcard(pattern)
