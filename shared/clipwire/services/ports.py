"""The ports of the services. `clipwire.adapters` implements them with AWS, the tests with fakes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING, Protocol

from clipwire.model.arrival import Arrival
from clipwire.model.change import Change
from clipwire.model.changes import Changes
from clipwire.model.messages import LostChanges, Place, Pointer, Step
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt
from clipwire.model.record import Kept, LastSeen, Record

if TYPE_CHECKING:
    from clipwire.enrichment.watchlist import WatchList


class Files(Protocol):
    def read(self, arrival: Arrival, limit: int) -> bytes:
        """The bytes of a file or, of an arrival with a slice, those of the member.

        Raises `Rejected` if the file is gone or has more than `limit` bytes.
        """

    def head(self, arrival: Arrival, length: int) -> bytes:
        """The first bytes of a file."""


class OpenFiles(Protocol):
    def open(self, arrival: Arrival) -> IO[bytes]:
        """A file to read and seek in, however large. Raises `Rejected` if it is gone."""


class Pointers(Protocol):
    def send(self, pointers: list[Pointer]) -> None:
        """Queue members of containers; at most ten at a time."""


class Unpacking(Protocol):
    def hand_on(self, arrival: Arrival, run: str) -> None:
        """Queue a large container for unpacking. `run` names this run of it."""

    def go_on(self, step: Step) -> None:
        """Queue the rest of a container."""


@dataclass(frozen=True)
class Watched:
    """The user's watch list."""

    watch_list: "WatchList | None" = None
    digest: str | None = None
    """The start of the SHA-256 of the list's file; None without a list."""
    warning: str | None = None
    """Why the list cannot be used; every article that is enriched without it gets this warning."""


class WatchLists(Protocol):
    def current(self) -> Watched:
        """The user's watch list as it is now."""


class LargeFiles(Protocol):
    def hand_on(self, arrival: Arrival) -> None:
        """Queue a file that needs more time or memory for `read_large`."""


class Receipts(Protocol):
    def open(self, arrival: Arrival, now: datetime) -> Receipt:
        """A new open receipt; or, if this very file was read before, the receipt that was closed then.

        It counts the tries that were cut off before this one.

        If the arrival asks for another reading, the new receipt lists the articles of the former one.
        """

    def find(self, arrival: Arrival) -> Receipt | None:
        """The receipt of this version of the file, if it has one."""

    def note(self, receipt: Receipt) -> None:
        """Store an open receipt, unless the file's receipt was closed meanwhile."""

    def close(self, receipt: Receipt) -> None:
        """Store the receipt."""


@dataclass(frozen=True)
class Done:
    """The members of a large container that are done."""

    counted: "Counter[str]"
    """Outcome -> number of members."""
    problem: Problem | None
    """The first that was noted of one of the first members."""


class Progress(Protocol):
    """The members of large containers that are done. Everything may be repeated."""

    def note(self, container: Arrival, place: Place, outcome: str, problem: Problem | None) -> bool:
        """Note the outcome of a member; whether all members of its neighbourhood are now done."""

    def expect(self, container: Arrival, run: str, total: int) -> None:
        """Say how many members a run has sent on."""

    def done(self, container: Arrival, run: str) -> Done:
        """The members of a run that are done, strongly consistent."""


class Records(Protocol):
    def find(self, article_id: str) -> Record | None:
        """The stored record, strongly consistent."""

    def add(self, record: Record) -> bool:
        """Write a first version; False if another writer got there first."""

    def replace(self, record: Record, known: Record, difference: Changes, last_seen: LastSeen | None) -> bool:
        """Write the next version and keep the known one as history.

        False if another writer got there first, or if the known text was seen again after `last_seen` was read.
        """

    def replace_in_place(self, record: Record, known: Record) -> bool:
        """Write another reading of the known version. False if another writer got there first."""

    def see_again(self, record: Record) -> None:
        """Note when the stored text was seen again, unless a later sighting is noted."""

    def last_seen(self, article_id: str) -> LastSeen | None:
        """The latest sighting that is noted, strongly consistent."""

    def history(self, article_id: str) -> list[Kept]:
        """The identities of the texts that the article's history holds, in the order of their keys."""

    def keep_older(self, record: Record) -> None:
        """Store, as history, an observation that is older than the record."""

    def index(self, record: Record) -> None:
        """Write the items that list the article by country. May be repeated."""


class Stream(Protocol):
    def lost(self, position: LostChanges) -> Iterator[Change]:
        """The changes that Lambda gave up.

        Raises `ChangesLost` if the stream no longer has them, and `TryAgain` if it does not give all of them.
        """


class Topic(Protocol):
    def publish(self, message: str, attributes: dict[str, str | list[str]]) -> None:
        """Send one notification. Raises `TryAgain` if the topic does not answer."""


class Differences(Protocol):
    """What each update changed, as the article's history keeps it."""

    def of(self, article_id: str, version: int) -> Changes | None:
        """The changes that made this version; None if the history does not have them."""


class Announcements(Protocol):
    """The marks of published events."""

    def has(self, event_id: str) -> bool: ...

    def mark(self, event_id: str) -> None: ...
