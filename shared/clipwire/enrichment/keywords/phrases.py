"""Decide by language which words may be in a keyword, and which may begin and end one."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from clipwire.enrichment.keywords.stems import stem_of
from clipwire.enrichment.language import function_words
from clipwire.wording import words_of
from clipwire.wording.calendar import MONTHS, WEEKDAYS

_MIN_WORD_CHARS, _MAX_WORD_CHARS = 3, 30

PRESENTS_ARE_NOUNS = ("fr", "it", "es", "pt", "ca")
"""Languages in which the present forms of verbs of saying are nouns as well: "juge"."""
_ENGLISH_SHORT = re.compile(r"'(?:t|ll|re|ve|d|m)\Z")
_ENGLISH_NO_NOUN = re.compile(r"(?:ly|ing|ed|ous|ive|able|ible|ful|less|ish|est|ity's)\Z")
_ENGLISH_NO_LAST_WORD = re.compile(r"(?:ly|ed)\Z")
_RUSSIAN_VERB = re.compile(
    r"(?:[аеиоуыяё]л(?:а|о|и|ась|ось|ись|ся)?|[аяеиоу]ться|[аеиуыя]ть|(?:[еёиу]т|[яю]т)ся|[уюя]т)\Z"
)
_RUSSIAN_ADJECTIVE = re.compile(r"...(?:ый|ая|ое|ые|ого|ому|ыми|ных|ным|ную|ский|ские|ских|ским)\Z")


class Content(NamedTuple):
    """A word that may be in a keyword."""

    word: str
    """Without a possessive."""
    stem: str


@lru_cache(maxsize=20_000)
def content_of(written: str, language: str) -> Content | None:
    """A word without its possessive and its stem; None for function words, numbers, and too short or long words."""
    word = written.removesuffix("'s").removesuffix("’s")
    folded = word.casefold().replace("’", "'")
    if folded in no_keywords(language) or _ENGLISH_SHORT.search(folded) or not word[0].isalpha():
        return None
    return Content(word, stem_of(folded, language)) if _MIN_WORD_CHARS <= len(word) <= _MAX_WORD_CHARS else None


def may_be_keyword(first: str, last: str, size: int, language: str) -> bool:
    """Whether a run of `size` words may be a keyword, by the first and the last of them."""
    begins, ends = first.casefold(), last.casefold()
    if begins in _edges() or ends in _edges():
        return False
    if language == "de":
        return last[0].isupper()
    if language == "ru":
        return not (_is_russian_verb(begins) or _is_russian_verb(ends) or _RUSSIAN_ADJECTIVE.search(ends))
    if language != "en":
        return True
    if size == 1:
        return begins not in _weak_alone() and (first[0].isupper() or not _ENGLISH_NO_NOUN.search(begins))
    return not (ends in _weak() or _ENGLISH_NO_LAST_WORD.search(ends) or begins.endswith("ly"))


def _is_russian_verb(word: str) -> bool:
    return bool(_RUSSIAN_VERB.search(word)) and word not in _russian_nouns()


@cache
def no_keywords(language: str) -> frozenset[str]:
    """Function words and verbs of saying of a language, and function words of English, which every press quotes."""
    kinds = ("past",) if language in PRESENTS_ARE_NOUNS else ("past", "present", "participle")
    said = words_of("saying_verbs", *kinds, language=language) if language != "en" else frozenset()
    return function_words().get(language, frozenset()) | said | function_words()["en"]


@cache
def _edges() -> frozenset[str]:
    return words_of("keywords", "edge") | {*MONTHS, *WEEKDAYS}


@cache
def _weak() -> frozenset[str]:
    return words_of("keywords", "weak")


@cache
def _weak_alone() -> frozenset[str]:
    return words_of("keywords", "weak", "weak alone")


@cache
def _russian_nouns() -> frozenset[str]:
    return words_of("keywords", "noun", language="ru")
