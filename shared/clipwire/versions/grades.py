"""How grave the edit of a sentence is, by the words that differ."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clipwire.model.article import Article
from clipwire.model.changes import Grade, gravest
from clipwire.text.scripts import DENSE
from clipwire.text.sentences import words
from clipwire.text.word_lists import any_of
from clipwire.versions.signs import QUOTATION_MARKS, plain
from clipwire.wording import table_language, words_of
from clipwire.wording.calendar import months, weekdays

MAX_WORDS = 400
"""Words between the first and the last that differ. An edit with more is of substance without a closer look."""
MAX_CHARS = 10_000
"""Of a sentence before or after the edit; the edit of a longer one is of substance, too."""
MAX_GRADED = 1_000
"""Edits of one article that are looked at. Further ones are of substance."""
CAPITALISED_NOUNS = {"de", "lb"}
MAX_CAPITALISED_SHARE = 0.6
"""In a title with more capitalised words, a capital does not show a name."""

_FIGURE_SIGNS = "%‰$€£¥₩₽₹₺"
_FIGURE_SIGN = re.compile(rf"[{_FIGURE_SIGNS}]|(?<!\w)[-−](?=[\d$€£¥])")
_MARK = re.compile(f"[{QUOTATION_MARKS}]")
_ALWAYS_OPEN, _ALWAYS_CLOSED = "“„«‹「『〝", "”」』〞"


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


class Grading:
    """Grades the edits between two versions of an article."""

    def __init__(self, before: Article, after: Article) -> None:
        tag = after.language or before.language
        self._language = table_language(tag) if tag else None
        self._names = {
            name
            for article in (before, after)
            for mentioned in (*article.people, *article.organisations, *article.places)
            for name in (mentioned.name, *mentioned.aliases)
        }
        self._left = MAX_GRADED

    def of(self, before: str, after: str, is_divided: bool = False) -> Grade:
        """The grade of the edit from `before` to `after`; `is_divided` if sentences were split or merged."""
        self._left -= 1
        if self._left < 0 or max(len(before), len(after)) > MAX_CHARS:
            return "substance"
        old, new = _words(before), _words(after)
        differing = _differing(old, new)
        if differing is None:
            return "substance"
        grades: list[Grade] = []
        for text, found in ((before, differing[0]), (after, differing[1])):
            if found:
                grades += self._grades(text, found, is_divided)
        if not grades and len(_MARK.findall(before)) != len(_MARK.findall(after)):
            return "quote"
        return gravest(grades)

    def _grades(self, text: str, differing: list[_Word], is_divided: bool) -> Iterator[Grade]:
        quoted, named = _quoted(text), self._named(text)
        for word in differing:
            if word.folded in _lexicon(self._language, "negation"):
                yield "substance"
            elif _within(word, quoted):
                yield "quote"
            elif _is_figure(word.folded, self._language):
                yield "figure"
            elif _within(word, named):
                yield "name"
            elif is_divided and word.folded in _lexicon(self._language, "link"):
                yield "cosmetic"
            else:
                yield "substance"

    def _named(self, text: str) -> list[tuple[int, int]]:
        """The spans of names: those of the record, and capitalised words within a sentence."""
        spans = [
            found.span()
            for name in self._names
            if name in text
            for found in re.finditer(rf"(?<!\w){re.escape(name)}" if not DENSE.search(name) else re.escape(name), text)
        ]
        if self._language in CAPITALISED_NOUNS:
            return spans
        said = list(words(text))
        capitalised = [span for span in said if text[span.start].isupper()]
        if len(capitalised) > MAX_CAPITALISED_SHARE * len(said):
            return spans
        return spans + [(start, end) for start, end in capitalised if _is_within_sentence(text, start)]


def _words(text: str) -> list[_Word]:
    """Words and signs of figures, without quotation marks."""
    signs = [(found.start(), found.end()) for found in _FIGURE_SIGN.finditer(text)]
    spans = sorted([*map(tuple, words(text)), *signs])
    return [_Word(start, end, plain(text[start:end]).casefold()) for start, end in spans]


def _differing(old: list[_Word], new: list[_Word]) -> tuple[list[_Word], list[_Word]] | None:
    """The words of each text that the other does not have at their place; None if they are too many to compare."""
    first = 0
    while first < min(len(old), len(new)) and old[first].folded == new[first].folded:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last].folded == new[-1 - last].folded:
        last += 1
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    if max(len(old), len(new)) > MAX_WORDS:
        return None
    from difflib import SequenceMatcher  # an import of a millisecond, which only an update needs

    matcher = SequenceMatcher(None, [word.folded for word in old], [word.folded for word in new], autojunk=False)
    gone: list[_Word] = []
    come: list[_Word] = []
    for kind, a, a_end, b, b_end in matcher.get_opcodes():
        if kind != "equal":
            gone += old[a:a_end]
            come += new[b:b_end]
    return gone, come


def _within(word: _Word, spans: list[tuple[int, int]]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)


def _is_within_sentence(text: str, start: int) -> bool:
    """Whether a word follows another one, so that its capital is not the one of a sentence's first word."""
    before = text[:start].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] in ",;-’'")


def _quoted(text: str) -> list[tuple[int, int]]:
    """The spans within quotation marks. A quote may begin in a sentence before, or end in one behind."""
    spans = []
    opened: int | None = None
    is_first = True
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark.group()
        if opened is not None:
            spans.append((opened, at))
            opened = None
        elif sign in _ALWAYS_OPEN or (sign not in _ALWAYS_CLOSED and _may_open(text, at)):
            opened = at + 1
        elif is_first:
            spans.append((0, at))
        is_first = False
    return [*spans, (opened, len(text))] if opened is not None else spans


def _may_open(text: str, at: int) -> bool:
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    return not (before.isalnum() or before in (*".,!?…", *")]")) and bool(behind) and not behind.isspace()


def _is_figure(word: str, language: str | None) -> bool:
    if any(letter.isdigit() for letter in word) or word in {*_FIGURE_SIGNS, "-"}:
        return True
    return bool(_number(language).fullmatch(word)) or word in months(language) or word in weekdays(language)


@cache
def _lexicon(language: str | None, kind: str) -> frozenset[str]:
    return words_of("edits", kind, language=language)


@cache
def _number(language: str | None) -> re.Pattern[str]:
    """A number in words: `zwei`, `vierundzwanzig`, `三`, `두명`."""
    number, joint, counter = (any_of(_lexicon(language, kind)) for kind in ("number", "number joint", "counter"))
    if not number:
        return re.compile(r"(?!)")
    particle = r"\w?" if counter else ""
    return re.compile(rf"(?:{number})(?:(?:{joint})?(?:{number}))*(?:(?:{counter}){particle})?")
