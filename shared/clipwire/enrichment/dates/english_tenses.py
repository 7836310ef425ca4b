"""Detect the tense of the English words around an expression.

"On Tuesday" is the Tuesday before or after the day of publication, and only the verb shows which. The last finite verb
before the date in its sentence decides; if there is none, the first one after it. An infinitive has the tense of the
verb that governs it: they "agreed to meet on Tuesday", but "gathered to mourn on Tuesday". The words are in
`wording/date_tenses.tsv`; verbs in -ed need no list.
"""

import re
from collections.abc import Iterator

from clipwire.enrichment.dates.values import Tense
from clipwire.wording import words_of

CHARS_BEFORE, CHARS_AFTER = 110, 60
"""Characters that are read on either side of an expression."""
MIN_CHARS_OF_PAST = 5
"""Length of a verb in -ed: "acted", but not "shed"."""
MAX_WORDS_TO_INFINITIVE = 6
"""Words from a verb to the infinitive behind its object: "ordered the ship to sail"."""


def _words_of(*kinds: str) -> frozenset[str]:
    return words_of("date_tenses", *kinds, language="en")


_MODALS = _words_of("modal")
_AHEAD = _words_of("modal", "future")
_PLANS = _words_of("plan", "order")
"""Before "to" and a verb."""
_ORDERS = _words_of("order")
_PLANNED = _words_of("planned")
"""Behind a form of "to be"."""
_BE = frozenset(["is", "are", "was", "were", "been"])
_PAST = _words_of("past") | words_of("saying_verbs", "past", language="en")
_NOT_PAST = _words_of("neither")
_NOT_VERBS = _words_of("no verb")
_SUPPOSED = frozenset("could would should might may must".split())
"""Before "have", of what happened or could have happened."""
_DID = frozenset(["did", "didn't"])
_BEFORE_DAYS = frozenset("on in at for from between by this next the early late mid".split())
"""Words between "is" and a day: "the vote is on Friday"."""
_NOT_GERUNDS = frozenset("during including according following regarding morning evening spring".split())
_WORD = re.compile(r"['’]ll\b|\w+(?:-\w+)*(?:['’]t)?")
_SENTENCE_END = re.compile(r"[.!?][\"”')]?\s+(?=[\"“(]?[A-Z])|;\s|\n\s*\n")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,3}|[a-z]\.[a-z])\Z")
_OPENS_CLAUSE = re.compile(
    r"(?:[,—–]\s(?:and|but|while|then|so|as|because|although)"
    r"|\b[a-z]+\s(?:and|but|that)|\s(?:and|but|that)(?=\s(?:on|by|in|from)\b))"
    r"(?:\s(?:on|by|in|from|this|early|late))*\s\Z"
)
"""Before a date at the beginning of a clause, whose verb follows it."""
_GERUND = re.compile(r",\s([a-z]{3,}ing)\b[^,]*\Z")
"""Begins a clause without a finite verb of its own."""


def english_tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause around `text[start:end]`, or None if it has no verb that shows one."""
    before = _sentence_before(text[max(0, start - CHARS_BEFORE) : start])
    after = text[end : end + CHARS_AFTER]
    if stop := _SENTENCE_END.search(after):
        after = after[: stop.start()]
    if _OPENS_CLAUSE.search(before) and (tense := _first_tense(after)):
        return tense
    gerund = _GERUND.search(before)
    if gerund and gerund[1] not in _NOT_GERUNDS and (tense := _first_tense(before[: gerund.start()])):
        return tense
    return _last_tense(before) or _first_tense(after)


def _last_tense(text: str) -> Tense | None:
    words = _words_in(text)
    return next(_tenses(words, range(len(words) - 1, -1, -1)), None)


def _first_tense(text: str) -> Tense | None:
    words = _words_in(text)
    return next(_tenses(words, range(len(words))), None)


def _tenses(words: list[str], places: range) -> Iterator[Tense]:
    return filter(None, (_tense_at(words, at) for at in places))


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
    before, after = (words[other] if 0 <= other < len(words) else "" for other in (at - 1, at + 1))
    if word in ("is", "are"):
        between = [other for other in words[at + 1 :] if not other.isdigit()]
        return "future" if between and _BEFORE_DAYS.issuperset(between) else None
    if word == "could" and after == "not":
        return "past"
    if word == "due" and after == "to":
        return "future" if _is_infinitive(words, at + 2) else None
    if word in _AHEAD and not _DID.isdisjoint(words[max(0, at - 2) : at]):
        return "past"
    if word in _AHEAD or (word in _PLANNED and before in _BE):
        return "future"
    if word == "to":
        return _tense_of_infinitive(words, at) if _is_infinitive(words, at + 1) else None
    if _is_past(word):
        leading = words[max(0, at - 3) : at]
        if "could not" in " ".join(leading):
            return "past"
        if "have" in (word, *leading) and not _SUPPOSED.isdisjoint(leading):
            return "past"
        led_by_modal = any(earlier in _MODALS for earlier in leading)
        return "future" if led_by_modal or words[max(0, at - 2) : at] == ["to", "be"] else "past"
    return None


def _is_infinitive(words: list[str], at: int) -> bool:
    """Whether the word behind "to" is a verb."""
    if at >= len(words) or words[at] in _NOT_VERBS or not words[at].isalpha():
        return False
    return not _is_destination(words, at)


def _tense_of_infinitive(words: list[str], at: int) -> Tense | None:
    """The tense that "to" and a verb have from the words before them."""
    if at == 0:
        return None
    before = words[at - 1]
    if before in _PLANS:
        return "past" if before in _ORDERS and at == 1 else "future"  # "Asked to comment, he said nothing"
    if before in _BE:
        return "future"
    if _is_past(before):
        return "past"
    if not _ORDERS.isdisjoint(words[max(0, at - MAX_WORDS_TO_INFINITIVE) : at]):
        return "future"
    return "past" if any(_is_past(word) for word in words[:at]) else "future"


def _is_past(word: str) -> bool:
    if word in _NOT_PAST or "-" in word:
        return False
    return word in _PAST or (word.endswith("ed") and len(word) >= MIN_CHARS_OF_PAST)
