"""Join the parts of a name in English around a nickname in quotation marks: Ferdinand "Bongbong" Marcos Jr."""

import re
from collections.abc import Sequence

from clipwire.enrichment.entities.entity import Entity

_NAME = r"[A-Z][\w'’-]*\w"
_NICK = r"[\"“‘'][A-Z][\w.-]*(?: [\w.-]+){0,2}[\"”’']"
_NICKNAMED = re.compile(rf"\b{_NAME}(?: [A-Z]\.)? {_NICK} {_NAME}(?: (?:Jr|Sr|II|III|IV)\b\.?)?")


def with_nicknames(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities in order; a name with a nickname is whole if a part of it was taken for a person."""
    found = list(entities)
    for name in _NICKNAMED.finditer(text):
        over = [entity for entity in found if entity.start < name.end() and name.start() < entity.end]
        if any(entity.label == "person" for entity in over):
            found = [entity for entity in found if entity not in over] + [Entity(*name.span(), "person")]
    return sorted(found, key=lambda entity: entity.start)
