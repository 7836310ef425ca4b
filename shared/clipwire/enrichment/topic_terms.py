"""Find the terms of subjects in languages other than English, with one table for each language.

The tables are in `knowledge/topics/elsewhere`; a language's table is read when its first article comes. In languages
with spaces, a term is a word or a phrase; a star stands for any ending (`войн*`) or, in German, any beginning
(`*krieg`). In Arabic, the article and the particles written with a word are left out. In Chinese and Japanese, the
longest term at a place counts. In Korean, where particles follow a word, a term begins a word, or follows another term
in it ("군사훈련"), or has at least three letters. Terms without a meaning keep words apart: 中国会 has no 国会 in it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from clipwire.text.tables import read_table

Meaning = Mapping[str, float]
"""Code of a subject -> weight of a term for it."""

LANGUAGES = ("ko", "zh", "ja", "ru", "es", "fr", "de", "pt", "it", "ar")
DENSE = ("ko", "zh", "ja")
"""Languages that are read letter by letter."""

MIN_CHARS_WITHIN_KOREAN_WORD = 3
MIN_CHARS_OF_STEM = 3
MIN_CHARS_AFTER_PARTICLE = 3
"""Letters of an Arabic word behind its particles."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*\*?|\*[^\W_]+")
_KATAKANA_OR_LATIN = re.compile(r"[\u30a1-\u30fa\u30fcA-Za-z]")
_ARABIC_SIGNS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ARABIC_LETTERS = str.maketrans("أإآىة", "اااي\u0647")
_ARABIC_PARTICLES = re.compile(r"\A([وف]?)((?:[بك]?ال|لل)?)([بكل]?)")


class Words(NamedTuple):
    """The terms of a language with spaces."""

    exact: dict[str, Meaning]
    stems: dict[str, Meaning]
    ends: dict[str, Meaning]
    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]]
    """First letters of the first word -> phrases that begin with it, the longest first."""


class Found(NamedTuple):
    """What a word of a text may be."""

    forms: tuple[str, ...]
    """The word, and the same without its particles."""
    term: tuple[str, Meaning] | None
    phrases: tuple[tuple[tuple[str, ...], Meaning], ...]
    """Phrases that it may begin."""


def terms_in(text: str, language: str) -> dict[str, Meaning]:
    """The terms in a text, each once, with their meanings. Empty for a language without a table."""
    if language not in LANGUAGES:
        return {}
    found = _in_letters(text, language) if language in DENSE else _in_words(text, language)
    return {term: meaning for term, meaning in found if meaning}


def _in_words(text: str, language: str) -> Iterator[tuple[str, Meaning]]:
    words = [_word(word, language) for word in _WORD.findall(_plain(text, language))]
    behind = 0
    for at, word in enumerate(words):
        if at < behind:
            continue
        for phrase, meaning in word.phrases:
            following = words[at : at + len(phrase)]
            if len(following) == len(phrase) and all(map(_fits, phrase, following)):
                behind = at + len(phrase)
                yield " ".join(phrase), meaning
                break
        else:
            if word.term:
                yield word.term


def _fits(pattern: str, word: Found) -> bool:
    if pattern[-1] == "*":
        return any(form.startswith(pattern[:-1]) for form in word.forms)
    return pattern in word.forms


@lru_cache(maxsize=20_000)
def _word(word: str, language: str) -> Found:
    known = _words(language)
    forms = _arabic_forms(word) if language == "ar" else (word,)
    phrases = [phrase for form in forms for phrase in known.phrases.get(form[:MIN_CHARS_OF_STEM], ())]
    phrases.sort(key=lambda phrase: -len(phrase[0]))
    term = next(filter(None, (_term(form, known) for form in forms)), None)
    return Found(forms, term, tuple(phrases))


