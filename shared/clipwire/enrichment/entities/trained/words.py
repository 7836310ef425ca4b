"""Divide a text into words, and give each the features that the model of a language with spaces reads."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from clipwire.enrichment.entities.shapes import beside, shape_of
from clipwire.enrichment.entities.tokens import Token
from clipwire.enrichment.entities.trained.bases import bases
from clipwire.enrichment.entities.trained.knowledge import knowledge
from clipwire.enrichment.entities.trained.known_names import UNCASED, codes_of, codes_of_several
from clipwire.enrichment.entities.word_features import Row, encoded
from clipwire.wording import words_of
from clipwire.wording.titles import WITH_PRESS, words_before_names

LINKS = frozenset(
    "of the de la le les du des d' l' del della dell' delle dei degli di da do dos das e y et en i & - ' . van von der "
    "den zu zum und og och ja ve al el bin ibn и".split()
)
"""Words between two capitalised words of one name."""

_NUMBER = r"\d+(?:[.,:]\d+)*+"
_INITIALS = r"(?:[^\W\d_]\.){2,}+|[^\W\d_]\.(?=[ \xa0]?[^\W\d_])"
_ELISION = r"[^\W\d_]{1,6}['’](?=[^\W\d_])"
_DEVANAGARI = r"[\u0900-\u0963\u0966-\u097f\u200c\u200d]++"


@cache
def _expression(language: str) -> re.Pattern[str]:
    joints = {"fr": "-‐", "it": "-‐", "fi": "-‐'’:", "sv": "-‐'’:"}.get(language, "-‐'’")
    word = rf"[^\W_]++(?:[{joints}][^\W_]++)*+"
    parts = [_NUMBER, _INITIALS, word, r"\S"]
    if language in ("fr", "it"):
        parts.insert(2, _ELISION)
    if language == "hi":
        parts.insert(2, _DEVANAGARI)
    return re.compile("|".join(parts))


def tokens(text: str, language: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of `text[start:end]`."""
    found = _expression(language).finditer(text, start, len(text) if end is None else end)
    return [Token(m[0].replace("’", "'"), m.start(), m.end()) for m in found]


class Clues(NamedTuple):
    """The document's evidence about its capitalised words."""

    lower: frozenset[str]
    """Words that the document also has in small letters."""
    inner: frozenset[str]
    """Words with a capital in the middle of a sentence, in small letters."""


def document_clues(sentences: Iterable[Sequence[str]]) -> Clues:
    lower: set[str] = set()
    inner: set[str] = set()
    for words in sentences:
        for i, word in enumerate(words):
            if word.islower():
                lower.add(word)
            elif i and word[0].isupper():
                inner.add(word.lower())
    return Clues(frozenset(lower), frozenset(inner))


def features(words: Sequence[str], language: str, clues: Clues) -> list[Sequence[bytes]]:
    """The features of each word of a sentence, encoded for crfsuite."""
    cased = language not in UNCASED
    near = _near_capitals(words) if cased else [True] * len(words)
    own = [_word(word, language) for word in words]
    longer = _longer_names(words, language)
    runs = _runs(words, own) if cased else [()] * len(words)
    mode = _mode(words) if cased else ()
    last = len(words) - 1
    rows: list[Sequence[bytes]] = []
    for i, word in enumerate(words):
        if not near[i]:
            rows.append(FAR)
            continue
        here = own[i]
        row = [*here.here, *longer[i], *runs[i], *mode]
        before = own[i - 1] if i else EDGE
        after = own[i + 1] if i < last else EDGE
        row += before.before
        row += after.after
        if i > 1:
            row += own[i - 2].well_before
        if i < last - 1:
            row += own[i + 2].well_after
        row.append(_pair("b", before.coarse, here.coarse))
        row.append(_pair("a", here.coarse, after.coarse))
        row.append(_shapes(before.shape, here.shape, after.shape))
        if cased and word[0].isupper():
            low = here.folded
            if low in clues.lower:
                row.append(b"dl")
            if low in clues.inner:
                row.append(b"di")
            if not i:
                row.append(b"first")
        rows.append(row)
    return rows


FAR = (b"far",)
"""The feature of a word without a capitalised neighbour: no name begins or ends there."""


def _near_capitals(words: Sequence[str]) -> list[bool]:
    return beside([word[0].isupper() or word[0].isdigit() for word in words])


def has_capitals(words: Sequence[str]) -> bool:
    return any(word[0].isupper() for word in words)


