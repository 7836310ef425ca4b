"""Detect the tense of the English words around an expression.

"On Tuesday" is the Tuesday before or after the day of publication, and only the verb shows which. The last verb before
the date in its sentence decides; if there is none, the first one after it. The words are in
`wording/date_tenses.tsv`; verbs in -ed need no list.
"""

import re

from clipwire.enrichment.dates.values import Tense
from clipwire.wording import words_of

CHARS_BEFORE, CHARS_AFTER = 110, 60
"""Characters that are read on either side of an expression."""
MIN_CHARS_OF_PAST = 5
"""Length of a verb in -ed: "acted", but not "shed"."""


def _words_of(*kinds: str) -> frozenset[str]:
    return words_of("date_tenses", *kinds, language="en")


_MODALS = _words_of("modal")
_AHEAD = _words_of("modal", "future")
_PLANS = _words_of("plan")
"""Before "to" and a verb."""
_PLANNED = _words_of("planned")
"""Behind a form of "to be"."""
_BE = frozenset(["is", "are", "was", "were", "been"])
_PAST = _words_of("past") | words_of("saying_verbs", "past", language="en")
_NOT_PAST = _words_of("neither")
_NOT_VERBS = _words_of("no verb")
_WORD = re.compile(r"['’]ll\b|\w+(?:['’]t)?")
_SENTENCE_END = re.compile(r"[.!?][\"”')]?\s+(?=[\"“(]?[A-Z])|\n\s*\n")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,3}|[a-z]\.[a-z])\Z")


def english_tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause around `text[start:end]`, or None if it has no verb that shows one."""
    before = _words_in(_sentence_before(text[max(0, start - CHARS_BEFORE) : start]))
    after = text[end : end + CHARS_AFTER]
    if stop := _SENTENCE_END.search(after):
        after = after[: stop.start()]
    tenses = (_tense_at(before, at) for at in range(len(before) - 1, -1, -1))
    return next(filter(None, tenses), None) or _first_tense(_words_in(after))


def _first_tense(words: list[str]) -> Tense | None:
    return next(filter(None, (_tense_at(words, at) for at in range(len(words)))), None)


def _sentence_before(text: str) -> str:
    """The part of a text behind its last full stop, not counting those of abbreviations."""
    for stop in reversed(list(_SENTENCE_END.finditer(text))):
        if not _ABBREVIATION.search(text[: stop.start()]):
            return text[stop.end() :]
    return text


def _words_in(text: str) -> list[str]:
    """The words in lower case, except for "May", which is not a verb, and destinations ("back to Turin")."""
    words = _WORD.findall(text.replace("’", "'"))
    return [word if word == "May" or _is_destination(words, at) else word.lower() for at, word in enumerate(words)]


def _is_destination(words: list[str], at: int) -> bool:
    """Whether a word is a name behind "to" and not the end of a range, as in "June 14 to July 13"."""
    if at == 0 or words[at - 1] != "to" or not words[at][0].isupper():
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    return not following[:1].isdigit()


def _tense_at(words: list[str], at: int) -> Tense | None:
    """The tense that a word shows together with its neighbours, or None."""
    word = words[at]
    before = words[at - 1] if at else ""
    if word in _AHEAD or (word in _PLANNED and before in _BE):
        return "future"
    if word == "to":
        if not _is_infinitive(words, at + 1):
            return None
        return "past" if _is_past(before) and before not in _PLANS else "future"
    if _is_past(word):
        led_by_modal = any(earlier in _MODALS for earlier in words[max(0, at - 3) : at])
        return "future" if led_by_modal or words[max(0, at - 2) : at] == ["to", "be"] else "past"
    return None


def _is_infinitive(words: list[str], at: int) -> bool:
    """Whether the word behind "to" is a verb."""
    if at >= len(words) or words[at] in _NOT_VERBS or not words[at].isalpha():
        return False
    return not _is_destination(words, at)


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) >= MIN_CHARS_OF_PAST and word not in _NOT_PAST)
