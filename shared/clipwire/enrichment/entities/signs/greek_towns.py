"""The towns and regions of Greece and Cyprus in a text, in any case; the gazetteer has few in Greek letters."""

import re
from collections.abc import Sequence

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.signs.greek import towns
from clipwire.enrichment.language import function_words

_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]\Z")
MAX_WORD_CHARS = 24


def with_towns(text: str, named: Sequence[Entity]) -> list[Entity]:
    """The names in order, with the towns that are no part of a longer name: "Νήσος Ρόδος" is a ship."""
    taken = {at for name in named for at in range(name.start, name.end)}
    found = [
        Entity(*word.span(), "place")
        for word in _WORD.finditer(text)
        if word[0] in towns() and word.start() not in taken and not _is_part(text, word)
    ]
    return sorted([*named, *found], key=lambda entity: entity.start)


def _is_part(text: str, word: re.Match[str]) -> bool:
    """Whether a capitalised word that is no preposition or article is before a word, or a capitalised one behind it."""
    before = _WORD_BEFORE.search(text, max(0, word.start() - MAX_WORD_CHARS), word.start())
    behind = text[word.end() : word.end() + 2]
    if behind[:1] in (" ", "-") and behind[1:].isupper():
        return True
    return before is not None and before[1][0].isupper() and before[1].lower() not in function_words()["el"]
