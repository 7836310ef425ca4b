"""Find the story of an article among the articles of its language, which are read from the table and kept in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from clipwire.model.record import Record
from clipwire.services.ports import Found, Shelf
from clipwire.stories.neighbours import Neighbours, days_around
from clipwire.stories.placing import Merge, Placing, accept, place
from clipwire.stories.prints import StoryPrint, print_of

MAX_FORMER = 2
"""Spots of earlier decisions that are remembered: of the last one, and of one before in case the last one failed."""
MAX_OTHER_ARTICLES = 10_000
"""Maximum number of articles of one language in memory, besides those of the days that are compared. If there are more,
the other days are forgotten."""


@dataclass(frozen=True)
class Spot:
    """Where the print and the report of an article are."""

    language: str
    day: date
    placed_at: datetime
    story_id: str


@dataclass(frozen=True)
class Decision:
    """The stored place of one version of an article."""

    version: int
    placing: Placing
    placed_at: datetime
    language: str
    day: date
    """Language and day of the article's print."""
    former: tuple[Spot, ...] = ()
    """The spots of earlier decisions about the article, newest first, whose items this one replaces."""
    earlier_merges: tuple[Merge, ...] = ()
    """The merges of the last version, in case it is announced late."""

    @property
    def spot(self) -> Spot:
        return Spot(self.language, self.day, self.placed_at, self.placing.story_id)


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

    def take(self, day: date, found: Found) -> None:
        if found.placed:
            self.neighbours.add(found.placed)
            return
        known = self.neighbours.get(found.article)
        if known and known.print.day == day:
            self.neighbours.remove(found.article)

    def forget_all_but(self, days: set[date]) -> None:
        self.neighbours = self.neighbours.of_days(days)
        self.last_read = {day: last for day, last in self.last_read.items() if day in days}
        self.complete &= days


@dataclass(frozen=True)
class Stories:
    shelf: Shelf
    clock: Callable[[], datetime]
    process: str
    """Identifies this process, which is one of several copies of the function."""
    _memories: dict[str, _Memory] = field(default_factory=dict)

    def placing_of(self, record: Record, call: str) -> Placing:
        """The place of a version. `call` is the id of the invocation.

        It is decided once: as soon as the print is in the table, where later articles are compared with it, the
        decision does not change, and the next try writes the rest. A decision without print is taken anew, because
        others may have been placed meanwhile. If a later version was placed before, its place counts. Raises `TryAgain`
        if the table does not answer.
        """
        day = date.fromisoformat(record.day)
        one = replace(print_of(record.article), day=day)
        memory = self._memory(one.language, day, call)
        decision, is_fresh = self._decision(record, one, memory.neighbours)
        if decision.version > record.version:
            self.shelf.clear(record.id, decision)
            return replace(decision.placing, merges=decision.earlier_merges)
        # an original that became a copy itself has lost its copies to the other original
        taken = () if decision.placing.duplicate_of else decision.placing.copies
        copies = [copy for copy in map(memory.neighbours.get, taken) if copy]
        try:
            self.shelf.keep(record, one, decision, copies)
        except BaseException:
            memory.complete.clear()  # a part of it may be in the table
            raise
        if is_fresh:
            accept(one, decision.placing, memory.neighbours)
        else:
            memory.complete.clear()  # its copies may be those of another original since
        return decision.placing

    def _decision(self, record: Record, one: StoryPrint, neighbours: Neighbours) -> tuple[Decision, bool]:
        """The decision, and whether it was taken now."""
        known = self.shelf.decision(record.id) if record.version > 1 else None
        if known is None or known.version < record.version:
            fresh = self._decide(record, one, known, neighbours)
            known = self.shelf.decide(record.id, fresh)
            if known is fresh:
                return known, True
        if known.version > record.version or self.shelf.is_kept(record.id, known):
            return known, False
        fresh = self._decide(record, one, known, neighbours)
        stored = self.shelf.decide(record.id, fresh, instead_of=known)
        return stored, stored is fresh

    def _decide(self, record: Record, one: StoryPrint, known: Decision | None, neighbours: Neighbours) -> Decision:
        former = (known.spot, *known.former)[:MAX_FORMER] if known else ()
        merges: tuple[Merge, ...] = ()
        if known:
            merges = known.placing.merges if known.version < record.version else known.earlier_merges
        day = date.fromisoformat(record.day)
        # a decision without print and without former ones was seen by nobody
        before = known.placing if known and (known.version < record.version or known.former) else None
        placing = place(one, neighbours, before)
        return Decision(record.version, placing, self.clock(), one.language, day, former, merges)

    def _memory(self, language: str, day: date, call: str) -> _Memory:
        """The memory of a language, with all articles of the days around a day."""
        memory = self._memories.setdefault(language, _Memory(Neighbours(language)))
        if memory.call != call:
            if self.shelf.holder(language) != self.process:
                memory.complete.clear()  # another process has placed articles meanwhile
                self.shelf.hold(language, self.process)
            memory.call = call
        days = set(filter(None, days_around(day)))
        if memory.neighbours.outside(days) > MAX_OTHER_ARTICLES:
            memory.forget_all_but(days)
        for missing in sorted(days - memory.complete):
            self._read(memory, language, missing)
        return memory

    def _read(self, memory: _Memory, language: str, day: date) -> None:
        last = memory.last_read.get(day)
        for found in self.shelf.placed_on(language, day, after=last):
            memory.take(day, found)
            for merge in found.merges:
                memory.neighbours.merge(merge.younger, merge.older)
            last = found.placed_at
        memory.last_read[day] = last
        memory.complete.add(day)
