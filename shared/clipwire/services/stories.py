"""Find the story of an article among the articles of its language, which are read from the table and kept in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from clipwire.model.record import Record
from clipwire.services.ports import Shelf
from clipwire.stories.neighbours import Neighbours, Placed, days_around
from clipwire.stories.placing import Placing, accept, place
from clipwire.stories.prints import StoryPrint, print_of

MAX_ARTICLES_IN_MEMORY = 20_000
"""Of one language, besides those of the days that are compared. Above, the other days are forgotten."""


@dataclass(frozen=True)
class Decision:
    """The stored place of one version of an article."""

    version: int
    placing: Placing
    placed_at: datetime
    language: str
    day: date
    """Language and day of the article's print."""


@dataclass
class _Memory:
    """The placed articles of one language, as far as they were read."""

    neighbours: Neighbours
    call: str = ""
    """The invocation in which the memory was last known to be complete."""
    last_read: dict[date, datetime | None] = field(default_factory=dict)
    """Day -> when the last article was placed that was read; None if the day had none."""
    complete: set[date] = field(default_factory=set)
    """Days of which nothing was placed since they were read, but by this process."""
    articles: dict[date, set[str]] = field(default_factory=dict)

    def add(self, day: date, placed: Placed) -> None:
        self.neighbours.add(placed)
        self.articles.setdefault(day, set()).add(placed.print.article)

    def forget_all_but(self, days: set[date]) -> None:
        for day in self.last_read.keys() - days:
            for article in self.articles.pop(day, ()):
                self.neighbours.remove(article)
            del self.last_read[day]
            self.complete.discard(day)


@dataclass(frozen=True)
class Stories:
    shelf: Shelf
    clock: Callable[[], datetime]
    process: str
    """Identifies this process, which is one of several copies of the function."""
    _memories: dict[str, _Memory] = field(default_factory=dict)

    def placing_of(self, record: Record, call: str) -> Placing:
        """The place of a version, which is decided once. `call` is the id of the invocation.

        The queue delivers the articles of a language to one process at a time, so no other places one meanwhile. If
        the process ends after the decision, the next try writes what belongs to it. Raises `TryAgain` if the table does
        not answer.
        """
        day = date.fromisoformat(record.day)
        one = replace(print_of(record.article), day=day)
        memory = self._memory(one.language, day, call)
        known = self.shelf.decision(record.id) if record.version > 1 else None
        decision = self._decide(record, one, known, memory.neighbours)
        copies = [copy for copy in map(memory.neighbours.get, decision.placing.copies) if copy]
        self.shelf.keep(record, one, decision, known, copies)
        accept(one, decision.placing, memory.neighbours)
        memory.articles.setdefault(day, set()).add(record.id)
        return decision.placing

    def _decide(self, record: Record, one: StoryPrint, known: Decision | None, neighbours: Neighbours) -> Decision:
        if known and known.version >= record.version:
            return known
        placing, day = place(one, neighbours), date.fromisoformat(record.day)
        return self.shelf.decide(record.id, Decision(record.version, placing, self.clock(), one.language, day))

    def _memory(self, language: str, day: date, call: str) -> _Memory:
        """The memory of a language, with all articles of the days around a day."""
        memory = self._memories.setdefault(language, _Memory(Neighbours(language)))
        if memory.call != call:
            if self.shelf.holder(language) != self.process:
                memory.complete.clear()  # another process has placed articles meanwhile
                self.shelf.hold(language, self.process)
            memory.call = call
        days = set(filter(None, days_around(day)))
        if len(memory.neighbours) > MAX_ARTICLES_IN_MEMORY:
            memory.forget_all_but(days)
        for missing in sorted(days - memory.complete):
            self._read(memory, language, missing)
        return memory

    def _read(self, memory: _Memory, language: str, day: date) -> None:
        last = memory.last_read.get(day)
        for found in self.shelf.placed_on(language, day, after=last):
            memory.add(day, found.placed)
            for merge in found.merges:
                memory.neighbours.lead(merge.younger, merge.older)
            last = found.placed_at
        memory.last_read[day] = last
        memory.complete.add(day)
