"""The main road: a file is dropped, its record appears, subscribers hear of it."""

import json

import pytest

from tests.support.clippings import ClipwireStack, published
from tests.support.pages import BODY, LONG_BODY, page_dump


def test_a_dropped_page_becomes_a_record_a_receipt_and_one_notification(stack: ClipwireStack) -> None:
    # When a page is dropped
    dropped = stack.drop("fleet.txt", page_dump("Fishing fleet returns"))
    # Then its article is stored, with where it came from
    [article] = stack.articles()
    assert (article.title, article.published, article.version) == ("Fishing fleet returns", "2025-04-24", 1)
    assert article.body.startswith(BODY[:60])
    assert article.file is not None
    assert (article.file.key, article.file.version_id) == (dropped.key, dropped.version_id)
    # and the receipt names it
    receipt = stack.receipt(dropped.key)
    assert (receipt.outcome, receipt.revision) == ("accepted", dropped.version_id)
    assert [(it.id, it.version, it.outcome) for it in receipt.articles] == [(article.id, 1, "new")]
    # and subscribers hear of it once
    assert stack.notifications() == [published("Fishing fleet returns")]


def test_a_notification_is_a_cloudevent_that_filter_policies_can_tell_apart(stack: ClipwireStack) -> None:
    # Given a page that was dropped
    stack.drop("fleet.txt", page_dump(source="Harbour Times"))
    # When a subscriber hears of it
    [heard] = stack.notifications()
    # Then the event is complete, and the article's id and version make its id
    [article] = stack.articles()
    assert heard.event["specversion"] == "1.0"
    assert heard.event["source"].startswith("urn:clipwire:")
    assert (heard.id, heard.event["subject"]) == (f"{article.id}-1", article.id)
    assert heard.event["data"]["body"] == article.body
    # and its attributes say what is in it
    assert heard.attributes["type"] == "clipwire.article.published"
    assert heard.attributes["source"] == "harbour-times"
    assert heard.attributes["language"] == "en"


def test_a_second_drop_of_the_same_page_tells_nobody(stack: ClipwireStack) -> None:
    # Given a page that subscribers already know
    stack.drop("fleet.txt", page_dump())
    assert stack.notifications() == [published("Fishing fleet returns")]
    # When it is dropped again under another name
    stack.drop("again.txt", page_dump())
    # Then nothing is said, and the receipt names the article it already is
    assert stack.notifications() == []
    receipt = stack.receipt("incoming/again.txt")
    assert receipt.outcome == "unchanged"
    assert [it.outcome for it in receipt.articles] == ["unchanged"]
    assert receipt.articles[0].id == stack.articles()[0].id


@pytest.mark.parametrize(
    "name",
    [
        "two words.txt",
        "a+b.txt",
        "노동신문 4월.txt",
        "100%.txt",
        "a+b %2B c&d=é.txt",
        "folder/in folder/page",
    ],
)
def test_a_key_may_hold_any_letters(stack: ClipwireStack, name: str) -> None:
    # When a file with such a name is dropped
    stack.drop(name, page_dump())
    # Then it is found, read, and remembered under the name that its dropper knows
    assert stack.receipt(f"incoming/{name}").outcome == "accepted"
    assert stack.articles()[0].file.key == f"incoming/{name}"  # type: ignore[union-attr]


def test_what_lies_elsewhere_in_the_bucket_is_left_alone(stack: ClipwireStack) -> None:
    # When something is put beside the incoming files
    stack.drop("notes.txt", page_dump(), key="notes/fleet.txt")
    # Then no function is called
    stack.run()
    assert [call.function for call in stack.calls.made if call.operation == "PutItem"] == []
    assert stack.every_receipt() == []


def test_many_pages_at_once_all_arrive(stack: ClipwireStack) -> None:
    # When more pages are dropped than fit into one batch
    titles = [f"Boat {number} is back" for number in range(12)]
    for title in titles:
        stack.drop(f"{title}.txt", page_dump(title))
    # Then each is announced, once
    assert sorted(it.about or "" for it in stack.notifications()) == sorted(titles)
    assert {receipt.outcome for receipt in stack.every_receipt()} == {"accepted"}


def test_a_body_too_long_for_the_table_is_kept_in_the_bucket(stack: ClipwireStack) -> None:
    # Given a page with more text than a table item should hold
    stack.drop("long.txt", page_dump("A long report", LONG_BODY))
    # Then the record leads to it
    [heard] = stack.notifications()
    assert heard == published("A long report")
    items = stack.client("dynamodb").scan(TableName=stack["ArticlesTable"])["Items"]
    [key] = [item["body_key"]["S"] for item in items if "body_key" in item]
    kept = stack.client("s3").get_object(Bucket=stack["DropBucket"], Key=key)["Body"].read().decode()
    assert (kept[:1_000], kept[-1_000:]) == (LONG_BODY[:1_000], LONG_BODY[-1_000:])
    # and the notification has it too, since it may be longer
    assert heard.event["data"]["body"] == LONG_BODY
    assert stack.every_receipt()[0].outcome == "accepted"


def test_logs_name_the_file_and_never_quote_it(stack: ClipwireStack) -> None:
    # Given a page that was read and announced
    stack.drop("fleet.txt", page_dump())
    stack.run()
    # Then the log says which file it was
    lines = [line for function in stack.functions for line in stack.log(function)]
    assert any(line.get("key") == "incoming/fleet.txt" for line in lines)
    # and holds no sentence of it
    assert "harbour office" not in json.dumps(lines)


def test_metrics_count_files_by_outcome(stack: ClipwireStack) -> None:
    # When one page is new and one is known
    stack.drop("fleet.txt", page_dump())
    stack.run()
    stack.drop("again.txt", page_dump())
    stack.run()
    # Then the metrics that the dashboard shows have counted both
    lines = stack.log("ingest_article") + stack.log("place_article")
    counted = {name for line in lines if "_aws" in line for name in line}
    assert {"FilesAccepted", "FilesUnchanged", "NotificationsPublished"} <= counted
