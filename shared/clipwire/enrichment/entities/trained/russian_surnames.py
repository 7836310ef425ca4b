"""The nominatives of Russian surnames and patronymics, by the case and gender of the given name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clipwire.enrichment.entities.trained.known_names import codes_of

VOWELS = "аеёиоуыэюя"
_HUSHED = "гкхжчшщ"
_HISSED = "жчшщц"


class Reading(NamedTuple):
    """A given name as the nominative of which it may be a form, with gender and case."""

    nominative: str
    is_woman: bool
    case: str
    """`nom`, `gen` (which a man's accusative is like), `dat`, `acc`, `ins` or `pre`."""


def surnames(surname: str, reading: Reading) -> list[str]:
    """The nominatives of which a surname may be a form with the case and gender of the given name, likeliest first."""
    parts = [list(dict.fromkeys(_forms(part, reading))) for part in surname.split("-")]
    if len(parts) == 1:
        return parts[0]
    return ["-".join(part[0] for part in parts)] if all(parts) else []


def _forms(word: str, reading: Reading) -> Iterator[str]:
    """The forms that agree; a form in another case than the given name is none."""
    forms = _agreeing(word, reading)
    yield from (form for form in forms if reading.case == "nom" or form != word or not _is_of_adjective(form))


def _is_of_adjective(word: str) -> bool:
    """Whether a surname has an ending of an adjective in another case than the nominative."""
    return word.endswith(("ого", "ому", "скую", "цкую", "ским", "цким")) and len(word) > 5


def _agreeing(word: str, reading: Reading) -> Iterator[str]:
    if len(word) < 3 or word.endswith(("их", "ых")) or (word[-1] in "оэё" and not word.endswith(("ого", "его"))):
        yield word
    elif reading.case == "nom":
        if not _is_oblique(word, reading.is_woman):
            yield word
    elif reading.is_woman:
        yield from _of_woman(word, reading.case)
    elif reading.case == "acc":  # "Илью Сероштана", "Илью Сороку"
        yield from [form for form in of_man(word, "gen") if form != word] or _in_a(word, "acc")
    else:
        yield from of_man(word, reading.case)


def surname_in_case(word: str, cases: Sequence[str]) -> str:
    """The nominative of a surname alone, in the case that the words before it show; the word itself if unclear."""
    is_clear = len(cases) == 1 and cases[0] in MEN and not word.endswith(("ой", "ей", "ых", "их"))
    if not is_clear or "S" in codes_of(word, "ru"):
        return word
    return next(of_man(word, cases[0]), word)


def between(words: Sequence[str], reading: Reading) -> Iterator[str]:
    """The nominatives of the words between given name and surname: patronymics, and more given names of men."""
    for word in words:
        form = patronymic(word)
        if form == word and word[0].isupper() and not reading.is_woman and reading.case != "nom":
            form = next(_of_man_or_noun(word, reading.case), word)
        yield form


def _is_oblique(word: str, is_woman: bool) -> bool:
    """Whether a surname has an ending that no nominative has."""
    if is_woman:
        return word.endswith(("ого", "ому", "ской", "цкой", "скую", "цкую", "овой", "евой", "иной", "ову", "еву"))
    return word.endswith(("ого", "ому", "скую", "овой", "евой", "ову", "еву", "овым", "евым"))


MEN = {
    "gen": (("ского", "ский"), ("цкого", "цкий"), ("ного", "ный"), ("ого", "ой"), ("его", "ий")),
    "dat": (("скому", "ский"), ("цкому", "цкий"), ("ному", "ный"), ("ому", "ой"), ("ему", "ий")),
    "ins": (("ским", "ский"), ("цким", "цкий"), ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("иным", "ин"),
            ("ыным", "ын"), ("ным", "ный"), ("ым", "ой")),
    "pre": (("ском", "ский"), ("цком", "цкий"), ("ном", "ный")),
}  # fmt: skip


def of_man(word: str, case: str) -> Iterator[str]:
    for ending, other in MEN.get(case, ()):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending) + other
            return
    if case == "gen" and word[-1] in "ую" and "S" not in codes_of(word, "ru"):
        return  # "Андрея Мацегору", or as foreign as "Шойгу"
    if not word.endswith(("ий", "ый", "ую", "ая")) and not (word.endswith(("ой", "ей")) and case != "ins"):
        yield from (form for form in _of_man_or_noun(word, case) if form != word or word[-1] in VOWELS)


