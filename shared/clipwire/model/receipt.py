"""The receipt of a file: its outcome, which is in the table from the file's arrival on."""

from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from clipwire import __version__
from clipwire.model.arrival import Arrival
from clipwire.model.problem import Problem

ReceiptOutcome = Literal["received", "reading", "accepted", "unchanged", "partial", "rejected", "failed", "erased"]
"""received: work has begun. reading: the members of a large container are being read. accepted: at least one article is
new or changed. unchanged: every article was known, or is erased. partial: a part of the file could not be read.
rejected: the file holds no article. failed: the message is in a dead-letter queue and waits for another try. erased:
the file was erased by request, and this receipt is its trace."""

StoreOutcome = Literal["new", "updated", "unchanged", "older", "reread", "erased"]
"""new: the first version. updated: the next version. unchanged: nothing was written. older: stored as history. reread:
a newer release read the same bytes; the record is replaced in place, without a new version and without an event.
erased: the article was erased by request, so it is not stored; its version is 0."""


class StoredArticle(BaseModel):
    """The outcome of storing one article of a file."""

    model_config = ConfigDict(frozen=True)

    id: str
    version: int
    outcome: StoreOutcome


class Unpacked(BaseModel):
    """The result of unpacking a large container."""

    model_config = ConfigDict(frozen=True)

    run: str
    """The id of the run of unpacking. A container that is unpacked again is counted again."""
    counted: dict[str, int]
    """Outcome -> number of members; `sent on` are members with a message of their own."""
    problem: Problem | None = None
    """Why a part of the container could not be unpacked."""

    @property
    def total(self) -> int:
        return sum(self.counted.values())

    @property
    def sent_on(self) -> int:
        return self.counted.get("sent on", 0)


class Receipt(BaseModel):
    """The outcome of one file: one item in the table, written when the file arrives and again when it is done."""

    bucket: str
    key: str
    revision: str
    member: str | None = None
    outcome: ReceiptOutcome = "received"
    arrived: AwareDatetime
    updated: AwareDatetime
    open_tries: int = 1
    """Tries that began and did not end, including the current one. Earlier ones ran out of time or memory."""
    release: str | None = None
    """The version of Clipwire that read the file."""
    format: str | None = None
    size: int | None = None
    articles: list[StoredArticle] = []
    took_ms: int | None = None
    """Milliseconds by the clock, not of CPU, from the opening of the receipt to its end, for reading and storing.

    Of the try that closed the receipt, without fetching. None for a large container, and for members of a small one."""
    write_units: int | None = None
    """Write units of the same work, computed from the sizes of the items, with the opening and the end of the receipt.

    Of a small container, those of its members are included. The units of placing and publishing come later, and are not
    counted."""
    members: dict[str, int] = {}
    """For a container, outcome -> number of members. Each member that is a file has a receipt of its own."""
    unpacked: Unpacked | None = None
    """For a large container, the result of unpacking. `members` and `problem` are computed from it and the members."""

    problem: Problem | None = None
    warnings: list[str] = []
    message: str | None = None
    """The queue message of a failed file, unchanged, so that it can be sent again."""

    @classmethod
    def of(cls, arrival: Arrival, now: datetime) -> "Receipt":
        """The open receipt of a file that has just arrived."""
        return cls(
            bucket=arrival.bucket,
            key=arrival.key,
            revision=arrival.revision,
            member=arrival.member,
            arrived=arrival.arrived,
            updated=now,
            size=arrival.size,
            release=__version__,
        )
