"""What the services ask of the world. `adapters` answer with AWS, tests with fakes."""

from datetime import datetime
from typing import Protocol

from clipwire.arrival import Arrival, Receipt
from clipwire.services.record import Record


class Files(Protocol):
    def read(self, arrival: Arrival, limit: int) -> bytes:
        """The bytes of a file. Raises `Rejected` where it is gone or larger than `limit` bytes."""


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
