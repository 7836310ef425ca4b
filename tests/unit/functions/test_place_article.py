"""`place_article`: each change is published, and one that fails is set aside."""

import json
from collections.abc import Callable
from types import ModuleType

import pytest

from clipwire.adapters.stream import change_in
from clipwire.adapters.table.stories import StoryTable
from clipwire.model.article import Article
from clipwire.model.errors import TryAgain
from clipwire.model.receipt import Receipt
from clipwire.services.lists import Lists
from clipwire.services.notify import Notify
from clipwire.services.placing import Placer
from clipwire.services.stories import Stories
from tests.support.event_files import event
from tests.support.functions import Context
from tests.support.memory_table import MemoryTable
from tests.unit.services.fakes import (
    NOON,
    FakeAnnouncements,
    FakeContents,
    FakeDifferences,
    FakeListings,
    FakePageLists,
    FakeTopic,
)


def stored(case: str) -> Article | Receipt:
    """What a change of the stream left in the table."""
    content = change_in(event(f"pass_on/{case}")["Records"][0]).after
    assert content
    return content


ALL = FakeContents(*map(stored, ("article-inserted", "article-modified", "receipt-rejected")))


@pytest.fixture
def topic() -> FakeTopic:
    return FakeTopic()


@pytest.fixture
def aside() -> list[str]:
    """The changes in the queue of late changes."""
    return []


@pytest.fixture
def handler(
    load_handler: Callable[[str], ModuleType], topic: FakeTopic, aside: list[str], monkeypatch: pytest.MonkeyPatch
) -> ModuleType:
    monkeypatch.setattr("clipwire.wiring.placing.set_aside", aside.append)
    module = load_handler("place_article")
    stories = Stories(StoryTable(MemoryTable(), "table"), lambda: NOON, "process")  # type: ignore[arg-type]
    notify = Notify(topic, FakeAnnouncements(), FakeDifferences(), "urn:clipwire:test")
    service = Placer(ALL, stories, notify, Lists(FakePageLists(), FakeListings()))
    monkeypatch.setattr(module, "placing_service", lambda: service)
    return module


@pytest.mark.parametrize(
    ("case", "kind"),
    [("article-passed-on", "clipwire.article.published"), ("file-rejected", "clipwire.file.rejected")],
)
def test_a_change_is_published_once(
    handler: ModuleType, topic: FakeTopic, context: Context, case: str, kind: str
) -> None:
    for _ in range(2):
        assert handler.lambda_handler(event(f"place_article/{case}"), context) == {"batchItemFailures": []}
    [published] = topic.events
    assert published["type"] == kind
    delivered = json.loads(event(f"place_article/{case}")["Records"][0]["body"])
    assert (published["id"], published["time"]) == (delivered["event_id"], delivered["when"].replace("Z", "+00:00"))


def test_a_change_that_fails_is_set_aside_and_holds_up_no_other(
    handler: ModuleType, topic: FakeTopic, aside: list[str], context: Context
) -> None:
    # Given two changes of one language, and a topic that does not answer once
    topic.failures = 1
    delivered = event("place_article/two-changes-of-a-language")
    # When they are delivered
    assert handler.lambda_handler(delivered, context) == {"batchItemFailures": []}
    # Then the first is set aside, and the second is published
    first, second = (record["body"] for record in delivered["Records"])
    assert aside == [first]
    assert [it["id"] for it in topic.events] == [json.loads(second)["event_id"]]


def test_a_change_that_fails_again_returns_to_the_queue_of_late_changes(
    handler: ModuleType, topic: FakeTopic, aside: list[str], context: Context
) -> None:
    # Given a change from that queue, which has no groups
    topic.failures = 1
    delivered = event("place_article/late-change")
    answer = handler.lambda_handler(delivered, context)
    assert answer == {"batchItemFailures": [{"itemIdentifier": delivered["Records"][0]["messageId"]}]}
    assert aside == []


def test_a_message_that_is_no_change_is_set_aside_too(
    handler: ModuleType, topic: FakeTopic, aside: list[str], context: Context
) -> None:
    delivered = event("place_article/not-a-change")
    assert handler.lambda_handler(delivered, context) == {"batchItemFailures": []}
    assert aside == [delivered["Records"][0]["body"]]


def test_a_change_that_cannot_be_set_aside_returns(
    load_handler: Callable[[str], ModuleType], context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a message that fails, and a queue of late changes that does not answer
    monkeypatch.setattr("clipwire.wiring.placing.set_aside", _no_answer)
    delivered = event("place_article/not-a-change")
    # Then it returns to its own queue
    answer = load_handler("place_article").lambda_handler(delivered, context)
    assert answer == {"batchItemFailures": [{"itemIdentifier": delivered["Records"][0]["messageId"]}]}


def _no_answer(body: str) -> None:
    raise TryAgain("the queue throttles")
