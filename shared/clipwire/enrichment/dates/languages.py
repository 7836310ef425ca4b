"""Which table a text is read with."""

import re
from collections import Counter
from datetime import date
from functools import lru_cache

from clipwire.enrichment.dates.context import english_tense
from clipwire.enrichment.dates.rules import Grammar, Mention, Reading

CHARACTERS_LOOKED_AT = 1_500

_SCRIPTS = {
    # first letters of the alphabets that leave no doubt; Korean, Chinese and Japanese share a table
    "ko": re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
}
_LATIN = re.compile(r"[A-Za-z]")
_FUNCTION_WORDS = {
    # words that are frequent in one and rare in the others
    "en": "the and of to in that is for was on with by".split(),
    "es": "el los las y del que en por con una se su al".split(),
    "fr": "le les des et du que en pour une dans est au aux sur".split(),
    "de": "der die das und den von zu mit im dem ist ein eine auf".split(),
    "pt": "o os as e do da dos em que para com uma não um no na".split(),
}
_WORDS = re.compile(r"[^\W\d_]+")
_DIGITS = {
    ord(sign): str(value)
    for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
    for value, sign in enumerate(row)
}


def find(text: str, published: date | None, language: str | None) -> list[Mention]:
    """The dates of a text by the table of its language; English where there is none for it."""
    tag = (language or "").split("-")[0] or guessed(text)
    return _grammar(tag).find(Reading(text.translate(_DIGITS), published, english_tense))


def guessed(text: str) -> str:
    """The language of a text among those that have a table: by script, else by the most frequent words."""
    start = text[:CHARACTERS_LOOKED_AT]
    if not start.isascii():
        latin = len(_LATIN.findall(start))
        for language, letters in _SCRIPTS.items():
            if len(letters.findall(start)) * 2 > latin:  # a sign says as much as several letters
                return language
    words = Counter(_WORDS.findall(start.lower()))
    counts = {tag: sum(words[word] for word in listed) for tag, listed in _FUNCTION_WORDS.items()}
    return max(counts, key=counts.__getitem__)


@lru_cache(maxsize=16)
def _grammar(language: str) -> Grammar:
    """Tables are compiled when a text first asks for them: each costs some milliseconds."""
    if language in ("ko", "zh", "ja"):
        from clipwire.enrichment.dates.east_asian import EAST_ASIAN

        return EAST_ASIAN
    from clipwire.enrichment.dates.european_words import BY_LANGUAGE

    if language in BY_LANGUAGE:
        from clipwire.enrichment.dates.european import grammar

        return grammar(BY_LANGUAGE[language])
    from clipwire.enrichment.dates.english import ENGLISH

    return ENGLISH
