"""Messages in the queues, one type for each kind.

Clipwire writes pointers, steps and unpublished changes itself, and each names its `kind`. The other two come from AWS;
`clipwire.adapters.messages` reads all of them.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from clipwire.model.arrival import Arrival, Slice
from clipwire.model.problem import Problem


class Dropped(BaseModel):
    """S3's event about new objects; S3's test message has no arrivals."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["dropped"] = "dropped"
    arrivals: tuple[Arrival, ...] = ()


class Announced(Arrival):
    """A file that S3 announced, in a message of our own: it goes back to its queue, or to that of large files."""

    kind: Literal["announced"] = "announced"


class Replay(Arrival):
    """A file that `clipwire replay` sends round again, in the arrivals queue."""

    kind: Literal["replay"] = "replay"
    again: Literal[True] = True


class Place(BaseModel):
    """The place of a member among those that one run of unpacking sends on."""

    model_config = ConfigDict(frozen=True)

    run: str
    """Names the run: a container that is unpacked again is counted again."""
    ordinal: int = Field(ge=0)


class Pointer(Arrival):
    """One member of a large container, in the arrivals queue."""

    kind: Literal["pointer"] = "pointer"
    member: str
    slice: Slice
    place: "Place | None" = None
    """None in messages of version 0.1."""

    @classmethod
    def into(cls, container: Arrival, member: str, slice: Slice, place: "Place | None" = None) -> "Pointer":
        return cls.model_validate(
            container.model_dump() | {"member": member, "slice": slice, "place": place, "size": None}
        )


class Step(BaseModel):
    """The progress of unpacking one container, in the containers queue."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["step"] = "step"
    arrival: Arrival
    cursor: int = 0
    counted: dict[str, int] = {}
    """Outcome -> number of members so far."""
    problem: Problem | None = None
    """The first problem of a member."""
    run: str = ""
    """Names this run of unpacking, from its first step to its last; empty in messages of version 0.1."""


class LostChanges(BaseModel):
    """Lambda's report of stream records that it gave up. It holds their positions, not the records."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["lost-changes"] = "lost-changes"
    stream: str
    """The stream's ARN."""
    shard: str
    first: str
    """Sequence number of the first record."""
    last: str


class Unpublished(BaseModel):
    """Records of the table's stream whose events were not published, as failed receipts of version 0.1 keep them.

    The names are those of Lambda's event, so that `notify_subscribers` takes the message as it is.
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["unpublished"] = "unpublished"
    records: list[dict[str, object]] = Field(alias="Records")


class Unannounced(BaseModel):
    """The version of an article, or the file, whose event was not published. What it says is in the table."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["unannounced"] = "unannounced"
    article_id: str | None = None
    """None if the event is about a file: that of the receipt that keeps this message."""
    version: int | None = None


Message = Dropped | Announced | Replay | Pointer | Step | LostChanges | Unpublished | Unannounced
