"""What the words around a name show of its case: "dla Stanisława Nowaka" is no woman."""

import re
from functools import cache

from clipwire.enrichment.entities.signs.words import words_for
from clipwire.wording import words_of

MAX_CHARS_BEFORE = 60
MIN_VERB_CHARS = 4
MIN_SAME_CHARS = 4
"""Letters that a title has in all its cases."""
MAX_ENDING_CHARS = 4
_VERBS = {"pl": ("ł", "ła"), "cs": ("l", "la"), "uk": ("в", "ла")}
"""Ends of verbs in the past: of a man, of a woman."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]")
_AFTER = re.compile(r" ([^\W\d_]+)")


def shown_case(text: str, start: int, end: int, language: str) -> str:
    """What the words around a name show.

    `nom` if the name is in the nominative, `woman` if it is unless it is a man's, `other` if it is no woman's in the
    nominative; empty if they show nothing.
    """
    man, woman = _VERBS[language]
    after = _AFTER.match(text, end)
    if after and _is_verb(after[1], woman):
        return "woman"
    words = _WORD.findall(text, max(0, start - MAX_CHARS_BEFORE), start)
    last = words[-1] if words else ""
    if last.lower() in words_of("names", "before other", language=language):
        return "other"
    titles = words_for(language).titles
    if _is_verb(last, man) and last not in titles:
        return "other"
    if _is_verb(last, woman) and last not in titles:
        return "woman"
    for word in reversed(words):
        if not word[0].isalnum() or word in words_of("names", "before other", language=language):
            return ""
        if word.lower() in titles:
            return "nom"
        if word.islower() and _is_form_of_title(word, titles):
            return "other"
    return ""


def _is_verb(word: str, ending: str) -> bool:
    return word.islower() and word.endswith(ending) and len(word) >= MIN_VERB_CHARS


def _is_form_of_title(word: str, titles: frozenset[str]) -> bool:
    """Whether a word is a title with another ending: "prezydenta", "ministrem"."""
    beginnings = {word[:size] for size in range(max(MIN_SAME_CHARS, len(word) - MAX_ENDING_CHARS), len(word) + 1)}
    return not beginnings.isdisjoint(_stems(titles))


@cache
def _stems(titles: frozenset[str]) -> frozenset[str]:
    return frozenset(title.rstrip("aeyoаеияь") for title in titles if len(title) >= MIN_SAME_CHARS)
