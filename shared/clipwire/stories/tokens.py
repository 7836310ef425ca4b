"""Split a text into the units that are compared: words, and single letters of scripts without spaces."""

import re
import unicodedata
import zlib
from functools import cache

from clipwire.text.scripts import DENSE

HASH_BITS = 24
"""Three bytes in a packed print."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0970-\u0dff\u0e31-\u0e4e"
"""Combining marks and vowel signs, which `re` does not count as letters."""
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def tokens(text: str) -> list[str]:
    """The words of a text in lower case; Chinese, Japanese, Korean and Thai letters are tokens of their own.

    >>> tokens("Snow closes the Pass’s road"), tokens("雪で道路")
    (['snow', 'closes', 'the', 'pass', 'road'], ['雪', 'で', '道', '路'])
    """
    if text.isascii():
        return _ASCII_WORD.findall(text.lower().replace("'s", ""))
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES).replace("'s", "")
    words: list[str] = _word().findall(folded)
    if not DENSE.search(folded):
        return words
    return [part for word in words for part in ((word,) if word.isascii() else _dense_part().findall(word))]


def is_dense(token: str) -> bool:
    """Whether a token is a letter of a script without spaces, or of Korean."""
    return len(token) == 1 and token > "\u0dff" and DENSE.match(token)


def hash_of(text: str) -> int:
    """A hash of `HASH_BITS` bits that is the same on every machine."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) >> (32 - HASH_BITS)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")


@cache
def _dense_part() -> re.Pattern[str]:
    dense = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    return re.compile(f"[{dense}]|[^{dense}]+")