class _Word:
    """The features of a word for each position that it may have."""

    def __init__(self, word: str, language: str) -> None:
        folded = word.lower()
        self.folded = folded
        self.shape = shape = shape_of(word)
        known = knowledge(language)
        group = known.classes.get(folded) or ""
        if not group and len(folded) > 4:
            for base in bases(folded, language):
                if group := known.classes.get(base, ""):
                    break
        codes = codes_of(word, language)
        self.coarse = (group[:1] or "?") + codes[:1] if folded[0].isalpha() else shape[:1]
        identity = "w=" + (
            folded if folded.isalpha() or not any(map(str.isdigit, folded)) else re.sub(r"\d", "0", folded)
        )
        here = [identity, "f=" + shape]
        size = len(folded)
        if folded[0].isalpha():
            here += ["e=" + folded[-length:] for length in (1, 2, 3, 4) if size > length]
            here += ["p=" + folded[:length] for length in (2, 3, 4) if size > length]
            if language == "ar":
                here += ["t=" + base for base in bases(folded, language)[:2]]
        kinds = ["g" + code for code in codes]
        if group:
            here += ["c" + group, "k" + group[0], f"k{group[0]}{shape}"]
        elif folded[0].isalpha():
            here += ["k?", f"k?{shape}"]
        role = _role(folded, language)
        here += role
        around = [identity, *kinds, *role]
        if group:
            around += ["c" + group, "k" + group[0]]
        self.here = encoded("", [*here, *kinds])
        self.before = encoded("-", [*around, "f=" + shape])
        self.after = encoded("+", [*around, "f=" + shape])
        far = [identity, "k" + self.coarse]
        self.well_before = encoded("--", far)
        self.well_after = encoded("++", far)
        head = [identity, *kinds, *(["c" + group] if group else [])]
        self.head_of_run = encoded("h", [*head, *(["e=" + folded[-3:]] if size > 3 else [])])
        self.first_of_run = encoded("i", head)
        self.before_run = encoded("j", [identity, *role, *(["c" + group] if group else [])])
        self.after_run = encoded("l", [identity, *role, *(["c" + group] if group else [])])


_word = lru_cache(20_000)(_Word)


def _role(word: str, language: str) -> list[str]:
    """Whether a word is a title of people or a verb of saying, by the tables of wording."""
    titles, endings, said = _roles(language)
    if word in titles or (len(word) > 6 and word.endswith(endings)):
        return ["H"]
    return ["V"] if word in said else []


@cache
def _roles(language: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    return (
        words_before_names(*WITH_PRESS, language=language) - {"von", "van", "de"},
        tuple(words_of("titles", "compound", language=language)),
        words_of("saying_verbs", "past", "present", "participle", language=language),
    )


MAX_KNOWN_WORDS = 3


def _longer_names(words: Sequence[str], language: str) -> list[Row]:
    """For each word, its position in a known name of several words."""
    rows: list[Row] = [()] * len(words)
    i = 0
    cased = language not in UNCASED
    while i < len(words) - 1:
        if not words[i][0].isalpha() or (cased and not words[i][0].isupper()):
            i += 1
            continue
        for end in range(min(len(words), i + MAX_KNOWN_WORDS), i + 1, -1):
            if cased and not words[end - 1][0].isupper():
                continue
            if not words[end - 1][0].isalpha():
                continue
            if codes := codes_of_several(" ".join(words[i:end]), language):
                for j in range(i, end):
                    position = "B" if j == i else "E" if j == end - 1 else "I"
                    rows[j] = encoded("m" + position, codes)
                i = end - 1
                break
        i += 1
    return rows


def _runs(words: Sequence[str], own: Sequence[_Word]) -> list[Row]:
    """For each word of a run of capitalised words: its place in it; the run's length, edges and neighbours."""
    rows: list[Row] = [()] * len(words)
    i = 0
    while i < len(words):
        if not words[i][0].isupper():
            i += 1
            continue
        end = _end_of_run(words, i)
        common = (
            b"n%d" % min(end - i, 5),
            *own[end - 1].head_of_run,
            *own[i].first_of_run,
            *(own[i - 1].before_run if i else BEGIN),
            *(own[end].after_run if end < len(words) else END),
        )
        if end == i + 1:
            rows[i] = (*common, b"o1")
        else:
            rows[i] = (*common, b"oB")
            rows[end - 1] = (*common, b"oE")
            for j in range(i + 1, end - 1):
                rows[j] = (*common, b"oI")
        i = end
    return rows


BEGIN, END = (b"j^",), (b"l$",)


def _end_of_run(words: Sequence[str], start: int) -> int:
    end = start + 1
    while end < len(words):
        if words[end][0].isupper():
            end += 1
        elif end + 1 < len(words) and words[end].lower() in LINKS and words[end + 1][0].isupper():
            end += 2
        elif (
            end + 2 < len(words)
            and words[end].lower() in LINKS
            and words[end + 1].lower() in LINKS
            and words[end + 2][0].isupper()
        ):
            end += 3
        else:
            break
    return end


def _mode(words: Sequence[str]) -> Row:
    """The use of capitals in a sentence: as usual, all capitals, as in a headline, or none."""
    letters = [word for word in words if word.isalpha()]
    if len(letters) < 3:
        return ()
    if sum(word.isupper() for word in letters) > 0.6 * len(letters):
        return (b"CAPITALS",)
    if sum(word[0].isupper() for word in letters) > 0.7 * len(letters):
        return (b"Headline",)
    return ()


@lru_cache(20_000)
def _pair(side: str, one: str, other: str) -> bytes:
    return f"{side}{one}|{other}".encode()


@lru_cache(20_000)
def _shapes(before: str, shape: str, after: str) -> bytes:
    return f"s{before}|{shape}|{after}".encode()


class _Edge:
    """Stands for what is before the first word of a sentence and behind the last."""

    before: Row = (b"-^",)
    after: Row = (b"+$",)
    coarse = "^"
    shape = "^"


EDGE = _Edge()
