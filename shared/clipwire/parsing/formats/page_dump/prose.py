"""Detect lines that are sentences, in any script."""

import re
from unicodedata import category

from clipwire.parsing.formats.page_dump.lines import SENTENCE_END
from clipwire.text.scripts import DENSE

_SENTENCE_ENDS = re.compile(r"[.!?؟۔।…][\"'”’»)\]]*(?=\s|$)|[。！？]")
_THAI = re.compile("[\u0e01-\u0e5b]")
_CODE = re.compile(r"[{}<>=;\\|`~^$@#*]|\(\)|::|//|\d{2}:\d{2}:\d{2}")
_PROGRAM = re.compile(
    r"\s*(?:def|class|import|from|return|function|var|let|const|public|private|static|#include|package|use|fn|if|for|while)\b"
    r".*[(){};:=]\s*$|.*[{};]\s*$|.*\w\([^)]*\)[:;)]*$|\s*(?:[#/]{1,3}|\*|--)\s.*|.*(?:==|=>|->|::|[A-Za-z0-9_\])}\"']\s=\s).*|\s*[\[\]{}()<>/]+,?\s*"
)


def words(text: str) -> int:
    """The number of words. Two letters count as a word in Chinese, Japanese, Korean and Thai."""
    unspaced = len(DENSE.findall(text))
    return unspaced // 2 + (len(DENSE.sub(" ", text).split()) if unspaced else len(text.split()))


CHARS_OF_WORD = 5.5
"""Of an English sentence, with the space; languages that write articles and endings in one word need fewer words."""
MIN_SHARE_OF_WORDS = 0.6


def is_prose(text: str, least: int = 10) -> bool:
    """Whether a line is mostly a sentence of at least `least` words, or as long as so many words are in English.

    Digits count as letters in scripts whose words are as short as a number: 12日午前6時20分.
    """
    is_long = words(text) >= (least if len(text) < CHARS_OF_WORD * least else MIN_SHARE_OF_WORDS * least)
    if not is_long or not (SENTENCE_END.search(text) or _SENTENCE_ENDS.search(text) or _is_thai(text)):
        return False
    is_unspaced = 2 * len(DENSE.findall(text)) >= len(text)
    letters = sum(c.isalpha() or c.isspace() or (is_unspaced and c.isdigit()) or _is_mark(c) for c in text)
    return letters >= 0.8 * len(text) and len(_CODE.findall(text)) <= max(2, 0.02 * len(text))


def _is_thai(text: str) -> bool:
    """Whether half of a line is Thai, which ends its sentences with a space."""
    return max(text) >= "\u0e01" and 2 * len(_THAI.findall(text)) >= len(text)


def _is_mark(c: str) -> bool:
    """Whether a character is the sign of a vowel, as in Hindi, Thai or vocalised Arabic."""
    return c > "\u02ff" and category(c)[0] == "M"


def is_program(texts: list[str]) -> bool:
    """Whether at least a third of the lines are code or settings."""
    return 3 * sum(_PROGRAM.fullmatch(text[:300]) is not None for text in texts) >= len(texts) > 0
