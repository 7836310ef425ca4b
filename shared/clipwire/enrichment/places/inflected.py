"""Places of the gazetteer in the form of a case that the model of a language finds: "Turussa", "Röszkéről".

The base form must be in the gazetteer. In Hindi, whose vowel signs divide words for the other readers, the name itself
is looked up.
"""

import re
from collections.abc import Iterator

from clipwire.enrichment.entities.trained.bases import strengthened
from clipwire.enrichment.places.gazetteer import CITY, REGION, SITE, Entry, lookup

COUNTRIES = {"fi": "FI", "hu": "HU", "hi": "IN"}
LANGUAGES = frozenset(COUNTRIES)
MIN_STEM_CHARS = 3
MIN_POPULATION = 5_000
_IN = {
    "fi": re.compile(r"(?<=[a-zäöå,] )[A-ZÄÖÅ][a-zäöå]{2,20}(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|een|hin|uun|oon|iin)\b"),
    "hu": re.compile(
        r"(?<=[a-záéíóöőúüű,] )[A-ZÁÉÍÓÖŐÚÜŰ]\w{2,20}(?:ban|ben|ból|ből|ról|ről|on|en|ön|án|én|ra|re|ba|be)\b"
    ),
}
_FINNISH = (
    "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "na", "nä", "hin", "seen", "n", "ta", "tä",
)  # fmt: skip
_HUNGARIAN = (
    "ban", "ben", "ból", "ből", "ról", "ről", "nál", "nél", "tól", "től", "hoz", "hez", "höz", "ba", "be", "ra", "re",
    "on", "en", "ön", "ig", "ot", "et", "öt", "ott", "ött", "n", "t",
)  # fmt: skip
_SHORT = {"á": "a", "é": "e"}
"""Last vowels before an ending -> those of the nominative: "Moszkvában", "Moszkva"."""


def known_place(name: str, language: str) -> tuple[str, Entry] | None:
    """The base form of a name and the largest place that it means; None if the gazetteer has none."""
    found = [
        (form, entry)
        for form in dict.fromkeys(_forms(name, language))
        for entry in lookup(form).entries
        if entry.kind in CITY + REGION + SITE
        and not lookup(form).doubtful
        and (entry.country == COUNTRIES[language] or len(name) - len(form) != 1)  # "Annában" is not in Annaba
    ]
    return max(found, key=lambda each: _rank(each[1], language), default=None)


def declined_places(text: str, language: str) -> Iterator[tuple[int, int, str, Entry]]:
    """Start, end and base form of the towns of the country of a language, in a case that means "in" or "from".

    They are within a sentence, where only names have capitals.
    """
    expression = _IN.get(language)
    for word in expression.finditer(text) if expression else ():
        known = known_place(word[0], language)
        if not known or known[0] == word[0] or known[1].country != COUNTRIES[language]:
            continue
        form, entry = known
        if entry.kind in CITY and entry.population >= MIN_POPULATION:
            yield *word.span(), form, entry


def _rank(entry: Entry, language: str) -> tuple[bool, bool, int]:
    """Places of the country of the language are likelier, then towns, then large ones."""
    return entry.country == COUNTRIES[language], entry.kind in CITY, entry.population


def _forms(name: str, language: str) -> Iterator[str]:
    yield name
    endings = {"fi": _FINNISH, "hu": _HUNGARIAN}.get(language, ())
    for ending in endings:
        stem = name.removesuffix(ending)
        if stem != name and len(stem) >= MIN_STEM_CHARS:
            yield from _finnish(stem) if language == "fi" else _hungarian(stem)


def _hungarian(stem: str) -> Iterator[str]:
    if stem[-1] in _SHORT:
        yield stem[:-1] + _SHORT[stem[-1]]
    yield stem


def _finnish(stem: str) -> Iterator[str]:
    stems = [stem]
    if stem[-1] == stem[-2:-1]:
        stems.append(stem[:-1])  # "Tamperee", "Ouluu"
    stems += [each[:-1] + "i" for each in stems if each.endswith("e")]
    for each in stems:
        yield from strengthened(each)
    yield from stems
