"""Letters of scripts other than Latin.

It takes one to three milliseconds to compile such a class, and most texts have none of its letters. So each class is
defined here once, and compiled when a text first has a letter that may be in it.
"""

import re
from functools import cached_property


class Letters:
    """A class of letters, with the methods of a compiled pattern."""

    def __init__(self, ranges: str) -> None:
        self._ranges = ranges
        self._first = ranges[0]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"[{self._ranges}]")

    def _may_be_in(self, text: str) -> bool:
        return not text.isascii() and max(text) >= self._first

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        return self._pattern.match(text, at) if text[at : at + 1] >= self._first else None

    def search(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(text) if self._may_be_in(text) else None

    def findall(self, text: str) -> list[str]:
        return self._pattern.findall(text) if self._may_be_in(text) else []

    def sub(self, replacement: str, text: str) -> str:
        return self._pattern.sub(replacement, text) if self._may_be_in(text) else text


ARABIC = Letters("\u0600-\u06ff")
HAN = Letters("\u3400-\u9fff")
KANA = Letters("\u3040-\u30ff")
HANGUL = Letters("\uac00-\ud7af")
EAST_ASIAN = Letters("\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af")
"""Chinese, Japanese, Korean."""
DENSE = Letters("\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af")
"""Scripts whose letters carry more meaning than those of an alphabet: the same, with Thai and Lao."""
