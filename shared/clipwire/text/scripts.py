"""Letters of scripts other than Latin.

When `re` compiles a class, it goes through the characters of each range one by one: all Han takes two milliseconds,
each time that it is in an expression. So letters are looked up here without expressions, and expressions have
`IDEOGRAPH` and `EAST_ASIAN_LETTER`.
"""

IDEOGRAPH = r"(?:(?![\u3007\uff00-\uffef])[^\W\x00-\u024f\u3040-\u30ff])"
"""An expression for an ideograph in a Chinese or Japanese text: any letter that is not Latin, kana or full-width."""
EAST_ASIAN_LETTER = r"(?:(?![\u3007\uff00-\uffef])[^\W\x00-\u024f])"
"""The same with kana; in a Korean text, a syllable."""


class _Members(dict[str, bool]):
    """Character -> whether it is in some ranges, remembered for those that were asked for."""

    def __init__(self, ranges: str) -> None:
        self._ranges = list(zip(ranges[::3], ranges[2::3], strict=True))

    def __missing__(self, character: str) -> bool:
        found = self[character] = any(first <= character <= last for first, last in self._ranges)
        return found


class Letters:
    """The letters of ranges: "a-zà-ÿ"."""

    def __init__(self, ranges: str) -> None:
        self._first = ranges[0]
        self._members = _Members(ranges)

    def _may_be_in(self, text: str) -> bool:
        return not text.isascii() and max(text) >= self._first

    def match(self, text: str, at: int = 0) -> bool:
        """Whether a letter is at a place of a text."""
        return text[at : at + 1] >= self._first and self._members[text[at]]

    def search(self, text: str) -> bool:
        """Whether a letter is anywhere in a text."""
        return self._may_be_in(text) and any(map(self._members.__getitem__, text))

    def fullmatch(self, text: str) -> bool:
        """Whether a text has these letters only, and one at least."""
        return bool(text) and all(map(self._members.__getitem__, text))

    def findall(self, text: str) -> list[str]:
        """The letters in a text."""
        return list(filter(self._members.__getitem__, text)) if self._may_be_in(text) else []

    def sub(self, replacement: str, text: str) -> str:
        """The text with each letter replaced."""
        if not self._may_be_in(text):
            return text
        return "".join(replacement if self._members[character] else character for character in text)


ARABIC = Letters("\u0600-\u06ff")
HAN = Letters("\u3400-\u9fff")
KANA = Letters("\u3040-\u30ff")
HANGUL = Letters("\uac00-\ud7af")
EAST_ASIAN = Letters("\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af")
"""Chinese, Japanese, Korean."""
DENSE = Letters("\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af")
"""Scripts whose letters carry more meaning than those of an alphabet: the same, with Thai and Lao."""
