"""Find the names behind the opening of a byline, among offices, agencies and places."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clipwire.parsing.bylines import words as vocabulary
from clipwire.parsing.bylines.openings import Opening, before_credits, opened
from clipwire.parsing.bylines.words import EDGES, bare, listed, plain
from clipwire.text.folding import letters_of
from clipwire.wording.calendar import months, weekdays

MAX_NAME_CHARS = 60
MAX_NAME_WORDS = 6
MAX_ACRONYM_CHARS = 5
MAX_AGENCY_WORDS = 5

_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_BETWEEN_NAMES = re.compile(r"[;,|｜·•/\n]|\s[&–—-]{1,2}\s|(?<=\w{4})\.\s")
_PREFIX = re.compile(r"[dl]['’]|[ae]l-", re.IGNORECASE)
"""A beginning in small letters that a word of a name may have: d'Arc, al-Assad."""
_NEVER_IN_NAMES = frozenset("…!?=%&+:0123456789")


class People(NamedTuple):
    """The names in a byline, and what else it has."""

    names: list[str]
    has_office: bool
    """Whether it names an office, an agency or an account."""
    begins_as_prose: bool
    """Whether its first part is neither a name nor an office."""


def people_in(opening: Opening) -> People:
    found: list[str] = []
    has_office = begins_as_prose = False
    for part in _parts(opening):
        name, is_other = person_in(part, is_first=not found)
        has_office |= is_other
        if name:
            found.append(name)
        elif not (found or has_office):
            begins_as_prose = True
    full = [name for name in found if " " in name]
    if opening.kind == "from":
        found = full = full if full and full[0] == found[0] and not _begins_small(full[0]) else []
    names = full or ([] if has_office else found)  # a single word beside a full name, or an office, is a place
    return People(list(dict.fromkeys(names)), has_office, begins_as_prose)


def _begins_small(name: str) -> bool:
    return name.split()[0].lower() in listed("particle")


def _parts(opening: Opening) -> Iterator[str]:
    """The parts between the opening and a credit, without places and publishers that the text was written for."""
    text = "" if opening.is_credit else before_credits(opening.rest)
    text = _BRACKETS.sub(" ", vocabulary.generation().sub(r" \1", vocabulary.degree().sub("", text)))
    is_shouted = text.isupper()
    for number, between in enumerate(_BETWEEN_NAMES.split(text)):
        again = opened(between).rest if number else between
        for words in _between_joiners(again.split(), opening.languages, is_shouted):
            if part := bare(" ".join(_before_place(words, opening.languages, is_shouted))):
                yield part


def _between_joiners(words: list[str], languages: tuple[str, ...], is_shouted: bool) -> Iterator[list[str]]:
    """The words between joiners.

    Some joiners are also a word before places in another language, or occur within names. Such a joiner needs a full
    name on either side, or an office behind it.
    """
    joiners, doubtful = _joiners(languages), _doubtful_joiners()
    start = 0
    for at, word in enumerate(words):
        joiner = word.lower() if is_shouted else word
        if joiner not in joiners:
            continue
        behind = words[at + 1 :]
        if joiner not in doubtful or (at - start > 1 and (len(behind) > 1 or is_office(" ".join(behind)))):
            yield words[start:at]
            start = at + 1
    yield words[start:]


def _before_place(words: list[str], languages: tuple[str, ...], is_shouted: bool) -> list[str]:
    """The words before a place of writing, or before a publisher that the text was written for."""
    stops = _stops(languages)
    at = next((n for n, word in enumerate(words) if (word.lower() if is_shouted else word) in stops), len(words))
    return words[:at]


@cache
def _joiners(languages: tuple[str, ...]) -> frozenset[str]:
    """All joiners without those that are only a word before places in these languages."""
    if not languages:
        return listed("joiner")
    return listed("joiner") - (listed("place", *languages) - listed("joiner", *languages))


@cache
def _stops(languages: tuple[str, ...]) -> frozenset[str]:
    """Words that end a list of names: those of these languages, and those of others that have no other meaning."""
    of_place = listed("place", *languages) if languages else frozenset()
    return listed("for") | of_place | (listed("place") - _doubtful_joiners() - listed("particle"))


@cache
def _doubtful_joiners() -> frozenset[str]:
    return listed("joiner") & (listed("place") | listed("particle"))


def person_in(part: str, is_first: bool) -> tuple[str | None, bool]:
    """The name in a part of a byline, or None, and whether the part has an office."""
    words = _without_mark(part.split())
    if is_plain_name(part) and words[-1].lower() in listed("surname"):
        return part, False
    if is_office(" ".join(words)):
        return None, True
    job = max((number for number, word in enumerate(words, 1) if plain(word) in vocabulary.jobs()), default=0)
    words = words[job:]
    if not is_first and words and words[-1].lower() in vocabulary.roles():
        return None, True  # "Managing Director"
    return (" ".join(words) if len(words) > bool(job) and _is_name(words) else None), bool(job)


def is_plain_name(text: str) -> bool:
    """Whether a text is a common given name and one or two more words without an office: "peter holm"."""
    first, *others = text.split() or [""]
    return (
        first.lower() in vocabulary.given_names()
        and 1 <= len(others) <= 2
        and all(word.isalpha() for word in others)
        and all(word.lower() in listed("surname") or not is_office(word) for word in others)
    )


def _without_mark(words: list[str]) -> list[str]:
    """A name without the agency, the mark of a newspaper, or letters such as MBE behind it."""
    for size in range(min(MAX_AGENCY_WORDS, len(words) - 1), 0, -1):
        if " ".join(words[-size:]).strip(EDGES) in vocabulary.printed_marks():
            return words[:-size]
    is_mark = len(words) > 2 and _is_acronym(words[-1]) and not any(w.isupper() for w in words[:-1] if len(w) > 2)
    return words[:-1] if is_mark else words


def _is_name(words: list[str]) -> bool:
    name = " ".join(words)
    return (
        len(words) <= MAX_NAME_WORDS
        and 1 < len(name) <= MAX_NAME_CHARS
        and _NEVER_IN_NAMES.isdisjoint(name)
        and words[0].lower() not in listed("prose")
        and words[0].lower() not in weekdays("en")
        and not (len(words) == 1 and (_is_acronym(name) or name.lower() in months()))
        and all(word[0].isalpha() and not _is_small(word) for word in words)
        and not words[-1].islower()
    )


def _is_small(word: str) -> bool:
    return _PREFIX.sub("", word)[:1].islower() and word.lower() not in listed("particle")


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= MAX_ACRONYM_CHARS


def is_office(part: str) -> bool:
    """Whether a part of a byline is an agency, an office, an account or another thing that is not a name."""
    words = [word.strip(EDGES) for word in part.lower().replace("/", " ").split()]
    return (
        letters_of(part) in vocabulary.marks()
        or part.lower() in listed("account")
        or (_is_acronym(part.partition(" ")[0]) and letters_of(words[0]) in vocabulary.marks())
        or not vocabulary.offices().isdisjoint(words)
    )
