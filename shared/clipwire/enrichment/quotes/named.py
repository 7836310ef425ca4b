"""The people whom a text names, by place."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple


class Mention(NamedTuple):
    start: int
    name: str
    """The person's full name."""


def people_of(text: str, language: str) -> list[Mention]:
    """The people of a text, as a record has them, with the full names of their surnames."""
    from clipwire.enrichment.entities import mentions  # their tables take time to load
    from clipwire.enrichment.entities.finding import find_entities, sure_names
    from clipwire.enrichment.entities.people import people

    named = sure_names(text, find_entities(text, language), language)
    persons = (mentions.Mention(name, entity.start) for entity, name in named if entity.label == "person")
    found = people(persons, language)
    return sorted(Mention(mention.start, person.name) for person in found for mention in person.mentions)


class People:
    """The mentions of people in one text."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions)
        self._starts = [mention.start for mention in self.mentions]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a stretch, in order."""
        first = bisect_left(self._starts, start)
        return self.mentions[first : max(first, bisect_left(self._starts, end))]

    def names(self, start: int, end: int) -> set[str]:
        """The names of the people in a stretch."""
        return {mention.name for mention in self.between(start, end)}

    def only(self, start: int, end: int) -> str | None:
        """The only person in a stretch."""
        names = self.names(start, end)
        return names.pop() if len(names) == 1 else None

    def first(self, start: int, end: int) -> str | None:
        """The first person in a stretch."""
        at = bisect_left(self._starts, start)
        return self.mentions[at].name if at < len(self.mentions) and self._starts[at] < end else None

    def last(self, start: int, end: int) -> str | None:
        """The last person in a stretch."""
        at = bisect_left(self._starts, end) - 1
        return self.mentions[at].name if at >= 0 and self._starts[at] >= start else None
