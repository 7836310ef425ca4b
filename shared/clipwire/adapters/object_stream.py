"""An object in S3 as a file that can be read and sought in, a block at a time."""

import io
from typing import TYPE_CHECKING, Any

from clipwire.adapters.aws_errors import aws_errors

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

BLOCK = 8_000_000
"""Bytes of one request: what is held in memory at a time."""


class ObjectStream(io.RawIOBase):
    """Seekable and read-only. Raises `TryAgain` where S3 does not answer."""

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
        last = min(self._size, self._at + BLOCK) - 1
        with aws_errors(f"reading {self._object['Key']}"):
            answer = self._s3.get_object(**self._object, Range=f"bytes={self._at}-{last}")
            self._block = answer["Body"].read()
