"""Dead letters of each kind: each leaves a receipt that keeps it, and `clipwire retry` sends it to where it failed."""

import json
from typing import Any

import pytest

from clipwire.cli.output import Failure
from clipwire.cli.retry import retry
from clipwire.model.receipt import Receipt
from tests.support.clippings import ClipwireStack, published, updated
from tests.support.pages import page_dump, zip_of

LARGE = {"filling.bin": "x" * 1_100_000}
ANY_ERROR = {"times": 1_000, "error": "AccessDenied"}


def failed(stack: ClipwireStack, key: str) -> Receipt:
    """The one failed receipt under a key."""
    [receipt] = [receipt for receipt in stack.receipts(key) if receipt.outcome == "failed"]
    assert receipt.message
    return receipt


def kind_of(receipt: Receipt) -> Any:
    return json.loads(receipt.message or "{}").get("kind")


def mend_and_retry(stack: ClipwireStack, key: str) -> None:
    stack.calls.disturbances.clear()
    retry(stack.deployed, key)


def test_a_file(stack: ClipwireStack) -> None:
    # Given a file that cannot be read from the bucket
    stack.fail("s3", "GetObject", **ANY_ERROR)
    dropped = stack.drop("fleet.txt", page_dump())
    # Then its receipt keeps S3's event
    assert kind_of(failed(stack, dropped.key)) is None
    assert stack.notifications() == []
    # and the log names the key, for the operator who reads the alarm
    kept = [line["key"] for line in stack.log("record_failure") if line.get("message") == "dead letter kept"]
    assert kept == [dropped.key]
    # And sent again, once the cause is mended, it is read
    mend_and_retry(stack, dropped.key)
    assert stack.notifications() == [published("Fishing fleet returns")]
    assert stack.receipt(dropped.key).outcome == "accepted"


def test_a_member_of_a_container(stack: ClipwireStack) -> None:
    # Given a member that cannot be fetched from its container
    stack.fail("s3", "GetObject", **ANY_ERROR, function="ingest_article", where=_is_of_a_member)
    dropped = stack.drop("pages.zip", zip_of({"boat.txt": page_dump()} | LARGE))
    stack.run()
    receipts = [receipt for receipt in stack.receipts(dropped.key) if receipt.outcome == "failed"]
    assert {(receipt.member, kind_of(receipt)) for receipt in receipts} == {
        ("boat.txt", "pointer"),
        ("filling.bin", "pointer"),
    }
    # When both are sent again
    mend_and_retry(stack, dropped.key)
    # Then the page is an article
    heard = stack.notifications()
    assert published("Fishing fleet returns") in heard


def test_a_container(stack: ClipwireStack) -> None:
    # Given a container that cannot be unpacked
    stack.fail("sqs", "SendMessageBatch", **ANY_ERROR, function="unpack_archive")
    dropped = stack.drop("pages.zip", zip_of({"boat.txt": page_dump()} | LARGE))
    assert kind_of(failed(stack, dropped.key)) == "step"
    # When it is sent again
    mend_and_retry(stack, dropped.key)
    # Then it is unpacked, from the containers queue
    assert published("Fishing fleet returns") in stack.notifications()
    assert stack.receipts(dropped.key)[0].outcome != "failed"


def test_a_change_that_was_not_published(stack: ClipwireStack) -> None:
    # Given a topic that takes nothing for longer than the queue is patient
    stack.try_late_changes(3)
    stack.fail("sns", "Publish", **ANY_ERROR)
    dropped = stack.drop("fleet.txt", page_dump())
    assert kind_of(failed(stack, dropped.key)) == "unplaced"
    assert stack.notifications() == []
    # When the change is sent again
    mend_and_retry(stack, dropped.key)
    # Then it is published, once, and its receipt says so
    assert stack.notifications() == [published("Fishing fleet returns")]
    with pytest.raises(Failure, match="nothing to send again"):
        retry(stack.deployed, dropped.key)


def test_a_change_that_was_not_published_and_was_overtaken_by_the_next(stack: ClipwireStack) -> None:
    # Given a first version that was not published, of a text longer than a message may be, and a second that was
    stack.try_late_changes(3)
    stack.fail("sns", "Publish", **ANY_ERROR)
    first = stack.drop("fleet.txt", page_dump(body="김" * 90_000, crawled="May 02, 2025"))
    stack.run()
    stack.calls.disturbances.clear()
    stack.drop("later.txt", page_dump(body="김" * 90_000 + "\n\nThen it rained all night.", crawled="May 03, 2025"))
    assert stack.notifications() == [updated("Fishing fleet returns")]
    # When the first is sent again
    mend_and_retry(stack, first.key)
    # Then it is published as the version that it was
    [heard] = stack.notifications()
    assert heard == published("Fishing fleet returns")
    assert heard.id.endswith("-1")


def test_a_rejection_that_was_not_published(stack: ClipwireStack) -> None:
    stack.try_late_changes(3)
    stack.fail("sns", "Publish", **ANY_ERROR)
    dropped = stack.drop("empty.txt", b"")
    assert kind_of(failed(stack, dropped.key)) == "unplaced"
    mend_and_retry(stack, dropped.key)
    assert [it.type for it in stack.notifications()] == ["clipwire.file.rejected"]


def test_messages_that_version_0_1_kept_are_sent_again_too(stack: ClipwireStack) -> None:
    # Given a failed receipt whose message names no kind
    stack.fail("sqs", "SendMessageBatch", **ANY_ERROR, function="unpack_archive")
    dropped = stack.drop("pages.zip", zip_of({"boat.txt": page_dump()} | LARGE))
    receipt = failed(stack, dropped.key)
    message = {name: value for name, value in json.loads(receipt.message or "").items() if name != "kind"}
    stack.keep_receipt(receipt.model_copy(update={"message": json.dumps(message)}))
    # When it is sent again
    mend_and_retry(stack, dropped.key)
    # Then it goes to the containers queue all the same
    assert published("Fishing fleet returns") in stack.notifications()


def _is_of_a_member(parameters: dict[str, Any]) -> bool:
    """Whether a call asks for a part of a file, and not for its beginning, which shows whether it is a container."""
    return "Range" in parameters and not str(parameters["Range"]).startswith("bytes=0-")
