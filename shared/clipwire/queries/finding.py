"""Find words, phrases and words near each other in folded texts, as (start, end) of the folded text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clipwire.queries.folding import is_east_asian
from clipwire.queries.tree import Element, Words
from clipwire.queries.wildcards import wildcard

Place = tuple[int, int]


def places_of(words: Words, text: str) -> Iterator[Place]:
    """Every place in one folded text or column."""
    if words.within is None:
        return phrase_places(words.elements, text)
    return near_places(words.elements, words.within, text)


def phrase_places(elements: Sequence[Element], text: str) -> Iterator[Place]:
    """The places where the elements are side by side in their order."""
    first, *rest = elements
    for start, end in _element_places(first, text):
        for element in rest:
            next_start = end + 1 if text[end] == " " else end
            if next_start == end and not element.kind.endswith("run"):
                break  # the next is a word, and this one ends inside of a run
            next_end = _end_at(element, text, next_start)
            if next_end is None:
                break
            end = next_end
        else:
            yield start, end


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
        opening = f" {pattern.pieces[0].partition('?')[0]}"
        start = text.find(opening)
        while start >= 0:
            end = text.find(" ", start + 1)
            if end < 0:
                return
            if _is_word(text[start + 1 : end]) and pattern.matches(text[start + 1 : end]):
                yield start + 1, end
            start = text.find(opening, start + 1)


def _is_word(word: str) -> bool:
    return bool(word) and word[0] not in "\n=" and not is_east_asian(word)


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
    found = word == sought if kind == "word" else _is_word(word) and wildcard(sought).matches(word)
    return end if found else None


class _Occurrence(NamedTuple):
    start: int
    end: int
    element: Element


def near_places(elements: Sequence[Element], within: int, text: str) -> Iterator[Place]:
    """The shortest stretches with all elements in any order, at most `within` other words among them.

    Each Chinese or Japanese letter counts as a word, and each run of Korean letters.
    """
    for line_start, line in _lines(text):
        yield from ((line_start + start, line_start + end) for start, end in _near_in_line(elements, within, line))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _near_in_line(elements: Sequence[Element], within: int, text: str) -> Iterator[Place]:
    needed = Counter(elements)
    found = sorted(
        _Occurrence(start, end, element) for element in needed for start, end in _element_places(element, text)
    )
    if {it.element for it in found} != needed.keys():
        return
    words = _word_numbers(text)
    missing = needed.copy()
    lacking = len(elements)
    first = 0
    for last, occurrence in enumerate(found):
        lacking -= missing[occurrence.element] > 0
        missing[occurrence.element] -= 1
        while lacking == 0:
            window = found[first : last + 1]
            leaving = found[first].element
            if missing[leaving] >= 0:  # the window needs its first occurrence
                if _others(window, needed, words) <= within:
                    yield window[0].start, max(it.end for it in window)
                lacking += 1
            missing[leaving] += 1
            first += 1


def _others(window: Sequence[_Occurrence], needed: Counter[Element], words: list[int]) -> int:
    """The number of words in a window besides those that are looked for."""
    left = needed.copy()
    own: set[int] = set()
    for occurrence in window:
        if left[occurrence.element] > 0:
            left[occurrence.element] -= 1
            own.update(range(words[occurrence.start], words[occurrence.end - 1] + 1))
    return words[max(it.end for it in window) - 1] - words[window[0].start] + 1 - len(own)


def _word_numbers(text: str) -> list[int]:
    """For each character the number of its word."""
    numbers = []
    number = 0
    for c in text:
        if c == " " or (c >= "\u2e80" and is_east_asian(c) and not "\uac00" <= c <= "\ud7ff"):
            number += 1
        numbers.append(number)
    return numbers
