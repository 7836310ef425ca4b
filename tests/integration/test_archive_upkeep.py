"""The archive after messages were lost, months were merged and articles erased."""

import json
from collections.abc import Iterator

import pytest

from clipwire.archive import names
from clipwire.cli.archive_check import check, differences, rebuild
from clipwire.cli.erase import erase
from tests.integration.archived import NIGHT, later, notification, objects, rows, running, titles
from tests.support.clippings import ClipwireStack
from tests.support.pages import BODY, UPDATED_BODY, page_dump


@pytest.fixture
def stack() -> Iterator[ClipwireStack]:
    with running() as stack:
        yield stack


def test_a_lost_message_is_found_and_mended_by_a_check(stack: ClipwireStack) -> None:
    # Given an article in the archive, and one whose notification was lost
    stack.drop("fleet.txt", page_dump())
    stack.run()
    stack.fail("s3", "PutObject", times=99, error="AccessDenied", function="archive_articles")
    stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier."))
    stack.run()
    stack.calls.disturbances.clear()
    assert titles(stack) == ["Fishing fleet returns"]
    # When table and archive are compared
    assert not check(later(stack), dry_run=True)
    assert titles(stack) == ["Fishing fleet returns"]
    assert not check(later(stack), dry_run=False)
    # Then what was missing is written, and the next check finds nothing
    assert sorted(titles(stack)) == ["Fishing fleet returns", "New pier opened"]
    assert check(later(stack), dry_run=False)


def test_the_archive_can_be_made_again_from_the_table(stack: ClipwireStack) -> None:
    # Given an archive of two versions and a late text, all of whose objects are gone
    stack.drop("a.txt", page_dump(body=BODY, crawled="May 02, 2025"))
    stack.run()
    stack.drop("b.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    stack.drop("c.txt", page_dump(body="The boats put to sea.", crawled="May 01, 2025"))
    before = {(row["id"], row["version"], row["digest"]) for row in rows(stack)}
    for key in objects(stack):
        stack.client("s3").delete_object(Bucket=stack["DropBucket"], Key=key)
    # When it is made again
    rebuild(later(stack))
    # Then it has the same rows
    assert {(row["id"], row["version"], row["digest"]) for row in rows(stack)} == before


def test_merging_leaves_one_object_a_month_without_repeats(stack: ClipwireStack) -> None:
    # Given a month of several objects, one row of which comes twice
    for number in range(3):
        stack.drop(f"{number}.txt", page_dump(f"Boat {number} is back", f"Body of boat {number}."))
        stack.run()
    for message in [it.event for it in stack.notifications()] * 2:
        stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=json.dumps(message))
    before = sorted(titles(stack))
    assert len(objects(stack)) > 3 and len(rows(stack)) > 3
    # When the night comes
    stack.strike(NIGHT)
    # Then there is one object, with each row once, and searches find the same
    [key] = objects(stack)
    assert "/merged-" in key and len(rows(stack)) == 3
    assert sorted(titles(stack)) == before


def test_a_search_meanwhile_finds_everything(stack: ClipwireStack) -> None:
    # Given a month of several objects
    for number in range(4):
        stack.drop(f"{number}.txt", page_dump(f"Boat {number} is back", f"Body of boat {number}."))
        stack.run()
    before = sorted(titles(stack, "boat"))
    answers: list[list[str]] = []
    # When it is merged, and searched before and after each write
    for operation in ("PutObject", "DeleteObjects"):
        stack.meanwhile(
            "s3", operation, lambda: answers.append(sorted(_cold(stack, "boat"))), function="compact_archive"
        )
    stack.strike(NIGHT)
    answers.append(sorted(titles(stack, "boat")))
    # Then every search found the same
    assert answers == [before] * 3
    # and so does one whose objects go while it reads them
    stack.drop("5.txt", page_dump("Boat 5 is back", "Body of boat 5."))
    stack.run()
    stack.cool_down()
    stack.meanwhile("s3", "GetObject", lambda: stack.strike(NIGHT), function="search_archive")
    assert sorted(titles(stack, "boat")) == sorted([*before, "Boat 5 is back"])


def _cold(stack: ClipwireStack, query: str) -> list[str]:
    answer = stack.invoke("search_archive", {"kind": "search", "query": query})
    return [hit["title"] for hit in answer["hits"]]


def test_nothing_of_an_erased_article_is_left_in_the_archive(stack: ClipwireStack) -> None:
    # Given two articles, in merged objects and in former versions of objects
    stack.drop("fleet.txt", page_dump("Fishing fleet returns", "The boat Xanthippe came home."))
    stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier."))
    stack.run()
    stack.strike(NIGHT)
    [article] = [it for it in stack.articles() if it.title == "Fishing fleet returns"]
    # When one is erased
    assert erase(stack.deployed, str(article.id), yes=True)
    # Then the archive has the other one alone, and no version of an object has a row of the first
    assert titles(stack) == ["New pier opened"]
    assert [row["id"] for row in rows(stack)] != [] and article.id not in {row["id"] for row in rows(stack)}
    versions = stack.client("s3").list_object_versions(Bucket=stack["DropBucket"], Prefix=names.PREFIX)
    assert [it["Key"] for it in versions["Versions"]] == objects(stack)
    assert differences(later(stack)).is_none


def test_a_row_that_comes_after_its_article_was_erased_is_found_by_a_check(stack: ClipwireStack) -> None:
    # Given an erased article whose notification was late
    stack.drop("fleet.txt", page_dump())
    message = notification(stack)
    [article] = stack.articles()
    assert erase(stack.deployed, str(article.id), yes=True)
    stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=message)
    assert titles(stack) == ["Fishing fleet returns"]
    # When table and archive are compared, then it goes
    assert not check(later(stack), dry_run=False)
    assert titles(stack) == []
