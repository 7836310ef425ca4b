"""Find speech behind a dash: "– Det är en svår situation, säger Johan Sandberg"."""

import re
from collections.abc import Iterator, Sequence

from clipwire.enrichment.quotes.elsewhere import speech_verbs
from clipwire.enrichment.quotes.marks import Quoted

_LINE = re.compile(r"^[ \t]*[–—―-][ \xa0]?(?=[^\W\d_])[^\n]+", re.MULTILINE)
_BREAK = re.compile(r"[,.!?…]?\s?[–—-]\s|,\s|[!?…]\s")
"""Marks between speech and the clause that names the speaker."""
MAX_WORDS_TO_VERB = 3
_WORD = re.compile(r"\w+")


def with_dashes(text: str, quotes: Sequence[Quoted], language: str) -> list[Quoted]:
    """The quotes, and the lines behind a dash of which a verb of saying shows that they are speech."""
    spoken = [quote for quote in _spoken(text, language) if not any(_overlap(quote, other) for other in quotes)]
    return sorted([*quotes, *spoken]) if spoken else list(quotes)


def _spoken(text: str, language: str) -> Iterator[Quoted]:
    verbs = speech_verbs(language)
    for line in _LINE.finditer(text):
        start = line.start() + len(line[0]) - len(line[0].lstrip(" \t–—―-\xa0"))
        for mark in _BREAK.finditer(text, start, line.end()):
            words = [word[0].lower() for word in _WORD.finditer(text, mark.end(), line.end())][:MAX_WORDS_TO_VERB]
            if any(word in verbs for word in words[: 2 if language == "fr" else 1]):
                end = mark.start() + (mark[0][0] in "!?….,")
                yield Quoted(start, end, text[start:end])
                break


def _overlap(one: Quoted, other: Quoted) -> bool:
    return one.start < other.end and other.start < one.end
