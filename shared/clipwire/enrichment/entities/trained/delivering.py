"""The names that are sure enough for a record, in the form in which one writes them."""

from collections import defaultdict
from collections.abc import Sequence

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.trained.base_forms import base_names
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS

GOVERNMENTS = frozenset(
    "governo gobierno gouvernement regierung regering regjeringen regeringen hallitus hükümet pemerintah guvernul "
    "kormány estado état stato staat polisen polisens "
    "politiet politi polizei politie police policía polizia polícia".split()
)
"""Single words that corpora tag as organisations, though they name none."""
TEAMS = ("代表", "대표팀")
"""Ends of the names of national teams."""
STREETS = frozenset(
    "Calle Avenida Plaza Paseo Rue Place Avenue Boulevard Via Piazza Corso Rua Praça Platz Jalan Улица Площадь".split()
)
MAX_FAMILY_CHARS = 3
MIN_PROBABILITY = 0.7
"""Of the surest mention of a name that a record has."""


def sure_names(text: str, entities: Sequence[Entity], language: str) -> list[tuple[Entity, str]]:
    """The people and organisations among the entities that are sure enough, each with its name in its base form."""
    listed = [entity for entity in entities if entity.label != "place"]
    keys = [(text[entity.start : entity.end], str(entity.label)) for entity in listed]
    base = _full_names(keys) if language in CHARACTERS else base_names(keys, language)
    surest: dict[tuple[str, str], float] = defaultdict(float)
    for entity, (name, label) in zip(listed, keys, strict=True):
        key = base[name, label], label
        surest[key] = max(surest[key], entity.probability)
    return [
        (entity, base[name, label])
        for entity, (name, label) in zip(listed, keys, strict=True)
        if surest[base[name, label], label] >= MIN_PROBABILITY
        and not _is_no_body(name)
        and not (language in CHARACTERS and len(base[name, label]) == 1)
    ]


def _full_names(keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """(Name of the text, label) -> the full name that begins with it, for people whose family name is first."""
    people = [name for name, label in keys if label == "person"]
    full = {}
    for name, label in keys:
        longer = [other for other in people if other.startswith(name) and len(name) < len(other) <= len(name) + 2]
        full[name, label] = longer[0] if label == "person" and len(name) <= MAX_FAMILY_CHARS and longer else name
    return full


def _is_no_body(name: str) -> bool:
    """Whether a name is that of a street, or only "the government"."""
    return name.split()[0] in STREETS or name.lower() in GOVERNMENTS or name.endswith(TEAMS)
