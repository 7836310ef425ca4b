"""The nominative of Russian names of people.

The case and the gender of a full name are those that its given name and its surname have in common: "Евгения Громыча"
can only be Евгений Громыч, "Наталью Скрипку" only Наталья Скрипка.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from clipwire.enrichment.entities.trained.bases import bases
from clipwire.enrichment.entities.trained.words import codes_of
from clipwire.wording import words_of

_ENDS_OF_SURNAMES = ("ич", "ук", "юк", "ак", "як", "ик", "ян", "янц", "ман", "берг", "штейн", "сон")
_LOSES_VOWEL = {"Павл": "Павел", "Льв": "Лев"}
"""Stem of other cases -> given name."""
MIN_GIVEN_CHARS = 4
_VOWELS = "аеёиоуыэюя"
_HUSHED = "гкхжчшщ"
_HISSED = "жчшщц"


class Reading(NamedTuple):
    """A given name as the nominative of which it may be a form, with gender and case."""

    nominative: str
    is_woman: bool
    case: str
    """`nom`, `gen` (which a man's accusative is like), `dat`, `acc`, `ins` or `pre`."""


_ENDINGS_OF_MEN = (
    ("а", "gen", ("",)), ("у", "dat", ("",)), ("ом", "ins", ("",)), ("ем", "ins", ("", "й", "ь")), ("е", "pre", ("",)),
    ("я", "gen", ("й", "ь")), ("ю", "dat", ("й", "ь")), ("е", "pre", ("й", "ь")), ("и", "pre", ("й",)),
)  # fmt: skip
_ENDINGS_IN_A = (
    ("ы", "gen", ("а",)), ("и", "gen", ("ь", "я", "а")), ("е", "dat", ("а", "я")), ("и", "dat", ("ь", "я")),
    ("у", "acc", ("а",)), ("ю", "acc", ("я",)), ("ой", "ins", ("а",)), ("ей", "ins", ("я", "а")), ("ью", "ins", ("ь",)),
)  # fmt: skip


_WOMENS = ("ской", "цкой", "овой", "евой", "иной", "ыной")
_CLEAR = (
    # endings of the surname    case   end of the given name, and of its nominative
    (("ского", "цкого"), "gen", "а", ""), (("скому", "цкому"), "dat", "у", ""), (("ским", "цким"), "ins", "ом", ""),
    (_WOMENS, "gen", "ы", "а"), (_WOMENS, "gen", "ии", "ия"), (_WOMENS, "dat", "е", "а"), (_WOMENS, "ins", "ой", "а"),
    (("скую", "цкую"), "acc", "у", "а"),
)  # fmt: skip


def nominative(name: str, spelled: Collection[str] = (), *, cases: Sequence[str] = ()) -> str:
    """The nominative of a person's full name; the name itself if its case is not clear.

    `spelled` has the names of the text, which decide between "Александра Стец" and "Александр Стец". So do the cases
    that the words before the name allow: "gen" for "президента Александра Стец".
    """
    parts = name.split(" ")
    given, surname = parts[0], parts[-1]
    if is_far_eastern(given):
        return " ".join([*parts[:-1], _without_ending(surname)])
    readings = _in_case(_readings(given) or _unknown(given, surname, cases), cases)
    if all(reading.case == "nom" for reading in readings):
        readings = [*_undeclined(given, cases), *readings]
    found = [
        (reading, " ".join([reading.nominative, *_between(parts[1:-1], reading), form]))
        for reading in readings
        for form in _surnames(surname, reading)
    ]
    for reading, whole in found:
        form = whole.split(" ")[-1]
        if reading.case != "nom" and (whole in spelled or (form in spelled and form != surname)):
            return whole
    if all(reading.case == "nom" for reading in readings) and given[-1] in "оеэиу":
        return f"{name[: -len(surname)]}{_of_undeclined(surname)}"
    if any(reading.case == "nom" for reading, _ in found):
        mans = [found for found in found if found[0].case == "gen" and not found[0].is_woman]
        return mans[0][1] if mans and _is_of_man(mans[0][0].nominative, given, surname) else name
    return found[0][1] if found and _is_sure(found) else name


def is_oblique(name: str) -> bool:
    """Whether the given name of a full name can only be a form of another, so that the name is no nominative."""
    given, space, surname = name.partition(" ")
    readings = list(_readings(given)) if space and not is_far_eastern(given) else []
    if given[-1] in "оеэиу" and space and all(reading.case == "nom" for reading in readings):
        return surname[-1] == "у" and surname[-2] not in _VOWELS and _of_undeclined(surname) == surname
    return bool(readings) and all(reading.case != "nom" for reading in readings)


def _of_undeclined(surname: str) -> str:
    """The nominative of a surname behind a given name that has no cases: "Джо Байдена", "Риши Сунаком"."""
    if "S" in codes_of(surname, "ru"):
        return surname
    if surname.endswith("ом") and len(surname) > 4 and surname[-3] not in _VOWELS:
        return surname.removesuffix("ом")
    return next((form for form in bases(surname, "ru") if "S" in codes_of(form, "ru")), surname)


def _in_case(readings: list[Reading], cases: Sequence[str]) -> list[Reading]:
    """The readings in the cases allowed; all if none is."""
    alike = {"gen": ("gen", "acc"), "no woman": ("gen", "acc", "dat", "ins")}
    allowed = {other for case in cases for other in alike.get(case, (case,))}
    kept = [
        reading
        for reading in readings
        if reading.case in allowed or ("no woman" in cases and reading.case == "nom" and not reading.is_woman)
    ]
    return kept or readings


def _is_sure(found: Sequence[tuple[Reading, str]]) -> bool:
    """Whether one given name is likelier than the others that fit: Арина is, of "Арину Белову"."""
    frequent = words_of("names", "given", language="ru")
    given = list(dict.fromkeys(reading.nominative for reading, _ in found))
    return len(given) == 1 or (given[0] in frequent and frequent.isdisjoint(given[1:]))


def is_far_eastern(word: str) -> bool:
    return word in words_of("names", "eastern family", language="ru")


def _readings(given: str) -> list[Reading]:
    """What a given name may be a form of: its nominative first, then frequent names."""
    frequent = words_of("names", "given", language="ru")
    return sorted(_all_readings(given), key=lambda reading: (reading.case != "nom", reading.nominative not in frequent))


def _all_readings(given: str) -> Iterator[Reading]:
    if is_given(given):
        yield Reading(given, _is_womans(given), "nom")
    for endings, of_women in ((_ENDINGS_OF_MEN, False), (_ENDINGS_IN_A, True)):
        for ending, case, others in endings:
            stem = given.removesuffix(ending)
            if stem == given or len(stem) < 2:
                continue
            for form in [_LOSES_VOWEL.get(stem, ""), *(stem + other for other in others)]:
                is_in_a = form.endswith(("а", "я")) or (of_women and form.endswith("ь"))
                if form and is_given(form) and is_in_a == of_women:
                    yield Reading(form, of_women and not _is_man_in_a(form), case)


def _unknown(given: str, surname: str, cases: Sequence[str]) -> list[Reading]:
    """The reading of a given name that no table has, by a surname with a clear ending: "Кшиштофа Залеского".

    So do two endings of the instrumental ("Джаредом Кушнером"), and the case shown: "с послом Танжу Бильгичем".
    """
    for endings, case, cut, other in _CLEAR:
        stem = given.removesuffix(cut)
        if surname.endswith(endings) and stem != given and len(stem) > 2:
            return [Reading(stem + other, bool(other), case)]
    if given.endswith(("ом", "ем")) and surname.endswith(("ом", "ем", "ым")) and len(given) > MIN_GIVEN_CHARS:
        cases = ("ins",)
    for ending, case, others in _ENDINGS_OF_MEN:
        stem = given.removesuffix(ending)
        if stem != given and case in cases and len(stem) > 2:
            other = "й" if stem[-1] in _VOWELS and "й" in others else "ь" if ending in ("я", "ю") else others[0]
            return [Reading(stem + other, is_woman=False, case=case)]
    return []


def _undeclined(given: str, cases: Sequence[str]) -> list[Reading]:
    """The readings of a given name that has no cases beside a surname that has: "сенатора Линдси Грэма"."""
    return [Reading(given, is_woman=False, case=case) for case in cases if case in _MEN and given[-1] in "оеэиуы"]


def frequent_forms(word: str) -> bool:
    """Whether a word is a frequent given name in another case than the nominative."""
    frequent = words_of("names", "given", language="ru")
    return any(reading.case != "nom" and reading.nominative in frequent for reading in _readings(word))


def is_patronymic(word: str) -> bool:
    return _patronymic(word) != word or word.endswith(("ович", "евич", "овна", "евна", "ична", "ьич"))


def is_given(word: str) -> bool:
    return "G" in codes_of(word, "ru") or word in words_of("names", "given", language="ru")


def is_given_in_any_case(word: str) -> bool:
    return is_given(word) or "g" in codes_of(word, "ru")


def _is_womans(given: str) -> bool:
    return given[-1:] in ("а", "я") and not _is_man_in_a(given)


def _is_man_in_a(given: str) -> bool:
    return given in words_of("names", "man in -a", language="ru")


def _is_of_man(nominative: str, given: str, surname: str) -> bool:
    """Whether a woman's given name is rather a man's in the genitive: "Евгения Громыча", "Федора Орлова".

    A foreign surname does not tell: "Роберта Белла" may be either.
    """
    if surname.endswith(("ова", "ева", "ёва", "ина", "ына", "ко")):
        frequent = words_of("names", "given", language="ru")
        return nominative in frequent and given not in frequent | words_of("names", "woman too", language="ru")
    stem = surname[:-1]
    return surname[-1] == "а" and (stem.endswith(_ENDS_OF_SURNAMES) or "S" in codes_of(stem, "ru"))


def _surnames(surname: str, reading: Reading) -> list[str]:
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
        yield from [form for form in _of_man(word, "gen") if form != word] or _in_a(word, "acc")
    else:
        yield from _of_man(word, reading.case)


def surname_in_case(word: str, cases: Sequence[str]) -> str:
    """The nominative of a surname alone, in the case that the words before it show; the word itself if unclear."""
    is_clear = len(cases) == 1 and cases[0] in _MEN and not word.endswith(("ой", "ей", "ых", "их"))
    if not is_clear or "S" in codes_of(word, "ru"):
        return word
    return next(_of_man(word, cases[0]), word)


def _between(words: Sequence[str], reading: Reading) -> Iterator[str]:
    """The nominatives of the words between given name and surname: patronymics, and more given names of men."""
    for word in words:
        form = _patronymic(word)
        if form == word and word[0].isupper() and not reading.is_woman and reading.case != "nom":
            form = next(_of_man_or_noun(word, reading.case), word)
        yield form


def _is_oblique(word: str, is_woman: bool) -> bool:
    """Whether a surname has an ending that no nominative has."""
    if is_woman:
        return word.endswith(("ого", "ому", "ской", "цкой", "скую", "цкую", "овой", "евой", "иной", "ову", "еву"))
    return word.endswith(("ого", "ому", "скую", "овой", "евой", "ову", "еву", "овым", "евым"))


_MEN = {
    "gen": (("ского", "ский"), ("цкого", "цкий"), ("ного", "ный"), ("ого", "ой"), ("его", "ий")),
    "dat": (("скому", "ский"), ("цкому", "цкий"), ("ному", "ный"), ("ому", "ой"), ("ему", "ий")),
    "ins": (("ским", "ский"), ("цким", "цкий"), ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("иным", "ин"),
            ("ыным", "ын"), ("ным", "ный"), ("ым", "ой")),
    "pre": (("ском", "ский"), ("цком", "цкий"), ("ном", "ный")),
}  # fmt: skip


def _of_man(word: str, case: str) -> Iterator[str]:
    for ending, other in _MEN.get(case, ()):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending) + other
            return
    if case == "gen" and word[-1] in "ую" and "S" not in codes_of(word, "ru"):
        return  # "Андрея Мацегору", or as foreign as "Шойгу"
    if not word.endswith(("ий", "ый", "ую", "ая")) and not (word.endswith(("ой", "ей")) and case != "ins"):
        yield from (form for form in _of_man_or_noun(word, case) if form != word or word[-1] in _VOWELS)


