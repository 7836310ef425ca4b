"""Divide a sentence into the names of actors and the words between them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from clipwire.enrichment.actions.verbs import forms
from clipwire.enrichment.actions.words import FIRST_WORDS_OF_PLACES, not_between_nation_and_name
from clipwire.text.tables import read_table

WORD = re.compile(r"(?:[A-Z]\.){2,}|\d{1,3}(?:,\d{3})+|\w+(?:[-'’.&]\w+)*|[^\w\s]")
POSSESSIVE = ("'s", "’s")
UNINHABITED = "AQ"
"""Antarctica has no government: "visited Antarctica" is no meeting."""
WORDS_BETWEEN_NATION_AND_NAME = 4
"""As in "Turkish deputy prime minister Omer Dalan"."""


@dataclass(frozen=True)
class Actor:
    """Somebody who may act: a nation, a person, an organisation."""

    name: str
    forms: tuple[str, ...]
    """Its names, as texts write them."""
    adjectives: tuple[str, ...] = ()
    """Demonyms. The word behind one is a noun and not a verb: "Iranian strikes"."""
    seats: tuple[str, ...] = ()
    """Capitals and palaces that mean a government, unless a capitalised word follows ("Moscow Times")."""
    nation: bool = False


class Naming(NamedTuple):
    words: tuple[str, ...]
    actor: Actor
    kind: str
    """form, adjective or seat."""


Index = dict[str, list[Naming]]
"""First word of a name, with and without a possessive -> the names that begin with it, longest first."""


class Unit(NamedTuple):
    """A word or mark of a sentence, or the whole name of an actor."""

    lower: str
    actor: str | None = None
    modifier: bool = False
    """The actor's name is an adjective or a possessive: the noun behind it acts."""
    nation: bool = False
    quoted: bool = False


def index_of(actors: Iterable[Actor]) -> Index:
    """Names by their first words. Of two actors with one name the first keeps it."""
    taken: set[tuple[str, ...]] = set()
    index: Index = {}
    for actor in actors:
        for kind, names in (("form", actor.forms), ("adjective", actor.adjectives), ("seat", actor.seats)):
            for name in names:
                words = tuple(WORD.findall(name))
                if words and words not in taken:
                    taken.add(words)
                    index.setdefault(words[0], []).append(Naming(words, actor, kind))
    for namings in index.values():
        namings.sort(key=lambda naming: -len(naming.words))
    return {word + ending: namings for word, namings in index.items() for ending in POSSESSIVE} | index


def units_of(sentence: str, index: Index) -> list[Unit]:
    """The words of a sentence in order, with each actor's name as one unit; empty if it has fewer than two names."""
    words = WORD.findall(sentence)
    if len([word for word in words if word in index]) < 2:
        return []
    units: list[Unit] = []
    quoted = False
    at = 0
    while at < len(words):
        word = words[at]
        if word in '"“”„':
            quoted = not quoted if word == '"' else word != "”"
        naming = _naming_at(words, at, index) if word in index else None
        if naming:
            last = words[at + len(naming.words) - 1]
            possessive = last.endswith(POSSESSIVE) and last != naming.words[-1]
            modifier = naming.kind == "adjective" or possessive
            units.append(Unit(last.lower(), naming.actor.name, modifier, naming.actor.nation, quoted))
            at += len(naming.words)
        else:
            units.append(Unit(word.lower(), quoted=quoted))
            at += 1
    return _without_nations_of_the_named(units)


def _naming_at(words: list[str], at: int, index: Index) -> Naming | None:
    for naming in index[words[at]]:
        size = len(naming.words)
        written = tuple(words[at : at + size])
        if naming.words not in (written, (*written[:-1], bare(written[-1]))):
            continue
        before = words[max(0, at - 2) : at]
        head = before[0] if before[-1:] == ["of"] else before[-1] if before else ""
        if naming.actor.nation and head in FIRST_WORDS_OF_PLACES:
            return None  # "Port Sudan", "the Gulf of Mexico"
        following = words[at + size][:1] if at + size < len(words) else ""
        if naming.kind == "seat" and following.isupper():
            continue
        return naming
    return None


def bare(word: str) -> str:
    """A word without the ending of a possessive."""
    return word[:-2] if word.endswith(POSSESSIVE) else word


def _without_nations_of_the_named(units: list[Unit]) -> list[Unit]:
    """The units with nations that only say where a named person is from marked as no actors.

    In "Turkish President Omer Dalan" and "Omer Dalan of Turkey" the person acts, not Turkey.
    """
    plain = list(units)
    for at, unit in enumerate(units):
        if not unit.actor or unit.nation:
            continue
        before = _nation_before(units, at)
        if before is not None and units[before].modifier:
            plain[before] = units[before]._replace(actor=None, nation=False)
        if at + 2 < len(units) and units[at + 1].lower == "of" and units[at + 2].nation:
            plain[at + 2] = units[at + 2]._replace(actor=None, nation=False)
    return plain


def _nation_before(units: Sequence[Unit], at: int) -> int | None:
    """Index of a nation shortly before a name with only nouns between them, or None."""
    for before in range(at - 1, max(-1, at - 2 - WORDS_BETWEEN_NATION_AND_NAME), -1):
        unit = units[before]
        if unit.nation:
            return before
        if (
            unit.actor
            or not unit.lower.isalpha()
            or unit.lower in not_between_nation_and_name()
            or unit.lower in forms()
        ):
            return None
    return None


def nations(codes: Iterable[str] | None = None) -> list[Actor]:
    """The countries with these ISO 3166-1 codes; all countries if None."""
    known = _nations()
    return [known[code] for code in (known if codes is None else codes) if code in known]


@cache
def _nations() -> dict[str, Actor]:
    knowledge = files("clipwire") / "knowledge"
    seats = dict(read_table(knowledge / "actions" / "governments.tsv", 2))
    known = {}
    for code, name, others, adjectives in read_table(knowledge / "places" / "countries.tsv", 4):
        if code != UNINHABITED:
            forms = (name, *(other.lstrip("!") for other in _listed(others)))
            known[code] = Actor(name, forms, _listed(adjectives), _listed(seats.get(code, "")), nation=True)
    return known


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(", ")))
