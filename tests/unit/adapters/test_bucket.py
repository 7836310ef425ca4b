"""Files of the bucket: one request each, whether or not all of it is wanted."""

from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from moto import mock_aws

from clipwire.adapters.bucket import DroppedFiles
from clipwire.model.arrival import Arrival, Slice
from clipwire.model.errors import Rejected

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)
PAGE = Arrival(bucket="drop", key="page", arrived=NOON)


@pytest.fixture
def files() -> Any:
    with mock_aws():
        s3 = boto3.client("s3", "us-east-1")
        s3.create_bucket(Bucket="drop")
        s3.put_object(Bucket="drop", Key="page", Body=b"0123456789")
        requests: list[str] = []
        s3.meta.events.register("before-call.s3", lambda model, **_: requests.append(model.name))
        yield DroppedFiles(s3), requests


def test_a_file_whose_first_bytes_are_wanted_is_read_with_one_request(files: Any) -> None:
    dropped, requests = files
    heads: list[bytes] = []
    assert dropped.read_unless(lambda head: bool(heads.append(head)), 4, PAGE, limit=10) == b"0123456789"
    assert heads == [b"0123"]
    assert requests == ["GetObject"]


def test_a_file_whose_first_bytes_are_unwanted_is_not_read_and_never_too_large(files: Any) -> None:
    dropped, requests = files
    assert dropped.read_unless(lambda head: head == b"0123", 4, PAGE, limit=9) is None
    assert requests == ["GetObject"]


@pytest.mark.parametrize("limit", [9, 10])
def test_a_file_over_the_limit_is_refused(files: Any, limit: int) -> None:
    dropped, _ = files
    for read in (dropped.read, lambda *it: dropped.read_unless(lambda _: False, 4, *it)):
        if limit == 10:
            assert read(PAGE, limit) == b"0123456789"
            continue
        with pytest.raises(Rejected, match="The file has 10 bytes; the limit is 9"):
            read(PAGE, limit)


def test_a_slice_is_read_by_its_range(files: Any) -> None:
    dropped, _ = files
    of_slice = PAGE.model_copy(update={"slice": Slice(start=2, length=3)})
    assert dropped.read(of_slice, limit=3) == b"234"


def test_a_file_that_is_gone_is_refused(files: Any) -> None:
    dropped, _ = files
    with pytest.raises(Rejected, match="deleted before it could be read"):
        dropped.read(PAGE.model_copy(update={"key": "gone"}), limit=10)
