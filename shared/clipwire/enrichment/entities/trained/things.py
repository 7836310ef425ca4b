"""Names that a model takes for people or organisations, and that are things: streets, stadiums, prizes, teams."""

import re
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.entity import Entity
from clipwire.wording import words_of

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]\Z")


class _Things(NamedTuple):
    """The words of `things.tsv` in one language."""

    heads: frozenset[str]
    tails: frozenset[str]
    suffixes: tuple[str, ...]
    alone: frozenset[str]


@cache
def _things(language: str) -> _Things:
    head, tail, suffix, alone = (
        words_of("things", kind, language=language) for kind in ("head", "tail", "suffix", "alone")
    )
    return _Things(head, tail, tuple(suffix), alone)


def is_thing(text: str, entity: Entity, language: str) -> bool:
    """Whether a name is that of a street, a stadium, a prize or a team, or only "the government"."""
    things = _things(language)
    name = text[entity.start : entity.end].lower()
    words = name.split()
    if (
        (words[0] in things.heads and len(words) > 1)
        or words[-1] in things.tails
        or (words[-1].endswith(things.suffixes) and words[-1] not in things.suffixes)
        or name in things.alone
    ):
        return True
    before = _WORD_BEFORE.search(text, max(0, entity.start - 20), entity.start)
    return entity.label == "person" and before is not None and before[1].lower() in things.heads