def _term(word: str, known: Words) -> tuple[str, Meaning] | None:
    """The term that a word is, or the longest one with a star that fits."""
    if word in known.exact:
        return word, known.exact[word]
    for length in range(len(word), MIN_CHARS_OF_STEM - 1, -1):
        if (stem := word[:length]) in known.stems:
            return f"{stem}*", known.stems[stem]
    if known.ends:
        for start in range(1, len(word) - MIN_CHARS_OF_STEM + 1):
            if (end := word[start:]) in known.ends:
                return f"*{end}", known.ends[end]
    return None


def _arabic_forms(word: str) -> tuple[str, ...]:
    """A word, and the same without "and", the article, and prepositions: والجيش, الجيش, جيش."""
    forms = [word]
    match = _ARABIC_PARTICLES.match(word)
    at = 0
    for part in match.groups() if match else ():
        at += len(part)
        if part and len(word) - at >= MIN_CHARS_AFTER_PARTICLE:
            forms.append(word[at:])
    return tuple(forms)


def _in_letters(text: str, language: str) -> Iterator[tuple[str, Meaning]]:
    text = _plain(text, language)
    known = _letters(language)
    behind = 0
    for at, first in enumerate(text):
        if at < behind:
            continue
        for term, meaning in known.get(first, ()):
            if text.startswith(term, at) and _may_be(term, text, at, behind, language):
                behind = at + len(term)
                yield term, meaning
                break


def _may_be(term: str, text: str, at: int, behind: int, language: str) -> bool:
    """Whether a term is one in its place. `behind` is the end of the term found before."""
    if language == "ko":
        within_word = at > 0 and text[at - 1].isalnum()
        return not within_word or (at == behind > 0) or len(term) >= MIN_CHARS_WITHIN_KOREAN_WORD
    end = at + len(term)
    return not (_splits_run(text, at) or _splits_run(text, end))


def _splits_run(text: str, at: int) -> bool:
    """Whether a run of katakana or Latin letters goes on at a place: テロップ has no テロ in it."""
    around = text[max(0, at - 1) : at + 1]
    return len(around) == 2 and all(map(_KATAKANA_OR_LATIN.match, around))


def _plain(text: str, language: str) -> str:
    """A text as the terms are written: in small letters, in Chinese in simplified ones, in Arabic without signs."""
    text = unicodedata.normalize("NFKC", text)
    if language == "zh":
        return text.translate(_simplified())
    if language == "ar":
        return _ARABIC_SIGNS.sub("", text).translate(_ARABIC_LETTERS)
    return text if language in DENSE else text.lower()


@cache
def _words(language: str) -> Words:
    known = Words({}, {}, {}, {})
    for term, meaning in _table(language).items():
        words = tuple(_WORD.findall(term))
        if len(words) > 1:
            start = words[0].rstrip("*")[:MIN_CHARS_OF_STEM]
            known.phrases.setdefault(start, []).append((words, meaning))
        elif term[0] == "*":
            known.ends[term[1:]] = meaning
        elif term[-1] == "*":
            known.stems[term[:-1]] = meaning
        else:
            known.exact[words[0]] = meaning
    return known


@cache
def _letters(language: str) -> dict[str, list[tuple[str, Meaning]]]:
    """First letter -> the terms that begin with it, the longest first."""
    known: dict[str, list[tuple[str, Meaning]]] = {}
    for term, meaning in sorted(_table(language).items(), key=lambda item: -len(item[0])):
        known.setdefault(term[0], []).append((term, meaning))
    return known


@cache
def _table(language: str) -> dict[str, Meaning]:
    """Term -> code -> weight; a term with the code `-` has no meaning."""
    terms: dict[str, dict[str, float]] = {}
    for code, weight, listed in read_table(_FOLDER / f"{language}.tsv", 3):
        for term in listed.split(", "):
            meaning = terms.setdefault(_plain(term, language), {})
            if code != "-":
                meaning[code] = float(weight)
    return dict(terms)


@cache
def _simplified() -> dict[int, str]:
    return {
        ord(old): new
        for traditional, simplified in read_table(_FOLDER / "simplified.tsv", 2)
        for old, new in zip(traditional, simplified, strict=True)
    }


_FOLDER = files("clipwire") / "knowledge" / "topics" / "elsewhere"
