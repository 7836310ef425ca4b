"""Reduce the forms of a word to a rough stem, by which they are counted together."""

import re
from functools import lru_cache

_ARABIC_PREFIX = re.compile(r"\A(?:و|ب|ل|ف|ك)?(?:ال)?(?=...)")
_RUSSIAN_ENDING = re.compile(
    r"(?<=...)(?:ия(?:ми|х|м)?|ией|ием|ии|ию|ие|ий|ами|ями|ого|его|ому|ему|ах|ях|ам|ям|ов|ев|ей|ом|ем|ой|ый|ая|яя|ое|ее"
    r"|ые|ых|их|ым|им|ую|юю|[аяоеиыуюьй])\Z"
)
_CYRILLIC = "\u0400"
"""The first letter of the scripts that come after Latin and Greek."""


def key_of(phrase: str, language: str) -> str:
    """The stems of the words of a phrase."""
    return " ".join(stem_of(word, language) for word in phrase.casefold().split())


@lru_cache(maxsize=10_000)
def stem_of(word: str, language: str) -> str:
    """The stem of a word in lower case."""
    if language == "en" or word.isascii():
        if len(word) > 4 and word.endswith("ies"):
            return word[:-3] + "y"
        return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    if language == "ar":
        return _ARABIC_PREFIX.sub("", word)
    if language == "ru":
        return _RUSSIAN_ENDING.sub("", word)
    return word[: max(4, len(word) - 2)] if word[0] >= _CYRILLIC else word
