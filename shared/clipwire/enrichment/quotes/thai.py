"""Speakers in Thai: the last person before a verb of saying and "ว่า" that lead to a quote."""

import re
from collections.abc import Sequence
from functools import cache

from clipwire.enrichment.quotes.marks import Quoted
from clipwire.enrichment.quotes.named import Mention, People
from clipwire.text.word_lists import any_word
from clipwire.wording import words_of

MIN_CHARS_UNATTRIBUTED = 40
"""Of speech without a verb of saying before it; a shorter stretch is a slogan or the name of a programme."""
CHARS_BEFORE = 90
CHARS_TO_SPEAKER = 200


def speakers(text: str, quotes: Sequence[Quoted], mentions: Sequence[Mention]) -> list[str | None]:
    """The full name of the speaker of each quote, None if the text does not show one.

    The speaker is in the paragraph of the quote, and no other quote is between them.
    """
    people = People(mentions)
    found: list[str | None] = []
    before = 0
    for quote in quotes:
        verb = _leading_verb(text, quote.start)
        start = max(before, text.rfind("\n", 0, quote.start) + 1, quote.start - CHARS_TO_SPEAKER)
        found.append(people.last(start, verb) if verb >= start else None)
        before = quote.end
    return found


def is_said(quote: Quoted, text: str) -> bool:
    """Whether a verb of saying leads to a stretch in quotation marks, or it is too long for anything but speech."""
    return len(quote.text) >= MIN_CHARS_UNATTRIBUTED or _leading_verb(text, quote.start) >= 0


def _leading_verb(text: str, at: int) -> int:
    """Start of the verb of saying that leads to a quote at an offset; -1 if there is none."""
    found = _said().search(text, max(0, at - CHARS_BEFORE), at)
    return found.start() if found else -1


@cache
def _said() -> re.Pattern[str]:
    verbs = any_word(words_of("saying_verbs", "present", language="th"))
    return re.compile(rf"(?:{verbs})(?:[^\n“”\"]{{0,60}}?(?:ว่า|ถึง[^\n“”\" ]{{1,30}}))?[ \xa0:]*\Z")
