"""Names as one writes them: without case endings, suffixes and joined small words of their language.

An ending is taken off only if something supports the form without it: the tables have it and not the form of the text,
the same document has it as a name, or, in Russian, given name and surname agree.
"""

import re
from collections.abc import Iterable

from clipwire.enrichment.entities.trained.bases import bases
from clipwire.enrichment.entities.trained.words import codes_of

INFLECTED = frozenset("ru tr fi hu de ar ro sv no da".split())
MAX_NAMES = 300
"""Number of names in one text among which the nominative of another is looked for."""
KINDS = {"person": "GSP", "place": "CMTRQAW", "organisation": "O"}
FEMININE_BODIES = frozenset(
    "Bank Zentralbank Union Partei Kommission Bahn Post Universität Hochschule Gesellschaft Stiftung Behörde Agentur "
    "Akademie Telekom Liga Armee Regierung Notenbank Bundesbank Börse Volkspartei Allianz Kirche Zeitung Vereinigung "
    "Welle Wohnen Umwelthilfe Presse-Agentur Bischofskonferenz Bundesbahnen Bundesbahn Fußball-Liga".split()
)
"""German organisations whose adjective ends in -e in the nominative: "der Deutschen Bank"."""
IRREGULAR = {"Павл": "Павел", "Льв": "Лев", "Петр": "Петр", "Пётр": "Пётр"}
"""Stem -> nominative of given names that lose a vowel."""
FAR_EASTERN = frozenset(
    "Ким Пак Ли Чхве Чон Мун Юн Кан Чо Хан Хон Рю Лим Ан Сон Син Си Ван Чжан Лю Чжао Ху Цзян Ма У".split()
)
"""Family names before given names of which only the last word has a case."""
_RUSSIAN_MALE = (
    ("ского", "ский"), ("цкого", "цкий"), ("ого", "ой"), ("скому", "ский"), ("цкому", "цкий"), ("ским", "ский"),
    ("ском", "ский"), ("ова", "ов"), ("ева", "ев"), ("ёва", "ёв"), ("ина", "ин"), ("ына", "ын"), ("ову", "ов"),
    ("еву", "ев"), ("ёву", "ёв"), ("ину", "ин"), ("овым", "ов"), ("евым", "ев"), ("ёвым", "ёв"), ("иным", "ин"),
    ("ове", "ов"), ("еве", "ев"), ("ёве", "ёв"), ("ине", "ин"),
)  # fmt: skip
_RUSSIAN_FEMALE = (
    ("ской", "ская"), ("цкой", "цкая"), ("скую", "ская"), ("цкую", "цкая"), ("овой", "ова"), ("евой", "ева"),
    ("ёвой", "ёва"), ("иной", "ина"), ("ову", "ова"), ("еву", "ева"), ("ёву", "ёва"), ("ину", "ина"),
)  # fmt: skip


def base_names(names: Iterable[tuple[str, str]], language: str) -> dict[tuple[str, str], str]:
    """(Name of the text, label) -> the name as one writes it, for all names of one document."""
    listed = list(dict.fromkeys(names))
    if language not in INFLECTED:
        return {key: key[0] for key in listed}
    spelled = {label: {name for name, other in listed[:MAX_NAMES] if other == label} for label in KINDS}
    bases_of_full = {
        key: _base(*key, language, spelled[key[1]]) for key in sorted(listed, key=lambda key: -key[0].count(" "))
    }
    people = {base.split()[-1] for (_, label), base in bases_of_full.items() if label == "person" and " " in base}
    for (name, label), base in bases_of_full.items():
        # "Путина" beside "Владимир Путин"
        if label == "person" and " " not in name and base not in people:
            fitting = [form for form in bases(name, language) if form in people]
            if fitting:
                bases_of_full[name, label] = fitting[0]
    return bases_of_full


def _base(name: str, label: str, language: str, spelled: set[str]) -> str:
    if language == "ru":
        return _russian(name, label, spelled)
    if language == "de" and label == "organisation":
        first, _, rest = name.partition(" ")
        if rest in FEMININE_BODIES and first.endswith(("ischen", "lichen", "tschen", "nalen", "ralen", "emeinen")):
            return f"{first[:-1]} {rest}"
    head, space, last = name.rpartition(" ")
    if language == "ar":
        first, space, rest = name.partition(" ")
        for form in bases(first, language):
            if (whole := f"{form}{space}{rest}") in spelled or _is_known(form, label, language) > _is_known(
                first, label, language
            ):
                return whole
        return name
    if language == "tr" and "'" in last.replace("’", "'"):
        return head + space + last.replace("’", "'").partition("'")[0]
    forms = [form for form in bases(last, language) if len(form) > 2]
    for form in forms:
        if (whole := head + space + form) in spelled:
            return whole
    for form in forms:
        if _is_known(form, label, language) > _is_known(last, label, language):
            return head + space + form
    return name


