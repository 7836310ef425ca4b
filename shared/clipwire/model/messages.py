"""Messages in the queues, one type for each kind.

Messages that Clipwire writes have a field `kind`; S3's events and Lambda's reports do not.
`clipwire.adapters.messages` reads all of them.
"""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from clipwire.model.arrival import Arrival, Slice
from clipwire.model.problem import Problem


class Dropped(BaseModel):
    """S3's event about new objects; S3's test message has no arrivals."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["dropped"] = "dropped"
    arrivals: tuple[Arrival, ...] = ()


class Announced(Arrival):
    """A file that S3 announced, in a message by Clipwire, which returns to its queue or goes to that of large files."""

    kind: Literal["announced"] = "announced"


class Replay(Arrival):
    """A stored file that `clipwire replay` puts into the arrivals queue again."""

    kind: Literal["replay"] = "replay"
    again: Literal[True] = True


class Place(BaseModel):
    """The number of a member among those that one run of unpacking queues."""

    model_config = ConfigDict(frozen=True)

    run: str
    """The id of the run. A container that is unpacked again is counted again."""
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
    """The id of this run of unpacking, the same in all its steps; empty in messages of version 0.1."""
    number: int = 1
    """The number of the step in its run, from 1."""


class LostChanges(BaseModel):
    """Lambda's report about stream records that it gave up. It has their positions, not the records."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["lost-changes"] = "lost-changes"
    stream: str
    """The stream's ARN."""
    shard: str
    first: str
    """Sequence number of the first record."""
    last: str


class Unplaced(BaseModel):
    """A change that is to be placed and announced, in the placing queue. Its content is in the table.

    It is a version of an article or another reading of it, the list on an article's page (with `source_id`), or a file
    that was rejected (without `article_id`).
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["unplaced"] = "unplaced"
    event_id: str
    """The id of the event that announces the change; for a list, an id of the message."""
    group: str
    """The changes of one group are placed one after the other: the article's language, a list's source, or `files`."""
    when: AwareDatetime
    """When the change was written."""
    article_id: str | None = None
    version: int | None = None
    source_id: str | None = None
    observed: AwareDatetime | None = None
    """When the page with the list was seen."""
    bucket: str
    key: str
    revision: str
    member: str | None = None
    """Of the article's file, or of the file that was rejected."""
    reading: str | None = None
    """Identifies another reading of a version that was placed before: it is placed again, and not announced."""


class Unpublished(BaseModel):
    """Records of the table's stream whose events were not published, as failed receipts of version 0.1 keep them."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["unpublished"] = "unpublished"
    records: list[dict[str, object]] = Field(alias="Records")


class ToArchive(BaseModel):
    """A version of an article whose row in the archive is to be written as the table has it, in the archive's queue."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["to-archive"] = "to-archive"
    article_id: str
    version: int | None = None
    """None for the newest one."""
    left: str | None = None
    """The month under which the article was archived before, if it is another one: `2025-04`."""
    announced: AwareDatetime | None = None
    """When the version was stored, if an event announces it: then only its former month is told that it left."""


class ArticleEvent(BaseModel):
    """One of our notifications about a version of an article, as a subscriber reads it."""

    model_config = ConfigDict(frozen=True)

    time: AwareDatetime
    """When the version was stored."""
    record: dict[str, Any]


class MergedEvent(BaseModel):
    """Our notification that a story was merged into another one."""

    model_config = ConfigDict(frozen=True)

    merged: str
    """The younger story, whose reports now belong to the older one."""


Message = Dropped | Announced | Replay | Pointer | Step | LostChanges | Unplaced | Unpublished
