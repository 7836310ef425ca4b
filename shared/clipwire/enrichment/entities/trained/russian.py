"""The nominative of Russian names of people.

The case and the gender of a full name are those that its given name and its surname have in common: "Евгения Громыча"
can only be Евгений Громыч, "Наталью Скрипку" only Наталья Скрипка.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from clipwire.enrichment.entities.trained.bases import bases
from clipwire.enrichment.entities.trained.known_names import codes_of
from clipwire.enrichment.entities.trained.russian_surnames import (
    MEN,
    VOWELS,
    Reading,
    between,
    patronymic,
    surnames,
    without_ending,
)
from clipwire.wording import words_of

_ENDS_OF_SURNAMES = ("ич", "ук", "юк", "ак", "як", "ик", "ян", "янц", "ман", "берг", "штейн", "сон")
_LOSES_VOWEL = {"Павл": "Павел", "Льв": "Лев"}
"""Stem of other cases -> given name."""
KOREAN_FINALS, CHINESE_FINALS = "бгкмнпрт", "нр"
"""Consonants at the end of names: "Годзе" is no form of another."""
MIN_GIVEN_CHARS = 4

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
        finals = KOREAN_FINALS if len(parts) > 2 else CHINESE_FINALS
        return " ".join([*parts[:-1], without_ending(surname, finals)])
    readings = _in_case(_readings(given) or _unknown(given, surname, cases), cases)
    if all(reading.case == "nom" for reading in readings):
        readings = [*_undeclined(given, cases), *readings]
    found = [
        (reading, " ".join([reading.nominative, *between(parts[1:-1], reading), form]))
        for reading in readings
        for form in surnames(surname, reading)
    ]
    for reading, whole in found:
        form = whole.split(" ")[-1]
        if reading.case != "nom" and (whole in spelled or (form in spelled and form != surname)):
            return whole
    if all(reading.case == "nom" for reading in readings) and given[-1] in "оеэиу":
        return f"{name[: -len(surname)]}{_of_undeclined(surname)}"
    if any(reading.case == "nom" for reading, _ in found):
        mans = [found for found in found if found[0].case == "gen" and not found[0].is_woman]
        is_mans = mans and (given[-1] in "оеэиуы" or _is_of_man(mans[0][0].nominative, given, surname))
        return mans[0][1] if is_mans else name
    return found[0][1] if found and _is_sure(found) else name


def is_oblique(name: str) -> bool:
    """Whether the given name of a full name can only be a form of another, so that the name is no nominative."""
    given, space, surname = name.partition(" ")
    readings = list(_readings(given)) if space and not is_far_eastern(given) else []
    if given[-1] in "оеэиу" and space and all(reading.case == "nom" for reading in readings):
        return surname[-1] == "у" and surname[-2] not in VOWELS and _of_undeclined(surname) == surname
    return bool(readings) and all(reading.case != "nom" for reading in readings)


def _of_undeclined(surname: str) -> str:
    """The nominative of a surname behind a given name that has no cases: "Джо Байдена", "Риши Сунаком"."""
    if "S" in codes_of(surname, "ru"):
        return surname
    if surname.endswith("ом") and len(surname) > 4 and surname[-3] not in VOWELS:
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
            other = "й" if stem[-1] in VOWELS and "й" in others else "ь" if ending in ("я", "ю") else others[0]
            return [Reading(stem + other, is_woman=False, case=case)]
    return []


def _undeclined(given: str, cases: Sequence[str]) -> list[Reading]:
    """The readings of a given name that has no cases beside a surname that has: "сенатора Линдси Грэма"."""
    return [Reading(given, is_woman=False, case=case) for case in cases if case in MEN and given[-1] in "оеэиуы"]


def frequent_forms(word: str) -> bool:
    """Whether a word is a frequent given name in another case than the nominative."""
    frequent = words_of("names", "given", language="ru")
    return any(reading.case != "nom" and reading.nominative in frequent for reading in _readings(word))


def is_patronymic(word: str) -> bool:
    return patronymic(word) != word or word.endswith(("ович", "евич", "овна", "евна", "ична", "ьич"))


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
