"""One Persian or Hebrew text as the rules read it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clipwire.enrichment.country_words import countries_in
from clipwire.enrichment.entities.uncased.words import Phrases, words_for
from clipwire.enrichment.places.gazetteer import NO_PLACE, lookup
from clipwire.text.plain_letters import plain
from clipwire.wording import words_of

_TOKENS = {
    "fa": r"[\u0621-\u065f\u0670-\u06d3]+(?:\u200c[\u0621-\u065f\u0670-\u06d3]+)*",
    # the mark before the last letters of an abbreviation: צה"ל, מנכ"לית
    "he": r"[א-ת\u0591-\u05bd]+(?:[\"״”](?=[א-ת]{1,4}(?![א-ת\"״”]))[א-ת]+|['׳’][א-ת]+|[-־‑][א-ת]+)*['׳’]?",
}
NON_JOINER = "\u200c"
_ENDINGS = frozenset("ها های هایی هایش اند ای تر ترین ام است شان مان اش ایم ترین‌ها".split())
"""Endings of Persian words that are written with a joint."""
_VERBAL = frozenset(("می", "نمی", "بی"))
"""Beginnings of verbs and adjectives."""
_JOINED = frozenset((" ", "\xa0"))
CLITICS, FIRST_CLITICS = "ובלמהכש", "ושכ"
"""Letters of Hebrew that are a word of their own, written together with the next one; the second before another one."""
DEFINITE = "ה"
MIN_CHARS_BEHIND_CLITIC = 3
MAX_WORDS_OF_PLACE = 3
MAX_CACHED_WORDS = 20_000


class Found(NamedTuple):
    """A name: offsets in the text, and indexes of its tokens."""

    start: int
    end: int
    label: str
    first: int
    last: int


class Token(NamedTuple):
    text: str
    start: int
    end: int


class Reading:
    """A text, its tokens and the words of its language."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.words = words_for(language)
        self._no_places = words_of("places", "none", language=language)
        expression = re.compile(rf"{_TOKENS[language]}|[^\W_]+|[^\w\s]")
        self.tokens = [Token(plain(match[0]), *match.span()) for match in expression.finditer(text)]

    def word(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def joined(self, at: int) -> bool:
        """Whether only a space is before a token."""
        if not 0 < at < len(self.tokens):
            return False
        return self.text[self.tokens[at - 1].end : self.tokens[at].start] in _JOINED

    def forms(self, at: int) -> tuple[str, ...]:
        """A word, and in Hebrew without each of the small words that may be written together with it."""
        word = self.word(at)
        return _forms(word) if self.language == "he" else _stems(word)

    def bare(self, at: int, among: frozenset[str] | Phrases) -> str:
        return next((form for form in self.forms(at) if form in among), "")

    def phrase(self, at: int, phrases: Phrases) -> tuple[int, int]:
        """The end of the longest phrase from a token on, and the letters of a small word before it; 0 if none."""
        for form in self.forms(at):
            for parts in phrases.get(form, ()):
                end = at + len(parts)
                rest = range(at + 1, end)
                if all(self.joined(i) and self.word(i) == part for i, part in zip(rest, parts[1:], strict=True)):
                    return end, len(self.word(at)) - len(form)
        return 0, 0

    def title_before(self, at: int) -> bool:
        """Whether a title ends right before a token."""
        if not self.joined(at):
            return False
        if self.word(at - 1) == ")" and self.word(at - 3) == "(":
            return self.title_ends(at - 3)  # תא"ל (במיל')
        return self.title_ends(at)

    def title_ends(self, end: int) -> bool:
        """Whether the words before `end` are a title."""
        for form in self.forms(end - 1):
            for parts in self.words.titles.get(form, ()):
                start = end - len(parts)
                if start < 0 or not all(self.joined(i) for i in range(start + 1, end)):
                    continue
                if len(parts) == 1 or (
                    self.word(end - 1) == parts[-1]
                    and all(self.word(start + i) == part for i, part in enumerate(parts) if i)
                    and parts[0] in self.forms(start)
                ):
                    return True
        return False

    def title_behind(self, end: int) -> bool:
        """Whether a title follows a name, with or without a comma before it."""
        if end >= len(self.tokens):
            return False
        at = end if self.joined(end) else end + 1 if self.word(end) in ",،" and self.joined(end + 1) else 0
        return bool(at) and self.phrase(at, self.words.titles_by_first)[0] > 0

    def speaks(self, start: int, end: int) -> bool:
        """Whether a verb of saying is right before or behind a name."""
        return (self.joined(start) and self.bare(start - 1, self.words.said) != "") or (
            end < len(self.tokens) and self.joined(end) and self.word(end) in self.words.said
        )

    def is_unknown(self, at: int) -> bool:
        """Whether a word is in no table, so that it may be a name: not even without small words before it."""
        words = self.words
        if not (0 <= at < len(self.tokens)) or len(self.word(at)) < 2 or not self.word(at)[0].isalpha():
            return False
        if self.word(at)[0] < "א":
            return False
        tables = (words.common, words.small, words.links, words.others, words.lone_titles, words.heads, words.doubtful)
        return not any(form in table for form in self.forms(at) for table in tables)

    def place_end(self, at: int) -> int:
        """The end of the longest place of the gazetteer that begins at a token; 0 if there is none."""
        listed = self.phrase(at, self.words.places)[0]
        for last in range(min(at + MAX_WORDS_OF_PLACE, len(self.tokens)), at, -1):
            if last == listed or (all(self.joined(i) for i in range(at + 1, last)) and self._is_place(at, last)):
                return last
        return 0

    def _is_place(self, at: int, last: int) -> bool:
        name = self.text[self.tokens[at].start : self.tokens[last - 1].end].replace(NON_JOINER, " ")
        if name in self._no_places:
            return False
        return _is_place(name) or (last == at + 1 and _is_country(name, self.language))

    def listed_place(self, at: int) -> tuple[int, int] | None:
        """The end of a place of the tables at a token, and the letters of a small word before it."""
        return found if (found := self.phrase(at, self.words.places))[0] else None

    def shown(self, first: int, last: int, label: str, skipped: int = 0) -> Found:
        """The name of these tokens, without the first letters if they are a small word."""
        return Found(self.tokens[first].start + skipped, self.tokens[last - 1].end, label, first, last)

    def indexes(self) -> Iterator[int]:
        return iter(range(len(self.tokens)))


@lru_cache(maxsize=MAX_CACHED_WORDS)
def _forms(word: str) -> tuple[str, ...]:
    forms = [word]
    if word[:1] in CLITICS and len(word) > MIN_CHARS_BEHIND_CLITIC:
        forms.append(word[1:].removeprefix("-"))
        if word[0] in FIRST_CLITICS and word[1] in CLITICS and len(word) > MIN_CHARS_BEHIND_CLITIC + 1:
            forms.append(word[2:])
    return tuple(forms)


@lru_cache(maxsize=MAX_CACHED_WORDS)
def _stems(word: str) -> tuple[str, ...]:
    """A Persian word, and without its ending; of a verb, its beginning, which is a frequent word."""
    first, joint, rest = word.partition(NON_JOINER)
    if joint and (first in _VERBAL or rest in _ENDINGS):
        return word, first
    return (word,)


@lru_cache(maxsize=MAX_CACHED_WORDS)
def _is_country(name: str, language: str) -> bool:
    return any(countries_in(name, language, ()))


@lru_cache(maxsize=MAX_CACHED_WORDS)
def _is_place(name: str) -> bool:
    entries = lookup(name).entries
    return len(name) > 1 and bool(entries) and entries[0].kind not in (NO_PLACE, "D")
