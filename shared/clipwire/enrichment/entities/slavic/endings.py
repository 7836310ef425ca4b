"""What a name may be a form of, by the case endings of `wording/declensions.tsv`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from clipwire.wording import table, words_of

CASES = ("gen", "acc", "dat", "ins")
"""Cases of men's names that have endings of their own; "dat" is the locative too."""
WOMAN = "woman"
_VOWELS = "aeiouyąęóáéíúůýěаеиіїоуюяє"
_FOREIGN = re.compile(r"[xvq]|([^\Wł])\1|th|ph|ck(?!i)|sch|ey|oo|ee|berg")
"""Spellings that no Polish surname has."""
_DOUBLE_END = re.compile(r"([^\W])\1\Z")


class Rule(NamedTuple):
    ending: re.Pattern[str]
    nominatives: tuple[str, ...]
    """What replaces the ending; several if only the text can decide."""


def surnames(word: str, case: str, language: str) -> tuple[str, ...]:
    """The nominatives of a surname in a case of men ("gen", "dat", "ins"), or of a woman in any.

    There is only one if it is sure.
    """
    parts = [_part(part, case, language) for part in word.split("-")]
    if len(parts) == 1:
        return parts[0]
    return ("-".join(part[0] for part in parts),) if all(len(part) == 1 for part in parts) else ()


@lru_cache(10_000)
def _part(word: str, case: str, language: str) -> tuple[str, ...]:
    kind = case if case == WOMAN else f"man {case}"
    for rule in _rules(language, kind):
        if (found := rule.ending.search(word)) and found.start() > 1:
            forms = tuple(form for form in _replaced(word, found, rule, language) if len(form) > 2)
            is_unsure = forms != (word,) and any(map(_DOUBLE_END.search, forms))  # "Ruttem" is of Rutte
            return (*forms, "") if is_unsure else forms
    return ()


def looks_foreign(surname: str) -> bool:
    """Whether a Polish text spells a surname as no Polish one is: "Zuckerberga"."""
    return bool(_FOREIGN.search(surname.lower()))


def given_names(word: str, case: str, language: str) -> Iterator[str]:
    """All that a given name in a case may be a form of, whether there is such a name or not."""
    kind = case if case == WOMAN else f"man {case}"
    for rule in (*_rules(language, kind), *_rules(language, f"given {kind}")):
        if found := rule.ending.search(word):
            yield from _replaced(word, found, rule, language)


def replaced(word: str, kind: str, language: str) -> Iterator[str]:
    """What the rules of a kind make of a word."""
    for rule in _rules(language, kind):
        if found := rule.ending.search(word):
            yield from _replaced(word, found, rule, language)


def may_be_nominative(surname: str, language: str, *, is_woman: bool) -> bool:
    """Whether a surname may be a man's or a woman's in the nominative."""
    kind = "not woman" if is_woman else "not man"
    return not surname.endswith(tuple(words_of("declensions", kind, language=language)))


def _replaced(word: str, found: re.Match[str], rule: Rule, language: str) -> Iterator[str]:
    for nominative in rule.nominatives:
        form = word[: found.start()] + found.expand(nominative.removeprefix("*"))
        if not nominative.startswith("*"):
            yield form
            continue
        stem = next((stem for stem in _rules(language, "stem") if stem.ending.search(form)), None)
        if stem and (end := stem.ending.search(form)):
            yield from _replaced(form, end, stem, language)


@cache
def _rules(language: str, kind: str) -> tuple[Rule, ...]:
    """The rules of a kind, in the order of the table."""
    consonant = rf"[^\W\d_{_VOWELS}{_VOWELS.upper()}йьЙЬ]"
    found = []
    for row in table("declensions"):
        if row.language == language and row.kind == kind:
            for word in row.words:
                ending, _, nominatives = word.partition(">")
                ending = ending.replace("[{cc}йь]", f"(?:{consonant}|[йь])")
                expression = ending.replace("{c}", consonant).replace("{v}", f"[{_VOWELS}]")
                shown = () if nominatives == "-" else tuple(nominatives.split("/"))
                found.append(Rule(re.compile(rf"(?:{expression})\Z"), shown))
    return tuple(found)
