"""The service that places and announces: no notice is lost for a story."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from clipwire.model.article import Article
from clipwire.model.errors import TryAgain
from clipwire.model.listing import Listing
from clipwire.model.messages import ToArchive, Unplaced
from clipwire.model.record import Record
from clipwire.services.announcing import announcement_of
from clipwire.services.lists import Lists
from clipwire.services.notify import Notify
from clipwire.services.placing import NO_STORY, Placer
from clipwire.stories.placing import Merge, Placing
from tests.unit.services.fakes import (
    NOON,
    FakeAnnouncements,
    FakeContents,
    FakeDifferences,
    FakeListings,
    FakePageLists,
    FakeTopic,
)

ARTICLE = Article(id="fishing", version=1, title="Fishing fleet returns", body="Boats came home.", language="en")
CHANGE = Unplaced(
    event_id="fishing-1", group="en", when=NOON, article_id="fishing", version=1, bucket="drop", key="x", revision="v1"
)


class FakeStories:
    """Gives one place, or raises."""

    def __init__(self, outcome: Placing | Exception) -> None:
        self.outcome = outcome

    def placing_of(self, record: Record, call: str, *, is_reading: bool) -> Placing:
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


class FakeArchive:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def send(self, message: ToArchive) -> None:
        self.asked.append(message.article_id)


def placer(topic: FakeTopic, outcome: Placing | Exception, reported: list[str] | None = None) -> Placer:
    notify = Notify(topic, FakeAnnouncements(), FakeDifferences(), "urn:clipwire:test")
    kept = [] if reported is None else reported
    stories = FakeStories(outcome)
    lists = Lists(FakePageLists(), FakeListings())
    return Placer(FakeContents(ARTICLE), stories, notify, lists, lambda event, error: kept.append(f"{event}: {error}"))  # type: ignore[arg-type]


def test_subscribers_hear_the_story_and_the_original() -> None:
    topic = FakeTopic()
    event = placer(topic, Placing("story", "2025", duplicate_of="original", similarity=0.93)).place(CHANGE, "1")
    [heard] = topic.events
    assert heard["data"]["story_id"] == "story"
    assert (heard["data"]["duplicate_of"], heard["data"]["similarity"]) == ("original", 0.93)
    assert event and event.attributes["duplicate"] == "true"


def test_an_article_that_is_no_copy_can_be_filtered_for() -> None:
    event = placer(FakeTopic(), Placing("story", "2025")).place(CHANGE, "1")
    assert event and event.attributes["duplicate"] == "false"


def test_merged_stories_are_announced_before_the_report_that_joined_them() -> None:
    topic = FakeTopic()
    service = placer(topic, Placing("older", "2025", merges=(Merge("younger", "older"),)))
    for _ in range(2):
        service.place(CHANGE, "1")
    merged, article = topic.events
    assert (merged["type"], merged["id"], merged["subject"]) == ("clipwire.story.merged", "younger-merged", "older")
    assert merged["data"] == {
        "story_id": "older",
        "merged": "younger",
        "article_id": "fishing",
        "title": "Fishing fleet returns",
    }
    assert article["id"] == "fishing-1"


def test_an_article_whose_placing_is_broken_is_published_without_a_story() -> None:
    topic, reported = FakeTopic(), list[str]()
    placer(topic, ValueError("a bug"), reported).place(CHANGE, "1")
    [heard] = topic.events
    assert "story_id" not in heard["data"]
    assert heard["data"]["warnings"] == [NO_STORY]
    assert reported == ["fishing-1: a bug"]


def test_a_table_that_does_not_answer_is_asked_again_once_in_the_queue_of_late_changes() -> None:
    # Given a table that throttles
    topic = FakeTopic()
    service = placer(topic, TryAgain("throttled"))
    # Then the change is set aside at first, and published without a story when it is late
    with pytest.raises(TryAgain):
        service.place(CHANGE, "1")
    assert topic.events == []
    service.place(CHANGE, "2", is_late=True)
    assert [heard["id"] for heard in topic.events] == ["fishing-1"]


def test_an_article_without_a_story_keeps_its_other_warnings() -> None:
    topic = FakeTopic()
    service = placer(topic, ValueError("a bug"))
    warned = ARTICLE.model_copy(update={"warnings": ["The page has no date."]})
    replace(service, contents=FakeContents(warned)).place(CHANGE, "1")
    assert topic.events[0]["data"]["warnings"] == ["The page has no date.", NO_STORY]


def test_what_lists_say_of_articles_is_published() -> None:
    # Given lists that no longer show one article, and show another one again
    known = {"last_seen": NOON, "missing_since": NOON, "missing_from": 2, "noticed": NOON}

    class ComparedLists:
        def news(self, change: Unplaced, call: str) -> Iterator[Listing]:
            assert change.source_id == "harbour-times"
            for name, state in (("gone", "withdrawn"), ("back", "restored")):
                yield Listing.model_validate(known | {"article_id": name, "state": state})

    topic = FakeTopic()
    service = replace(placer(topic, Placing("story", "2025")), lists=ComparedLists())  # type: ignore[arg-type]
    # When a change of lists is placed, a second time too
    change = CHANGE.model_copy(update={"article_id": None, "source_id": "harbour-times"})
    event = service.place(change, "1")
    assert service.place(change, "2") is None
    # Then both are heard of once
    assert [heard["type"] for heard in topic.events] == ["clipwire.article.withdrawn", "clipwire.article.restored"]
    assert event and event.type == "clipwire.article.restored"


def test_nothing_is_said_of_an_article_that_was_erased() -> None:
    topic = FakeTopic()
    gone = CHANGE.model_copy(update={"article_id": "gone"})
    assert placer(topic, Placing("story", "2025")).place(gone, "1") is None
    assert topic.events == []


def test_the_id_of_an_event_is_that_of_its_message() -> None:
    assert announcement_of(ARTICLE, NOON).id == CHANGE.event_id


def test_another_reading_is_placed_and_only_its_merges_are_announced() -> None:
    # Given a version that was read again, by which it joins two stories
    topic = FakeTopic()
    service = placer(topic, Placing("older", "2025", merges=(Merge("younger", "older"),)))
    reading = CHANGE.model_copy(update={"reading": "r"})
    # Then that is announced, and the version is not, though it has no mark any more
    assert service.place(reading, "1") is None
    assert [heard["type"] for heard in topic.events] == ["clipwire.story.merged"]


def test_another_reading_that_cannot_be_placed_is_tried_again_and_never_published() -> None:
    topic = FakeTopic()
    service = placer(topic, TryAgain("throttled"))
    for is_late in (False, True):
        with pytest.raises(TryAgain):
            service.place(CHANGE.model_copy(update={"reading": "r"}), "1", is_late=is_late)
    assert topic.events == []


def test_the_archive_hears_of_the_place_of_another_reading_and_of_copies_of_which_no_event_tells() -> None:
    # Given an archive, and an article that is the original of a copy
    archive = FakeArchive()
    service = replace(placer(FakeTopic(), Placing("story", "2025", copies=("copy",))), archive=archive)
    # When it is published, and placed again after another reading
    service.place(CHANGE, "1")
    service.place(CHANGE.model_copy(update={"reading": "r"}), "2")
    # Then the archive reads the copy each time, and the article the second time: the first time, an event tells of it
    assert archive.asked == ["copy", "copy", "fishing"]
