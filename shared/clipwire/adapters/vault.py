"""The bucket of roots, whose objects S3 Object Lock keeps from being changed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from clipwire.adapters.aws_errors import aws_errors, code_of
from clipwire.model.errors import TryAgain

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


@dataclass(frozen=True)
class RootsBucket:
    """Implements `Vault`.

    Object Lock keeps each version of an object, but refuses neither another version nor a delete marker. So the oldest
    version is read.
    """

    s3: "S3Client"
    bucket: str

    def names(self) -> set[str]:
        return set(self._versions(""))

    def written_again(self, name: str) -> bool:
        """Whether an object has more than one version, or a delete marker."""
        return len(self._versions(name).get(name, [])) > 1

    def read(self, name: str) -> bytes:
        with aws_errors(f"reading {name}"):
            version = self._versions(name)[name][0]
            return self.s3.get_object(Bucket=self.bucket, Key=name, VersionId=version)["Body"].read()

    def keep(self, name: str, content: bytes) -> bytes:
        try:
            with aws_errors(f"writing {name}"):
                self.s3.put_object(Bucket=self.bucket, Key=name, Body=content, IfNoneMatch="*")
        except ClientError as error:
            if code_of(error) == "ConditionalRequestConflict":
                raise TryAgain(f"writing {name}: {error}") from error
            if code_of(error) != "PreconditionFailed":
                raise
        return self.read(name)

    def _versions(self, prefix: str) -> dict[str, list[str]]:
        """Name -> versions, the oldest first; a delete marker counts if it is not the only one."""
        pages = self.s3.get_paginator("list_object_versions").paginate(Bucket=self.bucket, Prefix=prefix)
        found: dict[str, list[str]] = {}
        with aws_errors("listing the roots"):
            for page in pages:
                for entry in page.get("Versions", []):  # the newest first
                    found.setdefault(entry["Key"], []).insert(0, entry["VersionId"])
                for marker in page.get("DeleteMarkers", []):
                    if marker["Key"] in found:
                        found[marker["Key"]].append(marker["VersionId"])
        return found
