"""The features of one word for the model of English: its form, its classes, and the known names that contain it."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.shapes import shape_of

Row = tuple[bytes, ...]
"""Features, encoded."""
_DIGIT = re.compile(r"\d")


class Word:
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
        return (*self._identity, *encoded("", form), *self._shaped, *self._classes, *self._sense)

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


word_features = lru_cache(10_000)(Word)


def encoded(prefix: str, features: Iterable[str]) -> Row:
    """Features as bytes, each with a prefix."""
    return tuple([(prefix + feature).encode() for feature in features])


def _prefixed(prefix: bytes, features: Sequence[bytes]) -> Row:
    return tuple([prefix + feature for feature in features])


class NameFeatures(NamedTuple):
    here: Row
    before: Row
    after: Row


@lru_cache(5_000)
def name_features(matches: tuple[tuple[str, str], ...]) -> NameFeatures:
    codes = [f"g{position}{code}" for position, codes in matches for code in codes] or ["g"]
    return NameFeatures(encoded("", codes), encoded("-", codes), encoded("+", codes))


NO_WORD = word_features("-")
"""Stands for a word that no feature needs."""
NO_NAME = name_features(())
