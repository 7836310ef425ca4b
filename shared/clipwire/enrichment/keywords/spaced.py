"""Candidates in languages that put spaces between words: names, and runs of up to three words without function words.

A word that occurs once cannot be in a phrase that occurs twice, so it ends a run as a function word does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from clipwire.enrichment.keywords.candidate import Candidate
from clipwire.enrichment.keywords.names import longest_first, names_in
from clipwire.enrichment.keywords.phrases import (
    ARTICLE_LANGUAGES,
    Content,
    content_of,
    may_be_keyword,
    shows_noun,
)
from clipwire.enrichment.keywords.stems import key_of
from clipwire.wording import words_of

MAX_PHRASE_WORDS = 3
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed" + (
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
r"""Vowel signs, accents and joiners, which `\w` leaves out: Hebrew, Arabic, all letters of the Indic scripts, Thai."""
_LETTERS = rf"[^\W_](?:[^\W_]|[{_MARKS}])*"
_WORD = re.compile(rf"{_LETTERS}(?:[-'’‑]{_LETTERS})*")
_BREAK = re.compile(r"[\n.,;:!?()\[\]{}\"“”„«»…—–|/·•*<>،؛؟।॥۔]")
_ENGLISH_ADJECTIVE = re.compile(r"(?:ic|ous|ful|able|ian|egal|onal|ical|cial|ary)\Z")


Word = tuple[Content | None, int, int]
"""The content of a word (None if it may not be in a keyword), its start and its end. A text has many of them."""


Run = list[tuple[Content, int, int]]
"""Words with only spaces between them."""


def candidates(text: str, language: str, names: Iterable[str]) -> Iterator[Candidate]:
    known = longest_first(names)
    in_name = bytearray(len(text))
    for start, name in names_in(text, known):
        in_name[start : start + len(name)] = b"\1" * len(name)
        yield Candidate(key_of(name, language), name, start)
    words: list[Word] = [(content_of(match[0], language), *match.span()) for match in _WORD.finditer(text)]
    repeated = _repeated(words, text, language)
    repeated.update(stem for name in known for stem in key_of(name, language).split())
    nouns = _nouns(words, text, language) if language in ARTICLE_LANGUAGES else None
    for run in _runs(words, text, repeated):
        yield from _phrases(run, text, in_name, language, nouns)
    if joints := _joints(language):
        yield from _joined(words, text, repeated, joints, in_name)


def _repeated(words: list[Word], text: str, language: str) -> set[str]:
    """Stems that occur at least twice, in English without those that are mostly verbs."""
    times = Counter([content.stem for content, _, _ in words if content])
    repeated = {stem for stem, count in times.items() if count > 1}
    if language == "en":
        verbs = Counter(_verbs(words, text))
        repeated -= {stem for stem, count in verbs.items() if 2 * count >= times[stem]}
    return repeated


def _verbs(words: list[Word], text: str) -> Iterator[str]:
    """Stems of the words behind "to", "will" and similar words, without adjectives: "to local fleets"."""
    for (before, begin, end), (content, start, _) in pairwise(words):
        if (
            content
            and before is None
            and end + 1 == start
            and text[begin:end].lower() in _before_verbs()
            and content.word.islower()
            and not _ENGLISH_ADJECTIVE.search(content.word)
        ):
            yield content.stem


def _runs(words: list[Word], text: str, repeated: set[str]) -> Iterator[Run]:
    """Stretches of repeated words."""
    run: Run = []
    for content, start, end in words:
        if content is None or content.stem not in repeated:
            if run:
                yield run
                run = []
            continue
        if run and (between := text[run[-1][2] : start]) != " " and (len(between) > 2 or _BREAK.search(between)):
            yield run
            run = []
        run.append((content, start, end))
    if run:
        yield run


def _nouns(words: list[Word], text: str, language: str) -> set[str]:
    """Stems of the words that are behind an article somewhere in the text."""
    return {
        content.stem
        for (_, begin, end), (content, start, stop) in pairwise([(None, 0, 0), *words])
        if content and shows_noun(text[begin:end], text[start:stop], language)
    }


def _phrases(run: Run, text: str, in_name: bytearray, language: str, nouns: set[str] | None) -> Iterator[Candidate]:
    """The phrases of one to three words in a run that do not overlap a known name.

    Only words with a stem in `nouns` are nouns, or all words if there is no such set.
    """
    for last, (last_content, _, end) in enumerate(run):
        key = rest = ""
        for first in range(last, max(-1, last - MAX_PHRASE_WORDS), -1):
            (word, stem), start, end_of_word = run[first]
            key = f"{stem} {key}" if key else stem
            phrase = f"{word} {rest}" if rest else word
            # Within a phrase, a word keeps what is written with it: "prise d'otages"
            written = text[start:end_of_word] if language in ("fr", "it", "ar") else word
            rest = f"{written} {rest}" if rest else written
            if in_name.find(1, start, end) >= 0:
                break
            size = last - first + 1
            if size == 3 and language == "en" and run[last - 1][0].word.endswith("ed"):
                break  # "Owners helped write"
            if may_be_keyword(word, last_content.word, size, language, nouns is None or stem in nouns):
                yield Candidate(key, phrase, start)


def _joined(
    words: list[Word], text: str, repeated: set[str], joints: frozenset[str], in_name: bytearray
) -> Iterator[Candidate]:
    """Two repeated words with "of" between them: "base de pêche"."""
    for (first, start, first_end), (_, at, end), (last, last_start, last_end) in zip(
        words, words[1:], words[2:], strict=False
    ):
        joint = text[at:end]
        if (
            joint in joints
            and first
            and last
            and first.stem in repeated
            and last.stem in repeated
            and at == first_end + 1
            and last_start == end + 1
            and not in_name.count(1, start, last_end)
        ):
            yield Candidate(f"{first.stem} {joint} {last.stem}", f"{first.word} {joint} {last.word}", start)


@cache
def _before_verbs() -> frozenset[str]:
    return words_of("keywords", "before verb")


@cache
def _joints(language: str) -> frozenset[str]:
    return words_of("keywords", "joint", language=language)
