"""Find the person whom a speaker's office means: "sagte die Ministerin", behind "Innenministerin Anna Lehm"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile

from clipwire.enrichment.entities.trained.bases import bases
from clipwire.enrichment.quotes.verbs import verbs_of
from clipwire.wording import expression, words_of
from clipwire.wording.titles import words_before_names

CHARS_BESIDE_NAME = 80
MIN_COMPOUND_CHARS = 3
"""Characters that a longer word has before the office that it ends with: "Innenministerin"."""
LANGUAGES = frozenset("de nl sv no da ru uk pl cs id".split())
"""Languages of which these rules hold: their speakers of an office are people of the article, or nobody."""
WITHOUT_ARTICLES = frozenset("ru uk pl cs id".split())
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"[.!?;:\n„“”«»\"(]\s*")
_APPOSED = re.compile(r",\s([^,.!?;:\n„“”«»\"]{3,60})")


def person_of(description: str, text: str, at: int, people: Sequence[tuple[int, str]], language: str) -> str | None:
    """The only one of `people` beside whose name the text before `at` has the office of a description.

    A description with more than an article and the office ("der Minister aus Bayern") means nobody in particular.
    """
    office = office_in(description, language)
    if not office or len(description.split()) > (1 if language in WITHOUT_ARTICLES else 2):
        return None
    holding = holders(office, text, [person for person in people if person[0] < at], language)
    return holding.pop() if len(holding) == 1 else None


def holders(office: str, text: str, people: Sequence[tuple[int, str]], language: str) -> set[str]:
    """The people beside one of whose mentions (start and full name, in order) the text has an office."""
    ends = [0, *(start + len(name) for start, name in people)]
    return {
        name
        for (start, name), begin in zip(people, ends, strict=False)
        if any(_is_same(office, word, language) for word in _beside(text, start, name, begin, language))
    }


def office_in(description: str, language: str) -> str:
    """The office of a person in a description, in small letters; empty if it has none."""
    titles = words_before_names("office", "role", "academic", "rank", "clergy", "noble", language=language)
    compound = tuple(words_of("titles", "compound", language=language))
    words = [word.lower() for word in _WORD.findall(description)]
    return next((word for word in words if word in titles or (compound and word.endswith(compound))), "")


def is_definite(description: str, language: str) -> bool:
    """Whether a description is that of a person whom the text has named: "der Minister", "спортсменка"."""
    last = description.rpartition(" ")[2].lower()
    return bool(_somebody(language).fullmatch(description)) and last not in _unnamed(language)


def has_other_gender(description: str, name: str, language: str) -> bool:
    """Whether a German article shows that a description is not of this person: "der Minister" and Anna Lehm."""
    other = {"der": "woman", "die": "man"}.get(description.partition(" ")[0].lower()) if language == "de" else None
    return other is not None and " " in name and name.split()[0] in words_of("given_names", other)


def means_nobody(description: str, language: str) -> bool:
    """Whether a description is one word, or the office of a definite person whom it does not name."""
    words = description.lower().split()
    if len(words) < 2 or not office_in(description, language):
        return len(words) == 1
    return language not in WITHOUT_ARTICLES and (words[0] not in _indefinite(language) or len(words) == 2)


@cache
def _somebody(language: str) -> re.Pattern[str]:
    return re.compile(expression("speakers", "somebody", language) or r"(?!)")


@cache
def _indefinite(language: str) -> frozenset[str]:
    return words_of("speakers", "indefinite", language=language)


@cache
def _unnamed(language: str) -> frozenset[str]:
    """Words for speakers whom no text names, and for bodies that sound like people."""
    listed = words_of("bodies", "kind", language=language) | words_of("saying_verbs", "no person", language=language)
    return words_of("saying_verbs", "speaker", language=language) | {word.lower() for word in listed}


def _beside(text: str, start: int, name: str, begin: int, language: str) -> Iterable[str]:
    """The words of the clause before a name, from `begin` at most, and of an apposition behind it."""
    before = text[max(begin, start - CHARS_BESIDE_NAME) : start].rstrip(", ")
    yield from _WORD.findall(_STOP.split(before)[-1].rpartition(", ")[2])
    if apposed := _APPOSED.match(text, start + len(name)):
        of = () if language in LANGUAGES else verbs_of(language).of
        yield from takewhile(lambda word: word.lower() not in of, _WORD.findall(apposed[1]))  # not "hijo del ministro"


def _is_same(office: str, word: str, language: str) -> bool:
    """Whether a word is an office, a compound that ends with it, or another form of it."""
    low = word.lower()
    if low == office or language not in LANGUAGES:
        return low == office
    if low.endswith(office) and len(low) >= len(office) + MIN_COMPOUND_CHARS:
        return True
    return language in WITHOUT_ARTICLES and office in bases(low, language)
