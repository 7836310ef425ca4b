"""Candidates in Chinese: repeated strings of two to six letters between function words."""

import re
from collections import Counter
from collections.abc import Iterator

from clipwire.enrichment.keywords.candidate import Candidate

_SIZES = range(2, 7)
_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_FUNCTION_WORDS = re.compile(
    r"[的了在是和與与及对對为為以等也将將并並于於从從中上下不我他她它们們这這那有就都而或被把向到说說]"
)
_COUNTING = "第一二三四五六七八九十两几多每各该此"
"""No keyword begins with one of these letters."""


def candidates(text: str) -> Iterator[Candidate]:
    """A string within a longer one counts only if it occurs more often than the longer one."""
    pieces = list(_pieces(text))
    counts = Counter(word for _, piece in pieces for _, word, _ in _strings(piece))
    for start, piece in pieces:
        for at, word, longer in _strings(piece):
            if counts[word] > 1 and word[0] not in _COUNTING and all(counts[one] < counts[word] for one in longer):
                yield Candidate(word, word, start + at)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Start and letters of each piece between function words that has at least two letters."""
    for run in _HAN_RUN.finditer(text):
        start = run.start()
        for mark in [*_FUNCTION_WORDS.finditer(text, *run.span()), None]:
            end = mark.start() if mark else run.end()
            if end - start > 1:
                yield start, text[start:end]
            start = mark.end() if mark else end


def _strings(piece: str) -> Iterator[tuple[int, str, list[str]]]:
    """Offset of each string of a piece, the string, and the strings of one letter more that it is within."""
    for size in _SIZES:
        for at in range(len(piece) - size + 1):
            longer = [piece[at - 1 : at + size]] if at else []
            longer += [piece[at : at + size + 1]] if at + size < len(piece) else []
            yield at, piece[at : at + size], longer
