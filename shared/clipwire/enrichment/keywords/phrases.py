"""Decide by language which words may be in a keyword, and which may begin and end one."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from clipwire.enrichment.keywords.stems import stem_of
from clipwire.enrichment.language import function_words
from clipwire.wording import words_of
from clipwire.wording.calendar import MONTHS, WEEKDAYS

_MIN_WORD_CHARS, _MAX_WORD_CHARS = 3, 30

ARTICLE_LANGUAGES = ("fr", "es", "it", "pt")
"""Languages in which an article shows a noun: "la grève", but not "plombée"."""
PRESENTS_ARE_NOUNS = ("fr", "it", "es", "pt", "ca")
"""Languages in which the present forms of verbs of saying are nouns as well: "juge"."""
_ENGLISH_SHORT = re.compile(r"'(?:t|ll|re|ve|d|m)\Z")
_ENGLISH_NO_NOUN = re.compile(r"(?:ly|ing|ed|ous|ive|able|ible|ful|less|ish|est|ity's)\Z")
_ENGLISH_NO_LAST_WORD = re.compile(r"(?:ly|ed)\Z")
_ELIDED = re.compile(r"\A(?:[dl]|un|quest|[dns]?[aeu]ll)['’](?=...)", re.IGNORECASE)
"""French and Italian words that lose their vowel before a noun: l'aéroport, dell'acqua."""
_BEFORE_VERB = re.compile(r"\A(?:[cjmnst]|qu)['’]", re.IGNORECASE)
"""French and Italian words that lose their vowel, mostly before a verb: m'appelle."""
_ARABIC_PARTICLE = re.compile(r"\A[وف]?(?:[بك](?=ال...)|لل(?=...))|\A[وف](?=ال...)")
"""Particles that are written with the word behind them: والميناء, بالميناء, للميناء."""
_RUSSIAN_VERB = re.compile(
    r"(?:гиб|ш|мог|рос|нес|вез|верг)л(?:а|о|и)?\Z|(?:[аеиоуыяё]л(?:а|о|и|ась|ось|ись|ся)?|[аяеиоу]ться|[аеиуыя]ть|(?:[еёиу]т|[яю]т)ся|[уюя]т)\Z"
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
    if language in ("fr", "it"):
        if _BEFORE_VERB.match(word):
            return None
        word = _ELIDED.sub("", word)
    elif language == "ar":
        word = _ARABIC_PARTICLE.sub(lambda found: "ال" if found[0].endswith("لل") else "", word)
    folded = word.casefold().replace("’", "'")
    if folded in no_keywords(language) or _ENGLISH_SHORT.search(folded) or not word[0].isalpha():
        return None
    return Content(word, stem_of(folded, language)) if _MIN_WORD_CHARS <= len(word) <= _MAX_WORD_CHARS else None


def may_be_keyword(first: str, last: str, size: int, language: str, is_noun: bool = True) -> bool:
    """Whether a run of `size` words may be a keyword, by the first and the last of them.

    In languages in which nouns are mostly behind an article, a single word in small letters needs `is_noun`.
    """
    begins, ends = first.casefold(), last.casefold()
    if begins in _edges() or ends in _edges():
        return False
    if language in ARTICLE_LANGUAGES:
        verbs = _verbs(language)
        return begins not in verbs and ends not in verbs and (size > 1 or is_noun or not first.islower())
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


def shows_noun(before: str, written: str, language: str) -> bool:
    """Whether the word before a word, or one elided within it, is an article or the like."""
    return before.casefold() in _articles(language) or bool(_ELIDED.match(written))


@cache
def _articles(language: str) -> frozenset[str]:
    return words_of("keywords", "article", language=language)


@cache
def _verbs(language: str) -> frozenset[str]:
    return words_of("keywords", "verb", language=language)


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
