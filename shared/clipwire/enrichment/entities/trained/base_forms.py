"""Names as one writes them: without case endings, suffixes and joined small words of their language.

An ending is taken off only if something supports the form without it: the tables have it and not the form of the text,
the same document has it as a name, or, in Russian, given name and surname agree.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.signs import finnish, greek
from clipwire.enrichment.entities.slavic.bodies import body_nominative
from clipwire.enrichment.entities.trained.bases import bases
from clipwire.enrichment.entities.trained.known_names import codes_of
from clipwire.enrichment.entities.trained.russian import among, nominative
from clipwire.enrichment.entities.trained.russian_surnames import surname_in_case

INFLECTED = frozenset("ru tr fi hu de ar ro sv no da el".split())
MAX_NAMES = 300
"""Number of names in one text among which the nominative of another is looked for."""
KINDS = {"person": "GSP", "place": "CMTRQAW", "organisation": "O"}
FEMININE_BODIES = frozenset(
    "Bank Zentralbank Union Partei Kommission Bahn Post Universität Hochschule Gesellschaft Stiftung Behörde Agentur "
    "Akademie Telekom Liga Armee Regierung Notenbank Bundesbank Börse Volkspartei Allianz Kirche Zeitung Vereinigung "
    "Welle Wohnen Umwelthilfe Presse-Agentur Bischofskonferenz Bundesbahnen Bundesbahn Fußball-Liga".split()
)
"""German organisations whose adjective ends in -e in the nominative: "der Deutschen Bank"."""


def base_names(
    names: Iterable[tuple[str, str]], language: str, cases: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> dict[tuple[str, str], str]:
    """(Name of the text, label) -> the name as one writes it, for all names of one document; empty if it is unclear.

    `cases` has the cases that the words before a name allow, if they show any.
    """
    listed = list(dict.fromkeys(names))
    if language not in INFLECTED:
        return {key: key[0] for key in listed}
    spelled = {label: {name for name, other in listed[:MAX_NAMES] if other == label} for label in KINDS}
    bases_of_full = {
        key: _base(*key, language, spelled[key[1]], cases) for key in sorted(listed, key=lambda key: -key[0].count(" "))
    }
    people = {base.split()[-1] for (_, label), base in bases_of_full.items() if label == "person" and " " in base}
    for (name, label), base in bases_of_full.items():
        if label == "person" and name in people:
            bases_of_full[name, label] = name  # "Tiitta", which looks like a case of "Tiit"
            continue
        # "Путина" beside "Владимир Путин"
        if label == "person" and " " not in name and base not in people:
            fitting = [form for form in bases(name, language) if form in people]
            if fitting:
                bases_of_full[name, label] = fitting[0]
    return bases_of_full


def _base(name: str, label: str, language: str, spelled: set[str], cases: Mapping[str, tuple[str, ...]]) -> str:
    if language == "ru":
        return _russian(name, label, spelled, cases.get(name, ()))
    if language == "el":
        return greek.body(name) if label == "organisation" else greek.nominative(name) or ""
    if language == "de" and label == "organisation":
        first, _, rest = name.partition(" ")
        if rest in FEMININE_BODIES and first.endswith(("ischen", "lichen", "tschen", "nalen", "ralen", "emeinen")):
            return f"{first[:-1]} {rest}"
    if label == "organisation" and _is_listed(name, language):
        return name
    head, space, last = name.rpartition(" ")
    if language == "ar":
        first, space, rest = name.partition(" ")
        for form in bases(first, language):
            heads = words_of_bodies("head", "ar") if label == "organisation" else ()
            is_known = _is_known(form, label, language) > _is_known(first, label, language)
            if (whole := f"{form}{space}{rest}") in spelled or is_known or (form in heads and first not in heads):
                return whole
        return name
    if language == "tr" and "'" in last.replace("’", "'"):
        return head + space + last.replace("’", "'").partition("'")[0]
    if language in ("sv", "no", "da") and label == "organisation" and name[-1] == "s":
        from clipwire.enrichment.entities.signs.words import words_for

        words = words_for(language)
        if name.endswith(("'s", "’s")) and name[:-2].isupper():
            return name[:-2]  # "SF's"
        if " " not in name and name[:-1].lower().endswith(words.suffixes + words.seated):
            return name[:-1]  # "Naturskyddsföreningens"
        if tuple(name[:-1].split()) in words_for(language).known.get(name[:-1].split()[0], ()):
            return name[:-1]
    if language == "hu" and (stem := last.rpartition("-")[0]).isupper():
        return head + space + stem  # "MTI-t"
    if language == "fi" and (stem := last.rpartition(":")[0]):
        return head + space + stem  # "SDP:n"
    if language == "fi" and label == "organisation" and (base := finnish.body(name)) != name:
        return base
    forms = [form for form in bases(last, language) if len(form) > 2]
    for form in forms:
        if (whole := head + space + form) in spelled or (language == "fi" and form in spelled and space):
            return whole
    for form in forms:
        if _is_known(form, label, language) > _is_known(last, label, language):
            return head + space + form
    return head + space + finnish.surname(last) if language == "fi" and label == "person" and head else name


def _is_listed(name: str, language: str) -> bool:
    from clipwire.enrichment.entities.signs.words import words_for

    parts = tuple(name.split())
    return language != "fi" and parts in words_for(language).known.get(parts[0], ())


def _is_known(word: str, label: str, language: str) -> bool:
    codes = codes_of(word, language)
    return any(kind in codes for kind in KINDS[label])


def _russian(name: str, label: str, spelled: set[str], cases: tuple[str, ...]) -> str:
    parts = name.split(" ")
    if len(parts) == 1 or label != "person":
        if len(parts) > 1:
            return body_nominative(name, "ru") if label == "organisation" else name
        word = parts[0]
        for form in bases(word, "ru"):
            if form in spelled or (_is_known(form, label, "ru") and not _is_known(word, label, "ru")):
                return form
        return surname_in_case(name, cases) if label == "person" else name
    base = nominative(name, spelled, cases=cases)
    return base if base != name else among(name, spelled)
