"""Candidates in Chinese: known names, and repeated strings of two to six letters between function words and names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from clipwire.enrichment.keywords.candidate import Candidate
from clipwire.enrichment.keywords.names import longest_first

_SIZES = range(2, 7)
_COUNTED_SIZES = range(2, 8)
"""One letter more, so that no part of a long string that is repeated is a candidate."""
_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_FUNCTION_WORDS = r"[的了在是和與与及对對为為以等也将將并並于於从從中上下不我他她它们們这這那有就都而或被把向到说說]"
_COUNTING = "第一二三四五六七八九十两几多每各该此"
"""No keyword begins with one of these letters."""


def candidates(text: str, names: Iterable[str] = ()) -> Iterator[Candidate]:
    """A string within a longer one counts only if it occurs more often than the longer one."""
    known = [name for name in longest_first(names) if _HAN_RUN.fullmatch(name)]
    marks = re.compile("|".join([*map(re.escape, known), _FUNCTION_WORDS]))
    pieces = list(_pieces(text, marks))
    counts = Counter(word for _, piece in pieces for _, word, _ in _strings(piece, _COUNTED_SIZES))
    for start, piece in pieces:
        if piece in known:
            yield Candidate(piece, piece, start)
            continue
        for at, word, longer in _strings(piece, _SIZES):
            if counts[word] > 1 and word[0] not in _COUNTING and all(counts[one] < counts[word] for one in longer):
                yield Candidate(word, word, start + at)


def _pieces(text: str, marks: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Start and letters of each name, and of each piece between function words and names, with at least two letters."""
    for run in _HAN_RUN.finditer(text):
        start = run.start()
        for mark in [*marks.finditer(text, *run.span()), None]:
            end = mark.start() if mark else run.end()
            if end - start > 1:
                yield start, text[start:end]
            if mark and mark.end() - end > 1:
                yield end, mark[0]
            start = mark.end() if mark else end


def _strings(piece: str, sizes: range) -> Iterator[tuple[int, str, list[str]]]:
    """Offset of each string of a piece, the string, and the strings of one letter more that it is within."""
    for size in sizes:
        for at in range(len(piece) - size + 1):
            longer = [piece[at - 1 : at + size]] if at else []
            longer += [piece[at : at + size + 1]] if at + size < len(piece) else []
            yield at, piece[at : at + size], longer
