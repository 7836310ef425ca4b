from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from clipwire.model.errors import TryAgain
from clipwire.services.events import Event
from tests.support.event_files import event
from tests.support.functions import Context


@dataclass
class Teller:
    """In place of the service: notes what it is asked to tell."""

    fails: bool = False
    told: list[Event] = field(default_factory=list)

    def tell(self, event: Event) -> bool:
        if self.fails:
            raise TryAgain("the topic is throttled")
        self.told.append(event)
        return True


@pytest.fixture
def teller() -> Teller:
    return Teller()


@pytest.fixture
def handler(load_handler: Callable[[str], ModuleType], teller: Teller, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = load_handler("notify_subscribers")
    monkeypatch.setattr(module, "notify_service", lambda: teller)
    return module


TOLD = [
    # change                 event                          id ends in
    ("article-inserted", "clipwire.article.published", "-1"),
    ("article-modified", "clipwire.article.updated", "-2"),
    ("receipt-rejected", "clipwire.file.rejected", ""),
]


@pytest.mark.parametrize(("case", "kind", "ending"), TOLD)
def test_a_change_is_told(
    handler: ModuleType, teller: Teller, context: Context, case: str, kind: str, ending: str
) -> None:
    answer = handler.lambda_handler(event(f"notify_subscribers/{case}"), context)
    assert answer == {"batchItemFailures": []}
    [told] = teller.told
    assert told.type == kind == told.attributes["type"]
    assert told.id.endswith(ending)


@pytest.mark.parametrize("case", ["article-modified-without-a-new-version", "article-removed"])
def test_a_change_that_nobody_needs_to_know_is_not_told(
    handler: ModuleType, teller: Teller, context: Context, case: str
) -> None:
    assert handler.lambda_handler(event(f"notify_subscribers/{case}"), context) == {"batchItemFailures": []}
    assert teller.told == []


def test_one_change_has_one_id_however_often_it_is_delivered(
    handler: ModuleType, teller: Teller, context: Context
) -> None:
    for _ in range(2):
        handler.lambda_handler(event("notify_subscribers/article-modified"), context)
    assert teller.told[0] == teller.told[1]


def test_a_change_that_cannot_be_told_now_is_given_back(handler: ModuleType, teller: Teller, context: Context) -> None:
    # Given a topic that does not answer
    teller.fails = True
    # When a change is delivered
    delivered = event("notify_subscribers/article-inserted")
    answer = handler.lambda_handler(delivered, context)
    # Then the stream delivers from there again
    number = delivered["Records"][0]["dynamodb"]["SequenceNumber"]
    assert answer == {"batchItemFailures": [{"itemIdentifier": number}]}
