"""What the entity model sees of each word: the word, its form, its classes, known names, neighbours, and the document.

After Ratinov and Roth (2009), "Design challenges and misconceptions in named entity recognition": gazetteers, word
classes and clues from the rest of the document make up for little training text. Changing anything here asks for a new
model: see `knowledge/entities/train.py`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from clipwire.enrichment.entity_gazetteer import tables
from clipwire.enrichment.text import OPENERS


class Token(NamedTuple):
    """`text[start:end]`, a word or a mark."""

    word: str
    start: int
    end: int


_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*+"
    r"|(?:[^\W\d_]\.){2,}+"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Col|Gov|Sen|Rep|Lt|Maj|Prof|Rev|Inc|Corp|Ltd|Co|Bros|Capt|Sgt|Cmdr|Adm|Ft|Mt)\.(?!\w)"
    r"|[^\W\d_]\.(?=\s)"  # an initial
    r"|[^\W\d_]++(?:['’](?![sS]\b)[^\W\d_]++)*+"
    r"|['’][sS]\b"
    r"|\w++|\S"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words and marks of `text[start:end]`; hyphens and the possessive 's are tokens of their own.

    A curly apostrophe is given as a straight one.
    """
    return [
        Token(m.group().replace("’", "'"), *m.span())
        for m in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


LINKS = frozenset("of the for de la del di da du al el bin ibn van von der and & - ' . en y e do dos das".split(" "))
"""What may stand between two capitalised words of one name."""
TELLING = frozenset(
    "mr mrs ms dr president minister premier secretary king prince general leader in at near of from by said says told "
    "the and a who which based city province state town river company inc ltd corp party group team club".split(" ")
)
"""Words that, standing beside a name anywhere in the document, tell what it names."""


class Clues(NamedTuple):
    """What the document says of its capitalised words, wherever they stand."""

    of_word: Mapping[str, tuple[str, ...]]


def document_clues(sentences: Sequence[Sequence[str]]) -> Clues:
    """Look at every capitalised word of the document: its other forms, and the words beside it."""
    names = tables().names
    lower: set[str] = set()
    seen: dict[str, set[str]] = {}
    for sentence in sentences:
        if _is_capitals(sentence):
            continue
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
    return Clues({word: tuple(sorted(clues)) for word, clues in seen.items()})


def features(words: Sequence[str], clues: Clues) -> list[list[str]]:
    """The features of each word of one sentence."""
    capitals = _is_capitals(words)
    if capitals:
        words = [word.capitalize() if word.isalpha() else word for word in words]
    known = tables().matches(words)
    gazetteer = [_gazetteer_features(tuple(matches)) for matches in known]
    own = [_word_features(word) for word in words]
    runs = _run_features(words)
    mode = _mode(words, capitals)
    last = len(words) - 1
    near_a_name = _near_capitals(words)
    rows = []
    for i, word in enumerate(words):
        if not near_a_name[i]:
            rows.append([*own[i].here[:2], mode])
            continue
        row = [*own[i].here, *gazetteer[i].here, *runs[i], *clues.of_word.get(word, ()), mode]
        if i:
            row += own[i - 1].before
            row += gazetteer[i - 1].before
            row.append(f"b={own[i - 1].folded}|{own[i].shape}")
            if i > 1:
                row += own[i - 2].well_before
        else:
            row.append("first")
        if i < last:
            row += own[i + 1].after
            row += gazetteer[i + 1].after
            row.append(f"a={own[i].shape}|{own[i + 1].folded}")
            if i < last - 1:
                row += own[i + 2].well_after
        else:
            row.append("last")
        before = own[i - 1].shape if i else "^"
        after = own[i + 1].shape if i < last else "$"
        row.append(f"s={before}|{own[i].shape}|{after}")
        rows.append(row)
    return rows


def _near_capitals(words: Sequence[str]) -> list[bool]:
    """Whether a word or one beside it is capitalised: elsewhere no name begins or ends, and most words are elsewhere.

    The capital of a small word that begins the sentence does not count.
    """
    raised = [word[0].isupper() or (word[0].isalnum() and not word[0].isascii()) for word in words]
    if words and words[0].lower() in OPENERS:
        raised[0] = False
    return [a or b or c for a, b, c in zip([False, *raised], raised, [*raised[1:], False], strict=False)]


class _WordFeatures(NamedTuple):
    folded: str
    shape: str
    here: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    well_before: tuple[str, ...]
    well_after: tuple[str, ...]


@lru_cache(50_000)
def _word_features(word: str) -> _WordFeatures:
    known = tables()
    folded = re.sub(r"\d", "0", word.lower())
    shape = _shape(word)
    classes = known.classes.get(folded)
    sense = known.senses.get(folded, "")
    here = ["w=" + folded, "f=" + shape]
    near = ["w=" + folded, "f=" + shape]
    far = ["w=" + folded]
    if len(folded) > 3:
        here += ["p=" + folded[:3], "e=" + folded[-3:]]
        near.append("e=" + folded[-3:])
    if len(folded) > 2:
        here.append("e=" + folded[-2:])
    if len(folded) > 5:
        here += ["p=" + folded[:4], "e=" + folded[-4:]]
    if classes:
        fine, middle, coarse = classes.split("/")
        here += ["1" + fine, "2" + middle, "3" + coarse, "3" + coarse + shape]
        near += ["1" + fine, "2" + middle, "3" + coarse]
        far += ["2" + middle, "3" + coarse]
    elif word[0].isalpha():
        here += ["1?", "1?" + shape]
        near.append("1?")
    if sense:
        here.append("n=" + sense)
        near.append("n=" + sense)
    return _WordFeatures(
        folded,
        shape,
        tuple(here),
        tuple("-" + f for f in near),
        tuple("+" + f for f in near),
        tuple("--" + f for f in far),
        tuple("++" + f for f in far),
    )


def _shape(word: str) -> str:
    """X upper, x lower, 9 digit, c a letter without case, the mark itself; runs of three and more as two."""
    shape = ""
    for character in word[:20]:
        kind = (
            "X" if character.isupper()
            else "x" if character.islower()
            else "9" if character.isdigit()
            else "c" if character.isalpha()
            else character
        )  # fmt: skip
        if not shape.endswith(kind * 2):
            shape += kind
    return shape


class _GazetteerFeatures(NamedTuple):
    here: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


@lru_cache(10_000)
def _gazetteer_features(matches: tuple[tuple[str, str], ...]) -> _GazetteerFeatures:
    here = tuple(f"g{position}{code}" for position, codes in matches for code in codes) or ("g",)
    return _GazetteerFeatures(here, tuple("-" + g for g in here), tuple("+" + g for g in here))


def _run_features(words: Sequence[str]) -> list[tuple[str, ...]]:
    """For each word of a run of capitalised words: its length, place, last and first word, and what stands around."""
    rows: list[tuple[str, ...]] = [()] * len(words)
    i = 0
    while i < len(words):
        if not words[i][0].isupper():
            i += 1
            continue
        end = i + 1
        while end < len(words):
            if words[end][0].isupper():
                end += 1
            elif end + 1 < len(words) and words[end].lower() in LINKS and words[end + 1][0].isupper():
                end += 2
            elif (
                end + 2 < len(words) and words[end] == "of" and words[end + 1] == "the" and words[end + 2][0].isupper()
            ):
                end += 3
            else:
                break
        before = _word_features(words[i - 1]) if i else None
        after = _word_features(words[end]) if end < len(words) else None
        head = _word_features(words[end - 1])
        first = _word_features(words[i])
        common = [
            "rl" + str(min(end - i, 6)),
            "rh=" + head.folded,
            "rf=" + first.folded,
            "rb=" + (before.folded if before else "^"),
            "ra=" + (after.folded if after else "$"),
        ]
        for name, word in (("rh", words[end - 1]), ("rf", words[i])):
            if classes := tables().classes.get(word.lower()):
                fine, _, coarse = classes.split("/")
                common += [name + "1" + fine, name + "3" + coarse]
        if after and (sense := tables().senses.get(after.folded)):
            common.append("ra" + sense)
        if before and (sense := tables().senses.get(before.folded)):
            common.append("rb" + sense)
        for j in range(i, end):
            place = "only" if end == i + 1 else "first" if j == i else "last" if j == end - 1 else "inner"
            rows[j] = (*common, "rp=" + place)
        i = end
    return rows


def _is_capitals(words: Sequence[str]) -> bool:
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    return len(letters) > 1 and sum(word.isupper() for word in letters) > 0.6 * len(letters)


def _mode(words: Sequence[str], capitals: bool) -> str:
    """How the sentence uses capitals: all of them, those of a headline, none, or as usual."""
    if capitals:
        return "CAPITALS"
    letters = [word for word in words if word.isalpha()]
    raised = sum(word[0].isupper() for word in letters)
    if len(letters) > 3 and raised > 0.7 * len(letters):
        return "Headline"
    return "Usual" if raised else "lower"