def _of_man_or_noun(word: str, case: str) -> Iterator[str]:
    """The nominatives of surnames that are declined as nouns are."""
    hard, soft = {"gen": ("а", "я"), "dat": ("у", "ю"), "ins": ("ом", "ем"), "pre": ("е", "е")}.get(case, ("", ""))
    stem = word.removesuffix(soft)
    if soft and stem != word and len(stem) > 1 and case != "pre":
        yield stem + "й" if stem[-1] in VOWELS else stem if stem[-1] in _HISSED else stem + "ь"
        return
    stem = word.removesuffix(hard)
    if hard and stem != word and len(stem) > 1 and stem[-1] not in VOWELS:
        is_short = stem[-1] == "ц" and stem[-2] not in VOWELS + "р"  # "Кравца", but "Мерца"
        yield stem[:-1] + "ец" if is_short else stem
        return
    yield from _in_a(word, case)


def _of_woman(word: str, case: str) -> Iterator[str]:
    if case == "acc":
        for ending, other in (("ую", "ая"), ("у", "а"), ("ю", "я")):
            if word.endswith(ending):
                yield word.removesuffix(ending) + other
                return
    for ending, other in (("овой", "ова"), ("евой", "ева"), ("ёвой", "ёва"), ("иной", "ина"), ("ыной", "ына")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + other
            return
    if word.endswith("ой") and (case != "ins" or word.endswith(("ской", "цкой", "ной"))):
        yield word.removesuffix("ой") + "ая"
        return
    yield from _in_a(word, case)


def _in_a(word: str, case: str) -> Iterator[str]:
    """The nominatives in -а and -я, and of foreign surnames, which stay as they are."""
    stem = word[:-1]
    if case == "gen" and word[-1] in "ыи" and (word[-1] == "ы" or stem[-1] in _HUSHED):
        yield stem + "а"
    elif case == "acc" and word[-1] in "ую":
        yield stem + ("а" if word[-1] == "у" else "я")
    elif case == "ins" and word.endswith("ой"):
        yield word.removesuffix("ой") + "а"
    elif case in ("dat", "pre") and word[-1] == "е" and stem[-1] in _HUSHED:
        yield stem + "а"
    elif not (word[-1] in "ая" and case != "nom"):
        yield word


_SON = re.compile(r"(?P<stem>(?:[оеё]в|ь|м|к)ич)(?:а|у|ем|е)\Z")
_DAUGHTER = re.compile(r"(?P<stem>[оеё]вн|ичн)(?:ы|е|у|ой)\Z")


def patronymic(word: str) -> str:
    """The nominative of "Ивановича", "Ильиничны"."""
    if son := _SON.search(word):
        return word[: son.start()] + son["stem"]
    daughter = _DAUGHTER.search(word)
    return word[: daughter.start()] + daughter["stem"] + "а" if daughter else word


def without_ending(word: str, finals: str) -> str:
    """A name of the Far East without its ending: "Ким Чен Ына". `finals` are the consonants that may end a name."""
    for ending in ("ом", "а", "у", "е"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 1 and stem[-1] in finals:
            return stem
    for ending in ("я", "ю", "ем"):
        if word.endswith(ending) and len(word) > 3:
            return word.removesuffix(ending) + ("й" if word[-len(ending) - 1] in VOWELS else "ь")
    return word
