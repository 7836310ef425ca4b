"""Find words, phrases and words near each other in folded texts, as (start, end) of the folded text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from clipwire.queries.folding import EAST_ASIAN, is_east_asian
from clipwire.queries.tree import Element, Words
from clipwire.queries.wildcards import wildcard

Place = tuple[int, int]
MIN_LONG_PHRASE_CHARS = 100
"""Of a phrase that is looked for by an expression, which takes a millisecond to compile."""
MAX_LONG_PHRASES = 100

_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_COUNTED = re.compile(f"[{_HANGUL}]+|[{EAST_ASIAN}]|[^ {EAST_ASIAN}]+")
"""What counts as a word between others."""


def places_of(words: Words, text: str) -> Iterator[Place]:
    """Every place in one folded text or column."""
    if words.within is None:
        return phrase_places(words.elements, text)
    return near_places(words.elements, words.within, text)


def phrase_places(elements: Sequence[Element], text: str) -> Iterator[Place]:
    """The places where the elements are side by side in their order."""
    if all(element.kind == "word" for element in elements):
        elements = [Element("word", " ".join(element.text for element in elements))]
    size = len(elements) + sum(len(element.text) for element in elements)
    if size > MIN_LONG_PHRASE_CHARS and all(element.kind in ("word", "run") for element in elements):
        yield from (found.span(1) for found in _long_phrase(tuple(elements)).finditer(text))
        return
    first, *rest = elements
    for start, end in _element_places(first, text):
        for element in rest:
            next_end = _end_at(element, text, end + 1 if text[end] == " " else end)
            if next_end is None:
                break
            end = next_end
        else:
            yield start, end


@lru_cache(maxsize=MAX_LONG_PHRASES)
def _long_phrase(elements: tuple[Element, ...]) -> re.Pattern[str]:
    """An expression for a phrase, in its group. On a text that repeats its beginning it takes a tenth of the time."""
    parts = [re.escape(text) + ("(?= )" if kind == "word" else "") for kind, text in elements]
    before = "(?<= )" if elements[0].kind == "word" else ""
    return re.compile(f"{before}(?=({' ?'.join(parts)}))")


def _element_places(element: Element, text: str) -> Iterator[Place]:
    kind, sought = element
    if kind == "word":
        start = text.find(f" {sought} ")
        while start >= 0:
            yield start + 1, start + 1 + len(sought)
            start = text.find(f" {sought} ", start + 1)
    elif kind == "run":
        start = text.find(sought)
        while start >= 0:
            yield start, start + len(sought)
            start = text.find(sought, start + 1)
    elif kind == "wild run":
        yield from wildcard(sought).runs_in(text)
    else:
        pattern = wildcard(sought)
        if not all(literal in text for literal in pattern.literals):
            return
        opening = f" {pattern.pieces[0].partition('?')[0]}"
        start = text.find(opening)
        while start >= 0:
            end = text.find(" ", start + 1)
            if end < 0:
                return
            if not is_east_asian(text[start + 1 : end]) and pattern.matches(text[start + 1 : end]):
                yield start + 1, end
            start = text.find(opening, start + 1)


def _end_at(element: Element, text: str, start: int) -> int | None:
    """The end of an element that begins at `start`; None if it does not begin there."""
    kind, sought = element
    if kind == "run":
        return start + len(sought) if text.startswith(sought, start) else None
    if kind == "wild run":
        return wildcard(sought).end_at(text, start)
    end = text.find(" ", start)
    if end < 0:
        return None
    word = text[start:end]
    found = word == sought if kind == "word" else not is_east_asian(word) and wildcard(sought).matches(word)
    return end if found else None


class _Occurrence(NamedTuple):
    start: int
    end: int
    element: Element


def near_places(elements: Sequence[Element], within: int, text: str) -> Iterator[Place]:
    """The shortest stretches with all elements in any order, at most `within` other words among them.

    Each Chinese or Japanese letter counts as a word, and each run of Korean letters.
    """
    start = 0
    for line in text.split("\n"):  # entries of a column
        yield from ((start + first, start + last) for first, last in _near_in_line(elements, within, line))
        start += len(line) + 1


def _near_in_line(elements: Sequence[Element], within: int, text: str) -> Iterator[Place]:
    missing = Counter(elements)
    found: list[_Occurrence] = []
    for element in missing:
        of_one = [_Occurrence(start, end, element) for start, end in _element_places(element, text)]
        if not of_one:
            return
        found += of_one
    found.sort()
    lacking = len(elements)
    first = 0
    for last, occurrence in enumerate(found):
        lacking -= missing[occurrence.element] > 0
        missing[occurrence.element] -= 1
        while lacking == 0:
            leaving = found[first]
            if missing[leaving.element] >= 0:  # the window needs its first occurrence
                window = found[first : last + 1]
                end = max(it.end for it in window)
                if _are_near(_needed(window, elements), text, leaving.start, end, within):
                    yield leaving.start, end
                lacking += 1
            missing[leaving.element] += 1
            first += 1


def _needed(window: Sequence[_Occurrence], elements: Sequence[Element]) -> list[_Occurrence]:
    """The occurrences of a window without repetitions that nobody asked for."""
    left = Counter(elements)
    needed = []
    for occurrence in window:
        left[occurrence.element] -= 1
        if left[occurrence.element] >= 0:
            needed.append(occurrence)
    return needed


def _are_near(needed: Sequence[_Occurrence], text: str, start: int, end: int, within: int) -> bool:
    """Whether a stretch has at most `within` words that no needed occurrence is part of."""
    if text.count(" ", start, end) + 1 - len(needed) > within:
        return False
    others = 0
    for word in _COUNTED.finditer(text, start, end):
        others += not any(it.start < word.end() and word.start() < it.end for it in needed)
        if others > within:
            return False
    return True