def _is_known(word: str, label: str, language: str) -> bool:
    codes = codes_of(word, language)
    return any(kind in codes for kind in KINDS[label])


def _russian(name: str, label: str, spelled: set[str]) -> str:
    parts = name.split(" ")
    if len(parts) == 1 or label != "person":
        if len(parts) > 1:
            return name  # the words of a name of several words agree in ways that need a dictionary
        word = parts[0]
        for form in bases(word, "ru"):
            if form in spelled or (_is_known(form, label, "ru") and not _is_known(word, label, "ru")):
                return form
        return name
    if (nominative := _nominative(name, parts, spelled)) != name:
        return nominative
    others = [other for other in sorted(spelled) if _are_forms(parts, other.split(" "))]
    # By its letters a dative may be a form of the genitive, too; the nominative is a form of no other.
    return next((one for one in others if not any(_are_forms(one.split(" "), o.split(" ")) for o in others)), name)


def _nominative(name: str, parts: list[str], spelled: set[str]) -> str:
    """The nominative of a person's full name by the case of the given name; the name itself if it is not clear."""
    given, surname = parts[0], parts[-1]
    for stem, nominative in IRREGULAR.items():
        if given in (stem + "а", stem + "у", stem + "ом", stem + "е"):
            return " ".join(
                [nominative, *map(_patronymic, parts[1:-1]), _with(surname, _RUSSIAN_MALE) or _stem(surname)]
            )
    if given in FAR_EASTERN:
        return " ".join([*parts[:-1], _stem(surname)])
    male = next((form for form in bases(given, "ru") if _is_given(form) and not _is_female(form)), "")
    female = next((form for form in bases(given, "ru") if _is_given(form) and _is_female(form)), "")
    is_man_in_other_case = male and _with(surname, _RUSSIAN_MALE)
    is_woman_in_other_case = _is_female(given) and _with(surname, _RUSSIAN_FEMALE) and not female
    if _is_given(given) and not is_man_in_other_case and not is_woman_in_other_case:
        return name  # a nominative
    if male and (_with(surname, _RUSSIAN_MALE) or not female):
        if _is_given(given) and _is_female(given) and surname.endswith(("ова", "ева", "ина", "ёва")):
            # "Александра Иванова" is a woman, or a man in the genitive
            return (
                name
                if f"{male} {_with(surname, _RUSSIAN_MALE)}" not in spelled
                else f"{male} {_with(surname, _RUSSIAN_MALE)}"
            )
        base = _with(surname, _RUSSIAN_MALE) or _known_base(surname) or _agreeing(given, surname)
        if not base:
            return name
        return " ".join([male, *[_patronymic(part) for part in parts[1:-1]], base])
    if female:
        base = _with(surname, _RUSSIAN_FEMALE) or surname
        return " ".join([female, *[_patronymic(part) for part in parts[1:-1]], base])
    return name


def _are_forms(words: list[str], others: list[str]) -> bool:
    """Whether each word may be a form of the other name's word, and one is in another case."""
    if len(words) != len(others) or words == others:
        return False
    pairs = list(zip(words, others, strict=True))
    return all(one == other or other in bases(one, "ru") for one, other in pairs)


def _is_given(word: str) -> bool:
    return "G" in codes_of(word, "ru")


def _is_female(word: str) -> bool:
    return word[-1] in "ая" and word not in ("Илья", "Никита", "Фома", "Лука", "Кузьма", "Данила", "Савва", "Фока")


def _with(word: str, endings: Iterable[tuple[str, str]]) -> str:
    """The word with the ending of the nominative; empty if it has none of the endings."""
    for ending, nominative in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + nominative
    return ""


def _known_base(word: str) -> str:
    return next((form for form in bases(word, "ru") if "S" in codes_of(form, "ru")), "")


def _agreeing(given: str, surname: str) -> str:
    """The nominative of a foreign surname in the case of the given name; empty if the two do not agree."""
    for ends_of_given, ends_of_surname in (("ая", "ая"), ("ую", "ую"), ("м", "м"), ("е", "е")):
        if given[-1] in ends_of_given:
            if surname[-1] in ends_of_surname:
                return _stem(surname)
            return surname if surname[-1] in "иоеэы" else ""
    return ""


def _stem(word: str) -> str:
    """A foreign surname without its ending: "Дональда Трампа"."""
    for ending in ("ом", "ем", "а", "у", "е"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 1 and stem[-1] not in "аеёиоуыэюяьй":
            return stem
    return word


_PATRONYMIC = re.compile(r"(?P<stem>[ое]в)(?:(?P<son>ич)(?:а|у|ем|е)|(?P<daughter>н)(?:ы|е|у|ой))")


def _patronymic(word: str) -> str:
    """The nominative of "Ивановича", "Ивановны"."""
    found = _PATRONYMIC.search(word)
    if not found or found.end() < len(word):
        return word
    return word[: found.start()] + found["stem"] + ("ич" if found["son"] else "на")
