"""Each role grants what its function uses, and nothing else.

The harness refuses every call that a role does not allow, in all tests of this folder. Here, everything that the
functions do is done once, and what was used is held against what is granted.
"""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.clippings import ClipwireStack
from tests.support.pages import LONG_BODY, UPDATED_BODY, page_dump, tar_gz_of, zip_of
from tests.support.permissions import Use
from tests.support.template import ACCOUNT, REGION

ACTIONS = {
    "ingest_article": {
        "dynamodb:ConditionCheckItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:ListBucket",
        "s3:PutObject",
        "sqs:DeleteMessage",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
    },
    "unpack_archive": {
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:ListBucket",
        "s3:PutObject",
        "sqs:DeleteMessage",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
    },
    "pass_on": {
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "sqs:SendMessage",
    },
    "place_article": {
        "dynamodb:BatchGetItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:DeleteItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "s3:GetObject",
        "sns:Publish",
        "sqs:DeleteMessage",
        "sqs:ReceiveMessage",
        "sqs:SendMessage",
    },
    "record_failure": {
        "dynamodb:GetItem",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
        "sqs:DeleteMessage",
        "sqs:ReceiveMessage",
    },
    "archive_articles": {
        "dynamodb:GetItem",
        "dynamodb:Query",
        "s3:GetObject",
        "s3:PutObject",
        "sqs:DeleteMessage",
        "sqs:ReceiveMessage",
    },
    "compact_archive": {
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:GetObject",
        "s3:ListBucket",
        "s3:ListBucketVersions",
        "s3:PutObject",
    },
    "search_archive": {
        "s3:GetObject",
        "s3:ListBucket",
    },
    "write_roots": {
        "dynamodb:Query",
        "s3:GetObjectVersion",
        "s3:ListBucketVersions",
        "s3:PutObject",
    },
}

UNSEEN = {
    # granted                     and used where the harness does not look
    "logs:CreateLogStream": "by Lambda, to write the log",
    "logs:PutLogEvents": "by Lambda, to write the log",
    "sqs:GetQueueAttributes": "by Lambda, before it reads a queue",
    "dynamodb:ListStreams": "by Lambda, before it reads a stream",
}


@pytest.fixture(scope="module")
def busy_stack() -> ClipwireStack:
    """A stack that has seen everything that happens to files."""
    with ClipwireStack.running(Archive="true") as stack:
        stack.drop("fleet.txt", page_dump(crawled="May 02, 2025"))
        stack.run()
        stack.drop("fleet-later.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
        stack.drop("fleet-before.txt", page_dump(body="The fleet put to sea at dawn.", crawled="May 01, 2025"))
        stack.drop("empty.txt", b"")
        _a_long_page_and_its_correction(stack)
        _a_file_that_goes_before_it_is_read(stack)
        _an_original_that_comes_after_its_copy(stack)
        _a_message_without_a_version(stack)
        _archives(stack)
        _a_member_that_cannot_be_read(stack)
        _a_file_that_cannot_be_read(stack)
        _a_change_that_cannot_be_told(stack)
        stack.strike(datetime.now(UTC) + timedelta(days=1))
        _questions_to_the_archive(stack)
    return stack


def _questions_to_the_archive(stack: ClipwireStack) -> None:
    stack.run()
    again = [{"kind": "to-archive", "article_id": article.id} for article in stack.articles()]
    for message in [{"type": "clipwire.story.merged", "data": {"merged": "none"}}, *again]:
        stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=json.dumps(message))
    stack.run()
    stack.strike(datetime(2026, 11, 27, 3, 10, tzinfo=UTC))
    stack.invoke("search_archive", {"kind": "search", "query": "fleet"})
    stack.invoke("compact_archive", {"erase": [str(stack.articles()[0].id)]})


def _a_long_page_and_its_correction(stack: ClipwireStack) -> None:
    stack.drop("long.txt", page_dump("A long report", LONG_BODY, crawled="May 02, 2025"))
    stack.run()
    stack.drop("longer.txt", page_dump("A long report", LONG_BODY + "\n\nThen it rained.", crawled="May 03, 2025"))
    stack.run()


def _an_original_that_comes_after_its_copy(stack: ClipwireStack) -> None:
    rain = "The tram depot of Sosong has got eight rain tanks, in which it gathers water for washing its carriages."
    stack.drop("copy.txt", page_dump("Rain for trams", rain, source="Coast Daily", published="25/04/2025"))
    stack.run()
    stack.drop("original.txt", page_dump("Rain tanks", rain))
    stack.run()


def _a_file_that_goes_before_it_is_read(stack: ClipwireStack) -> None:
    gone = stack.drop("gone.txt", page_dump("Gone"))
    stack.client("s3").delete_object(Bucket=stack["DropBucket"], Key=gone.key, VersionId=gone.version_id)
    stack.run()


def _a_message_without_a_version(stack: ClipwireStack) -> None:
    with stack.announcements.held_back() as messages:
        stack.drop("plain.txt", page_dump("Plain"))
    del messages[0]["Records"][0]["s3"]["object"]["versionId"]
    stack.announce(messages[0])
    stack.run()


