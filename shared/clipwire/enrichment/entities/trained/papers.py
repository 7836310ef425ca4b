"""Papers and broadcasters in quotation marks, to which somebody speaks in German: "sagte er der „Lübecker Post“"."""

import re
from collections.abc import Sequence
from functools import cache

from clipwire.enrichment.entities.signs.words import words_for
from clipwire.enrichment.entities.trained.reading import Guess
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

LANGUAGE = "de"
SURE = 1.0
_PAPER = re.compile(
    r"[„«»\"](?P<name>[A-ZÄÖÜ][\w+.-]{1,30}(?: (?:am |für |der |die )?[A-ZÄÖÜ][\w.-]{1,30}){0,3})[“”«»\"]"
)
_WORDS_BEFORE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLAUSE = re.compile(r".*[.!?:;\n„“”«»\"]", re.DOTALL)
MAX_CHARS_BEFORE = 90


def with_papers(text: str, language: str, found: Sequence[Guess]) -> list[Guess]:
    """The names, with those of papers in place of what overlaps them."""
    if language != LANGUAGE:
        return list(found)
    spans = [match.span("name") for match in _PAPER.finditer(text) if _is_paper(text, match)]
    taken = {at for span in spans for at in range(*span)}
    kept = [guess for guess in found if taken.isdisjoint(range(guess.start, guess.end))]
    return sorted(kept + [Guess(*span, "organisation", SURE) for span in spans])


def _is_paper(text: str, match: re.Match[str]) -> bool:
    """Whether somebody told the paper something ("sagte er dem «Blick»"), or it is a source ("laut «Blick»")."""
    before = _CLAUSE.sub("", text[max(0, match.start() - MAX_CHARS_BEFORE) : match.start()])
    words = [word.lower() for word in _WORDS_BEFORE.findall(before)]
    article = words[-1] if words else ""
    if article in _words("source") or (article in _words("dative") and words[-2:-1] and words[-2] in _words("source")):
        return True
    if article in _words("dative"):
        said = words_for(LANGUAGE).said
        if not said.isdisjoint(words[:-2]) or (
            article not in _words("nominative") and words[-2:-1] and words[-2] in said
        ):
            return True  # not "sagte der „Joker“"
    return article in _words("nominative") and _told().match(text, match.end()) is not None


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(words_of('saying_verbs', 'telling of a paper', language=LANGUAGE))})\b")


@cache
def _words(kind: str) -> frozenset[str]:
    return words_of("saying_verbs", kind, language=LANGUAGE)
