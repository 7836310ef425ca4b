"""Join the parts of a name in English around a nickname in quotation marks: Ferdinand "Bongbong" Marcos Jr."""

import re
from collections.abc import Sequence

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.replacing import overlapping

_NAME = r"[A-Z][\w'’-]*\w"
_NICK = r"[\"“‘'][A-Z][\w.-]*(?: [\w.-]+){0,2}[\"”’']"
_NICKNAMED = re.compile(rf"\b(?P<given>{_NAME})(?: [A-Z]\.)? {_NICK} {_NAME}(?: (?:Jr|Sr|II|III|IV)\b\.?)?")


def with_nicknames(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities in order; a name with a nickname is whole if a part of it was taken for a person.

    Its first word is a known given name or part of that person, unlike "In" in `In "Macbeth" Shakespeare wrote`.
    """
    found = sorted(entities, key=lambda entity: entity.start)
    for name in _NICKNAMED.finditer(text):
        over = overlapping(found, *name.span())
        people = [entity for entity in found[over] if entity.label == "person"]
        is_named = "G" in tables().names.get(name["given"], "") or any(one.start <= name.start() for one in people)
        if people and is_named:
            found[over] = [Entity(*name.span(), "person")]
    return found