def _of_man_or_noun(word: str, case: str) -> Iterator[str]:
    """The nominatives of surnames that are declined as nouns are."""
    hard, soft = {"gen": ("а", "я"), "dat": ("у", "ю"), "ins": ("ом", "ем"), "pre": ("е", "е")}.get(case, ("", ""))
    stem = word.removesuffix(soft)
    if soft and stem != word and len(stem) > 1 and case != "pre":
        yield stem + "й" if stem[-1] in _VOWELS else stem if stem[-1] in _HISSED else stem + "ь"
        return
    stem = word.removesuffix(hard)
    if hard and stem != word and len(stem) > 1 and stem[-1] not in _VOWELS:
        is_short = stem[-1] == "ц" and stem[-2] not in _VOWELS + "р"  # "Кравца", but "Мерца"
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


_PATRONYMIC = re.compile(r"(?P<stem>[ое]в)(?:(?P<son>ич)(?:а|у|ем|е)|(?P<daughter>н)(?:ы|е|у|ой))")


def _patronymic(word: str) -> str:
    """The nominative of "Ивановича", "Ивановны"."""
    found = _PATRONYMIC.search(word)
    if not found or found.end() < len(word):
        return word
    return word[: found.start()] + found["stem"] + ("ич" if found["son"] else "на")


def _without_ending(word: str) -> str:
    """A foreign name without its ending: "Ким Чен Ына"."""
    for ending in ("ом", "а", "у", "е"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 1 and stem[-1] not in _VOWELS + "йь":
            return stem
    for ending in ("я", "ю", "ем"):
        if word.endswith(ending) and len(word) > 3:
            return word.removesuffix(ending) + ("й" if word[-len(ending) - 1] in _VOWELS else "ь")
    return word


def among(name: str, spelled: Iterable[str]) -> str:
    """The one of the names of a text of which this full name is another form; the name itself if there is none."""
    parts = name.split(" ")
    others = [other for other in sorted(spelled) if _are_forms(parts, other.split(" "))]
    # By its letters a dative may be a form of the genitive, too; the nominative is a form of no other.
    return next((one for one in others if not any(_are_forms(one.split(" "), o.split(" ")) for o in others)), name)


def _are_forms(words: list[str], others: list[str]) -> bool:
    """Whether each word may be a form of the other name's word, and one is in another case."""
    if len(words) != len(others) or words == others:
        return False
    pairs = list(zip(words, others, strict=True))
    return all(one == other or other in bases(one, "ru") for one, other in pairs)
