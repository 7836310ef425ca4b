"""What arrives, and the receipt that tells what became of it."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from clipwire.model.errors import Problem

ReceiptOutcome = Literal["received", "accepted", "unchanged", "partial", "rejected", "failed"]
"""received: work has begun. accepted: at least one article is new or changed. unchanged: every article was known.
partial: some of the file could not be read. rejected: nothing in it is an article. failed: it ended in a dead-letter
queue and waits for another try."""

StoreOutcome = Literal["new", "updated", "unchanged", "older"]


class Slice(BaseModel):
    """Where in an object the bytes of a member stand, so that these alone are fetched."""

    model_config = ConfigDict(frozen=True)

    start: int = Field(ge=0)
    length: int = Field(gt=0)
    codec: Literal["raw", "deflate", "warc"] = "raw"
    """raw: the member itself. deflate: a zip member's stream. warc: a record, compressed or not."""


class Arrival(BaseModel):
    """A file, or a member of a container, that waits to be read."""

    model_config = ConfigDict(frozen=True)

    bucket: str
    key: str
    """Decoded: as the dropper wrote it."""
    version_id: str | None = None
    etag: str | None = None
    size: int | None = Field(default=None, ge=0)
    """Bytes, as S3 announced them."""
    sequencer: str | None = None
    """Orders the events of one key; compares as a hexadecimal number."""
    arrived: AwareDatetime
    """When S3 took the object."""
    member: str | None = None
    slice: Slice | None = None
    """Of a member that waits by itself; without it the whole object is read."""

    @property
    def revision(self) -> str:
        """What tells apart two objects under one key."""
        return self.version_id or self.etag or "null"


class Step(BaseModel):
    """How far the unpacking of one container has come; the message of the containers queue."""

    model_config = ConfigDict(frozen=True)

    arrival: Arrival
    cursor: int = 0
    counted: dict[str, int] = {}
    problem: Problem | None = None
    """The first that a member had."""


class StoredArticle(BaseModel):
    """What storing made of one article of a file."""

    model_config = ConfigDict(frozen=True)

    id: str
    version: int
    outcome: StoreOutcome


class Receipt(BaseModel):
    """What became of a file: one item in the table, from arrival to end."""

    bucket: str
    key: str
    revision: str
    member: str | None = None
    outcome: ReceiptOutcome = "received"
    arrived: AwareDatetime
    updated: AwareDatetime
    format: str | None = None
    size: int | None = None
    articles: list[StoredArticle] = []
    members: dict[str, int] = {}
    """Of a container: outcome -> number of members. Each member that is a file has a receipt of its own."""
    problem: Problem | None = None
    warnings: list[str] = []
    message: str | None = None
    """The queue message of a failed file, kept as it was so that it can be sent again."""
