"""docs/operating.md, tried: its policies, retention, and a new stack on what an earlier one left."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from moto import mock_aws

from clipwire.adapters import clients
from clipwire.adapters.vault import RootsBucket
from clipwire.cli import drop, proofs, replay
from clipwire.cli.history import history
from clipwire.cli.listing import list_articles
from clipwire.cli.retry import retry
from clipwire.cli.show import show
from clipwire.cli.stack import sqs
from clipwire.cli.status import status
from clipwire.cli.watch import receive, subscribed_queue
from tests.support.calls import Caller
from tests.support.clients import client
from tests.support.clippings import ROOT, SAMPLES, ClipwireStack, published
from tests.support.functions import FOR_MOTO
from tests.support.pages import LONG_BODY, UPDATED_BODY, page_dump, tar_gz_of
from tests.support.permissions import Role
from tests.support.template import ACCOUNT, REGION

DOC = (ROOT / "docs" / "operating.md").read_text()
DAY_SECONDS = 24 * 60 * 60


def block(name: str) -> str:
    """The JSON under a comment of docs/operating.md."""
    found = re.search(rf"<!-- {name} -->\n```json\n(.+?)```", DOC, re.DOTALL)
    assert found, f"docs/operating.md has no block {name}"
    return found[1]


@contextmanager
def acting_as(stack: ClipwireStack, *policies: str) -> Iterator[None]:
    """Commands within the block may do what these policies of docs/operating.md allow, and nothing else."""
    names = {"ACCOUNT": ACCOUNT, "REGION": REGION, "BUCKET": stack["DropBucket"], "TABLE": stack["ArticlesTable"]}
    names["ROOTS"] = stack["RootsBucket"]
    outputs = stack.resources.outputs()
    names |= {"SEARCH": outputs.get("SearchFunctionName", ""), "COMPACT": outputs.get("CompactFunctionName", "")}
    names["STACK"] = "clipwire"
    documents = []
    for policy in policies:
        text = re.sub("|".join(names), lambda found: names[found[0]], block(f"policy: {policy}"))
        documents.append({"PolicyDocument": json.loads(text)})
    role = Role.of("+".join(policies), {"Policies": documents})
    deployed = stack.deployed
    with mock.patch.object(ClipwireStack, "deployed", deployed), stack.calls.by(Caller(role.name, role)):
        yield


def dropped(stack: ClipwireStack) -> None:
    drop.drop(stack.deployed, drop.planned([str(SAMPLES / "kcna-watch-fishing-fleet.txt")]))


# --- policies -------------------------------------------------------------------------------------------------------


def test_a_dropper_drops_and_sees_what_became_of_it_and_reads_no_record(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    # When a dropper works, then nothing is refused
    with acting_as(stack, "dropper"):
        dropped(stack)
    stack.run()
    [article] = stack.articles()
    with acting_as(stack, "dropper"):
        assert drop.wait_for_receipts(stack.deployed, ["incoming/kcna-watch-fishing-fleet.txt"], 0, 1)
        status(stack.deployed, ".", [], False)
        assert stack.calls.refused == []
        # but the record is, and the story, which the receipt is shown without
        status(stack.deployed, "kcna-watch-fishing-fleet.txt", [], False)
        assert str(article.id) in capfd.readouterr().out
        with pytest.raises(Exception, match="AccessDenied"):
            show(stack.deployed, str(article.id), None, False, False)
    assert len(stack.calls.refused) == 2
    stack.calls.refused.clear()


def test_a_reader_reads_lists_and_watches_and_drops_nothing(
    stack: ClipwireStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given an article with a long body, and a watch that does not wait
    monkeypatch.setattr("clipwire.cli.watch.WAIT_SECONDS", 0)
    stack.drop("long.txt", page_dump(body=LONG_BODY))
    stack.run()
    [article] = stack.articles()
    # When a reader works, then nothing is refused
    with acting_as(stack, "reader"):
        show(stack.deployed, str(article.id), None, False, True)
        history(stack.deployed, str(article.id), True, False)
        status(stack.deployed, ".", [], False)
        status(stack.deployed, "long.txt", [], False)
        for choice in ({"source": "pyongyang-times"}, {"country": "KP", "day": "2025-04-24"}):
            every = {"source": None, "day": None, "since": None, "country": None, "limit": 5, "as_json": False}
            list_articles(stack.deployed, **(every | choice))
        with subscribed_queue(sqs(), stack.deployed.topic, None) as queue:
            assert list(receive(sqs(), queue)) == []
        # but a drop is
        with pytest.raises(Exception, match="AccessDenied"):
            dropped(stack)
    assert len(stack.calls.refused) == 1
    stack.calls.refused.clear()


def test_a_verifier_reads_files_and_roots_and_writes_none(stack: ClipwireStack, tmp_path: Path) -> None:
    # Given a version in a root, and one of a member that lies in a pack
    dropped(stack)
    stack.drop("pages.tar.gz", tar_gz_of({"d.txt": page_dump("In a tar"), "filling.bin": "x" * 1_100_000}))
    stack.run()
    stack.strike(datetime.now(UTC) + timedelta(days=1))
    ids = [str(article.id) for article in stack.articles()]
    # When a verifier works, then nothing is refused
    with acting_as(stack, "reader", "verifier"):
        for article_id in ids:
            assert proofs.verify(stack.deployed, article_id, as_json=False)
            proofs.bundle(stack.deployed, article_id, str(tmp_path / "bundle.zip"))
        # but a root in place of another is
        with pytest.raises(Exception, match="AccessDenied"):
            RootsBucket(clients.s3(), str(stack.deployed.roots_bucket)).keep("roots/2026-01-01.json", b"{}")
    assert len(ids) == 2 and len(stack.calls.refused) == 1
    stack.calls.refused.clear()


def test_an_operator_sends_failed_files_again_and_has_files_read_again(stack: ClipwireStack) -> None:
    # Given a file that failed
    stack.fail("s3", "GetObject", times=5, error="InternalError")
    failed = stack.drop("failing.txt", page_dump())
    stack.run()
    # When an operator sends it again, and has everything read again
    with acting_as(stack, "reader", "operator"):
        retry(stack.deployed, failed.key)
        replay.replay(stack.deployed, ".", replay.Choice(), dry_run=False)
    # Then it is read
    assert stack.receipt(failed.key).outcome in ("accepted", "unchanged")


# --- retention ------------------------------------------------------------------------------------------------------


def due_in_days(item: dict[str, Any]) -> float | None:
    if "expires_at" not in item:
        return None
    return (int(item["expires_at"]["N"]) - datetime.now(UTC).timestamp()) / DAY_SECONDS


def days_by_kind(stack: ClipwireStack) -> dict[str, set[int | None]]:
    """Kind of item -> days until it is due, rounded."""
    found: dict[str, set[int | None]] = {}
    for item in stack.client("dynamodb").scan(TableName=stack["ArticlesTable"])["Items"]:
        due = due_in_days(item)
        found.setdefault(item["kind"]["S"], set()).add(None if due is None else round(due))
    return found


def every_kind_is_written(stack: ClipwireStack) -> None:
    stack.drop("a.txt", page_dump(crawled="May 02, 2025"))
    stack.run()
    stack.drop("again.txt", page_dump(crawled="May 03, 2025"))
    stack.run()
    stack.drop("later.txt", page_dump(body=UPDATED_BODY, crawled="May 04, 2025"))
    stack.drop("empty.txt", "")
    stack.fail("s3", "GetObject", times=5, error="InternalError")
    stack.drop("failing.txt", page_dump("Failing"))
    stack.run()


def test_records_and_receipts_are_due_after_the_days_that_are_set() -> None:
    with ClipwireStack.running(RecordDays="365", ReceiptDays="90") as stack:
        every_kind_is_written(stack)
        found = days_by_kind(stack)
        assert {name: found[name] for name in ("article", "version", "last-seen", "receipt", "mark")} == {
            "article": {365},
            "version": {365},
            "last-seen": {365},
            "receipt": {90},
            "mark": {30},
        }
        # A receipt that the command line writes is due as well
        assert stack.deployed.receipt_days == 90


def test_nothing_is_due_by_default(stack: ClipwireStack) -> None:
    every_kind_is_written(stack)
    found = days_by_kind(stack)
    assert found["article"] == found["version"] == found["last-seen"] == found["receipt"] == {None}


# --- a new stack on what an earlier one left ------------------------------------------------------------------------


@pytest.fixture
def account() -> Iterator[None]:
    """An account in moto that outlives the stacks within the test."""
    environment = FOR_MOTO | {"AWS_DEFAULT_REGION": REGION}
    with mock_aws(config={"core": {"reset_boto3_session": False}}), mock.patch.dict(os.environ, environment):
        yield
        client.cache_clear()


def connect(stack: ClipwireStack, bucket: str) -> None:
    """What the owner of a bucket does, with the configuration of docs/operating.md."""
    notification = block("notification").replace("ARRIVALS_QUEUE_ARN", stack.resources.arn("ArrivalsQueue"))
    client("s3").put_bucket_notification_configuration(
        Bucket=bucket, NotificationConfiguration=json.loads(notification.replace("press/in/", stack.deployed.prefix))
    )


@pytest.mark.usefixtures("account")
def test_a_new_stack_adopts_the_table_and_the_bucket_of_an_earlier_one() -> None:
    # Given a stack that read a page and published it, and is gone but for its bucket and its table
    with ClipwireStack.running() as first:
        first.drop("a.txt", page_dump())
        assert first.notifications() == [published("Fishing fleet returns")]
        first.strike(datetime.now(UTC) + timedelta(days=1))
        bucket, table, roots = first["DropBucket"], first["ArticlesTable"], first["RootsBucket"]
        client("s3").put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={})
    label = client("dynamodb").describe_table(TableName=table)["Table"]["LatestStreamLabel"]
    # When a new stack uses them
    kept = {"ExistingBucket": bucket, "ExistingTable": table, "ExistingTableStream": label}
    kept["ExistingProofBucket"] = roots
    with ClipwireStack.running(**kept) as second:
        assert (second.deployed.bucket, second.deployed.table) == (bucket, table)
        connect(second, bucket)
        # Then what is known is not published again, though the stream still has it
        second.drop("again.txt", page_dump())
        second.drop("b.txt", page_dump("Another fleet", "Another body, of another fleet that put to sea."))
        assert second.notifications() == [published("Another fleet")]
        assert second.receipt("incoming/again.txt").outcome == "unchanged"
        assert second.receipt("incoming/a.txt").outcome == "accepted"
        # and the versions of both are proven, in one chain of roots
        second.strike(datetime.now(UTC) + timedelta(days=2))
        for article in second.articles():
            assert proofs.verify(second.deployed, str(article.id), as_json=False)
        objects = client("s3").list_objects_v2(Bucket=roots)["Contents"]
        assert [each["Key"].rpartition(".")[2] for each in objects] == ["json", "leaves"] * 2


@pytest.mark.usefixtures("account")
def test_a_bucket_of_your_own_is_read_under_its_prefix() -> None:
    # Given a bucket that a newsroom has
    place = {"LocationConstraint": REGION}
    client("s3").create_bucket(Bucket="newsroom", CreateBucketConfiguration=place)
    client("s3").put_bucket_versioning(Bucket="newsroom", VersioningConfiguration={"Status": "Enabled"})
    # When a stack uses it, and its owner connects the two
    with ClipwireStack.running(ExistingBucket="newsroom", DropPrefix="press/in/") as stack:
        connect(stack, "newsroom")
        # Then what is dropped under the prefix is read, and nothing else
        stack.drop("a.txt", page_dump(body=LONG_BODY), key="press/in/a.txt")
        stack.drop("b.txt", page_dump("Not for us"), key="press/out/b.txt")
        assert [receipt.key for receipt in stack.every_receipt()] == ["press/in/a.txt"]
        assert stack.receipt("press/in/a.txt").outcome == "accepted"
        # and the command line finds and drops files there
        assert stack.deployed.key_of("a.txt") == "press/in/a.txt"
        page = str(SAMPLES / "kcna-watch-fishing-fleet.txt")
        [upload] = drop.planned([page], stack.deployed.prefix)
        assert upload.key == "press/in/kcna-watch-fishing-fleet.txt"