def _archives(stack: ClipwireStack) -> None:
    """One in steps, one with a long page in it, one that goes before it is unpacked, one without a version."""
    filling = {"filling.bin": "x" * 1_100_000}
    with stack.hurried("unpack_archive", seconds=1):
        stack.drop("pages.zip", zip_of({"boat.txt": page_dump("In a zip")} | filling))
        stack.run()
    for name, body in [("pages.tar.gz", LONG_BODY), ("corrected.tar.gz", LONG_BODY + "\n\nThen it rained.")]:
        stack.drop(name, tar_gz_of({"long.txt": page_dump("In a tar to Norway", body)} | filling))
        stack.run()
    with stack.announcements.held_back() as messages:
        stack.drop("plain.zip", zip_of({"boat.txt": page_dump("Plain zip")} | filling))
        gone = stack.drop("gone.zip", zip_of(filling))
    del messages[0]["Records"][0]["s3"]["object"]["versionId"]
    stack.announce(messages[0])
    stack.run()
    this_version = {"Bucket": stack["DropBucket"], "Key": gone.key, "VersionId": gone.version_id}
    stack.meanwhile(
        "s3", "GetObject", lambda: stack.client("s3").delete_object(**this_version), function="unpack_archive"
    )
    stack.announce(messages[1])
    stack.run()


def _a_member_that_cannot_be_read(stack: ClipwireStack) -> None:
    pages = {"boat.txt": page_dump("A member that fails"), "filling.bin": "x" * 1_100_000}
    stack.fail("s3", "GetObject", times=10, error="InternalError", function="ingest_article", where=_is_of_a_member)
    stack.drop("failing.zip", zip_of(pages))
    stack.run()


def _is_of_a_member(parameters: dict[str, str]) -> bool:
    """Whether a call fetches a part of an object, and not its beginning."""
    return "Range" in parameters and parameters["Range"] != "bytes=0-65535"


def _a_file_that_cannot_be_read(stack: ClipwireStack) -> None:
    stack.fail("s3", "GetObject", times=5, error="InternalError")
    stack.drop("failing.txt", page_dump("Failing"))
    stack.run()


def _a_change_that_cannot_be_told(stack: ClipwireStack) -> None:
    stack.fail("sns", "Publish", times=1, error="InternalError")
    stack.drop("untold.txt", page_dump("Untold"))
    stack.run()
    stack.fail("sqs", "SendMessage", times=1_000, error="InternalError", where=_is_passed_on)
    stack.drop("not passed on.txt", page_dump("Not passed on"))
    stack.run()


def _is_passed_on(parameters: dict[str, str]) -> bool:
    return "MessageGroupId" in parameters


def test_no_function_asks_for_what_its_role_refuses(busy_stack: ClipwireStack) -> None:
    assert busy_stack.calls.refused == []


@pytest.mark.parametrize("function", ACTIONS)
def test_a_function_uses_the_actions_in_the_table(busy_stack: ClipwireStack, function: str) -> None:
    assert {use.action for use in busy_stack.calls.used[function]} == ACTIONS[function]


@pytest.mark.parametrize("function", ACTIONS)
def test_a_role_grants_what_its_function_uses_and_no_more(busy_stack: ClipwireStack, function: str) -> None:
    used = {use.action for use in busy_stack.calls.used[function]}
    granted = busy_stack.role(function).granted
    assert granted - used - UNSEEN.keys() == set(), "granted and never used"
    assert used - granted == set(), "used and not granted"


def test_every_function_is_in_the_table(busy_stack: ClipwireStack) -> None:
    assert set(busy_stack.functions) == {*ACTIONS, "read_large"}


def test_read_large_may_do_what_ingest_article_may(busy_stack: ClipwireStack) -> None:
    # It runs the same code, and hands nothing on but containers.
    role = busy_stack.role("read_large")
    assert role.granted == busy_stack.role("ingest_article").granted
    queue = f"arn:aws:sqs:{REGION}:{ACCOUNT}:clipwire-"
    assert role.allows(Use("sqs:SendMessage", f"{queue}ContainersQueue"))
    assert not role.allows(Use("sqs:SendMessage", f"{queue}ArrivalsQueue"))
    assert not role.allows(Use("sqs:SendMessage", f"{queue}LargeFilesQueue"))


@pytest.mark.parametrize(
    ("function", "action", "resource", "leading_keys"),
    [
        ("ingest_article", "s3:PutObject", "arn:aws:s3:::clipwire-dropbucket/incoming/x", ()),
        ("ingest_article", "s3:DeleteObject", "arn:aws:s3:::clipwire-dropbucket/incoming/x", ()),
        ("ingest_article", "dynamodb:DeleteItem", "{table}", ("ARTICLE#1",)),
        ("ingest_article", "sns:Publish", "{topic}", ()),
        ("place_article", "dynamodb:PutItem", "{table}", ("FILE#1",)),
        ("place_article", "s3:GetObject", "arn:aws:s3:::clipwire-dropbucket/incoming/x", ()),
        ("record_failure", "dynamodb:PutItem", "{table}", ("ARTICLE#1",)),
        ("record_failure", "sns:Publish", "{topic}", ()),
        ("write_roots", "dynamodb:Query", "{table}", ("ARTICLE#1",)),
        ("write_roots", "s3:PutObject", "arn:aws:s3:::clipwire-dropbucket/roots/x", ()),
        ("write_roots", "s3:DeleteObjectVersion", "arn:aws:s3:::clipwire-rootsbucket/roots/x", ()),
    ],
)
def test_a_role_refuses_what_is_not_its_functions_business(
    busy_stack: ClipwireStack, function: str, action: str, resource: str, leading_keys: tuple[str, ...]
) -> None:
    table, topic = (busy_stack.resources.arn(name) for name in ("ArticlesTable", "NotificationsTopic"))
    asked = Use(action, resource.format(table=table, topic=topic), leading_keys)
    assert not busy_stack.role(function).allows(asked)
