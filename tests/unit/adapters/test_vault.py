"""The bucket of roots: what is written first counts, whatever is done to it."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from clipwire.adapters.vault import RootsBucket
from clipwire.model.errors import TryAgain

NAME = "roots/2026-01-07.json"


@pytest.fixture
def s3() -> Iterator[Any]:
    with mock_aws():
        client = boto3.client("s3", "us-east-1")
        client.create_bucket(Bucket="roots", ObjectLockEnabledForBucket=True)
        yield client


def test_an_object_is_written_once(s3: Any) -> None:
    # Given two writers of one root
    vault = RootsBucket(s3, "roots")
    assert vault.names() == set()
    # Then the second gets what the first wrote
    assert vault.keep(NAME, b"first") == b"first"
    assert vault.keep(NAME, b"second") == b"first"
    assert vault.names() == {NAME} and not vault.written_again(NAME)
    assert len(s3.list_object_versions(Bucket="roots")["Versions"]) == 1


def test_what_was_written_over_or_deleted_is_read_as_it_was_first(s3: Any) -> None:
    # Given a root that somebody deletes, and one that somebody writes over twice
    vault, other = RootsBucket(s3, "roots"), "roots/2026-01-08.json"
    for name in (NAME, other):
        vault.keep(name, b"first")
    s3.delete_object(Bucket="roots", Key=NAME)
    for content in (b"second", b"third"):
        s3.put_object(Bucket="roots", Key=other, Body=content)
    # Then both are read as they were first, and it is seen that they were written again
    for name in (NAME, other):
        assert vault.read(name) == b"first" and vault.written_again(name)
    assert vault.names() == {NAME, other}
    # also when our own function writes in place of the deleted one
    assert vault.keep(NAME, b"again") == b"first"


def test_two_writers_at_once_are_tried_again_and_no_permission_is_an_error(s3: Any) -> None:
    class Refusing:
        def __init__(self, code: str) -> None:
            self.code = code

        def put_object(self, **asked: Any) -> None:
            raise ClientError({"Error": {"Code": self.code}}, "PutObject")

    with pytest.raises(TryAgain):
        RootsBucket(Refusing("ConditionalRequestConflict"), "roots").keep(NAME, b"")  # type: ignore[arg-type]
    with pytest.raises(ClientError):
        RootsBucket(Refusing("AccessDenied"), "roots").keep(NAME, b"")  # type: ignore[arg-type]
