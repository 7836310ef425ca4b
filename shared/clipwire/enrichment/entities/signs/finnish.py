"""Cases of Finnish names of bodies: "Väyläviraston", "Helsingin käräjäoikeudessa", "Kansaneläkelaitokselle"."""

import re
from functools import cache

from clipwire.enrichment.entities.body_words import words_of_bodies

_ENDINGS = ("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "a", "ä", "ta", "tä")
_STEMS = (
    # end of the nominative, end of the stem of the other cases, other forms
    ("oikeus", "oikeude", ("oikeuteen", "oikeutta")),
    ("kus", "kukse", ("kukseen", "kusta")),
    ("os", "okse", ("okseen", "osta")),
    ("itto", "ito", ("ittoon", "ittoa")),
    ("oukko", "ouko", ("oukkoon", "oukkoa")),
    ("ankki", "anki", ("ankkiin", "ankkia")),
    ("nti", "ndi", ("ntiin", "ntia")),
    ("nki", "ngi", ("nkiin", "nkia")),
    ("set", "si", ("sten", "sia")),
    ("ät", "i", ("iden", "itä")),
    ("hti", "hde", ("hteen", "hteä")),
    ("stö", "stö", ("stöön",)),
    ("nen", "se", ("seen", "sta", "stä")),
)

_OF_NEN = re.compile(r"[aeiouyäö]sen\Z")
_GENITIVE = re.compile(r"(?:[ln]än|rän|iön|[^ei]ion|\w{4}lan)\Z")
"""Ends of the genitive that no other name has: not "Nolan", "Morion"."""


def forms(name: str) -> set[str]:
    """A name in the nominative and in other cases, of which some may not exist."""
    for end, stem, others in _STEMS:
        if name.endswith(end) and len(name) > len(end) + 1:
            begin = name.removesuffix(end)
            return {name, *(begin + other for other in others), *(begin + stem + ending for ending in _ENDINGS)}
    illative = name[-1] if name[-1] in "aeiouyäö" else ""
    return {name, *(name + ending for ending in (*_ENDINGS, f"{illative}n", "hin", "seen"))}


def surname(name: str) -> str:
    """A family name without the ending of the genitive, if it can be nothing else: "Virtasen", "Aarnion"."""
    if _OF_NEN.search(name):
        return f"{name[:-3]}nen"
    return name[:-1] if _GENITIVE.search(name) else name


@cache
def nominatives() -> dict[str, str]:
    """Form of a listed body -> its nominative."""
    listed = sorted(name for name in words_of_bodies("known", "fi") if not name.isupper())
    found = {form: name for name in listed for form in forms(name) if form != name}
    return {**found, **{name: name for name in listed}}


@cache
def tails() -> dict[str, str]:
    """Form of the last word of a body -> its nominative."""
    return {form: name for name in sorted(words_of_bodies("tail", "fi")) for form in forms(name)}


def body(name: str) -> str:
    """The name of a body in the nominative."""
    before, space, last = name.rpartition(" ")
    return nominatives().get(name) or f"{before}{space}{tails().get(last, last)}"
