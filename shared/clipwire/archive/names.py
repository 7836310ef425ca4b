"""The names of the archive's objects: `archive/month=2025-04/batch-….parquet`, and `merged-….parquet` of several.

Within a month, a merged object sorts after every batch and after older merged ones. So a listing that is read page by
page while objects are merged has the inputs, or the result, or both: never neither.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

PREFIX = "archive/"
_MONTH = re.compile(r"archive/month=(\d{4}-\d\d)/")


def partition(month: str) -> str:
    """The beginning of the keys of a month."""
    return f"{PREFIX}month={month}/"


def month_of(key: str) -> str | None:
    """The month of an object's key; None if it is none of the archive's."""
    found = _MONTH.match(key)
    return found[1] if found else None


def batch_key(month: str, rows: Iterable[dict[str, Any]]) -> str:
    """The key of newly written rows. The same rows have the same key, so a repeat overwrites its object."""
    return f"{partition(month)}batch-{hash_of(rows)}.parquet"


def merged_key(month: str, inputs: Iterable[str], now: datetime) -> str:
    """The key of the object that replaces `inputs`."""
    moment = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    digest = hashlib.sha256("\n".join(sorted(inputs)).encode()).hexdigest()[:12]
    return f"{partition(month)}merged-{moment}-{digest}.parquet"


def is_batch(key: str) -> bool:
    return key.rpartition("/")[2].startswith("batch-")


def hash_of(rows: Iterable[dict[str, Any]]) -> str:
    """A hash of rows by what identifies them."""
    named = sorted(f"{row['id']} {row['version']} {row['as_of']} {row['digest']} {row['moved']}" for row in rows)
    return hashlib.sha256("\n".join(named).encode()).hexdigest()[:24]
