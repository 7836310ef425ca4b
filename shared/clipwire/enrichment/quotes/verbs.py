"""The verbs of saying of one language, and the words around them, for the speakers of quotes."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.quotes.sentences import SENTENCE_END
from clipwire.wording import words_of
from clipwire.wording.titles import words_before_names

MAX_WORDS_FROM_CALLING = 4
"""Words from a verb such as "calificó" to the quote: "calificó el plan de «saqueo»"."""
_LETTER = r"(?:[^\W_]|[\u0900-\u0963])"  # with the vowel signs of Hindi
WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*")


class Verbs(NamedTuple):
    """The words of one language."""

    said: frozenset[str]
    auxiliary: frozenset[str]
    sources: tuple[str, ...]
    """Phrases before a source, the longest first."""
    pronoun_sources: tuple[str, ...]
    """Phrases for "according to him"."""
    pronouns: frozenset[str]
    of: frozenset[str]
    """Words before somebody to whom the speaker belongs: "la portavoz de Ana Ruiz"."""
    behind: frozenset[str]
    """Words that may follow a verb of saying without a subject."""
    titles: frozenset[str]
    calling: frozenset[str]
    """Verbs that a quote follows at once: "Ana Ruiz habló de «una gran pérdida»"."""


@cache
def verbs_of(language: str) -> Verbs:
    """The verbs of a language, read on first use."""

    def phrases(kind: str) -> tuple[str, ...]:
        return tuple(
            sorted(words_of("saying_verbs", kind, language=language), key=lambda phrase: (-len(phrase), phrase))
        )

    return Verbs(
        said=words_of("saying_verbs", "past", "present", "participle", language=language),
        auxiliary=words_of("saying_verbs", "auxiliary", "adverb", language=language),
        sources=phrases("source"),
        pronoun_sources=phrases("source of pronoun"),
        pronouns=words_of("saying_verbs", "he", "she", language=language),
        of=words_of("saying_verbs", "of", language=language),
        behind=words_of("saying_verbs", "behind", language=language),
        titles=words_before_names("office", "role", "academic", "rank", "clergy", "noble", language=language)
        | words_of("saying_verbs", "speaker", language=language),
        calling=words_of("saying_verbs", "calling", language=language),
    )


def speech_verbs(language: str) -> frozenset[str]:
    """The verbs of saying of a language."""
    return verbs_of(language).said


def calling_verbs(language: str) -> frozenset[str]:
    """The verbs of a language that a quote follows at once."""
    return verbs_of(language).calling


def begins_with_speech(words: Sequence[str], language: str) -> bool:
    """Whether words in lower case begin with a verb of saying, or with an auxiliary and one: "ha detto"."""
    verbs = verbs_of(language)
    reach = next((at for at, word in enumerate(words) if word not in verbs.auxiliary), 0) + 1
    return not verbs.said.isdisjoint(words[:reach])


def last_verb(text: str, verbs: Verbs, start: int, end: int) -> tuple[int, int] | None:
    """Start and end of the last verb of saying in a stretch before a quote."""
    words = list(WORD.finditer(text, start, end))
    near = [word for word in words[-MAX_WORDS_FROM_CALLING:] if not SENTENCE_END.search(text, word.end(), end)]
    spans = [word.span() for word in words if word[0].lower() in verbs.said]
    spans += [word.span() for word in near if word[0].lower() in verbs.calling]
    return max(spans, default=None)
