"""The features of each word: its form, its classes, the known names that contain it, its neighbours, the document.

After Ratinov and Roth (2009), "Design challenges and misconceptions in named entity recognition": gazetteers, word
classes and clues from the rest of the document compensate for little training text. The features and the words listed
here are part of the model: after any change, it must be trained again (`tools/entities/train.py`). So these lists are
not in the tables of wording.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from clipwire.enrichment.entities.gazetteer import Matches, tables
from clipwire.enrichment.entities.shapes import beside, shape_of
from clipwire.text.sentences import OPENERS


class Token(NamedTuple):
    """`text[start:end]`, a word or a mark."""

    word: str
    start: int
    end: int


_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*+"
    r"|(?:[^\W\d_]\.){2,}+"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Col|Gov|Sen|Rep|Lt|Maj|Prof|Rev|Inc|Corp|Ltd|Co|Bros|Capt|Sgt|Cmdr|Adm|Ald|Cllr|Ft|Mt)\.(?!\w)"
    r"|[^\W\d_]\.(?=\s)"  # an initial
    r"|[^\W\d_]++(?:['’](?![sS]\b)[^\W\d_]++)*+"
    r"|['’][sS]\b"
    r"|\w++|\S"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of `text[start:end]`. Hyphens and the possessive 's are separate tokens.

    A curly apostrophe becomes a straight one.
    """
    end = len(text) if end is None else end
    found = _TOKEN.finditer(text, start, end)
    if text.find("’", start, end) < 0:
        return [Token(m[0], m.start(), m.end()) for m in found]
    return [Token(m[0].replace("’", "'"), m.start(), m.end()) for m in found]


LINKS = frozenset("of the for de la del di da du al el bin ibn van von der and & - ' . en y e do dos das".split(" "))
"""Words between two capitalised words of one name."""
TELLING = frozenset(
    "mr mrs ms dr president minister premier secretary king prince general leader in at near of from by said says told "
    "the and a who which based city province state town river company inc ltd corp party group team club".split(" ")
)
"""Words that, beside a name anywhere in the document, show what it names."""


Row = tuple[bytes, ...]
"""Features, encoded."""


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
    return _row("", sorted(clues))


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
    own = [_word(word) if is_read else NO_WORD for word, is_read in zip(words, _widened(near_a_name), strict=True)]
    gazetteer = [_gazetteer_features(tuple(found)) if found else NO_NAME for found in matches]
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


class _Word:
    """The features of a word for each position that it may have, made on first use."""

    def __init__(self, word: str) -> None:
        known = tables()
        folded = word.lower()
        self.folded = folded = folded if folded.isalpha() else _DIGIT.sub("0", folded)
        self.shape = shape_of(word)
        self._identity = [f"w={folded}".encode()]
        self._classes: list[bytes] = []
        self._coarse: list[bytes] = []
        self._sense = [f"n={sense}".encode()] if (sense := known.senses.get(folded)) else []
        self._shaped: list[bytes] = []
        if path := known.classes.get(folded):
            fine, middle, top = path.split("/")
            self._classes, self._coarse = [f"1{fine}".encode(), f"3{top}".encode()], [f"2{middle}".encode()]
            self._shaped = [f"3{top}{self.shape}".encode()]
        elif word[0].isalpha():
            self._classes = [b"1?"]
            self._shaped = [f"1?{self.shape}".encode()]

    @cached_property
    def here(self) -> Row:
        folded = self.folded
        form = ["f=" + self.shape]
        if len(folded) > 2:
            form.append("e=" + folded[-2:])
        if len(folded) > 3:
            form += ["p=" + folded[:3], "e=" + folded[-3:]]
        if len(folded) > 5:
            form += ["p=" + folded[:4], "e=" + folded[-4:]]
        return (*self._identity, *_row("", form), *self._shaped, *self._classes, *self._sense)

    @cached_property
    def before(self) -> Row:
        return _prefixed(b"-", [*self._identity, *self._classes, *self._sense])

    @cached_property
    def after(self) -> Row:
        return _prefixed(b"+", [*self._identity, *self._classes, *self._sense])

    @cached_property
    def well_before(self) -> Row:
        return _prefixed(b"--", [*self._identity, *self._coarse])

    @cached_property
    def well_after(self) -> Row:
        return _prefixed(b"++", [*self._identity, *self._coarse])

    @cached_property
    def head_of_run(self) -> Row:
        return _prefixed(b"rh", [*self._identity, *self._classes])

    @cached_property
    def first_of_run(self) -> Row:
        return _prefixed(b"rf", [*self._identity, *self._classes])

    @cached_property
    def before_run(self) -> Row:
        return _prefixed(b"rb", [*self._identity, *self._sense])

    @cached_property
    def after_run(self) -> Row:
        return _prefixed(b"ra", [*self._identity, *self._sense])


_word = lru_cache(10_000)(_Word)


def _row(prefix: str, features: Sequence[str]) -> Row:
    return tuple([(prefix + feature).encode() for feature in features])


def _prefixed(prefix: bytes, features: Sequence[bytes]) -> Row:
    return tuple([prefix + feature for feature in features])


@lru_cache(10_000)
def _pair(side: str, folded: str, shape: str) -> bytes:
    return f"{side}={folded}|{shape}".encode()


@lru_cache(10_000)
def _shapes(before: str, shape: str, after: str) -> bytes:
    return f"s={before}|{shape}|{after}".encode()


class _GazetteerFeatures(NamedTuple):
    here: Row
    before: Row
    after: Row


@lru_cache(5_000)
def _gazetteer_features(matches: tuple[tuple[str, str], ...]) -> _GazetteerFeatures:
    codes = [f"g{position}{code}" for position, codes in matches for code in codes] or ["g"]
    return _GazetteerFeatures(_row("", codes), _row("-", codes), _row("+", codes))


NO_WORD = _word("-")
"""Stands for a word that no feature needs."""
NO_NAME = _gazetteer_features(())
NO_RUN: Row = ()
RUN_LENGTHS = tuple(_row("rl", [str(length)]) for length in range(7))
EDGE_BEFORE, EDGE_AFTER = _row("rb", ["w=^"]), _row("ra", ["w=$"])
ONLY, FIRST, INNER, LAST = (_row("rp=", [place]) for place in ("only", "first", "inner", "last"))


def _run_features(words: Sequence[str], own: Sequence[_Word]) -> list[Row]:
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
