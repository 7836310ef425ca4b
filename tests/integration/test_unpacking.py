"""Archives: a small one is read where it arrives, a large one member by member, and none is lost half way."""

import gzip
import json

import pytest

from tests.support.clippings import ClipwireStack
from tests.support.pages import BODY, page_dump, tar_gz_of, zip_of

FILLING = b"x" * 1_100_000
"""What makes an archive large: a member that is no article."""


def pages(count: int) -> dict[str, str]:
    return {f"boat-{number}.txt": page_dump(f"Boat {number} is back") for number in range(count)}


def titles(count: int) -> list[str]:
    return sorted(f"Boat {number} is back" for number in range(count))


def large_zip(count: int) -> bytes:
    return zip_of(pages(count) | {"filling.bin": FILLING.decode()})


def json_lines_gz(count: int) -> bytes:
    """Articles in lines so long that two pieces take twelve of them."""
    known = {"@type": "NewsArticle", "articleBody": BODY, "unknown": "x" * 25_000}
    articles = (known | {"headline": f"Boat {n} is back"} for n in range(count))
    return gzip.compress("\n".join(map(json.dumps, articles)).encode())


def heard(stack: ClipwireStack) -> list[str]:
    return sorted(it.about or "" for it in stack.notifications() if it.type == "clipwire.article.published")


def test_a_small_archive_is_read_where_it_arrives(stack: ClipwireStack) -> None:
    # When an archive of three pages is dropped
    dropped = stack.drop("pages.zip", zip_of(pages(3)))
    # Then each page is told, has a receipt, and is counted in that of the archive
    assert heard(stack) == titles(3)
    by_member = {receipt.member: receipt for receipt in stack.receipts(dropped.key)}
    assert set(by_member) == {None, "boat-0.txt", "boat-1.txt", "boat-2.txt"}
    assert {receipt.outcome for receipt in by_member.values()} == {"accepted"}
    assert by_member[None].members == {"accepted": 3}
    # and no other function had to help
    assert "unpack_archive" not in {call.function for call in stack.calls.made if call.service == "s3"}


def test_a_large_archive_goes_back_to_the_queue_member_by_member(stack: ClipwireStack) -> None:
    # When a large archive is dropped
    dropped = stack.drop("pages.zip", large_zip(12))
    # Then each page is told once, and fetched by itself
    assert heard(stack) == titles(12)
    fetched = [
        call.parameters["Range"]
        for call in stack.calls.made
        if call.function == "ingest_article" and call.operation == "GetObject" and "Range" in call.parameters
    ]
    assert len(set(fetched)) >= 12
    # and the archive's receipt counts its members
    by_member = {receipt.member: receipt for receipt in stack.receipts(dropped.key)}
    assert by_member[None].members == {"accepted": 12, "rejected": 1}
    assert by_member["boat-11.txt"].outcome == "accepted"


@pytest.mark.parametrize("hurried", [False, True], ids=["in one step", "in many"])
@pytest.mark.parametrize("kind", ["tar.gz", "jsonl.gz"])
def test_a_container_that_can_only_be_read_from_its_beginning_is_read_by_many(
    stack: ClipwireStack, kind: str, hurried: bool
) -> None:
    # Given a large compressed container, whose members have no place in it
    data = json_lines_gz(12) if kind == "jsonl.gz" else tar_gz_of(pages(6) | {"filling.bin": FILLING.decode()})
    with stack.hurried("unpack_archive", seconds=1 if hurried else 900):
        # When it is dropped
        dropped = stack.drop(f"pages.{kind}", data)
        # Then every article is published once
        assert heard(stack) == titles(6 if kind == "tar.gz" else 12)
    # and `unpack_archive` reads none of them; they are fetched from packs, piece by piece
    operations = {call.operation for call in stack.calls.made if call.function == "unpack_archive"}
    assert "TransactWriteItems" not in operations
    fetched = {
        (call.parameters["Key"], call.parameters["Range"])
        for call in stack.calls.made
        if (call.function, call.operation) == ("ingest_article", "GetObject")
        and call.parameters["Key"].startswith("unpacked/")
    }
    members = stack.receipt(dropped.key).members
    assert members == ({"accepted": 6, "rejected": 1} if kind == "tar.gz" else {"accepted": 2})
    assert len(fetched) == sum(members.values())


def test_a_pack_is_no_file_that_was_dropped(stack: ClipwireStack) -> None:
    # Given an unpacked archive
    stack.drop("pages.tar.gz", tar_gz_of(pages(2) | {"filling.bin": FILLING.decode()}))
    stack.run()
    kept = stack.client("s3").list_objects_v2(Bucket=stack["DropBucket"], Prefix="unpacked/")["Contents"]
    assert len(kept) == 1
    # Then the pack has no receipt
    assert {receipt.key.partition("/")[0] for receipt in stack.every_receipt()} == {"incoming"}


