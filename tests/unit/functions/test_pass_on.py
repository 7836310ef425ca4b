"""`pass_on`: the changes that somebody is told of are queued, once each."""

from collections.abc import Callable
from types import ModuleType

import pytest

from clipwire.services.passing import PassOn
from tests.support.event_files import event
from tests.support.functions import Context
from tests.unit.services.fakes import FakePlacingLine


@pytest.fixture
def line() -> FakePlacingLine:
    return FakePlacingLine()


@pytest.fixture
def handler(
    load_handler: Callable[[str], ModuleType], line: FakePlacingLine, monkeypatch: pytest.MonkeyPatch
) -> ModuleType:
    module = load_handler("pass_on")
    monkeypatch.setattr(module, "passing_service", lambda: PassOn(line))
    return module


PASSED_ON = [
    # change             its id ends in  group
    ("article-inserted", "-1", "en"),
    ("article-modified", "-2", "en"),
    ("receipt-rejected", "", "files"),
]


@pytest.mark.parametrize(("case", "ending", "group"), PASSED_ON)
def test_a_change_is_passed_on(
    handler: ModuleType, line: FakePlacingLine, context: Context, case: str, ending: str, group: str
) -> None:
    assert handler.lambda_handler(event(f"pass_on/{case}"), context) == {"batchItemFailures": []}
    [unplaced] = line.sent
    assert unplaced.event_id.endswith(ending)
    assert unplaced.group == group


@pytest.mark.parametrize("case", ["article-modified-without-a-new-version", "article-removed"])
def test_a_change_that_nobody_is_told_of_is_not_passed_on(
    handler: ModuleType, line: FakePlacingLine, context: Context, case: str
) -> None:
    assert handler.lambda_handler(event(f"pass_on/{case}"), context) == {"batchItemFailures": []}
    assert line.sent == []


def test_one_change_is_the_same_message_however_often_it_is_delivered(
    handler: ModuleType, line: FakePlacingLine, context: Context
) -> None:
    for _ in range(2):
        handler.lambda_handler(event("pass_on/article-modified"), context)
    first, second = line.sent
    assert first == second


def test_a_change_has_the_time_at_which_its_article_was_stored(
    handler: ModuleType, line: FakePlacingLine, context: Context
) -> None:
    delivered = event("pass_on/article-inserted")
    handler.lambda_handler(delivered, context)
    stored_at = delivered["Records"][0]["dynamodb"]["NewImage"]["stored_at"]["S"]
    assert [unplaced.when.isoformat() for unplaced in line.sent] == [stored_at]


def test_a_change_that_cannot_be_passed_on_now_is_given_back(
    handler: ModuleType, line: FakePlacingLine, context: Context
) -> None:
    # Given a queue that does not answer
    line.failures = 1
    # When a change is delivered
    delivered = event("pass_on/article-inserted")
    answer = handler.lambda_handler(delivered, context)
    # Then the stream delivers from there again
    number = delivered["Records"][0]["dynamodb"]["SequenceNumber"]
    assert answer == {"batchItemFailures": [{"itemIdentifier": number}]}
