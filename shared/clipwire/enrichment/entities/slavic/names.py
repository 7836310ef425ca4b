"""The nominative of a full name, of which given name and surname agree in case and gender: "Radka Kubíčka" is a man."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.slavic.endings import (
    CASES,
    WOMAN,
    given_names,
    looks_foreign,
    may_be_nominative,
    surnames,
)
from clipwire.wording import words_of

MAX_WORD_CHARS = 30
_ENDS_OF_WOMEN = ("а", "я", "a")
_SURE_WOMEN = ("ská", "cká", "ová", "ska", "cka", "ська", "цька")
"""Ends of surnames that no man has in any case."""


class Reading(NamedTuple):
    """What a given name may be a form of."""

    nominative: str
    case: str
    """`nom`, a case of a man's name, or `woman` for any other of a woman's."""
    is_woman: bool


def nominative(words: Sequence[str], language: str, spelled: Collection[str] = (), shown_case: str = "") -> str:
    """The nominative of a full name; empty if it is unsure.

    `spelled` has the words of the text, which decide between two nominatives of a surname. `shown_case` is what the
    words around the name show: `nom`, `woman`, `other` or nothing.
    """
    if len(words) < 2 or any(len(word) > MAX_WORD_CHARS for word in words):
        return ""
    given, *middle, surname = words
    as_printed: list[Reading] = []
    found: dict[str, bool] = {}
    for reading in readings(given, language):
        if reading.case == "nom":
            if may_be_nominative(surname, language, is_woman=reading.is_woman):
                as_printed.append(reading)
            continue
        between = [_middle(word, reading, language) for word in middle]
        forms = surnames(surname, reading.case, language)
        for form in forms if all(between) else ():
            if form and may_be_nominative(form, language, is_woman=reading.is_woman):
                name = " ".join([reading.nominative, *between, form])
                found[name] = found.get(name, False) or len(forms) == 1
    if shown_case == "woman":
        as_printed = [reading for reading in as_printed if reading.is_woman]
        shown_case = "nom" if as_printed else "other"
    shown = [name for name in found if name.rpartition(" ")[2] in spelled and name.rpartition(" ")[2] != surname]
    if len(shown) == 1:
        return shown[0]
    if as_printed and not (found and shown_case == "other"):
        is_sure = shown_case == "nom" or not any(found.values()) or surname.endswith(_SURE_WOMEN) or surname in spelled
        return " ".join(words) if is_sure and all(_is_given_or_initial(word, language) for word in middle) else ""
    sure = [name for name, is_sure in found.items() if is_sure]
    if len(sure) != 1 or len(found) != 1 or (looks_foreign(surname) and _is_another_name(given, sure[0], language)):
        return ""
    return sure[0]


def _is_another_name(given: str, name: str, language: str) -> bool:
    """Whether a man's given name in Polish may also be a form of a foreign one: "Marka Zuckerberga" is Mark."""
    if language != "pl":
        return False
    others = {given.removesuffix(ending) for ending in ("a", "owi", "iem", "em")}
    return any("G" in tables().names.get(other, "") for other in others - {name.partition(" ")[0], given})


@lru_cache(10_000)
def readings(given: str, language: str) -> tuple[Reading, ...]:
    """All that a given name may be: its nominative, a man's in one of three cases, a woman's in any."""
    return tuple(dict.fromkeys(_readings(given, language)))


def _readings(given: str, language: str) -> Iterator[Reading]:
    if len(given) > MAX_WORD_CHARS:
        return
    if is_given(given, language):
        yield Reading(given, "nom", _is_womans(given, language))
        if _is_womans(given, language) and not given.endswith(_ENDS_OF_WOMEN):
            yield Reading(given, WOMAN, is_woman=True)
    for case in (*CASES, WOMAN):
        for form in given_names(given, case, language):
            is_womans = case == WOMAN
            if form != given and is_given(form, language) and _is_womans(form, language) == is_womans:
                yield Reading(form, case, is_womans)


def is_given(word: str, language: str) -> bool:
    return word in words_of("names", "given", language=language)


def is_given_in_any_case(word: str, language: str) -> bool:
    return bool(readings(word, language))


def _is_womans(given: str, language: str) -> bool:
    if given in words_of("names", "man in -a", language=language):
        return False
    return given.endswith(_ENDS_OF_WOMEN) or given in words_of("names", "woman not in -a", language=language)


def _is_given_or_initial(word: str, language: str) -> bool:
    is_married = language == "cs" and word.endswith("ová")
    return (
        word.endswith(".") or word.islower() or is_married or is_given(word, language) or is_patronymic(word, language)
    )


def is_patronymic(word: str, language: str) -> bool:
    return language == "uk" and word.endswith(("ович", "йович", "івна", "ївна"))


def _middle(word: str, reading: Reading, language: str) -> str:
    """The nominative of a second given name or a patronymic that agrees with the first; empty if it does not."""
    if word.endswith(".") or word.islower():
        return word  # an initial, or "von der"
    for form in given_names(word, reading.case, language):
        if is_patronymic(form, language) or (
            is_given(form, language) and _is_womans(form, language) == reading.is_woman
        ):
            return form
    married = surnames(word, reading.case, language) if reading.case == WOMAN and language == "cs" else ()
    return married[0] if len(married) == 1 and married[0].endswith("ová") else ""  # "Markétu Pekarovou Adamovou"


def surname_of(word: str, language: str, people: Collection[str]) -> str:
    """The surname of one of the people of a text of which a word may be a form; empty if there is none."""
    if len(word) > MAX_WORD_CHARS:
        return ""
    for case in (*CASES, WOMAN):
        for form in surnames(word, case, language):
            if form in people:
                return form
    return ""
