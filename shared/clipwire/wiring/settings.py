"""The settings of each function, read once from its environment.

`template.yaml` sets them, and `docs/architecture.md` explains them. A test compares the three.
"""

import os
from functools import cache
from typing import Self

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """The environment of one function. A field is read from the variable with its name in capitals."""

    model_config = ConfigDict(frozen=True)

    articles_table: str = Field(description="Name of the table that holds records and receipts.")

    @classmethod
    @cache
    def read(cls) -> Self:
        """The settings from the environment. The error for a missing variable names it."""
        given = {name: os.environ[name.upper()] for name in cls.model_fields if name.upper() in os.environ}
        return cls.model_validate(given)


class WritingSettings(Settings):
    """Settings of all functions that write receipts."""

    receipt_days: int = Field(default=0, ge=0, description="Days until a receipt is deleted, 0 for never.")


class FileSettings(WritingSettings):
    """Settings of all functions that open files."""

    drop_bucket: str = Field(description="Name of the bucket; it also keeps long bodies and unpacked members.")
    containers_queue: str = Field(description="URL of the queue in which large containers wait for `unpack_archive`.")
    arrivals_queue: str = Field(description="URL of the queue for pointers to members and messages that are put back.")


class ReadingSettings(FileSettings):
    """Settings of all functions that read articles."""

    record_days: int = Field(default=0, ge=0, description="Days until a record is deleted, 0 for never.")
    max_file_bytes: int = Field(default=20_000_000, gt=0, description="Larger files are rejected without reading them.")


class IngestSettings(ReadingSettings):
    """Settings of `ingest_article`."""

    large_files_queue: str = Field(description="URL of the queue of files whose reading was cut off twice.")
    files_at_once: int = Field(
        default=3, ge=1, le=10, description="Files of a batch that are handled at the same time."
    )


class ReadLargeSettings(ReadingSettings):
    """Settings of `read_large`."""


class UnpackSettings(FileSettings):
    """Settings of `unpack_archive`."""


class PassOnSettings(Settings):
    """Settings of `pass_on`."""

    archive_queue: str = Field(default="", description="URL of the queue of the archive, or empty without an archive.")
    placing_queue: str = Field(description="URL of the queue of changes to place and announce.")


class PlaceSettings(Settings):
    """Settings of `place_article`."""

    drop_bucket: str = Field(description="Name of the bucket, which keeps long bodies.")
    record_days: int = Field(default=0, ge=0, description="Days until a story's items are deleted, 0 for never.")
    late_changes_queue: str = Field(description="URL of the queue of changes that failed, which nothing waits for.")
    archive_queue: str = Field(default="", description="URL of the queue of the archive, or empty without an archive.")
    notifications_topic: str = Field(description="ARN of the topic that subscribers listen to.")
    event_source: str = Field(description="`source` of every event: a URI that names this stack.")


class FailureSettings(WritingSettings):
    """Settings of `record_failure`."""


class RootsSettings(Settings):
    """Settings of `write_roots`."""

    proof_bucket: str = Field(description="Name of the bucket that keeps the roots.")
    timestamp_authority: str = Field(default="", description="URL of an RFC 3161 authority that stamps them, or empty.")


class ArchiveSettings(Settings):
    """Settings of `archive_articles`."""

    drop_bucket: str = Field(description="Name of the bucket, which keeps the archive and long bodies.")


class CompactSettings(Settings):
    """Settings of `compact_archive`."""

    drop_bucket: str = Field(description="Name of the bucket, which keeps the archive.")
    record_days: int = Field(default=0, ge=0, description="Days until a row is left out, as records are; 0 for never.")


class SearchSettings(Settings):
    """Settings of `search_archive`."""

    drop_bucket: str = Field(description="Name of the bucket, which keeps the archive.")
