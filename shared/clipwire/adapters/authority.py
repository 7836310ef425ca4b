"""A time-stamp authority, asked over HTTP (RFC 3161, section 3.4)."""

import urllib.request
from dataclasses import dataclass
from urllib.error import URLError

from clipwire.model.errors import TryAgain
from clipwire.versions.timestamps import is_granted, request

TIMEOUT_SECONDS = 20
MAX_ANSWER_BYTES = 100_000


@dataclass(frozen=True)
class TimestampAuthority:
    """Implements `Authority`."""

    url: str

    def stamp(self, digest: bytes) -> bytes:
        query = urllib.request.Request(
            self.url,
            data=request(digest),
            headers={"Content-Type": "application/timestamp-query"},
        )
        try:
            with urllib.request.urlopen(query, timeout=TIMEOUT_SECONDS) as answer:
                stamp: bytes = answer.read(MAX_ANSWER_BYTES)
        except (URLError, OSError) as error:
            raise TryAgain(f"{self.url} does not answer: {error}") from error
        if not is_granted(stamp, digest):
            raise TryAgain(f"{self.url} grants no stamp")
        return stamp
