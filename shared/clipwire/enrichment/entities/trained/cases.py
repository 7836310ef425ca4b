"""The case that the words before a Russian name show: "против Александра Стеценко", "с послом Танжу Бильгичем"."""

import re
from collections.abc import Iterable

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.signs.words import words_for
from clipwire.enrichment.entities.trained.bases import bases
from clipwire.wording import words_of

MAX_CHARS_BEFORE = 90
MAX_WORDS_TO_TITLE = 8
"""Words between a name and the title that governs it: "послом России в КНДР Танжу Бильгичем"."""
NO_WOMAN = "no woman"
"""Behind the verb of a man, no name is a woman's in the nominative: "наградил Александра Стеценко"."""
CASES = ("gen", "dat", "ins", "pre")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")
_STOP = frozenset(".,;:!?()[]—–-…/")
_OF_MAN = re.compile(r"[а-яё]{2,}[аеиоуыяё]л(?:ся)?\Z")
_ENDS_OF_TITLES = {"gen": "аяуюыи", "ins": "мй", "dat": "ую", "pre": "е"}


def cases_shown(text: str, entities: Iterable[Entity]) -> dict[str, tuple[str, ...]]:
    """Name of a person in the text -> the cases that the words before one of its mentions allow, if they show any."""
    found: dict[str, tuple[str, ...]] = {}
    for entity in entities:
        if entity.label == "person" and (cases := case_before(text, entity.start)):
            found.setdefault(text[entity.start : entity.end], cases)
    return found


def case_before(text: str, start: int) -> tuple[str, ...]:
    """The cases that the words before a name allow, likeliest first; none if they do not show any.

    Behind two titles, the name may belong to either: "советником сенатора Линдси Грэма".
    """
    words = _WORDS.findall(text, max(0, start - MAX_CHARS_BEFORE), start)[-MAX_WORDS_TO_TITLE:]
    if not words or words[-1] in _STOP:
        return ()
    last = words[-1].lower()
    if case := _governed(last):
        return (case,)
    if _case_of_title(last) is None and _OF_MAN.match(last):
        return (NO_WOMAN,)
    shown: list[str] = []
    for word in reversed(words):
        case_of_title = _case_of_title(word.lower())
        if word in _STOP or (case_of_title is None and _OF_MAN.match(word.lower())):
            break
        if case_of_title:
            shown.append(case_of_title)
    return tuple(dict.fromkeys(shown)) if shown != ["nom"] else ()


def _governed(word: str) -> str:
    """The case behind a preposition, or behind a noun that says whose it is."""
    for case in CASES:
        governing = words_of("names", f"before {case}", language="ru")
        if word in governing or (len(word) > 3 and any(base in governing for base in bases(word, "ru"))):
            return case
    return ""


def _case_of_title(word: str) -> str | None:
    """The case of a title; None for any other word."""
    titles = words_for("ru").titles
    if word in titles:
        return "nom"
    forms = bases(word, "ru")
    with_vowel = [f"{form[:-1]}{vowel}{form[-1]}" for form in forms for vowel in "ое"]  # "послом"
    if titles.isdisjoint((*forms, *with_vowel)):
        return None
    return next((case for case, ends in _ENDS_OF_TITLES.items() if word[-1] in ends), None)
