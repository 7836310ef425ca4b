from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from clipwire.model.arrival import Arrival
from clipwire.model.article import FileRef
from tests.support.event_files import event
from tests.support.functions import Context

NONE_FAILED: dict[str, Any] = {"batchItemFailures": []}


@dataclass
class Clerk:
    """In place of the service: notes what it is asked to keep."""

    arrivals: list[tuple[Arrival, str]] = field(default_factory=list)
    notifications: list[tuple[str, FileRef, str]] = field(default_factory=list)
    unknown: list[tuple[str, str, str]] = field(default_factory=list)

    def arrival_failed(self, arrival: Arrival, message: str) -> None:
        self.arrivals.append((arrival, message))

    def notification_failed(self, event_id: str, file: FileRef, changed: object, message: str) -> None:
        self.notifications.append((event_id, file, message))

    def message_unknown(self, queue: str, message_id: str, message: str) -> None:
        self.unknown.append((queue, message_id, message))


class Stream:
    """In place of the table's stream: holds the change of one event file."""

    def records(self, stream: str, shard: str, first: str, last: str) -> list[dict[str, Any]]:
        changes: list[dict[str, Any]] = event("notify_subscribers/article-inserted")["Records"]
        return [it for it in changes if first <= it["dynamodb"]["SequenceNumber"] <= last]


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def handler(load_handler: Callable[[str], ModuleType], clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = load_handler("record_failure")
    monkeypatch.setattr(module, "failures_service", lambda: clerk)
    monkeypatch.setattr(module, "table_stream", Stream)
    return module


GIVEN_UP = [
    # letter                  file
    ("arrival-given-up", "incoming/fleet.txt"),
    ("container-given-up", "incoming/april.zip"),
]


@pytest.mark.parametrize(("case", "key"), GIVEN_UP)
def test_a_file_that_was_given_up_is_kept_with_its_message(
    handler: ModuleType, clerk: Clerk, context: Context, case: str, key: str
) -> None:
    delivered = event(f"record_failure/{case}")
    assert handler.lambda_handler(delivered, context) == NONE_FAILED
    [(arrival, message)] = clerk.arrivals
    assert arrival.key == key
    assert message == delivered["Records"][0]["body"]


def test_a_change_that_was_given_up_is_fetched_from_the_stream_and_kept(
    handler: ModuleType, clerk: Clerk, context: Context
) -> None:
    # When Lambda's letter comes, which says where the change stands and not what it was
    assert handler.lambda_handler(event("record_failure/notification-given-up"), context) == NONE_FAILED
    # Then the change itself is kept, in a shape that notify_subscribers takes
    [(event_id, file, message)] = clerk.notifications
    assert event_id.endswith("-1")
    assert file.key == "incoming/fleet.txt"
    assert '"eventName": "INSERT"' in message


def test_a_message_that_nobody_knows_is_kept_as_it_came(handler: ModuleType, clerk: Clerk, context: Context) -> None:
    delivered = event("record_failure/not-from-s3")
    assert handler.lambda_handler(delivered, context) == NONE_FAILED
    assert [message for _, _, message in clerk.unknown] == [delivered["Records"][0]["body"]]
