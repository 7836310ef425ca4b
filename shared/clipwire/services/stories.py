"""Find the story of an article among the articles of its language, which are read from the table and kept in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol

from clipwire.model.errors import TryAgain
from clipwire.model.record import Record
from clipwire.stories.neighbours import Neighbours, Placed, days_around
from clipwire.stories.placing import Merge, Placing, accept, place
from clipwire.stories.prints import StoryPrint, print_of

MAX_ROUNDS = 3
"""Maximum number of decisions about one version, if other processes change what they depend on."""
MAX_OTHER_ARTICLES = 10_000
"""Maximum number of articles of one language in memory, besides those of the days that are compared. If there are more,
the other days are forgotten."""


@dataclass(frozen=True)
class Spot:
    """The place of a print in the table."""

    language: str
    day: date
    placed_at: datetime


@dataclass(frozen=True)
class Decision:
    """The stored place of one version of an article."""

    version: int
    placing: Placing
    placed_at: datetime
    language: str
    day: date
    """Language and day of the article's print."""
    earlier_merges: tuple[Merge, ...] = ()
    """The merges of the versions before, which may be announced late, and of which other processes learn from the
    newest print."""
    left: tuple[Spot, ...] = ()
    """The languages and days that the article has left, in each of which an item says so."""

    @property
    def spot(self) -> Spot:
        return Spot(self.language, self.day, self.placed_at)


@dataclass(frozen=True)
class Found:
    """A placed article as it is read from the table."""

    article: str
    placed: Placed | None
    """None if the article was moved to another day."""
    merges: tuple[Merge, ...]
    """The stories that it joined."""
    placed_at: datetime


@dataclass(frozen=True)
class Owner:
    """Which process has placed the last articles of a language."""

    process: str | None = None
    erased_at: str | None = None
    """When an article of the language was erased last: what was read before must be forgotten."""


class StoryStore(Protocol):
    """The places of articles: their decisions, what later articles are compared with, and the reports of each story."""

    def decision(self, article_id: str) -> Decision | None:
        """The decision about the newest version that was placed, strongly consistent.

        Raises `Erased` if the article was erased.
        """

    def print_of(self, article_id: str, decision: Decision) -> bytes | None:
        """The packed print that belongs to a decision, strongly consistent; None if it is not stored."""

    def keep(self, record: Record, one: StoryPrint, decision: Decision, instead_of: Decision | None = None) -> Decision:
        """Store a decision with its print, its report, its merges and its copies, instead of another decision.

        The decision that is stored now: another process may have stored one meanwhile. All is written or nothing, but
        for a first decision that changes no other article: its print or its report may be missing if the process ends.
        Raises `TryAgain` if a copy was changed meanwhile, and `Erased` if the article was erased.
        """

    def keep_report(self, record: Record, placing: Placing) -> None:
        """Store the report of an article, which may be missing."""

    def placed_on(self, language: str, day: date, after: datetime | None) -> Iterator[Found]:
        """The articles of a publication day in the order in which they were placed, from just before `after` on."""

    def owner(self, language: str) -> Owner:
        """The process that placed the last articles of a language, strongly consistent."""

    def own(self, language: str, process: str) -> None:
        """Note that from now on this process places the articles of a language."""


@dataclass
class _Memory:
    """The placed articles of one language, as far as they were read."""

    neighbours: Neighbours
    call: str = ""
    """The invocation in which the memory was last known to be complete."""
    erased_at: str | None = None
    """When an article of the language was erased last, as far as the memory knows."""
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

    def forget_all(self) -> None:
        self.neighbours = Neighbours(self.neighbours.language)
        self.last_read.clear()
        self.complete.clear()

    def forget_all_but(self, days: set[date]) -> None:
        self.neighbours = self.neighbours.of_days(days)
        self.last_read = {day: last for day, last in self.last_read.items() if day in days}
        self.complete &= days


@dataclass(frozen=True)
class Stories:
    store: StoryStore
    clock: Callable[[], datetime]
    process: str
    """Identifies this process, which is one of several copies of the function."""
    _memories: dict[str, _Memory] = field(default_factory=dict)

    def placing_of(self, record: Record, call: str, *, is_reading: bool = False) -> Placing:
        """The place of a version. `call` is the id of the invocation.

        `is_reading` if the version was read again: it stays in its story, but if its print is another one, the original
        is looked for again, and stories that it joins are merged.

        It is decided once: as soon as the print is in the table, where later articles are compared with it, the
        decision does not change. A decision without print, which only a first version can have, is taken anew, because
        others may have been placed meanwhile. If a later version was placed before, its place counts. Raises `TryAgain`
        if the table does not answer, and `Erased` if the article was erased.
        """
        day = date.fromisoformat(record.day)
        one = replace(print_of(record.article), day=day)
        memory = self._memory(one.language, day, call)
        known = self.store.decision(record.id) if record.version > 1 or is_reading else None
        for _ in range(MAX_ROUNDS):
            if known and known.version > record.version:
                return replace(known.placing, merges=known.earlier_merges)
            mark = self.store.print_of(record.id, known) if known else None
            is_new = is_reading and (mark, known and known.day) != (one.pack(), day)
            if known and mark and known.version == record.version and not is_new:
                self.store.keep_report(record, known.placing)
                return known.placing
            is_seen = mark is not None
            fresh = self._decide(record, one, known, is_seen, memory.neighbours)
            try:
                known = self.store.keep(record, one, fresh, instead_of=known)
            except BaseException:
                memory.complete.clear()  # a part of it may be in the table
                raise
            if known is fresh:
                accept(one, fresh.placing, memory.neighbours)
                return fresh.placing
        raise TryAgain(f"article {record.id}: its place changes all the time")

    def _decide(
        self, record: Record, one: StoryPrint, known: Decision | None, is_seen: bool, neighbours: Neighbours
    ) -> Decision:
        """`is_seen`: the known decision has a print. Without one nobody was compared with it, and it does not count."""
        moment, day = self.clock(), date.fromisoformat(record.day)
        placing = place(one, neighbours, known.placing if known and is_seen else None)
        fresh = Decision(record.version, placing, moment, one.language, day)
        if known is None:
            return fresh
        has_moved = is_seen and (known.language, known.day) != (one.language, day)
        left = (*known.left, Spot(known.language, known.day, moment)) if has_moved else known.left
        return replace(fresh, earlier_merges=(*known.earlier_merges, *known.placing.merges), left=left)

    def _memory(self, language: str, day: date, call: str) -> _Memory:
        """The memory of a language, with all articles of the days around a day."""
        memory = self._memories.setdefault(language, _Memory(Neighbours(language)))
        if memory.call != call:
            owner = self.store.owner(language)
            if owner.erased_at != memory.erased_at:
                memory.forget_all()
                memory.erased_at = owner.erased_at
            if owner.process != self.process:
                memory.complete.clear()  # another process has placed articles meanwhile
                self.store.own(language, self.process)
            memory.call = call
        days = set(filter(None, days_around(day)))
        if memory.neighbours.outside(days) > MAX_OTHER_ARTICLES:
            memory.forget_all_but(days)
        for missing in sorted(days - memory.complete):
            self._read(memory, language, missing)
        return memory

    def _read(self, memory: _Memory, language: str, day: date) -> None:
        last = memory.last_read.get(day)
        for found in self.store.placed_on(language, day, after=last):
            memory.take(day, found)
            for merge in found.merges:
                memory.neighbours.merge(merge.younger, merge.older)
            last = found.placed_at
        memory.last_read[day] = last
        memory.complete.add(day)
