"""Find the person whom a description of a speaker means, in Romance languages: "la magistrada", "l'altoatesino".

A description with an article means the person who has the same title in the text before. Some words ("the magistrate",
"the Spaniard") refer to the person whom the paragraph is about. An office alone does not: "el alcalde" may be somebody
whom the text does not name. Bodies and papers ("la empresa", "le communiqué") mean nobody.
"""

import re
from collections.abc import Sequence
from functools import cache

from clipwire.enrichment.quotes.offices import holders
from clipwire.enrichment.quotes.sentences import SENTENCE_END
from clipwire.wording import words_of
from clipwire.wording.titles import words_before_names

LANGUAGES = frozenset("es fr it pt ro ca".split())
MAX_CHARS_TO_TOPIC = 40
"""Distance between the beginning of a sentence and the person whom it is about."""
_BY = words_of("saying_verbs", "by")
WORDS_TO_BY = 3
"""Words between "by" and a name, in "un jury présidé par la peintre Ana Ruiz": the sentence is not about her."""
_MASCULINE = frozenset("el le il lo o un ce questo este al dal".split())
_FEMININE = frozenset("la cette questa esta a".split())
_MEN_IN_A = frozenset(
    "Andrea Luca Nicola Mattia Elia Enea Gianluca Borja Mircea Toma Sacha Joshua Garcia Tobia".split()
)
_OF_NAME = re.compile(r"([^\W\d_]+) (?:de|di|do|da|d['’])[ ]?\Z")
MAX_CHARS_OF_CLUB = 40
"""Characters before a name in which its club is looked for."""
_OF_A_PEOPLE = re.compile(
    r"(?:és|esa|ano|ana|eño|eña|ino|ina|ense|ese|ais|aise|ois|oise|ien|ienne|ês|eno|ena|ol|ola)\Z"
)
"""Ends of words for people of a country or a region."""


def person_described(
    words: Sequence[str], text: str, at: int, people: Sequence[tuple[int, str]], language: str
) -> str | None:
    """The full name of the person whom a description before or behind a quote at `at` means.

    `people` has start and full name of each mention, in order.
    """
    if language not in LANGUAGES:
        return None
    article, _, elided = words[0].lower().replace("’", "'").partition("'")
    noun = elided or (words[1].lower() if len(words) > 1 else "")
    if language == "ro":
        article, noun = "", words[0].lower()
    elif article not in _MASCULINE | _FEMININE | {"l"} or not noun:
        return None
    before = [(start, name) for start, name in people if start < at and not _has_other_gender(article, name)]
    if noun in _words("coach", language):
        return _of_club(text, before, language)
    same = holders(noun, text, before, language) if noun in _titles(language) else set()
    refers_back = noun in _words("again", language) or _may_be_of_a_people(noun, words, language)
    return same.pop() if len(same) == 1 else topic(text, at, before) if refers_back and not same else None


def _of_club(text: str, people: Sequence[tuple[int, str]], language: str) -> str | None:
    """The only person before whom the text has a club and "of": "l'Inter di Ugo Sala", "el equipo de Ana Ruiz"."""
    coaches = set()
    for start, name in people:
        club = _OF_NAME.search(text, max(0, start - MAX_CHARS_OF_CLUB), start)
        if club and (club[1][0].isupper() or club[1] in _words("team", language)):
            coaches.add(name)
    return coaches.pop() if len(coaches) == 1 else None


def topic(text: str, at: int, people: Sequence[tuple[int, str]], *, reach: int = 2) -> str | None:
    """The person whom the paragraph of a quote is about, or one of the `reach` - 1 paragraphs before it."""
    end = at
    for _ in range(reach):
        start = text.rfind("\n", 0, end) + 1
        inside = [(begin, name) for begin, name in people if start <= begin < end]
        if inside:
            names = {name for _, name in inside}
            return names.pop() if len(names) == 1 else _of_last_sentence(text, start, end, inside)
        end = len(text[:start].rstrip())
    return None


def _of_last_sentence(text: str, start: int, end: int, people: Sequence[tuple[int, str]]) -> str | None:
    """The only person near the beginning of the last sentence that names people."""
    starts = [start, *(mark.end() for mark in SENTENCE_END.finditer(text, start, end))]
    for begin, finish in reversed(list(zip(starts, [*starts[1:], end], strict=True))):
        inside = [(at, name) for at, name in people if begin <= at < finish]
        if inside:
            near = {
                name
                for at, name in inside
                if at - begin < MAX_CHARS_TO_TOPIC and _BY.isdisjoint(text[begin:at].lower().split()[-WORDS_TO_BY:])
            }
            return near.pop() if len(near) == 1 else None
    return None


def _may_be_of_a_people(noun: str, words: Sequence[str], language: str) -> bool:
    if len(words) > 3 or len(noun) <= 4 or noun in _words("no person", language):
        return False
    return bool(_OF_A_PEOPLE.search(noun))


def _has_other_gender(article: str, name: str) -> bool:
    given = name.split()[0].split("-")[0]
    if " " not in name:
        return False
    if article in _FEMININE:
        return given in _given("man") or given.endswith(("o", "os"))
    return article in _MASCULINE and (given in _given("woman") or (given.endswith("a") and given not in _MEN_IN_A))


@cache
def _given(kind: str) -> frozenset[str]:
    return words_of("given_names", kind)


@cache
def _words(kind: str, language: str) -> frozenset[str]:
    return words_of("saying_verbs", kind, language=language)


@cache
def _titles(language: str) -> frozenset[str]:
    kinds = ("office", "role", "academic", "rank", "clergy", "noble", "press")
    return words_before_names(*kinds, language=language) - {"de", "do", "da"}
