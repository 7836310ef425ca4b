import json

import pytest

from clipwire.model.article import Article, Country, Person, Source
from clipwire.model.changes import Changes
from clipwire.model.errors import TryAgain
from clipwire.model.proof import Leaf
from clipwire.services.announcing import announcement_of
from clipwire.services.events import MAX_EVENT_BYTES, Event, event_of
from clipwire.services.notify import Notify
from tests.unit.services.fakes import NOON, FakeAnnouncements, FakeDifferences, FakeTopic

ARTICLE = Article(
    id="fishing",
    version=1,
    title="Fishing fleet returns",
    body="Boats came home. The catch was good.",
    source=Source(id="harbour-times", name="Harbour Times"),
    language="en",
    people=[Person(name="Ann Mason", mentions=1, offsets=[3])],
    countries=[Country(code="IS", name="Iceland", mentions=2)],
)


def event(article: Article) -> Event:
    return event_of(article, announcement_of(article, NOON))


def announce(notify: Notify, article: Article = ARTICLE) -> Event | None:
    return notify.announce(article, announcement_of(article, NOON))


def test_an_event_is_published_once() -> None:
    topic = FakeTopic()
    notify = Notify(topic, FakeAnnouncements(), FakeDifferences(), "urn:clipwire:test")
    assert announce(notify)
    assert announce(notify) is None
    assert [event["source"] for event in topic.events] == ["urn:clipwire:test"]


def test_a_publish_that_fails_is_tried_again_under_the_same_id() -> None:
    topic = FakeTopic(failures=1)
    notify = Notify(topic, FakeAnnouncements(), FakeDifferences(), "urn:clipwire:test")
    with pytest.raises(TryAgain):
        announce(notify)
    assert announce(notify)
    assert [json.loads(message)["id"] for message in topic.published] == ["fishing-1"]


def test_a_crash_between_publish_and_mark_repeats_the_same_event() -> None:
    topic, announcements = FakeTopic(), FakeAnnouncements()
    announcements.crashes = 1
    notify = Notify(topic, announcements, FakeDifferences(), "urn:clipwire:test")
    with pytest.raises(RuntimeError):
        announce(notify)
    # When the stream delivers again to a function that knows nothing of the first
    announce(Notify(topic, announcements, FakeDifferences(), "urn:clipwire:test"))
    # Then consumers can drop the repeat, for it is the same to the letter
    first, second = topic.published
    assert first == second


def test_an_event_is_a_cloud_event_with_the_record_as_data_and_no_offsets() -> None:
    message = json.loads(event(ARTICLE).message("urn:clipwire:test"))
    assert message["specversion"] == "1.0"
    assert message["type"] == "clipwire.article.published"
    assert message["source"] == "urn:clipwire:test"
    (person,) = message["data"]["people"]
    assert person["name"] == "Ann Mason" and "offsets" not in person


def test_filter_policies_see_source_language_and_countries() -> None:
    assert event(ARTICLE).attributes == {
        "type": "clipwire.article.published",
        "source": "harbour-times",
        "language": "en",
        "countries": ["IS"],
        "language_tag": "en",
        "duplicate": "false",
    }


def test_an_update_tells_what_the_history_says_has_changed() -> None:
    # Given an update whose long body the stream does not carry
    after = ARTICLE.model_copy(update={"version": 2, "previous_version": 1, "body": ""})
    known = Changes(removed=["The catch was good."], added=["The catch was bad."], reverts_to=None)
    topic = FakeTopic()
    # When it is announced
    announce(Notify(topic, FakeAnnouncements(), FakeDifferences(fishing_2=known), "urn:clipwire:test"), after)
    # Then the event carries the difference that was stored with the update
    (told,) = map(json.loads, topic.published)
    assert told["id"] == "fishing-2"
    assert told["data"]["changes"] == known.model_dump()


@pytest.mark.parametrize("letter", ["x", "김"])
def test_a_long_body_stays_out_so_that_the_event_fits(letter: str) -> None:
    long = ARTICLE.model_copy(update={"body": letter * MAX_EVENT_BYTES})
    told = event(long)
    assert "body" not in told.data
    assert len(told.message("urn:clipwire:test").encode()) < MAX_EVENT_BYTES


def test_a_mark_that_fails_is_written_again_and_the_event_is_not() -> None:
    topic, announcements = FakeTopic(), FakeAnnouncements()
    announcements.crashes = 1
    notify = Notify(topic, announcements, FakeDifferences(), "urn:clipwire:test")
    with pytest.raises(RuntimeError):
        announce(notify)
    # When the stream delivers again to the same function
    announce(notify)
    assert len(topic.published) == 1
    assert announcements.marks == {("2026-01-07", "fishing-1"): Leaf(article_id="fishing", version=1)}
    # And nothing is kept in memory of what is marked
    assert notify.unmarked == set()
