"""A file, or a member of a container, that waits to be read."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Slice(BaseModel):
    """The byte range of a member within an object, so that only these bytes are fetched.

    The object is the dropped file or, of members that have no place in it, a pack of our own.
    """

    model_config = ConfigDict(frozen=True)

    start: int = Field(ge=0)
    length: int = Field(gt=0)
    codec: Literal["raw", "deflate", "warc", "list", "packed"] = "raw"
    """raw: the member itself. deflate: a zip member's stream. warc: a record, compressed or not. list: objects of a
    JSON list, with the commas between them. packed: the member's stream in a pack."""
    pack: str | None = None
    """The key of the pack, if the bytes are in one."""
    url: str | None = None
    """What a web archive says of a member in a pack; the record itself is not packed."""
    crawled: str | None = None
    truncated: bool = False


class Arrival(BaseModel):
    """A file, or a member of a container, that waits to be read."""

    model_config = ConfigDict(frozen=True)

    bucket: str
    key: str
    """The key as the user wrote it, without S3's encoding."""
    version_id: str | None = None
    etag: str | None = None
    size: int | None = Field(default=None, ge=0)
    """Bytes, as S3's event gives them."""
    sequencer: str | None = None
    """Orders the events of one key, as a hexadecimal number."""
    arrived: AwareDatetime
    """When S3 created the object."""
    member: str | None = None
    again: bool = False
    """Read it even if its receipt is closed, and keep the ids of its articles."""
    slice: Slice | None = None
    """Set for a member that has a message of its own; without it, the whole object is read."""

    @property
    def revision(self) -> str:
        """Distinguishes the objects that were stored under one key."""
        return self.version_id or self.etag or "null"
