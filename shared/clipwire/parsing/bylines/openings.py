"""Find the openings of bylines ("By", "Von", "글") and of credits of others than the authors ("Photos by")."""

import re
from functools import cache
from typing import NamedTuple

from clipwire.parsing.bylines import east_asian
from clipwire.wording import table

MAX_OPENING_WORDS = 3

_LETTERS = re.compile(r"(?:[^\W\d_]|[\u0900-\u0963\u0971-\u0dff\u0e31-\u0e4e])+")
"""Words, with the vowel signs of the scripts of India and of Thai, which are not letters."""
_BEHIND_LABEL = re.compile(r"\s*[:：|=]\s*")
_BEHIND_EAST_ASIAN_LABEL = re.compile(r"\s*[:：|=＝/・]\s*|\s+")
_BEHIND_OPENING = re.compile(r"\.?(?:\s*[:：]\s*|\s+|$)")


class Opening(NamedTuple):
    """The opening of a byline, and the rest behind it."""

    rest: str
    words: str = ""
    languages: tuple[str, ...] = ()
    kind: str = ""
    """`opening`, `label` or `from`; empty if the text has no opening."""
    is_credit: bool = False


def opened(text: str) -> Opening:
    """A text divided into opening and rest."""
    first = _LETTERS.search(text)
    return (_opening_at(text, first.start()) if first and first.start() <= 3 else None) or Opening(text)


def _opening_at(text: str, start: int) -> Opening | None:
    """The longest opening, label or credit at an index of a text, or None."""
    found = None
    for _, word in zip(range(MAX_OPENING_WORDS), _LETTERS.finditer(text, start), strict=False):
        words = text[start : word.end()].lower()
        for kind, languages in _openings().get(words, {}).items():
            if end := _behind(kind, languages).match(text, word.end()):
                is_label = kind.endswith("label") or end[0].strip() in (":", "：")
                plain_kind = "label" if is_label else "from" if kind == "from" else "opening"
                found = Opening(text[end.end() :], words, languages, plain_kind, kind.startswith("credit"))
                break
    return found


def _behind(kind: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    if not set(languages).isdisjoint(east_asian.LANGUAGES):
        return _BEHIND_EAST_ASIAN_LABEL
    return _BEHIND_LABEL if kind.endswith("label") else _BEHIND_OPENING


@cache
def _openings() -> dict[str, dict[str, tuple[str, ...]]]:
    """Words -> kind of opening or credit -> the languages in which they are of that kind."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in table("bylines"):
        if row.kind in ("opening", "label", "from", "credit", "credit label"):
            for words in map(str.lower, row.words):
                kinds = found.setdefault(words, {})
                kinds[row.kind] = (*kinds.get(row.kind, ()), row.language)
    return found


@cache
def first_words() -> frozenset[str]:
    """The first words of all openings and credits."""
    return frozenset(words.split()[0] for words in _openings())


def before_credits(text: str) -> str:
    """The part of a byline before the credits of photographers and editors."""
    for word in _LETTERS.finditer(text):
        if word[0].lower() in first_words() and (not word.start() or text[word.start() - 1] in " ,;/("):
            opening = _opening_at(text, word.start())
            if opening and opening.is_credit:
                return text[: word.start()]
    return text
