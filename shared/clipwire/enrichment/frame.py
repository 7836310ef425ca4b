"""Remove marks around the sentences of a report: bullets, labels in brackets, credits, end marks."""

import re
from functools import cache

from clipwire.text.word_lists import any_word
from clipwire.wording import words_of

_BEFORE = re.compile(r"[•●○◦▪■□◆◇▲△▶►☞※·*–—-]+\s+|【[^】\n]{2,30}】\s*|\[[^\]=\n]{2,20}=[^\]\n]{2,20}\]\s*")
"""A bullet, or a label such as 【速報】 or [바다신문=포구의 아침]."""


def bare(line: str) -> str:
    """A line without the bullet or label before it, and without the credit or end mark in brackets behind it."""
    before = _BEFORE.match(line)
    return _credit().sub("", (line[before.end() :] if before else line).rstrip()).rstrip()


@cache
def agencies() -> frozenset[str]:
    """Names and marks of news agencies. They send a report, so it is not about them."""
    return words_of("agencies", "mark", "agency")


@cache
def _credit() -> re.Pattern[str]:
    """(사진=연합뉴스)   (记者 王明)   (Photo: Yonhap)   (完)"""
    words = words_of("bylines", "credit", "credit label")
    words |= {word for language in ("ko", "zh", "ja") for word in words_of("titles", "press", language=language)}
    return re.compile(rf"[(（［\[](?:완|끝|了|完|(?:{any_word(words)})[^)）\]］\n]{{0,40}})[)）\]］]\Z", re.IGNORECASE)
