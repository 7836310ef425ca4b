"""Find speech behind a dash: "– Det är en svår situation, säger Johan Sandberg"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from clipwire.enrichment.quotes.marks import Quoted
from clipwire.enrichment.quotes.verbs import begins_with_speech, speech_verbs

_LINE = re.compile(r"^[ \t]*[–—―-][ \xa0]?(?=[¿¡]?[^\W\d_])[^\n]+", re.MULTILINE)
_NORDIC_LINE = re.compile(
    r"(?:^[ \t]*|(?<=[.!?] ))[–—―-][ \xa0]?(?=[^\W\d_])(?:(?![.!?] [–—-] ?[A-ZÅÄÖÆØ])[^\n])+", re.MULTILINE
)
"""The same in Norwegian, Danish and Swedish, where editors also join such lines to the paragraph before."""
NORDIC = frozenset({"no", "da", "sv", "fi"})
_BREAK = re.compile(r"[,.!?…]?\s?[–—-]\s|[,.!?…]?\s[–—](?=[^\W\d_])|,\s|[!?…]\s")
"""Marks between speech and the clause that names the speaker."""
_RESUMED = re.compile(r"[.,;:]?\s?[–—][.,;:]?\s+(?=[¿¡]?[^\W\d_])")
"""Marks behind that clause, before more speech: "—dijo Juan Duarte—. Nadie escuchó"."""
MAX_WORDS_TO_VERB = 3
_NAME_AND_VERB = re.compile(r"(?:[a-zåäö-]+ ){0,3}+[A-ZÅÄÖ][\w-]+ (?:[A-ZÅÄÖ][\w-]+ ){0,2}+(?P<verb>[a-zåäö]+)")
_WORD = re.compile(r"\w+")


def with_dashes(text: str, quotes: Sequence[Quoted], language: str) -> list[Quoted]:
    """The quotes, and the lines behind a dash of which a verb of saying shows that they are speech."""
    spoken = [quote for quote in _spoken(text, language) if not any(_overlap(quote, other) for other in quotes)]
    return sorted([*quotes, *spoken]) if spoken else list(quotes)


def _spoken(text: str, language: str) -> Iterator[Quoted]:
    for line in (_NORDIC_LINE if language in NORDIC else _LINE).finditer(text):
        start = line.start() + len(line[0]) - len(line[0].lstrip(" \t–—―-\xa0"))
        for mark in _BREAK.finditer(text, start, line.end()):
            found = islice(_WORD.finditer(text, mark.end(), line.end()), MAX_WORDS_TO_VERB)
            words = [word[0].lower() for word in found]
            if begins_with_speech(words, language) or (
                language == "fi" and _name_and_verb(text, mark.end(), line.end())
            ):
                end = mark.start() + (mark[0][0] in "!?….,")
                yield Quoted(start, end, text[start:end])
                if more := _RESUMED.search(text, mark.end(), line.end()):
                    yield Quoted(more.end(), line.end(), text[more.end() : line.end()].rstrip())
                break


def _name_and_verb(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with titles, a name and a verb of saying: "toimitusjohtaja Anna Ranta sanoi"."""
    clause = _NAME_AND_VERB.match(text, start, end)
    return clause is not None and clause["verb"] in speech_verbs(language="fi")


def _overlap(one: Quoted, other: Quoted) -> bool:
    return one.start < other.end and other.start < one.end
