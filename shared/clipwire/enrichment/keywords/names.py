"""The known names of an article in its text."""

from collections.abc import Iterable, Iterator

_MAX_NAMES = 60
_MAX_NAME_CHARS = 79


def longest_first(names: Iterable[str]) -> list[str]:
    """The names to look for, each once."""
    known = {name for name in names if 0 < len(name) <= _MAX_NAME_CHARS}
    return sorted(known, key=lambda name: (-len(name), name))[:_MAX_NAMES]


def names_in(text: str, names: list[str]) -> Iterator[tuple[int, str]]:
    """Start and name of each mention that is a whole word; of overlapping ones, the first.

    `names` are sorted, the longest first.
    """
    found: dict[int, str] = {}
    for name in names:
        at = text.find(name)
        while at >= 0:
            if _is_edge(text, at) and _is_edge(text, at + len(name)):
                found.setdefault(at, name)
            at = text.find(name, at + 1)
    end = 0
    for at in sorted(found):
        if at >= end:
            end = at + len(found[at])
            yield at, found[at]


def _is_edge(text: str, at: int) -> bool:
    """Whether a word begins or ends at an index."""
    return (at > 0 and _is_letter(text[at - 1])) != (at < len(text) and _is_letter(text[at]))


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