def test_an_archive_too_large_for_one_invocation_is_gone_on_with(stack: ClipwireStack) -> None:
    # Given so little time that each invocation manages one member
    with stack.hurried("unpack_archive", seconds=1):
        # When a large archive is dropped
        dropped = stack.drop("pages.zip", large_zip(4))
        # Then it is worked off in steps, and each page is told once
        assert heard(stack) == titles(4)
    steps = [call for call in stack.calls.made if call.function == "unpack_archive" and call.operation == "SendMessage"]
    assert len(steps) >= 4
    assert stack.receipt(dropped.key).members == {"accepted": 4, "rejected": 1}


@pytest.mark.parametrize("operation", ["SendMessageBatch", "GetObject"])
def test_a_crash_while_an_archive_is_unpacked_tells_nothing_twice(stack: ClipwireStack, operation: str) -> None:
    # Given a process that ends in the middle
    service = "s3" if operation == "GetObject" else "sqs"
    stack.crash(service, operation, after=True, function="unpack_archive")
    # When a large archive is dropped
    stack.drop("pages.zip", large_zip(12))
    # Then each page is told once
    assert heard(stack) == titles(12)


def test_an_archive_that_cannot_be_unpacked_fails_with_a_receipt(stack: ClipwireStack) -> None:
    # Given a queue that takes no pointers
    stack.fail("sqs", "SendMessageBatch", times=100, error="InternalError", function="unpack_archive")
    # When a large archive is dropped
    dropped = stack.drop("pages.zip", large_zip(3))
    # Then its receipt keeps the message, which works once the cause is mended
    failed = stack.receipt(dropped.key)
    assert failed.outcome == "failed"
    assert failed.message is not None
    stack.calls.disturbances.clear()
    stack.client("sqs").send_message(QueueUrl=stack["ContainersQueue"], MessageBody=failed.message)
    assert heard(stack) == titles(3)


def test_one_member_that_fails_does_not_take_the_others_with_it(stack: ClipwireStack) -> None:
    # Given an archive one of whose members cannot be fetched
    archive = large_zip(5)
    start = archive.index(page_dump("Boat 2 is back").encode())
    stack.fail(
        "s3",
        "GetObject",
        times=100,
        error="AccessDenied",
        function="ingest_article",
        where=lambda parameters: parameters.get("Range", "").startswith(f"bytes={start}-"),
    )
    # When it is dropped
    dropped = stack.drop("pages.zip", archive)
    # Then the others are told
    assert heard(stack) == [title for title in titles(5) if title != "Boat 2 is back"]
    # and a receipt says what happened to it
    by_member = {receipt.member: receipt for receipt in stack.receipts(dropped.key)}
    assert by_member["boat-2.txt"].outcome == "failed"


@pytest.mark.parametrize("size", [10, 120_000], ids=["small", "large"])
def test_an_archive_of_junk_is_rejected_whatever_its_size_with_one_event(stack: ClipwireStack, size: int) -> None:
    # When thirteen members that are no articles are dropped, in a small or a large archive
    dropped = stack.drop("junk.zip", zip_of({f"{n}.bin": "\0\1" * (size // 2) for n in range(13)}))
    # Then the archive is rejected, and subscribers hear of it once
    assert [(it.type, it.about) for it in stack.notifications()] == [("clipwire.file.rejected", dropped.key)]
    by_member = {receipt.member: receipt for receipt in stack.receipts(dropped.key)}
    assert by_member[None].outcome == "rejected"
    assert by_member[None].members == {"rejected": 13}
    assert by_member["7.bin"].size == size


def test_a_large_archive_with_a_member_that_fails_is_partial_until_that_is_read(stack: ClipwireStack) -> None:
    # Given a large archive, one of whose pages cannot be fetched
    first_range: list[str] = []

    def is_the_first(parameters: dict) -> bool:
        wanted = parameters.get("Range")  # the archive itself is fetched without
        if wanted and not first_range:
            first_range.append(wanted)
        return [wanted] == first_range

    stack.fail("s3", "GetObject", times=5, error="InternalError", function="ingest_article", where=is_the_first)
    dropped = stack.drop("pages.zip", large_zip(12))
    # When everything else is read and the page ended in the dead-letter queue
    stack.run()
    archive = stack.receipt(dropped.key)
    assert archive.outcome == "partial"
    assert archive.members == {"accepted": 11, "rejected": 1, "failed": 1}
    # When its message is sent again
    [failed] = [receipt for receipt in stack.receipts(dropped.key) if receipt.outcome == "failed"]
    stack.announce(str(failed.message))
    # Then it is counted as read
    assert len(heard(stack)) == 12
    assert stack.receipt(dropped.key).members == {"accepted": 12, "rejected": 1}
