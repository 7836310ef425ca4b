"""The features of each word: its form, its classes, the known names that contain it, its neighbours, the document.

After Ratinov and Roth (2009), "Design challenges and misconceptions in named entity recognition": gazetteers, word
classes and clues from the rest of the document compensate for little training text. The features and the words listed
here are part of the model: after any change, it must be trained again (`tools/entities/train.py`). So these lists are
not in the tables of wording.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from clipwire.enrichment.entities.gazetteer import Matches, tables
from clipwire.enrichment.entities.shapes import beside
from clipwire.enrichment.entities.word_features import (
    NO_NAME,
    NO_WORD,
    Row,
    Word,
    encoded,
    name_features,
    word_features,
)
from clipwire.text.sentences import OPENERS

LINKS = frozenset("of the for de la del di da du al el bin ibn van von der and & - ' . en y e do dos das".split(" "))
"""Words between two capitalised words of one name."""
TELLING = frozenset(
    "mr mrs ms dr president minister premier secretary king prince general leader in at near of from by said says told "
    "the and a who which based city province state town river company inc ltd corp party group team club".split(" ")
)
"""Words that, beside a name anywhere in the document, show what it names."""


class Clues(NamedTuple):
    """The document's evidence about its capitalised words."""

    of_word: Mapping[str, Row]


def document_clues(sentences: Sequence[Sequence[str]]) -> Clues:
    """Collect the other forms of every capitalised word of the document, and the words beside it.

    The caller leaves out sentences in capitals, which prove nothing.
    """
    names = tables().names
    lower: set[str] = set()
    seen: dict[str, set[str]] = {}
    for sentence in sentences:
        last = len(sentence) - 1
        for i, word in enumerate(sentence):
            if word.islower():
                lower.add(word)
            elif word[0].isupper():
                clues = seen.setdefault(word, set())
                if i:
                    before = sentence[i - 1]
                    if before[0].isalpha():
                        clues.add("dm")
                        if (folded := before.lower()) in TELLING:
                            clues.add("d-" + folded)
                        if before[0].isupper() and "G" in names.get(before, ""):
                            clues.add("dg")
                if i < last:
                    after = sentence[i + 1]
                    if (folded := after.lower()) in TELLING:
                        clues.add("d+" + folded)
                    if after[0].isupper() and "S" in names.get(after, ""):
                        clues.add("ds")
    for word, clues in seen.items():
        if word.lower() in lower:
            clues.add("dl")
    return Clues({word: _clues(frozenset(clues)) for word, clues in seen.items()})


@lru_cache(1_000)
def _clues(clues: frozenset[str]) -> Row:
    return encoded("", sorted(clues))


def as_read(words: Sequence[str]) -> Sequence[str]:
    """The words of a sentence; those of a sentence in capitals with ordinary capitals."""
    if _is_capitals(words):
        return [word.capitalize() if word.isalpha() else word for word in words]
    return words


def features(
    words: Sequence[str], in_capitals: bool, matches: Sequence[Matches], clues: Clues
) -> list[Sequence[bytes]]:
    """The features of each word of one sentence, encoded for crfsuite.

    `words` come from `as_read`; `matches` are the known names among them.
    """
    mode = CAPITALS if in_capitals else _mode(words)
    near_a_name = _near_capitals(words)
    own = [
        word_features(word) if is_read else NO_WORD for word, is_read in zip(words, _widened(near_a_name), strict=True)
    ]
    gazetteer = [name_features(tuple(found)) if found else NO_NAME for found in matches]
    runs = _run_features(words, own)
    last = len(words) - 1
    rows: list[Sequence[bytes]] = []
    for i, word in enumerate(words):
        if not near_a_name[i]:
            rows.append(FAR)
            continue
        here = own[i]
        row = [*here.here, *gazetteer[i].here, *runs[i], *clues.of_word.get(word, ()), *mode]
        before = after = ""
        if i:
            row += own[i - 1].before
            row += gazetteer[i - 1].before
            before = own[i - 1].shape
            row.append(_pair("b", own[i - 1].folded, here.shape))
            if i > 1:
                row += own[i - 2].well_before
        else:
            row.append(b"first")
        if i < last:
            row += own[i + 1].after
            row += gazetteer[i + 1].after
            after = own[i + 1].shape
            row.append(_pair("a", own[i + 1].folded, here.shape))
            if i < last - 1:
                row += own[i + 2].well_after
        else:
            row.append(b"last")
        row.append(_shapes(before, here.shape, after))
        rows.append(row)
    return rows


