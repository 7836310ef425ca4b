"""Recognise names of people that no word marks as authors, by their given names.

The tables are those of the enricher of entities (`knowledge/entities`): names by kind, and the senses of English nouns.
"""

import unicodedata
from functools import cache
from importlib.resources import files

from clipwire.parsing.bylines.words import listed
from clipwire.text.constant_table import ConstantTable

GIVEN, SURNAME = "G", "S"
MAX_INITIAL_CHARS = 3
WORDS = 2
"""A longer row of words is a street or a club more often than a name: "Lily Pond Lane"."""


def is_person(name: str) -> bool:
    """Whether a text is a given name with a surname behind it, and no place, organisation or phrase.

    >>> is_person("Bożena Wilk"), is_person("San Diego"), is_person("Lily Ponds")
    (True, False, False)
    """
    words = [word for word in name.split() if word.lower() not in listed("particle")]
    words = [word for word in words if not (len(word) <= MAX_INITIAL_CHARS and word.endswith("."))]
    if len(words) != WORDS or not all(word[0].isupper() for word in words):
        return False
    last = _kinds(words[-1])
    is_surname = SURNAME in last or GIVEN in last or (not last and not _is_noun(words[-1]))
    is_phrase = all(_is_noun(word) for word in (words[0], words[-1]))
    return GIVEN in _kinds(words[0]) and is_surname and not is_phrase and not _kinds(name)


def _is_noun(word: str) -> bool:
    """Whether an English noun is spelt so: "Lily", "Ponds"."""
    small = word.lower()
    return small in _table("senses") or small.removesuffix("s") in _table("senses")


def _kinds(name: str) -> str:
    """The kinds of a name in the table, a letter each; names may be listed without their accents."""
    names = _table("names")
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    forms = dict.fromkeys((name, name.title() if name.isupper() else name, plain))
    return next((kinds for form in forms if (kinds := names.get(form))), "")


@cache
def _table(name: str) -> ConstantTable:
    return ConstantTable(files("clipwire").joinpath("knowledge", "entities"), name)
