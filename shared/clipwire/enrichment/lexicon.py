"""Find the terms of a table in a text, in languages other than English.

In languages with spaces, a term is a word or a phrase; a star stands for any ending (`войн*`) or, in German, any
beginning (`*krieg`). In Arabic, the article and the particles written with a word are left out. In Chinese and
Japanese, the longest term at a place counts. In Korean, where particles follow a word, a term begins a word, or follows
another term in it ("군사훈련"), or has at least three letters.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from clipwire.enrichment.simplified import simplified

Value = TypeVar("Value")

DENSE = ("ko", "zh", "ja")
"""Languages that are read letter by letter."""

CHARS_PER_WORD = {"ko": 3.0, "zh": 1.7, "ja": 2.2}
"""Letters that say about as much as a word of a language with spaces."""

MIN_CHARS_WITHIN_KOREAN_WORD = 3
MIN_CHARS_OF_STEM = 3
MIN_CHARS_AFTER_PARTICLE = 3
"""Letters of an Arabic word behind its particles."""
MAX_WORDS_KEPT = 20_000

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*\*?|\*[^\W_]+")
_KATAKANA_OR_LATIN = re.compile(r"[\u30a1-\u30fa\u30fcA-Za-z]")
_ARABIC_SIGNS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ARABIC_LETTERS = str.maketrans("أإآىة", "اااي\u0647")
_ARABIC_PARTICLES = re.compile(r"\A([وف]?)((?:[بك]?ال|لل)?)([بكل]?)")

Phrase = tuple[str, ...]


class Match(NamedTuple, Generic[Value]):
    """A term in a text."""

    term: str
    value: Value
    start: int
    """Index of its first word, or of its first letter in Korean, Chinese and Japanese."""


class _Word(NamedTuple, Generic[Value]):
    """What a word of a text may be."""

    forms: tuple[str, ...]
    """The word, and the same without its particles."""
    term: tuple[str, Value] | None
    phrases: tuple[tuple[Phrase, Value], ...]
    """Phrases that it may begin."""


class Lexicon(Generic[Value]):
    """The terms of one language, each with a value."""

    def __init__(self, language: str, terms: Mapping[str, Value]) -> None:
        self.language = language
        self._exact: dict[str, Value] = {}
        self._stems: dict[str, Value] = {}
        self._ends: dict[str, Value] = {}
        self._phrases: dict[str, list[tuple[Phrase, Value]]] = {}
        """First letters of the first word -> phrases that begin with it."""
        self._by_letter: dict[str, list[tuple[str, Value]]] = {}
        """First letter -> the terms that begin with it, the longest first."""
        self._words: dict[str, _Word[Value]] = {}
        if language in DENSE:
            for term, value in sorted(terms.items(), key=lambda item: -len(item[0])):
                self._by_letter.setdefault(plain(term, language)[0], []).append((plain(term, language), value))
        else:
            for term, value in terms.items():
                self._add(plain(term, language), value)

    def _add(self, term: str, value: Value) -> None:
        words = tuple(_WORD.findall(term))
        if len(words) > 1:
            self._phrases.setdefault(words[0].rstrip("*")[:MIN_CHARS_OF_STEM], []).append((words, value))
        elif term[0] == "*":
            self._ends[term[1:]] = value
        elif term[-1] == "*":
            self._stems[term[:-1]] = value
        else:
            self._exact[words[0]] = value

    def find(self, text: str) -> Iterator[Match[Value]]:
        """The terms in a text in order; none is within another."""
        text = plain(text, self.language)
        return self._in_letters(text) if self.language in DENSE else self._in_words(text)

    def _in_words(self, text: str) -> Iterator[Match[Value]]:
        words = [self._word(word) for word in _WORD.findall(text)]
        behind = 0
        for at, word in enumerate(words):
            if at < behind:
                continue
            for phrase, value in word.phrases:
                following = words[at : at + len(phrase)]
                if len(following) == len(phrase) and all(map(_fits, phrase, following)):
                    behind = at + len(phrase)
                    yield Match(" ".join(phrase), value, at)
                    break
            else:
                if word.term:
                    yield Match(*word.term, at)

    def _word(self, word: str) -> _Word[Value]:
        known = self._words.get(word)
        if known is None:
            forms = arabic_forms(word) if self.language == "ar" else (word,)
            phrases = [phrase for form in forms for phrase in self._phrases.get(form[:MIN_CHARS_OF_STEM], ())]
            phrases.sort(key=lambda phrase: -len(phrase[0]))
            term = next(filter(None, map(self._term, forms)), None)
            if len(self._words) >= MAX_WORDS_KEPT:
                self._words.clear()
            known = self._words[word] = _Word(forms, term, tuple(phrases))
        return known

    def _term(self, word: str) -> tuple[str, Value] | None:
        """The term that a word is, or the longest one with a star that fits."""
        if word in self._exact:
            return word, self._exact[word]
        for length in range(len(word), MIN_CHARS_OF_STEM - 1, -1):
            if (stem := word[:length]) in self._stems:
                return f"{stem}*", self._stems[stem]
        if self._ends:
            for start in range(1, len(word) - MIN_CHARS_OF_STEM + 1):
                if (end := word[start:]) in self._ends:
                    return f"*{end}", self._ends[end]
        return None

    def _in_letters(self, text: str) -> Iterator[Match[Value]]:
        behind = 0
        for at, first in enumerate(text):
            if at < behind:
                continue
            for term, value in self._by_letter.get(first, ()):
                if text.startswith(term, at) and self._may_be(term, text, at, behind):
                    behind = at + len(term)
                    yield Match(term, value, at)
                    break

    def _may_be(self, term: str, text: str, at: int, behind: int) -> bool:
        """Whether a term is one in its place. `behind` is the end of the term found before."""
        if self.language == "ko":
            within_word = at > 0 and text[at - 1].isalnum()
            return not within_word or (at == behind > 0) or len(term) >= MIN_CHARS_WITHIN_KOREAN_WORD
        return not (_splits_run(text, at) or _splits_run(text, at + len(term)))


def _fits(pattern: str, word: _Word[Value]) -> bool:
    if pattern[-1] == "*":
        return any(form.startswith(pattern[:-1]) for form in word.forms)
    return pattern in word.forms


def length_of(text: str, language: str) -> float:
    """The number of words in a text; of letters in words in the languages that are read by letters."""
    return sum(map(str.isalnum, text)) / CHARS_PER_WORD[language] if language in DENSE else len(text.split())


def arabic_forms(word: str) -> tuple[str, ...]:
    """A word, and the same without "and", the article, and prepositions: والجيش, الجيش, جيش."""
    forms = [word]
    match = _ARABIC_PARTICLES.match(word)
    at = 0
    for part in match.groups() if match else ():
        at += len(part)
        if part and len(word) - at >= MIN_CHARS_AFTER_PARTICLE:
            forms.append(word[at:])
    return tuple(forms)


def _splits_run(text: str, at: int) -> bool:
    """Whether a run of katakana or Latin letters goes on at a place: テロップ has no テロ in it."""
    around = text[max(0, at - 1) : at + 1]
    return len(around) == 2 and all(map(_KATAKANA_OR_LATIN.match, around))


def plain(text: str, language: str) -> str:
    """A text as the terms are written: in small letters, in Chinese in simplified ones, in Arabic without signs."""
    text = unicodedata.normalize("NFKC", text)
    if language == "zh":
        return simplified(text)
    if language == "ar":
        return _ARABIC_SIGNS.sub("", text).translate(_ARABIC_LETTERS)
    return text if language in DENSE else text.lower()