FAR = (b"far",)
"""The feature of a word without a capitalised neighbour, as most are: no name begins or ends there."""


def _near_capitals(words: Sequence[str]) -> list[bool]:
    """For each word, whether it or a neighbour is capitalised, not counting a small word that begins the sentence."""
    return beside(_raised(words))


def _raised(words: Sequence[str]) -> list[bool]:
    """For each word, whether it is capitalised or in a script without capitals."""
    raised = [(first := word[0]).isupper() or (not first.isascii() and first.isalnum()) for word in words]
    if words and words[0].lower() in OPENERS:
        raised[0] = False
    return raised


def has_capitals(words: Sequence[str]) -> bool:
    """Whether a sentence has a word that may begin a name; a small word at its beginning may not."""
    return True in _raised(words)


def _widened(near: Sequence[bool]) -> list[bool]:
    """For each word, whether the features of a word that is at most two away may need it."""
    low, high = [False, False], [*near[1:], False]
    around = zip([*low, *near], [False, *near], near, high, [*near[2:], *low], strict=False)
    return [a or b or c or d or e for a, b, c, d, e in around]


@lru_cache(10_000)
def _pair(side: str, folded: str, shape: str) -> bytes:
    return f"{side}={folded}|{shape}".encode()


@lru_cache(10_000)
def _shapes(before: str, shape: str, after: str) -> bytes:
    return f"s={before}|{shape}|{after}".encode()


NO_RUN: Row = ()
RUN_LENGTHS = tuple(encoded("rl", [str(length)]) for length in range(7))
EDGE_BEFORE, EDGE_AFTER = encoded("rb", ["w=^"]), encoded("ra", ["w=$"])
ONLY, FIRST, INNER, LAST = (encoded("rp=", [place]) for place in ("only", "first", "inner", "last"))


def _run_features(words: Sequence[str], own: Sequence[Word]) -> list[Row]:
    """For each word of a run of capitalised words: its place in it; the run's length, edges and neighbours."""
    rows = [NO_RUN] * len(words)
    i = 0
    while i < len(words):
        if not words[i][0].isupper():
            i += 1
            continue
        end = _end_of_run(words, i)
        common = (
            *RUN_LENGTHS[min(end - i, 6)],
            *own[end - 1].head_of_run,
            *own[i].first_of_run,
            *(own[i - 1].before_run if i else EDGE_BEFORE),
            *(own[end].after_run if end < len(words) else EDGE_AFTER),
        )
        if end == i + 1:
            rows[i] = common + ONLY
        else:
            rows[i:end] = [common + FIRST, *[common + INNER] * (end - i - 2), common + LAST]
        i = end
    return rows


def _end_of_run(words: Sequence[str], start: int) -> int:
    """The index behind a run of capitalised words, which may contain small words."""
    end = start + 1
    while end < len(words):
        if words[end][0].isupper():
            end += 1
        elif end + 1 < len(words) and words[end].lower() in LINKS and words[end + 1][0].isupper():
            end += 2
        elif end + 2 < len(words) and words[end] == "of" and words[end + 1] == "the" and words[end + 2][0].isupper():
            end += 3
        else:
            break
    return end


USUAL, CAPITALS, HEADLINE, LOWER = (), (b"CAPITALS",), (b"Headline",), (b"lower",)


def _is_capitals(words: Sequence[str]) -> bool:
    if sum(map(str.isupper, words)) < 2:
        return False
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    return len(letters) > 1 and sum(word.isupper() for word in letters) > 0.6 * len(letters)


def _mode(words: Sequence[str]) -> Row:
    """The use of capitals in a sentence: as usual, all capitals, as in a headline, or none."""
    letters = [word for word in words if word.isalpha()]
    raised = sum(word[0].isupper() for word in letters)
    if len(letters) > 3 and raised > 0.7 * len(letters):
        return HEADLINE
    return USUAL if raised else LOWER
