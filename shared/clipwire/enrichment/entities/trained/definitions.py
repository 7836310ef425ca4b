"""Short names that a text defines in brackets: "das Bundeskriminalamt (BKA)", "BKA (Bundeskriminalamt)".

The letters of the short name have to be in the full one in their order, the first at its beginning (Schwartz and
Hearst 2003); the model or a sign has to take one of the two for an organisation.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.signs.words import words_for
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS
from clipwire.enrichment.entities.trained.reading import Guess

SURE = 1.0
"""The probability of both names of a definition."""
MIN_PROBABILITY = 0.4
"""Of a name of the model that shows that a definition is of an organisation."""
MAX_DEFINITIONS = 50
MAX_FULL_CHARS = 120
_SHORT = r"[^\W\d_](?:[\w&.-]{0,9}[^\W_])"
_CALLED = r"(?:以下简称|以下簡稱|下称|下稱|简称|簡稱|이하|далее\s*[-—–]|en adelante|fortan|kurz)?\s*"
_SHORT_IN_BRACKETS = re.compile(rf" ?[(（]{_CALLED}[\"“«„「‘]?(?P<short>{_SHORT})[\"”»“」’]?[)）]")
_FULL_IN_BRACKETS = re.compile(
    rf"(?<![\w-])(?P<short>{_SHORT}) ?[(（](?P<full>[^()（）\n.!?]{{3,{MAX_FULL_CHARS}}})[)）]"
)
_BRACKET_AT_END = re.compile(r"\s?[(（](?=[^)）]*[)）]?\Z)")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


class Definition(NamedTuple):
    """The places of a full and of a short name in a text."""

    full: tuple[int, int]
    short: tuple[int, int]


def with_definitions(text: str, language: str, found: Sequence[Guess]) -> list[Guess]:
    """The names, with those that a definition shows, wherever the short one is, in place of what overlaps them."""
    if "(" not in text and "（" not in text:
        return list(found)
    found = [_without_bracket(text, guess) for guess in found]
    likely = [guess for guess in found if guess.label != "place" and guess.probability >= MIN_PROBABILITY]
    spans: dict[tuple[int, int], None] = {}
    things: set[str] = set()
    for definition in list(_definitions(text, language, likely))[:MAX_DEFINITIONS]:
        short = text[slice(*definition.short)]
        if _no_body(language).search(text, *definition.full):
            things.add(short)
        elif _is_body(text, language, definition, likely):
            spans[definition.full] = None
            edge = "" if language in CHARACTERS and not short.isascii() else r"(?![\w-])"
            start = "" if language in CHARACTERS else r"(?<![\w-])"
            for match in re.finditer(f"{start}{re.escape(short)}{edge}", text):
                spans[match.span()] = None
    found = [guess for guess in found if text[guess.start : guess.end] not in things]
    taken = {at for span in spans for at in range(*span)}
    kept = [guess for guess in found if taken.isdisjoint(range(guess.start, guess.end))]
    return sorted(kept + [Guess(*span, "organisation", SURE) for span in _longest(spans)])


def _without_bracket(text: str, guess: Guess) -> Guess:
    """The name without a bracket at its end, closed or not."""
    opened = _BRACKET_AT_END.search(text, guess.start + 1, guess.end)
    return guess._replace(end=opened.start()) if opened else guess


def _longest(spans: dict[tuple[int, int], None]) -> Iterator[tuple[int, int]]:
    """The spans that are in no other one."""
    end = -1
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if span[0] >= end:
            yield span
            end = span[1]


def _definitions(text: str, language: str, likely: Sequence[Guess]) -> Iterator[Definition]:
    ends = {guess.end: guess for guess in likely if guess.label == "organisation"}
    for match in _SHORT_IN_BRACKETS.finditer(text):
        short = match["short"]
        if language in CHARACTERS:
            named = ends.get(match.start())
            if named and _shortens(short, text[named.start : named.end]):
                yield Definition((named.start, named.end), match.span("short"))
        elif _is_short(short):
            start = _start_of_full(text, language, match.start(), short)
            if start is not None:
                yield Definition((start, match.start()), match.span("short"))
    for match in _FULL_IN_BRACKETS.finditer(text):
        short, full = match["short"], match["full"]
        if _is_short(short) and " " in full and language not in CHARACTERS:
            end = match.end("full")
            if _start_of_full(text, language, end, short) == match.start("full"):
                yield Definition(match.span("full"), match.span("short"))


def _is_short(word: str) -> bool:
    """Whether a word has the form of a short name: "BKA", "BfV", "Pemex"."""
    capitals = sum(map(str.isupper, word))
    return word[0].isupper() and (capitals > 1 or 2 < len(word) < 8)


def _shortens(short: str, full: str) -> bool:
    """Whether a short name is "WTO", or has only letters of the full name in their order: 人社部."""
    if short.isascii():
        return short.isupper() and 1 < len(short) < 9
    letters = iter(full)
    return 1 < len(short) < len(full) and all(letter in letters for letter in short)


def _start_of_full(text: str, language: str, end: int, short: str) -> int | None:
    """The start of the name before `end` that a short one abbreviates: the nearest word that begins so."""
    begin = max(0, end - MAX_FULL_CHARS)
    before = text[begin:end]
    begin += max(before.rfind(mark) + 1 for mark in "\n.!?;:()")
    words = list(_WORD.finditer(text, begin, end))
    heads = words_for(language).heads | _heads(language)
    for word in reversed(words[-2 * len(short) - 4 :]):
        may_begin = word[0][0].isupper() or word[0] in heads
        start = word.start()
        if may_begin and word[0][0].lower() != short[0].lower():
            for mark in ("'", "’"):  # "l'Autorità"
                at = word[0].find(mark)
                if 0 < at < len(word[0]) - 1 and word[0][at + 1].isupper():
                    start = word.start() + at + 1
        elif word[0][0].islower() and (at := max(word[0].find("'"), word[0].find("’"))) > 0:
            rest = word[0][at + 1 :]
            may_begin = bool(rest) and (rest[0].isupper() or rest in heads)
            start = word.start() + at + 1
        full = text[start:end]
        if may_begin and full[0].lower() == short[0].lower() and len(full) > len(short) + 2 and _has(full, short):
            return start
    return None


def _has(full: str, short: str) -> bool:
    """Whether the capitals of a short name begin words or compounds' parts of the full one, in their order."""
    letters = iter(full.lower())
    return all(letter in letters for letter in short.lower() if letter.isalpha())


def _is_body(text: str, language: str, definition: Definition, likely: Sequence[Guess]) -> bool:
    """Whether the model or a sign takes the full or the short name for an organisation."""
    start, end = definition.full
    words = words_for(language)
    parts = text[start:end].split()
    if language not in CHARACTERS and (parts[0] in words.heads | _heads(language) or parts[-1] in words.tails):
        return True
    short = text[slice(*definition.short)]
    over = [guess for guess in likely if guess.start < end and start < guess.end]
    if any(guess.label == "person" for guess in over):
        return False
    return any(guess.start == start or 2 * (guess.end - guess.start) > end - start for guess in over) or (
        len(parts) > 1 and any(text[guess.start : guess.end] == short for guess in likely)
    )


@cache
def _heads(language: str) -> frozenset[str]:
    return words_of_bodies("defined", language)


@cache
def _no_body(language: str) -> re.Pattern[str]:
    words = words_of_bodies("no body", language)
    return re.compile("|".join(map(re.escape, words)) if words else r"(?!)", re.IGNORECASE)
