"""Files that are no articles, and messages that announce nothing: each is told why, none disturbs its neighbours."""

import json

import pytest

from tests.support.clippings import ClipwireStack, published, rejected
from tests.support.pages import page_dump

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000") + bytes(200)

NO_ARTICLES = [
    # file                     bytes                                               problem
    ("empty.txt", b"", "empty-file"),
    ("blank.html", b" \n\t\n ", "empty-file"),
    ("picture.png", PNG, "unsupported-format"),
    ("picture-by-another-name.html", PNG, "unsupported-format"),
    ("noise.txt", bytes(range(256)) * 40, "not-text"),
]


@pytest.mark.parametrize(("name", "data", "problem"), NO_ARTICLES, ids=[case[0] for case in NO_ARTICLES])
def test_a_file_that_is_no_article_is_rejected_with_a_reason(
    stack: ClipwireStack, name: str, data: bytes, problem: str
) -> None:
    # When it is dropped
    stack.drop(name, data)
    # Then subscribers hear of it once
    [heard] = stack.notifications()
    assert heard == rejected(f"incoming/{name}")
    assert heard.event["data"]["problem"]["type"] == f"urn:clipwire:problem:{problem}"
    # and the receipt gives the reason in words
    receipt = stack.receipt(f"incoming/{name}")
    assert receipt.outcome == "rejected"
    assert receipt.problem is not None and len(receipt.problem.detail) > 10
    # and no record was made, and nothing was tried again
    assert stack.articles() == []
    assert stack.failures == []


def test_text_in_an_old_encoding_is_read(stack: ClipwireStack) -> None:
    # Given a page saved in Korean Windows' encoding
    page = page_dump("노동신문의 새 소식이 나왔다", "평양에서 새로운 부두가 문을 열었다고 신문이 보도하였다.\n\n" * 8)
    # When it is dropped
    stack.drop("sinmun.txt", page.encode("cp949"))
    # Then its letters are right
    assert stack.notifications() == [published("노동신문의 새 소식이 나왔다")]


def test_a_file_larger_than_the_limit_is_rejected_unread() -> None:
    # Given a limit of 2000 bytes
    with ClipwireStack.running(MaxFileBytes="2000") as stack:
        # When a larger page is dropped
        stack.drop("long.txt", page_dump(body="The boats came back to Nampho. " * 200))
        # Then the reason names the limit
        receipt = stack.receipt("incoming/long.txt")
        assert receipt.outcome == "rejected"
        assert receipt.problem is not None
        assert receipt.problem.type.endswith(":file-too-large")
        assert "2,000" in receipt.problem.detail


def test_the_message_by_which_s3_tries_a_new_queue_is_passed_over(stack: ClipwireStack) -> None:
    # Given a stack that has just been set up, in whose queue S3's test message waits
    waiting = stack.client("sqs").get_queue_attributes(
        QueueUrl=stack["ArrivalsQueue"], AttributeNames=["ApproximateNumberOfMessages"]
    )
    assert waiting["Attributes"]["ApproximateNumberOfMessages"] == "1"
    # When it is delivered
    assert stack.notifications() == []
    # Then there is neither a receipt nor a failure
    assert stack.every_receipt() == []
    assert stack.failures == []


def test_a_file_deleted_before_it_was_read_is_said_to_be_gone(stack: ClipwireStack) -> None:
    # Given a file whose message waits
    dropped = stack.drop("fleet.txt", page_dump())
    # When this version of it is deleted before the message is delivered
    stack.client("s3").delete_object(Bucket=stack["DropBucket"], Key=dropped.key, VersionId=dropped.version_id)
    # Then the receipt says that the file is gone, at the first try
    receipt = stack.receipt(dropped.key)
    assert receipt.outcome == "rejected"
    assert receipt.problem is not None and receipt.problem.type.endswith(":file-gone")
    assert not [line for line in stack.log("ingest_article") if line.get("level") == "ERROR"]


def test_a_file_hidden_by_a_delete_marker_is_still_read(stack: ClipwireStack) -> None:
    # Given a file whose message waits
    dropped = stack.drop("fleet.txt", page_dump())
    # When somebody deletes the key, which in a bucket with versions hides the file and keeps it
    stack.client("s3").delete_object(Bucket=stack["DropBucket"], Key=dropped.key)
    # Then the version that was announced is the one that is read
    assert stack.receipt(dropped.key).outcome == "accepted"


@pytest.mark.parametrize(
    "message",
    ["no JSON at all", "[]", '"text"', "{}", '{"Records": [{}]}', '{"Records": [{"eventName": "ObjectCreated:Put"}]}'],
)
def test_a_message_that_is_not_s3s_is_kept(stack: ClipwireStack, message: str) -> None:
    # When somebody sends the queue a message of another kind
    stack.announce(message)
    # Then it is kept in a receipt, as it came, and no dead letter is left
    [receipt] = stack.every_receipt()
    assert (receipt.outcome, receipt.message) == ("failed", message)
    assert stack.dead_letters("ArrivalsDeadLetters") == []


def test_deletions_are_passed_over(stack: ClipwireStack) -> None:
    # Given a message that tells of a deletion
    with stack.announcements.held_back() as messages:
        stack.drop("fleet.txt", page_dump())
    deleted = json.loads(json.dumps(messages[0]).replace("ObjectCreated:Put", "ObjectRemoved:Delete"))
    # When it is delivered
    stack.announce(deleted)
    # Then nothing comes of it
    assert stack.every_receipt() == []
    assert stack.failures == []


def test_a_folder_that_the_console_makes_is_no_file(stack: ClipwireStack) -> None:
    # When somebody makes a folder in the console
    stack.drop("a folder", b"", key="incoming/2025/")
    # Then there is neither a receipt nor a notification
    assert stack.notifications() == []
    assert stack.every_receipt() == []
