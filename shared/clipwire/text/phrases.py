"""Many fixed phrases that are looked for in a text at once, without an expression of all of them.

An alternation of hundreds of phrases takes ten milliseconds to compile, and tries them one by one.
"""

from collections.abc import Callable, Iterable, Iterator

MIN_INDEXED_CHARS = 2


class Phrases:
    """Phrases by their first two characters."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_beginning: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._by_beginning.setdefault(phrase[:MIN_INDEXED_CHARS], []).append(phrase)

    def ends_at(self, text: str, start: int) -> Iterator[int]:
        """The end of each phrase that begins at a character, the longest first."""
        for phrase in self._by_beginning.get(text[start : start + MIN_INDEXED_CHARS], ()):
            if text.startswith(phrase, start):
                yield start + len(phrase)

    def find(self, text: str, start: int, is_whole: Callable[[int, int], bool]) -> tuple[int, int] | None:
        """Start and end of the first phrase from `start` on that is whole; of several at one place, the longest."""
        for at in range(start, len(text) - 1):
            if text[at : at + MIN_INDEXED_CHARS] in self._by_beginning:
                for end in self.ends_at(text, at):
                    if is_whole(at, end):
                        return at, end
        return None
