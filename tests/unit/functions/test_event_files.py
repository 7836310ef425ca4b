"""The files under `events/` have the shapes in which AWS delivers."""

import hashlib
import json
from urllib.parse import unquote_plus

import pytest

from tests.support.clippings import ROOT
from tests.support.event_files import cases, event

READ_QUEUES = ("ingest_article", "read_large", "unpack_archive", "place_article", "record_failure", "archive_articles")
FROM_QUEUES = [f"{function}/{case}" for function in READ_QUEUES for case in cases(function)]
FROM_STREAMS = [f"pass_on/{case}" for case in cases("pass_on")]


def test_every_function_has_events() -> None:
    functions = {path.parent.name for path in (ROOT / "functions").glob("*/handler.py")}
    assert {path.name for path in (ROOT / "events").iterdir() if path.name != "samples"} == functions


@pytest.mark.parametrize("case", FROM_QUEUES)
def test_a_message_carries_the_digest_of_its_body(case: str) -> None:
    for record in event(case)["Records"]:
        digest = hashlib.md5(record["body"].encode(), usedforsecurity=False).hexdigest()
        assert record["md5OfBody"] == digest
        assert record["eventSource"] == "aws:sqs"
        json.loads(record["body"])


@pytest.mark.parametrize("case", FROM_QUEUES)
def test_s3_writes_keys_encoded_with_version_and_sequencer(case: str) -> None:
    bodies = [json.loads(record["body"]) for record in event(case)["Records"]]
    for record in (record for body in bodies for record in body.get("Records", [])):
        entry = record["s3"]["object"]
        assert entry["key"].isascii() and " " not in entry["key"]
        assert unquote_plus(entry["key"]).startswith("incoming/")
        assert entry["versionId"] and int(entry["sequencer"], 16)


@pytest.mark.parametrize("case", FROM_STREAMS)
def test_a_change_carries_the_images_that_its_kind_has(case: str) -> None:
    images = {"INSERT": {"NewImage"}, "MODIFY": {"NewImage", "OldImage"}, "REMOVE": {"OldImage"}}
    for record in event(case)["Records"]:
        assert {name for name in record["dynamodb"] if name.endswith("Image")} == images[record["eventName"]]
        assert record["dynamodb"]["StreamViewType"] == "NEW_AND_OLD_IMAGES"
