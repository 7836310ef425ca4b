"""Objects of the drop bucket: files, packs of members, and bodies that are too long for a table item."""

import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from clipwire.adapters.aws_errors import aws_errors, code_of
from clipwire.model.arrival import Arrival, Slice
from clipwire.model.errors import Rejected, TryAgain

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import GetObjectOutputTypeDef, ObjectIdentifierTypeDef

GONE = {"NoSuchKey", "NoSuchVersion", "404", "MethodNotAllowed"}
"""S3 answers MethodNotAllowed if a version is a delete marker."""

DELETED_AT_ONCE = 1000
"""S3's limit of objects for a request that deletes."""

BLOCK_BYTES = 8_000_000
"""Bytes of one request by `ObjectStream`, which keeps one block in memory."""


@dataclass(frozen=True)
class DroppedFiles:
    """Implements `Files` and `OpenFiles`."""

    s3: "S3Client"

    def read(self, arrival: Arrival, limit: int) -> bytes:
        with self._got(arrival, _span(arrival.slice)) as answer:
            if not (arrival.slice and arrival.slice.pack):
                _check_size(answer, limit)
            return answer["Body"].read()

    def read_unless(
        self, unwanted: Callable[[bytes], bool], head_bytes: int, arrival: Arrival, limit: int
    ) -> bytes | None:
        with self._got(arrival, _span(arrival.slice)) as answer, closing(answer["Body"]) as stream:
            head = stream.read(head_bytes)
            if unwanted(head):
                return None
            _check_size(answer, limit)
            return head + stream.read()

    def open(self, arrival: Arrival) -> IO[bytes]:
        with self._got(arrival, (0, 1)) as answer:
            size = int(answer["ContentRange"].rpartition("/")[2])
        return io.BufferedReader(ObjectStream(self.s3, arrival.bucket, arrival.key, arrival.version_id, size), 1 << 16)

    @contextmanager
    def _got(self, arrival: Arrival, span: tuple[int, int] | None) -> "Iterator[GetObjectOutputTypeDef]":
        pack = arrival.slice.pack if arrival.slice else None
        asked: dict[str, Any] = {"Bucket": arrival.bucket, "Key": pack or arrival.key}
        if arrival.version_id and not pack:
            asked["VersionId"] = arrival.version_id
        if span:
            asked["Range"] = f"bytes={span[0]}-{span[1] - 1}"
        try:
            with aws_errors(f"reading {arrival.key}"):
                yield self.s3.get_object(**asked)
        except ClientError as error:
            if code_of(error) in GONE and pack:
                detail = "What was unpacked of the container is no longer kept; `clipwire replay` unpacks it again."
                raise Rejected("file-gone", detail) from error
            if code_of(error) in GONE:
                raise Rejected("file-gone", "The file was deleted before it could be read.") from error
            raise


def _span(place: Slice | None) -> tuple[int, int] | None:
    return (place.start, place.start + place.length) if place else None


def _check_size(answer: "GetObjectOutputTypeDef", limit: int) -> None:
    if answer["ContentLength"] > limit:
        raise Rejected("file-too-large", f"The file has {answer['ContentLength']:,} bytes; the limit is {limit:,}.")


class ObjectStream(io.RawIOBase):
    """An object as a seekable file, which is read block by block. Raises `TryAgain` if S3 does not answer."""

    def __init__(self, s3: "S3Client", bucket: str, key: str, version_id: str | None, size: int) -> None:
        super().__init__()
        self._s3, self._size, self._at = s3, size, 0
        self._object: dict[str, Any] = {"Bucket": bucket, "Key": key}
        if version_id:
            self._object["VersionId"] = version_id
        self._block, self._block_start = b"", 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        if self._at >= self._size:
            return 0
        if not self._block_start <= self._at < self._block_start + len(self._block):
            self._fetch()
        inside = self._at - self._block_start
        piece = self._block[inside : inside + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def _fetch(self) -> None:
        self._block_start = self._at
        last = min(self._size, self._at + BLOCK_BYTES) - 1
        with aws_errors(f"reading {self._object['Key']}"):
            answer = self._s3.get_object(**self._object, Range=f"bytes={self._at}-{last}")
            self._block = answer["Body"].read()


BODIES = "bodies/{id}/"
"""The beginning of the keys of an article's long bodies."""


@dataclass(frozen=True)
class ErasableObjects:
    """Implements `Objects`."""

    s3: "S3Client"
    bucket: str

    def has_file(self, key: str) -> bool:
        return any(True for _ in self._versions(key, is_whole=True))

    def erase_file(self, key: str) -> None:
        self._erase(self._versions(key, is_whole=True))

    def erase_packs(self) -> None:
        self._erase(self._versions(PACKS, is_whole=False))

    def erase_bodies(self, article_id: str) -> None:
        self._erase(self._versions(BODIES.format(id=article_id), is_whole=False))

    def _versions(self, key: str, *, is_whole: bool) -> "Iterator[ObjectIdentifierTypeDef]":
        """All versions, delete markers too, of the object with a key, or of all objects whose keys begin so."""
        pages = self.s3.get_paginator("list_object_versions").paginate(Bucket=self.bucket, Prefix=key)
        with aws_errors(f"listing the versions of {key}"):
            for page in pages:
                for entry in [*page.get("Versions", []), *page.get("DeleteMarkers", [])]:
                    if not is_whole or entry["Key"] == key:
                        yield {"Key": entry["Key"], "VersionId": entry["VersionId"]}

    def _erase(self, versions: "Iterator[ObjectIdentifierTypeDef]") -> None:
        while some := list(islice(versions, DELETED_AT_ONCE)):
            with aws_errors(f"deleting {some[0]['Key']}"):
                answer = self.s3.delete_objects(Bucket=self.bucket, Delete={"Objects": some, "Quiet": True})
            if errors := answer.get("Errors"):
                raise TryAgain(f"deleting {errors[0]['Key']}: {errors[0].get('Code')}")


PACKS = "unpacked/"
"""The beginning of the keys of packs."""


@dataclass(frozen=True)
class Packs:
    """Implements `Packs`: under `unpacked/`, named by their SHA-256. The bucket deletes them after 30 days."""

    s3: "S3Client"
    bucket: str

    def keep(self, pack: bytes) -> str:
        key = f"{PACKS}{hashlib.sha256(pack).hexdigest()}"
        with aws_errors("keeping what was unpacked"):
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=pack)
        return key


@dataclass(frozen=True)
class Bodies:
    """Bodies that are too long for a table item. Their keys are `bodies/`, the article's id and the text's digest."""

    s3: "S3Client"
    bucket: str

    def keep(self, article_id: str, digest: str, body: str) -> str:
        """The key under which the body can be read."""
        key = f"{BODIES.format(id=article_id)}{digest}.txt"
        with aws_errors(f"keeping the body of {article_id}"):
            self.s3.put_object(
                Bucket=self.bucket,
                Key=key,
                Body=body.encode("utf-8", "surrogatepass"),
                ContentType="text/plain; charset=utf-8",
            )
        return key

    def read(self, key: str) -> str:
        with aws_errors(f"reading {key}"):
            data = self.s3.get_object(Bucket=self.bucket, Key=key)["Body"].read()
        return data.decode("utf-8", "surrogatepass")
