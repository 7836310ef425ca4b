from collections.abc import Callable
from types import ModuleType

import pytest

from clipwire.services.notify import Notify
from tests.support.event_files import event
from tests.support.functions import Context
from tests.unit.services.fakes import FakeAnnouncements, FakeDifferences, FakeTopic


@pytest.fixture
def topic() -> FakeTopic:
    return FakeTopic()


@pytest.fixture
def handler(load_handler: Callable[[str], ModuleType], topic: FakeTopic, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = load_handler("notify_subscribers")
    monkeypatch.setattr(
        module, "notify_service", lambda: Notify(topic, FakeAnnouncements(), FakeDifferences(), "urn:clipwire:test")
    )
    return module


PUBLISHED = [
    # change                 event                          id ends in
    ("article-inserted", "clipwire.article.published", "-1"),
    ("article-modified", "clipwire.article.updated", "-2"),
    ("receipt-rejected", "clipwire.file.rejected", ""),
]


@pytest.mark.parametrize(("case", "kind", "ending"), PUBLISHED)
def test_a_change_is_published(
    handler: ModuleType, topic: FakeTopic, context: Context, case: str, kind: str, ending: str
) -> None:
    answer = handler.lambda_handler(event(f"notify_subscribers/{case}"), context)
    assert answer == {"batchItemFailures": []}
    [published] = topic.events
    assert published["type"] == kind
    assert published["id"].endswith(ending)


@pytest.mark.parametrize("case", ["article-modified-without-a-new-version", "article-removed"])
def test_a_change_that_needs_no_event_is_not_published(
    handler: ModuleType, topic: FakeTopic, context: Context, case: str
) -> None:
    assert handler.lambda_handler(event(f"notify_subscribers/{case}"), context) == {"batchItemFailures": []}
    assert topic.events == []


def test_one_change_has_the_same_event_however_often_it_is_delivered(
    handler: ModuleType, topic: FakeTopic, context: Context
) -> None:
    for _ in range(2):
        handler.lambda_handler(event("notify_subscribers/article-modified"), context)
    first, second = topic.published
    assert first == second


def test_an_event_has_the_time_at_which_its_article_was_stored(
    handler: ModuleType, topic: FakeTopic, context: Context
) -> None:
    delivered = event("notify_subscribers/article-inserted")
    handler.lambda_handler(delivered, context)
    stored_at = delivered["Records"][0]["dynamodb"]["NewImage"]["stored_at"]["S"]
    assert [published["time"] for published in topic.events] == [stored_at]


def test_a_change_that_cannot_be_published_now_is_given_back(
    handler: ModuleType, topic: FakeTopic, context: Context
) -> None:
    # Given a topic that does not answer
    topic.failures = 1
    # When a change is delivered
    delivered = event("notify_subscribers/article-inserted")
    answer = handler.lambda_handler(delivered, context)
    # Then the stream delivers from there again
    number = delivered["Records"][0]["dynamodb"]["SequenceNumber"]
    assert answer == {"batchItemFailures": [{"itemIdentifier": number}]}
