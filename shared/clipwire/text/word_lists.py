"""Sets of words that are written in the code, and expressions for one of many words."""

import re
from collections.abc import Iterable


def word_set(*rows: str) -> frozenset[str]:
    """The words of all rows.

    >>> sorted(word_set("boat net", "pier"))
    ['boat', 'net', 'pier']
    """
    return frozenset(" ".join(rows).split())


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words or expressions: the longest first, so that none hides a longer one.

    >>> any_of(["mai", "maio"])
    'maio|mai'
    """
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def any_word(words: Iterable[str]) -> str:
    """The same for plain words, whose marks mean themselves.

    >>> re.findall(any_word(["p", "p.m."]), "2 p.m., up")
    ['p.m.', 'p']
    """
    return any_of(map(re.escape, words))
