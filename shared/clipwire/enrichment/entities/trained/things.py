"""Names that a model takes for people or organisations, and that are things: streets, prizes, ships, teams."""

import re
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.signs.words import words_for
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

_WORDS_BEFORE = re.compile(r"((?:(?<!\S)[^\W\d_]+ )?(?<!\w)(?:[^\W\d_]+-)*[^\W\d_]+\.?)[ \xa0][„“”\"«»']?\Z")
_WORD_BEFORE_QUOTED = re.compile(r"([^\W\d_]+)[ \xa0][«»„“”\"'][ \xa0]?\Z")
_WORD_BEHIND = re.compile(r" ((?:[^\W\d_]|[\u0900-\u0963])+)")
"""The signs of vowels of Hindi are no letters."""
MAX_HEAD_CHARS = 24
GENITIVE_BEFORE_TAIL = frozenset({"sv", "no", "da"})
"""Languages in which a name before the word for a thing is in the genitive: "Olof Bergs torg"."""
_JOINT = re.compile(r"\b(?:de|del|du|do|di|al)[ \xa0]\Z")
"""Between a street and a title with a capital: "place du Général Leclerc"."""


class _Things(NamedTuple):
    """The words of `things.tsv` in one language."""

    heads: frozenset[str]
    firsts: frozenset[str]
    tails: frozenset[str]
    suffixes: tuple[str, ...]
    alone: frozenset[str]


@cache
def _things(language: str) -> _Things:
    head, first, tail, suffix, alone = (
        words_of("things", kind, language=language) for kind in ("head", "first", "tail", "suffix", "alone")
    )
    return _Things(head, head | first, tail, tuple(suffix), alone)


def is_thing(text: str, entity: Entity, language: str) -> bool:
    """Whether a name is that of a street, a stadium, a prize, a ship or a team, or only "the government"."""
    things = _things(language)
    name = text[entity.start : entity.end].lower()
    words = name.split()
    if entity.label == "organisation" and text[entity.start : entity.end] in words_of(
        "bodies", "known", language=language
    ):
        return name in things.alone
    if (
        (words[0] in things.firsts and len(words) > 1)
        or words[-1] in things.tails
        or (words[-1].endswith(things.suffixes) and words[-1] not in things.suffixes)
        or name in things.alone
    ):
        return True
    if _is_work(text, entity, language):
        return True
    return entity.label == "person" and (
        _is_behind_head(text, entity.start, language)
        or _venue(language).search(text, max(0, entity.start - MAX_HEAD_CHARS), entity.start) is not None
        or _is_before_tail(text, entity, language)
    )


def _is_behind_head(text: str, start: int, language: str) -> bool:
    """Whether a word for a thing is before a name and its titles with capitals: "avenida Presidente Ana Ruiz"."""
    while before := _WORDS_BEFORE.search(text, max(0, start - MAX_HEAD_CHARS), start):
        words = before[1]
        last = words.rpartition(" ")[2]
        if not _things(language).heads.isdisjoint((last.lower(), words.lower())):
            return True
        if not last[0].isupper() or last.lower() not in words_for(language).titles:
            return False
        start = before.end(1) - len(last)
        if joint := _JOINT.search(text, max(0, start - 5), start):
            start = joint.start()
    return False


def _is_before_tail(text: str, entity: Entity, language: str) -> bool:
    behind = _WORD_BEHIND.match(text, entity.end)
    if behind is None or behind[1].lower() not in _things(language).tails:
        return False
    return language not in GENITIVE_BEFORE_TAIL or text[entity.end - 1] in "sxz"


@cache
def _venue(language: str) -> re.Pattern[str]:
    words = words_of("things", "venue", language=language)
    return re.compile(rf"\b(?:{any_of(words)})[ \xa0]\Z" if words else r"(?!)", re.IGNORECASE)


def _is_work(text: str, entity: Entity, language: str) -> bool:
    """Whether a name in quotation marks is behind a word for a work: "la série « Périphérique »"."""
    before = _WORD_BEFORE_QUOTED.search(text, max(0, entity.start - MAX_HEAD_CHARS), entity.start)
    return before is not None and before[1].lower() in words_of("things", "work", language=language)
