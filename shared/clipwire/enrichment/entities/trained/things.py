"""Names that a model takes for people or organisations, and that are things: streets, prizes, ships, teams."""

import re
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.entity import Entity
from clipwire.wording import words_of

_WORDS_BEFORE = re.compile(r"((?:(?<!\S)[^\W\d_]+ )?(?<!\w)(?:[^\W\d_]+-)*[^\W\d_]+\.?)[ \xa0][„“”\"«»']?\Z")
_WORD_BEHIND = re.compile(r" ([^\W\d_]+)")
MAX_HEAD_CHARS = 24
GENITIVE_BEFORE_TAIL = frozenset({"sv", "no", "da"})
"""Languages in which a name before the word for a thing is in the genitive: "Olof Bergs torg"."""


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
    if (
        (words[0] in things.firsts and len(words) > 1)
        or words[-1] in things.tails
        or (words[-1].endswith(things.suffixes) and words[-1] not in things.suffixes)
        or name in things.alone
    ):
        return True
    return entity.label == "person" and (
        not things.heads.isdisjoint(_words_before(text, entity)) or _is_before_tail(text, entity, language)
    )


def _words_before(text: str, entity: Entity) -> tuple[str, str]:
    """The word and the two words before a name, in small letters, with the full stop of an abbreviation."""
    before = _WORDS_BEFORE.search(text, max(0, entity.start - MAX_HEAD_CHARS), entity.start)
    words = before[1].lower() if before else ""
    return words.rpartition(" ")[2], words


def _is_before_tail(text: str, entity: Entity, language: str) -> bool:
    behind = _WORD_BEHIND.match(text, entity.end)
    if behind is None or behind[1].lower() not in _things(language).tails:
        return False
    return language not in GENITIVE_BEFORE_TAIL or text[entity.end - 1] in "sxz"
