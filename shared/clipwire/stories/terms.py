"""Terms: the words of a text as they are counted, without endings, or pairs of letters in scripts without spaces.

A term's document share is the share of the articles of a language that are expected to have it. The shares of frequent
terms come from `knowledge/stories/common_terms`; all other terms have a small share, the same for all.
"""

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from clipwire.stories.tokens import hash_of, is_dense

STEM_CHARS = 7
"""Words that agree in so many letters are one term: most endings are behind them, in most languages."""
TEXT_WORDS = 300
"""Words of a text: in one of so many words, a word of frequency f occurs with a probability of 1 - exp(-300 f)."""
RARE = 0.25
"""Share of a term that is not in the table, as a part of the smallest share in the table."""
DEFAULT_RARE_SHARE = 0.002
"""The same for a language without a table."""
_HIRAGANA = range(0x3040, 0x30A0)


def terms_of(words: Sequence[str]) -> list[str]:
    """The terms of a text that is split into tokens, in order. Single letters and digits are none.

    >>> terms_of(["the", "harbourmaster", "港", "の", "口"])
    ['the', 'harbour', '港の', 'の口']
    """
    terms = []
    last = ""
    for word in words:
        if is_dense(word):
            if last and not (ord(last) in _HIRAGANA and ord(word) in _HIRAGANA):
                terms.append(last + word)
            last = word
        else:
            last = ""
            if len(word) > 1:
                terms.append(word[:STEM_CHARS])
    return terms


class DocumentShares:
    """The expected document shares of one language, by the hash of a term."""

    def __init__(self, frequencies: dict[str, float]) -> None:
        self._shares = {hash_of(term): 1 - math.exp(-TEXT_WORDS * share) for term, share in frequencies.items()}
        self.rare = RARE * min(self._shares.values()) if self._shares else DEFAULT_RARE_SHARE

    def __getitem__(self, term: int) -> float:
        return self._shares.get(term, self.rare)


@cache
def document_shares(language: str) -> DocumentShares:
    """The shares of a language, by its BCP 47 tag without region. All are equal if the language has no table."""
    file = files("clipwire").joinpath("knowledge", "stories", "common_terms", f"{language}.tsv")
    if not language.isalpha() or not file.is_file():
        return DocumentShares({})
    frequencies: dict[str, float] = {}
    for line in file.read_text("utf-8").splitlines():
        if line[:1] != "#":
            decibels, _, terms = line.partition("\t")
            frequencies |= dict.fromkeys(terms.split(), 10 ** (-int(decibels) / 10))
    return DocumentShares(frequencies)
