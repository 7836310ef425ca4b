"""What the services ask of the world. `adapters` answer with AWS, tests with fakes."""

from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING, Protocol

from clipwire.model.arrival import Arrival
from clipwire.model.messages import Step
from clipwire.model.receipt import Receipt
from clipwire.model.record import Record

if TYPE_CHECKING:
    from clipwire.enrichment.watchlist import WatchList


class Files(Protocol):
    def read(self, arrival: Arrival, limit: int) -> bytes:
        """The bytes of a file or, of an arrival with a slice, those of the member.

        Raises `Rejected` where the file is gone or has more than `limit` bytes.
        """

    def head(self, arrival: Arrival, length: int) -> bytes:
        """The first bytes of a file."""


class OpenFiles(Protocol):
    def open(self, arrival: Arrival) -> IO[bytes]:
        """A file to read and seek in, however large. Raises `Rejected` where it is gone."""


class Pointers(Protocol):
    def send(self, arrivals: list[Arrival]) -> None:
        """Queue members of containers; at most ten at a time."""


class Unpacking(Protocol):
    def hand_on(self, arrival: Arrival) -> None:
        """Queue a large container for unpacking."""

    def go_on(self, step: Step) -> None:
        """Queue the rest of a container."""


@dataclass(frozen=True)
class Watched:
    """What a user wants to be watched for."""

    watch_list: "WatchList | None" = None
    warning: str | None = None
    """Why there is a list and it is not used; belongs to every article that did without."""


class WatchLists(Protocol):
    def current(self) -> Watched:
        """The user's watch list as it is now."""


class Receipts(Protocol):
    def open(self, arrival: Arrival, now: datetime) -> Receipt:
        """A fresh receipt; or, where this very file was read before, the receipt that was closed then."""

    def find(self, arrival: Arrival) -> Receipt | None:
        """The receipt of this very file, if it has one."""

    def close(self, receipt: Receipt) -> None:
        """Keep the receipt as it now is."""


class Records(Protocol):
    def find(self, article_id: str) -> Record | None:
        """The stored record, strongly consistent."""

    def add(self, record: Record) -> bool:
        """Write a first version; False where somebody was quicker."""

    def replace(self, record: Record, known: Record) -> bool:
        """Write the next version and keep the known one as history; False where somebody was quicker."""

    def keep_older(self, record: Record) -> None:
        """Keep an observation older than what is stored as history."""

    def index(self, record: Record) -> None:
        """Write what leads from countries to the article. May be repeated."""


class Topic(Protocol):
    def publish(self, message: str, attributes: dict[str, str | list[str]]) -> None:
        """Send one notification. Raises `TryAgain` where the topic does not answer."""


class Announcements(Protocol):
    """The marks of what was announced."""

    def has(self, event_id: str) -> bool: ...

    def mark(self, event_id: str) -> None: ...
