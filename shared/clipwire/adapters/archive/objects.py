"""The objects of the archive in the bucket: list, read by ranges, write, delete."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from clipwire.adapters.aws_errors import aws_errors, code_of
from clipwire.archive import names
from clipwire.model.errors import ArchiveChanged, TryAgain

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import ObjectIdentifierTypeDef

CHANGED = {"NoSuchKey", "404", "PreconditionFailed", "412", "AccessDenied", "403"}
"""S3 refuses access to an object that is gone, because the functions may list `archive/` only."""
DELETED_AT_ONCE = 1000
"""S3's limit of objects for a request that deletes."""


@dataclass(frozen=True)
class Stored:
    """An object as it was listed."""

    key: str
    etag: str
    bytes: int
    written: datetime

    @property
    def month(self) -> str:
        return names.month_of(self.key) or ""


@dataclass(frozen=True)
class ArchiveObjects:
    s3: "S3Client"
    bucket: str

    def listed(self, first: str = "", last: str = "9999-12") -> list[Stored]:
        """The objects of the months from `first` to `last`, in the order of their keys."""
        begin = names.partition(first) if first else names.PREFIX
        pages = self.s3.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket, Prefix=names.PREFIX, StartAfter=begin
        )
        found: list[Stored] = []
        with aws_errors("listing the archive"):
            for page in pages:
                for entry in page.get("Contents", []):
                    month = names.month_of(entry["Key"])
                    if month and month > last:
                        return found
                    if month:
                        etag = entry["ETag"].strip('"')
                        found.append(Stored(entry["Key"], etag, entry["Size"], entry["LastModified"]))
        return found

    def read(self, stored: Stored, start: int, end: int) -> bytes:
        """The bytes from `start` to before `end`. Raises `ArchiveChanged` if the object is not as it was listed."""
        try:
            with aws_errors(f"reading {stored.key}"):
                answer = self.s3.get_object(
                    Bucket=self.bucket, Key=stored.key, Range=f"bytes={start}-{end - 1}", IfMatch=f'"{stored.etag}"'
                )
                return answer["Body"].read()
        except ClientError as error:
            if code_of(error) in CHANGED:
                raise ArchiveChanged(f"{stored.key} changed, or may not be read ({code_of(error)})") from error
            raise

    def put(self, key: str, file: Path) -> None:
        with aws_errors(f"writing {key}"), file.open("rb") as data:
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=data)

    def delete(self, keys: Iterable[str]) -> None:
        self._delete([{"Key": key} for key in keys])

    def erase(self, key: str) -> None:
        """Delete all versions of an object."""
        self._delete([it for it, _ in self._versions(key) if it["Key"] == key])

    def erase_former(self) -> None:
        """Delete the former versions of all objects: what was merged or written again lately."""
        self._delete([it for it, is_latest in self._versions(names.PREFIX) if not is_latest])

    def _versions(self, prefix: str) -> "Iterator[tuple[ObjectIdentifierTypeDef, bool]]":
        """Versions, and whether each is the object itself and no former one; a delete marker never is."""
        pages = self.s3.get_paginator("list_object_versions").paginate(Bucket=self.bucket, Prefix=prefix)
        with aws_errors(f"listing the versions of {prefix}"):
            for page in pages:
                for it in page.get("Versions", []):
                    yield {"Key": it["Key"], "VersionId": it["VersionId"]}, it["IsLatest"]
                for marker in page.get("DeleteMarkers", []):
                    yield {"Key": marker["Key"], "VersionId": marker["VersionId"]}, False

    def _delete(self, objects: "list[ObjectIdentifierTypeDef]") -> None:
        for start in range(0, len(objects), DELETED_AT_ONCE):
            some = objects[start : start + DELETED_AT_ONCE]
            with aws_errors("deleting objects of the archive"):
                answer = self.s3.delete_objects(Bucket=self.bucket, Delete={"Objects": some, "Quiet": True})
            if errors := answer.get("Errors"):
                raise TryAgain(f"deleting {errors[0].get('Key')}: {errors[0].get('Code')}")
