"""The words around the names in a byline, from the tables of `wording` and the profiles of sources."""

import re
from functools import cache

from clipwire.parsing.sources import profiles
from clipwire.text.folding import letters_of
from clipwire.text.word_lists import any_word
from clipwire.wording import words_of

EDGES = " \t.,:;–—-|/*_#()[]{}<>«»“”\"'"


def plain(word: str) -> str:
    """A word in small letters without marks at its edges."""
    return word.strip(EDGES).lower()


def bare(text: str) -> str:
    """A text without marks at its edges, except for the full stop of "Jr."."""
    inner = text.strip(EDGES)
    return f"{inner}." if inner.endswith((" Jr", " Sr")) and f"{inner}." in text else inner


@cache
def listed(kind: str, *languages: str) -> frozenset[str]:
    """The words of a kind in these languages; in all if none is given."""
    rows = (words_of("bylines", kind, language=language) for language in languages or [None])
    return frozenset(word.lower() for words in rows for word in words)


@cache
def offices() -> frozenset[str]:
    """Words of offices and firms, and other words that pages print beside bylines."""
    return listed("house") | listed("desk") | listed("page")


@cache
def given_names() -> frozenset[str]:
    """The most common given names of English texts."""
    return frozenset(map(str.lower, words_of("given_names")))


@cache
def jobs() -> frozenset[str]:
    """Words of jobs in the press."""
    return frozenset(word.lower() for title in words_of("titles", "press") for word in title.split())


@cache
def signing_jobs() -> frozenset[str]:
    """Words of jobs of people who write for the press."""
    return frozenset(word.lower() for word in words_of("titles", "signing"))


@cache
def roles() -> frozenset[str]:
    """Last words of other roles of people."""
    return frozenset(word.lower() for word in words_of("titles", "role", "work", "academic"))


@cache
def generation() -> re.Pattern[str]:
    """An expression for ", Jr." and similar parts of a name."""
    return re.compile(rf",\s*({_one_of('generation')})\b")


@cache
def degree() -> re.Pattern[str]:
    """An expression for ", PhD" and similar words that are not part of the name."""
    return re.compile(rf",?\s(?:{_one_of('degree')})\b\.?")


def _one_of(kind: str) -> str:
    return any_word(words_of("titles", kind))


@cache
def printed_marks() -> frozenset[str]:
    """Agencies, publishers and marks of newspapers, as printed behind names."""
    own = (mark for profile in profiles().values() for mark in (*profile.byline_marks, profile.name))
    return words_of("agencies", "mark", "agency", "house") | frozenset(own)


@cache
def marks() -> frozenset[str]:
    """`printed_marks`, folded."""
    return frozenset(map(letters_of, printed_marks()))
