import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from clipwire.adapters.stream import TableStream
from clipwire.model.receipt import Receipt
from clipwire.services.failures import Failures
from tests.support.event_files import event
from tests.support.functions import Context
from tests.unit.services.fakes import NOON, FakeReceipts, containers

NONE_FAILED: dict[str, Any] = {"batchItemFailures": []}


class Streams:
    """In place of boto3's client of streams: holds the change of one event file."""

    def get_shard_iterator(self, **position: str) -> dict[str, Any]:
        return {"ShardIterator": position["SequenceNumber"]}

    def get_records(self, ShardIterator: str) -> dict[str, Any]:
        records = event("pass_on/article-inserted")["Records"]
        for record in records:
            record["dynamodb"]["ApproximateCreationDateTime"] = NOON
        return {"Records": [it for it in records if it["dynamodb"]["SequenceNumber"] >= ShardIterator]}


@pytest.fixture
def receipts() -> FakeReceipts:
    return FakeReceipts()


@pytest.fixture
def handler(
    load_handler: Callable[[str], ModuleType], receipts: FakeReceipts, monkeypatch: pytest.MonkeyPatch
) -> ModuleType:
    module = load_handler("record_failure")
    service = Failures(receipts, containers(receipts), TableStream(Streams()), lambda: NOON)  # type: ignore[arg-type]
    monkeypatch.setattr(module, "failures_service", lambda: service)
    return module


GIVEN_UP = [
    # dead letter                file                    member
    ("arrival-given-up", "incoming/fleet.txt", None),
    ("member-given-up", "incoming/april.zip", "april/노동신문 4월.txt"),
    ("container-given-up", "incoming/april.zip", None),
]


@pytest.mark.parametrize(("case", "key", "member"), GIVEN_UP)
def test_a_file_that_was_given_up_is_kept_with_its_message(
    handler: ModuleType, receipts: FakeReceipts, context: Context, case: str, key: str, member: str | None
) -> None:
    delivered = event(f"record_failure/{case}")
    assert handler.lambda_handler(delivered, context) == NONE_FAILED
    receipt = only(receipts)
    assert (receipt.outcome, receipt.key, receipt.member) == ("failed", key, member)
    assert receipt.message == delivered["Records"][0]["body"]


def test_a_change_that_was_given_up_is_fetched_from_the_stream_and_kept(
    handler: ModuleType, receipts: FakeReceipts, context: Context
) -> None:
    # When Lambda's report comes, which has the position of the change and not its content
    assert handler.lambda_handler(event("record_failure/notification-given-up"), context) == NONE_FAILED
    # Then it is kept which version of which article it was
    receipt = only(receipts)
    assert receipt.key == "incoming/fleet.txt"
    assert receipt.member and receipt.member.startswith("!") and receipt.member.endswith("-1")
    kept = json.loads(receipt.message or "")
    assert kept["kind"] == "unplaced" and kept["version"] == 1
    assert receipt.member == f"!{kept['article_id']}-1"


def test_a_message_of_an_unknown_shape_is_kept_as_it_came(
    handler: ModuleType, receipts: FakeReceipts, context: Context
) -> None:
    delivered = event("record_failure/not-from-s3")
    assert handler.lambda_handler(delivered, context) == NONE_FAILED
    receipt = only(receipts)
    assert receipt.message == delivered["Records"][0]["body"]
    assert receipt.key == delivered["Records"][0]["messageId"]


def only(receipts: FakeReceipts) -> Receipt:
    [receipt] = receipts.kept.values()
    return receipt
