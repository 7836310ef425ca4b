"""The user's watch list, an object in the drop bucket."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from clipwire.adapters.aws_errors import aws_errors, code_of
from clipwire.services.ports import Watched

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

KEY = "config/watchlist.yaml"
MAX_AGE_SECONDS = 60.0
"""A changed list is used after at most this time."""
ABSENT = {"NoSuchKey", "404"}
UNCHANGED = {"304", "NotModified"}


@dataclass
class WatchListFile:
    """Implements `WatchLists`. The object is read again only if it has changed."""

    s3: "S3Client"
    bucket: str
    parse: Callable[[str, str], Watched]
    """(text of the list, its key) -> the list."""
    clock: Callable[[], float] = time.monotonic
    _watched: Watched = field(default_factory=Watched)
    _etag: str = ""
    _looked_at: float | None = None

    def current(self) -> Watched:
        if self._looked_at is None or self.clock() - self._looked_at >= MAX_AGE_SECONDS:
            self._look()
            self._looked_at = self.clock()
        return self._watched

    def _look(self) -> None:
        known = {"IfNoneMatch": self._etag} if self._etag else {}
        try:
            with aws_errors(f"reading {KEY}"):
                answer = self.s3.get_object(Bucket=self.bucket, Key=KEY, **known)  # type: ignore[arg-type]
                text = answer["Body"].read().decode("utf-8", "replace")
        except ClientError as error:
            if code_of(error) in ABSENT:
                self._watched, self._etag = Watched(), ""
            elif code_of(error) not in UNCHANGED:
                raise
            return
        self._watched, self._etag = self.parse(text, KEY), answer["ETag"]
