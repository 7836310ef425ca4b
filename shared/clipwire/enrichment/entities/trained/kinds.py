"""Names that a common noun before them shows to be of bodies: "die Marke Hugo Boss", "la ditta Ferragamo".

A model takes a firm with the name of its founder for a person, and in German the noun for a part of the name.
"""

import re
from collections.abc import Sequence
from functools import cache

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.signs.words import Words, words_for
from clipwire.enrichment.entities.trained.reading import Guess
from clipwire.text.word_lists import any_of

LANGUAGES = frozenset("de fr es it pt".split())
SURE = 0.95
MIN_PROBABILITY = 0.35
"""Of the name of the model beside the noun."""
MAX_CHARS_BEFORE = 60
_WORD_BEFORE = re.compile(r"([^\W\d_][\w-]{0,40})[ \xa0][«„“\"]?[ \xa0]?\Z")
_APPOSED = re.compile(r", ((?:[^\W\d_]{1,4} )?[^\W\d_]{3,30})\b")
_WORDS_BEFORE = re.compile(r"[^\W\d_][\w-]{0,40}")
MAX_WORDS_TO_TITLE = 3
"""Words before the noun in which a title shows that the name is of a person: "la présidente du groupe Anne Roche"."""


def with_kinds(text: str, language: str, found: Sequence[Guess]) -> list[Guess]:
    """The names, those behind such a noun as organisations without the noun."""
    if language not in LANGUAGES:
        return list(found)
    words = words_for(language)
    return [_read(text, guess, words) if guess.probability >= MIN_PROBABILITY else guess for guess in found]


def _read(text: str, guess: Guess, words: Words) -> Guess:
    name = text[guess.start : guess.end]
    parts = name.split(" ")
    nouns = words.kinds | words.trades
    if guess.label == "organisation":
        if parts[0] in words.heads:
            return guess
        last = max((at for at, part in enumerate(parts[:-1]) if part.lower() in nouns), default=-1)
        if last < 0 or words.language != "de":
            return guess
        return guess._replace(start=guess.start + len(" ".join(parts[: last + 1])) + 1, probability=SURE)
    if guess.label != "place" and _employer(words.language).search(
        text, max(0, guess.start - MAX_CHARS_BEFORE), guess.start
    ):
        return guess._replace(label="organisation", probability=SURE)
    behind = _APPOSED.match(text, guess.end) if len(parts) == 1 and guess.probability < 1.0 else None
    if behind and not words.kinds.isdisjoint(behind[1].lower().split()):
        return guess._replace(label="organisation", probability=SURE)
    before = _WORD_BEFORE.search(text, max(0, guess.start - MAX_CHARS_BEFORE), guess.start)
    if not before or before[1].lower() not in words.kinds or _is_titled(text, before.start(), words):
        return guess
    if guess.label == "place" and name not in words.known:
        return guess  # "le groupe Bretagne" may be of any kind
    return guess._replace(label="organisation", probability=SURE)


def _is_titled(text: str, end: int, words: Words) -> bool:
    before = _WORDS_BEFORE.findall(text, max(0, end - MAX_CHARS_BEFORE), end)[-MAX_WORDS_TO_TITLE:]
    return any(word.lower() in words.titles for word in before)


@cache
def _employer(language: str) -> re.Pattern[str]:
    """Words before the name of somebody's employer: "analyste chez"."""
    words = words_of_bodies("employer", language)
    return re.compile(rf"\b(?:{any_of(words)})[ \xa0]\Z" if words else r"(?!)")
