"""Classes of words that the templates of date expressions refer to."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class WordClass(NamedTuple):
    """Words that a template refers to by a name."""

    expression: str
    beginnings: tuple[str, ...]
    """The plain letters that its words begin with, in lower case; a whole word is followed by a space."""


Class = WordClass | str
"""A class that is only a string is an expression that begins with a digit."""

NOTHING = r"(?!)"
"""An expression that never matches."""

_GROUP_OR_BAR = re.compile(r"\\.|\[[^]]*\]|[(|)]")
"""Brackets and bars. Escaped characters and classes of letters come first, since they may contain such a sign."""
_FIRST_GROUP = re.compile(r"(?:\(\?:)?([^()]*)")
_PLAIN_LETTERS = re.compile(r"(?:\w(?![?*]))*")


def any_case(expressions: Iterable[str], then: str = "") -> WordClass:
    """A class of words in any case, the longest first. `then` must follow them. Without words it never matches.

    The first letter is written in both cases, so that a search rejects other words by their first letter.
    """
    alternatives = [part for expression in filter(None, expressions) for part in alternatives_of(expression)]
    if not alternatives:
        return WordClass(NOTHING, ())
    words = "|".join(_any_case(sorted(alternatives, key=len, reverse=True)))
    starts = [start for word in alternatives for start in _beginnings(word, is_bounded=bool(then))]
    return WordClass(f"(?:{words}){then}", tuple(starts))


def alternatives_of(expression: str) -> Iterator[str]:
    """The alternatives of an expression: the parts between bars that are outside of groups."""
    start = depth = 0
    for sign in _GROUP_OR_BAR.finditer(expression):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == "|" and not depth:
            yield expression[start : sign.start()]
            start = sign.end()
    yield expression[start:]


def _beginnings(expression: str, is_bounded: bool) -> Iterator[str]:
    """The plain letters that an alternative begins with: "mon" of "mon\\.?", "ann" of "année?", "a " of "a"."""
    if expression.startswith(r"\d"):
        return
    for part in _FIRST_GROUP.match(expression)[1].split("|"):  # type: ignore[index]  # it matches anything
        plain = _PLAIN_LETTERS.match(part)[0]  # type: ignore[index]
        is_word = (is_bounded and plain == expression) or expression[len(plain) :].startswith(" ")
        yield plain.lower() + " " * is_word


def _any_case(words: Iterable[str]) -> Iterator[str]:
    """Expressions for words in any case: one for all words with the same first letter, which is quicker to compile."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0].lower() if word[0].isalpha() else "", []).append(word)
    for letter, listed in by_letter.items():
        if letter and not any("(" in word and "|" in word for word in listed):
            yield f"[{letter}{letter.upper()}](?i:{'|'.join(word[1:] for word in listed)})"
        else:
            yield from map(_any_case_of_one, listed)


def _any_case_of_one(word: str) -> str:
    if word[0].isalpha() and not ("(" in word and "|" in word):
        return f"[{word[0].lower()}{word[0].upper()}](?i:{word[1:]})"
    return f"(?i:{word})"
