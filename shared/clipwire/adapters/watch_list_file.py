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
LOOKED_AT_EVERY = 60.0
"""Seconds: how long a change of the list may take to be seen."""
ABSENT = {"NoSuchKey", "404"}
AS_BEFORE = {"304", "NotModified"}


@dataclass
class WatchListFile:
    """Implements `WatchLists`: read again only where the object has changed."""

    s3: "S3Client"
    bucket: str
    clock: Callable[[], float] = time.monotonic
    _watched: Watched = field(default_factory=Watched)
    _etag: str = ""
    _looked_at: float | None = None

    def current(self) -> Watched:
        if self._looked_at is None or self.clock() - self._looked_at >= LOOKED_AT_EVERY:
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
            elif code_of(error) not in AS_BEFORE:
                raise
            return
        self._watched, self._etag = watched(text), answer["ETag"]


def watched(text: str) -> Watched:
    """The list in a text; with mistakes in it no list but a warning that names the first of them."""
    # Imported here: most installations have no list, and an import is time at every cold start.
    from clipwire.enrichment.watchlist import WatchListError, parse

    try:
        return Watched(parse(text))
    except WatchListError as error:
        more = f" and {len(error.problems) - 1} more" if len(error.problems) > 1 else ""
        return Watched(warning=f"the watch list {KEY} was not used: {error.problems[0]}{more}")
