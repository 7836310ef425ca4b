"""The ports of the services. `clipwire.adapters` implements them with AWS, the tests with fakes."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING, Protocol

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.changes import Changes
from clipwire.model.listing import Listing, PageList
from clipwire.model.messages import LostChanges, Place, Pointer, Step, ToArchive, Unplaced
from clipwire.model.problem import Problem
from clipwire.model.proof import Leaf
from clipwire.model.receipt import Receipt
from clipwire.model.record import Kept, LastSeen, Record

if TYPE_CHECKING:
    from clipwire.enrichment.watchlist import WatchList
    from clipwire.services.letters import Letter


class Files(Protocol):
    def read(self, arrival: Arrival, limit: int) -> bytes:
        """The bytes of a file or, if the arrival has a slice, those of the member.

        Raises `Rejected` if the file is gone or has more than `limit` bytes.
        """

    def read_unless(
        self, unwanted: Callable[[bytes], bool], head_bytes: int, arrival: Arrival, limit: int
    ) -> bytes | None:
        """As `read`, or None if its first `head_bytes` are `unwanted`: then the rest is not fetched."""


class OpenFiles(Protocol):
    def open(self, arrival: Arrival) -> IO[bytes]:
        """A file for reading and seeking, of any size. Raises `Rejected` if it is gone."""


class Pointers(Protocol):
    def send(self, pointers: list[Pointer]) -> None:
        """Queue at most ten members of containers."""


class Packs(Protocol):
    def keep(self, pack: bytes) -> str:
        """Store members that have no place in their container, one behind the other. The key of the object.

        Equal packs have the same key.
        """


class Unpacking(Protocol):
    def hand_on(self, arrival: Arrival, run: str) -> None:
        """Queue a large container for unpacking. `run` is the id of this run."""

    def go_on(self, step: Step) -> None:
        """Queue the rest of a container."""


@dataclass(frozen=True)
class Watched:
    """The user's watch list."""

    watch_list: "WatchList | None" = None
    digest: str | None = None
    """The start of the SHA-256 of the list's file; None without a list."""
    warning: str | None = None
    """Why the list cannot be used. Every article that is enriched without it gets this warning."""


class WatchLists(Protocol):
    def current(self) -> Watched:
        """The user's watch list as it is now."""


class LargeFiles(Protocol):
    def hand_on(self, arrival: Arrival) -> None:
        """Queue a file that needs more time or memory for `read_large`."""


class Receipts(Protocol):
    def open(self, arrival: Arrival, now: datetime) -> Receipt:
        """A new open receipt, or the closed receipt if this version of the file was read before.

        A new receipt has the number of earlier tries that were cut off. If the arrival requests another reading, it
        lists the articles of the earlier one.
        """

    def find(self, arrival: Arrival) -> Receipt | None:
        """The receipt of this version of the file, if it has one."""

    def note(self, receipt: Receipt) -> None:
        """Store an open receipt, unless the file's receipt has been closed meanwhile."""

    def close(self, receipt: Receipt) -> None:
        """Store the receipt. If it has `write_units`, the units of this write are added to them."""


@dataclass(frozen=True)
class Done:
    """The members of a large container that are done."""

    counted: "Counter[str]"
    """Outcome -> number of members."""
    problem: Problem | None
    """The first that was noted of one of the first members."""


class Progress(Protocol):
    """The members of large containers that are done. Every call may be repeated."""

    def note(self, container: Arrival, place: Place, outcome: str, problem: Problem | None) -> bool:
        """Note the outcome of a member. True if all members of its block are now done."""

    def expect(self, container: Arrival, run: str, total: int) -> None:
        """Store the number of members that a run has queued."""

    def done(self, container: Arrival, run: str) -> Done:
        """The members of a run that are done, strongly consistent."""


class Records(Protocol):
    def find(self, article_id: str) -> Record | None:
        """The stored record, strongly consistent. Raises `Erased` if the article was erased."""

    def add(self, record: Record) -> bool:
        """Write a first version; False if another writer got there first."""

    def replace(self, record: Record, known: Record, difference: Changes, last_seen: LastSeen | None) -> bool:
        """Write the next version and keep the known one as history.

        False if another writer got there first, or if the known text was seen again after `last_seen` was read.
        """

    def replace_in_place(self, record: Record, known: Record) -> bool:
        """Write another reading of the known version. False if another writer got there first."""

    def see_again(self, record: Record) -> None:
        """Note when the stored text was seen again, unless a later sighting is already noted."""

    def last_seen(self, article_id: str) -> LastSeen | None:
        """The latest sighting that is noted, strongly consistent."""

    def history(self, article_id: str) -> list[Kept]:
        """The identities of the texts in the article's history, in the order of their keys."""

    def keep_older(self, record: Record) -> None:
        """Store an observation that is older than the record as history."""


class PageLists(Protocol):
    """The lists on pages."""

    def keep(self, page: PageList) -> None:
        """Store the list of one sighting of a page."""

    def newest(self, source_id: str, observed: datetime, article_id: str) -> list[PageList]:
        """The newest lists of a source in order of time, with that of this sighting if it is one of them."""


@dataclass(frozen=True)
class KnownListing:
    listing: Listing
    is_published: bool
    """Whether it was published."""


class Listings(Protocol):
    """The newest listing of each article."""

    def titles(self, source_id: str, since: datetime, until: datetime) -> Iterator[tuple[str, str]]:
        """Id and title of each stored article of a source that lists of this time may show."""

    def article(self, article_id: str) -> Article | None:
        """The newest version of a stored article; None if it was erased."""

    def of(self, article_id: str) -> KnownListing | None:
        """The newest listing, strongly consistent."""

    def decide(self, listing: Listing, known: KnownListing | None) -> None:
        """Store a listing that is to be published. Raises `TryAgain` if another than the known one is stored."""

    def note_published(self, listing: Listing) -> None:
        """Note that a listing was published."""


class Stream(Protocol):
    def lost(self, position: LostChanges) -> Iterator[Change]:
        """The changes that Lambda gave up.

        Raises `ChangesLost` if the stream no longer has them, and `TryAgain` if it does not return all of them.
        """


class PlacingLine(Protocol):
    """The queue of changes to place, which delivers those of one group one after the other."""

    def send(self, change: Unplaced) -> None:
        """Queue a change. A repeat within five minutes is dropped."""


class ArchiveLine(Protocol):
    """The archive's queue."""

    def send(self, wanted: ToArchive) -> None:
        """Queue a version whose row is to be written as the table has it."""


class Contents(Protocol):
    """The contents of changes, strongly consistent."""

    def version(self, article_id: str, version: int) -> Record | None:
        """A version of an article; None if the article was erased."""

    def receipt(self, bucket: str, key: str, revision: str) -> Receipt | None:
        """The receipt of a file; None if it was erased."""


class Topic(Protocol):
    def publish(self, message: str, letter: "Letter", attributes: dict[str, str | list[str]]) -> None:
        """Send one notification; e-mail gets the letter. Raises `TryAgain` if the topic does not answer."""


class Differences(Protocol):
    """The difference that each update made, from the article's history."""

    def of(self, article_id: str, version: int) -> Changes | None:
        """The difference between this version and the one before; None if the history does not have it."""


class Announcements(Protocol):
    """The marks of published events, by the UTC day of the change: see `Announcement.day`."""

    def has(self, event_id: str, day: str) -> bool: ...

    def mark(self, event_id: str, day: str, leaf: Leaf | None) -> None:
        """Mark an event as published. `leaf` is the version that it announces, if it is about an article."""
