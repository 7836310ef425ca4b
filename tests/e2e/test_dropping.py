"""A file is dropped: what its dropper, a reader of the table and a subscriber see."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.e2e.installation import Installation, Json, Subscriber
from tests.e2e.pages import Newspaper
from tests.support.pages import UPDATED_BODY


def told_of(newspaper: Newspaper, kind: str = "published", title: str | None = None) -> Callable[[Json], bool]:
    """An event about an article of this newspaper."""

    def expected(event: Json) -> bool:
        if event["type"] != f"clipwire.article.{kind}":
            return False
        data = event["data"]
        return data["source"]["id"] == newspaper.source and (title is None or data["title"] == title)

    return expected


def test_a_dropped_page_becomes_a_record_and_subscribers_hear_of_it(
    installation: Installation, subscriber: Subscriber
) -> None:
    # Given a page that nobody has seen
    newspaper = Newspaper()
    # When it is dropped
    key = installation.drop(newspaper.page_dump())
    # Then its receipt names one article
    receipt = installation.receipt(key)
    assert (receipt["outcome"], receipt["format"]) == ("accepted", "page-dump")
    [stored] = receipt["articles"]
    assert (stored["version"], stored["outcome"]) == (1, "new")
    # And the table holds its record
    record = installation.record(stored["id"])
    assert (record["title"], record["published"], record["crawled"]) == (
        "Fishing fleet returns",
        "2025-04-24",
        "2025-05-02",
    )
    assert "KP" in {country["code"] for country in record["countries"]}
    assert record["file"]["key"] == key
    # And a subscriber has heard of it
    event = subscriber.waits_for(told_of(newspaper))
    assert event["subject"] == stored["id"]
    assert event["data"]["body"] == record["body"]


def test_an_html_page_becomes_a_record(installation: Installation, subscriber: Subscriber) -> None:
    # Given a page as a browser saves it
    newspaper = Newspaper()
    # When it is dropped
    key = installation.drop(newspaper.html())
    # Then the record holds what the page states, and no furniture
    receipt = installation.receipt(key)
    assert (receipt["outcome"], receipt["format"]) == ("accepted", "html")
    record = installation.record(receipt["articles"][0]["id"])
    assert (record["title"], record["authors"]) == ("Geneva opens a tram line to the lake", ["Claire Dubois"])
    assert record["published"].startswith("2025-05-12")
    assert "newsletter" not in record["body"]
    # And a subscriber has heard of it
    assert "CH" in {country["code"] for country in subscriber.waits_for(told_of(newspaper))["data"]["countries"]}


def test_a_picture_is_rejected_with_a_reason_that_subscribers_hear(
    installation: Installation, subscriber: Subscriber
) -> None:
    # Given a picture under a misleading name, in a new folder
    key = f"incoming/{Newspaper().token}/page.txt"
    # When it is dropped
    installation.drop(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), key)
    # Then its receipt says why it is no article
    receipt = installation.receipt(key)
    assert receipt["outcome"] == "rejected"
    assert receipt["problem"]["type"].startswith("urn:clipwire:problem:")
    assert receipt["problem"]["detail"]
    # And a subscriber has heard of it
    event = subscriber.waits_for(lambda event: event["subject"] == f"{installation.bucket}/{key}")
    assert event["type"] == "clipwire.file.rejected"
    assert event["data"]["problem"] == receipt["problem"]


def test_a_page_dropped_again_under_another_name_tells_nobody(
    installation: Installation, subscriber: Subscriber
) -> None:
    # Given a page that subscribers know
    newspaper = Newspaper()
    first = installation.receipt(installation.drop(newspaper.page_dump()))
    subscriber.waits_for(told_of(newspaper))
    # When it is dropped again under another name, and after it another page
    again = installation.receipt(installation.drop(newspaper.page_dump()))
    installation.receipt(installation.drop(newspaper.page_dump("New pier opened", "A pier was opened at Wonsan.")))
    # Then its receipt names the article that it already is
    assert again["outcome"] == "unchanged"
    assert again["articles"][0]["id"] == first["articles"][0]["id"]
    # And nothing was said between the first page and the other
    subscriber.waits_for(told_of(newspaper, title="New pier opened"))
    assert len([event for event in subscriber.heard if event["subject"] == first["articles"][0]["id"]]) == 1


def test_a_corrected_page_becomes_the_next_version(installation: Installation, subscriber: Subscriber) -> None:
    # Given a page that subscribers know
    newspaper = Newspaper()
    key = installation.drop(newspaper.page_dump())
    article_id = installation.receipt(key)["articles"][0]["id"]
    # When a later crawl of it, with another figure, is dropped under the same key
    installation.drop(newspaper.page_dump(body=UPDATED_BODY, crawled="May 03, 2025"), key)
    # Then the record is its second version, and the first is kept
    assert installation.receipt(key, number=2)["articles"] == [{"id": article_id, "version": 2, "outcome": "updated"}]
    assert "five hundred" in installation.record(article_id)["body"]
    kept = [item for item in installation.items(f"ARTICLE#{article_id}") if item["kind"] == "version"]
    assert [item["version"] for item in kept] == [1]
    # And a subscriber hears what changed
    changes = subscriber.waits_for(told_of(newspaper, "updated"))["data"]["changes"]
    [(before, after)] = changes["changed"]
    assert "four hundred" in before and "five hundred" in after
    assert changes["grade"] == "figure"


def test_a_filter_policy_lets_through_what_it_names(installation: Installation) -> None:
    # Given a subscriber who only wants to hear of Switzerland
    newspaper = Newspaper()
    with installation.subscriber({"countries": ["CH"]}) as listener:
        # When an article about Korea is dropped, and one about Switzerland
        installation.receipt(installation.drop(newspaper.page_dump()))
        installation.receipt(installation.drop(newspaper.html()))
        # Then only the second is heard
        listener.waits_for(told_of(newspaper, title="Geneva opens a tram line to the lake"))
        assert [event["data"]["title"] for event in listener.heard if told_of(newspaper)(event)] == [
            "Geneva opens a tram line to the lake"
        ]


def test_a_key_may_hold_any_letters(installation: Installation) -> None:
    # Given a key with a space, a plus, a percent sign and Korean letters
    newspaper = Newspaper()
    key = f"incoming/{newspaper.token}/평양 타임스 + 100%.txt"
    # When a page is dropped under it
    installation.drop(newspaper.page_dump(), key)
    # Then its receipt stands under that very key
    assert installation.receipt(key)["outcome"] == "accepted"


@pytest.mark.parametrize(
    "ballast", [pytest.param(0, id="read in place"), pytest.param(1_500_000, id="unpacked step by step")]
)
def test_an_archive_becomes_the_articles_of_its_members(
    installation: Installation, subscriber: Subscriber, ballast: int
) -> None:
    # Given an archive with pages of two newspapers and a picture, small or large
    first, second = Newspaper(), Newspaper()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("first.txt", first.page_dump())
        archive.writestr("second.html", second.html())
        archive.writestr("scan.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) + bytes(ballast))
    # When it is dropped
    key = installation.drop(packed.getvalue())
    # Then a subscriber hears of both articles
    subscriber.waits_for(told_of(first))
    subscriber.waits_for(told_of(second))
    # And each member has a receipt of its own, beside the archive's
    members = {"first.txt": "accepted", "second.html": "accepted", "scan.txt": "rejected"}
    assert {member: installation.receipt(key, member=member)["outcome"] for member in members} == members
    assert installation.receipt(key)["outcome"] == "partial"
