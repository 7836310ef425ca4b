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

FAR_EASTERN = frozenset(
    "Ким Пак Ли Чхве Чон Мун Юн Кан Чо Хан Хон Рю Лим Ан Сон Син Си Ван Чжан Лю Чжао Ху Цзян Ма У".split()
)
"""Family names before given names of which only the last word has a case."""
MEN_IN_A = frozenset("Илья Никита Фома Лука Кузьма Данила Савва Фока Мустафа Муса Иса Саша".split())
"""Given names of men with the ending of women's."""
WOMEN_TOO = frozenset("Милана Ярослава Богдана Кира Илона Рената Мирослава Станислава".split())
"""Given names of women, apart from the frequent ones of `names.tsv`, that are also the genitive of a man's."""
_ENDS_OF_SURNAMES = ("ич", "ук", "юк", "ак", "як", "ик", "ян", "янц", "ман", "берг", "штейн", "сон")
_LOSES_VOWEL = {"Павл": "Павел", "Льв": "Лев"}
"""Stem of other cases -> given name."""
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


def nominative(name: str, spelled: Collection[str] = (), *, is_mans: bool = False) -> str:
    """The nominative of a person's full name; the name itself if its case is not clear.

    `spelled` has the names of the text, which decide between "Александра Стец" and "Александр Стец". So does a man's
    title in the genitive, if `is_mans` tells of one: "президента Александра Стец".
    """
    parts = name.split(" ")
    given, surname = parts[0], parts[-1]
    if given in FAR_EASTERN:
        return " ".join([*parts[:-1], _without_ending(surname)])
    readings = list(_readings(given)) or _unknown(given, surname)
    found = [
        (reading, " ".join([reading.nominative, *_between(parts[1:-1], reading), form]))
        for reading in readings
        for form in _surnames(surname, reading)
    ]
    for reading, whole in found:
        form = whole.split(" ")[-1]
        if reading.case != "nom" and (whole in spelled or (form in spelled and form != surname)):
            return whole
    if (
        all(reading.case == "nom" for reading in readings)
        and given[-1] in "оеэиу"
        and "S" not in codes_of(surname, "ru")
    ):  # "Джо Байдена"
        return next((f"{name[: -len(surname)]}{f}" for f in bases(surname, "ru") if "S" in codes_of(f, "ru")), name)
    if any(reading.case == "nom" for reading, _ in found):
        mans = [found for found in found if found[0].case == "gen" and not found[0].is_woman]
        if mans and (is_mans or _is_of_man(mans[0][0].nominative, given, surname)):
            return mans[0][1]
        return name
    return found[0][1] if found else name


def _readings(given: str) -> Iterator[Reading]:
    """What a given name may be a form of, its nominative first."""
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
                    yield Reading(form, of_women and form not in MEN_IN_A, case)


def _unknown(given: str, surname: str) -> list[Reading]:
    """The reading of a given name that no table has, by a surname with a clear ending: "Кшиштофа Залеского"."""
    for endings, case, cut, other in _CLEAR:
        stem = given.removesuffix(cut)
        if surname.endswith(endings) and stem != given and len(stem) > 2:
            return [Reading(stem + other, bool(other), case)]
    return []


def is_given(word: str) -> bool:
    return "G" in codes_of(word, "ru") or word in words_of("names", "given", language="ru")


def is_given_in_any_case(word: str) -> bool:
    return is_given(word) or "g" in codes_of(word, "ru")


def _is_womans(given: str) -> bool:
    return given[-1:] in ("а", "я") and given not in MEN_IN_A


def _is_of_man(nominative: str, given: str, surname: str) -> bool:
    """Whether a woman's given name is rather a man's in the genitive: "Евгения Громыча", "Федора Орлова".

    A foreign surname does not tell: "Роберта Белла" may be either.
    """
    if surname.endswith(("ова", "ева", "ёва", "ина", "ына", "ко")):
        frequent = words_of("names", "given", language="ru")
        return nominative in frequent and given not in frequent | WOMEN_TOO
    stem = surname[:-1]
    return surname[-1] == "а" and (stem.endswith(_ENDS_OF_SURNAMES) or "S" in codes_of(stem, "ru"))


def _surnames(surname: str, reading: Reading) -> list[str]:
    """The nominatives of which a surname may be a form with the case and gender of the given name, likeliest first."""
    parts = [list(dict.fromkeys(_forms(part, reading))) for part in surname.split("-")]
    if len(parts) == 1:
        return parts[0]
    return ["-".join(part[0] for part in parts)] if all(parts) else []


def _forms(word: str, reading: Reading) -> Iterator[str]:
    if len(word) < 3 or word.endswith(("их", "ых")) or (word[-1] in "оэё" and not word.endswith(("ого", "его"))):
        yield word
    elif reading.case == "nom":
        if not _is_oblique(word, reading.is_woman):
            yield word
    elif reading.is_woman:
        yield from _of_woman(word, reading.case)
    else:
        yield from _of_man(word, reading.case)


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
