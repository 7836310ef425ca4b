"""Greek names in the nominative, as one writes them: "Κυριάκος Μητσοτάκης" for "Κυριάκου Μητσοτάκη".

A listed given name shows the case. The family name of a man then has the ending of the same case; if several
nominatives fit, there is none, and the name is left out.
"""

import unicodedata
from functools import cache

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.wording import words_of

_CASES = {
    # ending of the nominative -> endings of the other cases
    "ος": ("ο", "ου", "ε"),
    "ης": ("η",),
    "ας": ("α",),
    "ις": ("ι", "ιδος"),
    "ων": ("ωνα", "ωνος"),
    "α": ("ας",),
    "η": ("ης",),
    "ω": ("ως",),
}
_TOWNS = {"ος": ("ο", "ου"), "ας": ("α",), "α": ("ας",), "η": ("ης",), "ο": ("ου",), "ες": ("ων",), "ι": ("ιου",)}
_NOUNS = {
    # ending of the nominative -> endings of the genitive and the accusative
    "ος": ("ου", "ο"),
    "ός": ("ού", "ό"),
    "ο": ("ου", "ο"),
    "ό": ("ού", "ό"),
    "η": ("ης", "η"),
    "ή": ("ής", "ή"),
    "α": ("ας", "α"),
    "ά": ("άς", "ά"),
}
_FAMILY_ENDINGS = {"η": "ης", "α": "ας", "ο": "ος"}
_ACCENTED = {"ή": "ής", "ά": "άς", "ό": "ός"}


@cache
def given_names() -> dict[str, str]:
    """Form of a given name -> its nominative."""
    foreign = {name: name for name in words_of("names", "given", language="el")}
    return foreign | _forms(words_of("names", "man", "woman", language="el"), _CASES)


@cache
def towns() -> dict[str, str]:
    """Form of the name of a town -> its nominative."""
    return _forms(words_of("places", "town", language="el"), _TOWNS)


def nominative(name: str) -> str | None:
    """The nominative of a person's name; None if the text's form may have several."""
    given, space, rest = name.partition(" ")
    base = given_names().get(given)
    if base is None or base == given or not space:
        return name
    if base not in words_of("names", "man", language="el"):
        return f"{base} {rest}"
    before, joint, family = rest.rpartition(" ")
    if bare(family).endswith("οπουλου"):
        return f"{base} {before}{joint}{family[: -len('οπουλου')]}όπουλος"
    if family.endswith("ου") and bare(given).endswith("ου"):
        return None  # Παπανδρέου, or Σάκκος
    ending = _FAMILY_ENDINGS.get(family[-1]) or _ACCENTED.get(family[-1])
    return f"{base} {before}{joint}{family[:-1] + ending if ending else family}"


def body(name: str) -> str:
    """The name of a body in the nominative: "Τράπεζα της Ελλάδος" for "Τράπεζας της Ελλάδος"."""
    head, space, rest = name.partition(" ")
    first = heads().get(head, head)
    return bodies().get(name) or f"{first[:1].upper()}{first[1:]}{space}{rest}"


@cache
def heads() -> dict[str, str]:
    """Form of the first word of a body -> its nominative."""
    return {form: name for name in words_of_bodies("head", "el") for form in (name, *_declined(name))}


@cache
def bodies() -> dict[str, str]:
    """Form of a listed body -> its nominative: of its first word, or of all words before "της" and the like."""
    forms: dict[str, str] = {}
    for name in words_of_bodies("known", "el"):
        words = name.split(" ")
        joint = next((at for at, word in enumerate(words) if word in ("της", "του", "των", "και")), len(words))
        for size in {1, joint}:
            cases = zip(*(_declined(word) for word in words[:size]), strict=True)
            forms |= {" ".join([*case, *words[size:]]): name for case in cases}
    return {**forms, **{name: name for name in words_of_bodies("known", "el")}}


def _declined(word: str) -> tuple[str, ...]:
    """A noun or an adjective in the genitive, with either accent, and in the accusative."""
    for ending, (genitive, accusative) in _NOUNS.items():
        if word.endswith(ending) and not word.isupper():
            stem = word[: -len(ending)]
            shifted = _shifted(stem) if genitive == "ου" else stem
            return stem + genitive, shifted + genitive, stem + accusative
    return word, word, word


def bare(word: str) -> str:
    """A word without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _forms(names: frozenset[str], endings_of: dict[str, tuple[str, ...]]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for name in sorted(names):
        plain = bare(name)
        for ending, others in endings_of.items():
            if plain.endswith(ending):
                stem, has_accent = name[: -len(ending)], bare(name[-len(ending) :]) != name[-len(ending) :]
                for other in others:
                    forms.setdefault(stem + (_accented(other) if has_accent else other), name)
                    if not has_accent and other in ("ου", "ων"):
                        forms.setdefault(_shifted(stem) + other, name)
                break
    return {**forms, **{name: name for name in names}}


_TO_ACCENTED = dict(zip("αεηιουω", "άέήίόύώ", strict=True))


def _accented(ending: str) -> str:
    """An ending with its accent: of "Θωμάς" and "Καλλιόπη" the other cases keep it."""
    at = 1 if ending.startswith("ου") else 0
    return ending[:at] + _TO_ACCENTED[ending[at]] + ending[at + 1 :]


def _shifted(stem: str) -> str:
    """A stem with its accent on the last syllable: "Αλέξανδρος", "Αλεξάνδρου"."""
    plain = bare(stem)
    at = max((plain.rfind(vowel) for vowel in "αεηιοω"), default=-1)
    at = max(at, plain.rfind("υ") if plain[plain.rfind("υ") - 1 :][:1] not in ("α", "ε") else -1)
    return plain[:at] + _TO_ACCENTED[plain[at]] + plain[at + 1 :] if at >= 0 else stem
