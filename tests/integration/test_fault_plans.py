"""A few of the random plans of `make faults`, and its checks against services that are broken on purpose."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from unittest import mock

import pytest

from clipwire.adapters.table.progress import ProgressTable
from clipwire.adapters.table.receipts import ReceiptsTable
from clipwire.adapters.table.stories import StoryTable
from clipwire.adapters.topic import NotificationsTopic
from clipwire.model.receipt import StoredArticle
from clipwire.services.ingest import Ingest
from clipwire.services.storing import ArticleStore
from tests.faults.files import File, Nature, Part, zip_of
from tests.faults.plans import FIRST_ARRIVAL, Plan, Step, plan_of
from tests.faults.reporting import judged
from tests.faults.world import SOURCES, Sight, Story, as_html
from tests.support.memory_table import MemoryTable

SEEDS = [3006, 3105, 6001, 7034, 7088, 7196, 7304, 7344]
"""Plans that found a fault once, and plans with killers, members that raise, colliding names, rivals and archives in
large archives."""

Breaks = Callable[[], "contextlib.AbstractContextManager[Any]"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_plan_loses_nothing(seed: int) -> None:
    # Given the plan of a seed, When it is played, Then nothing is lost, stuck, untrue or under two ids
    _, found = judged(plan_of(seed))
    assert found == []


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_three_files_at_once_lose_nothing(seed: int) -> None:
    _, found = judged(replace(plan_of(seed), files_at_once=3))
    assert found == []


# --- services that are broken on purpose ------------------------------------------------------------------------------


def plan() -> Plan:
    """A page, a copy of it, and a large zip with another page."""
    pages = []
    for number in (1, 2):
        story = Story(number, number, f"Report {number}", date(2025, 4, 20), f"https://harbour-times.example/{number}")
        pages.append(Part(Nature.GOOD, as_html(Sight(story, 0)), (Sight(story, 0),)))
    members = (replace(pages[1], name="a.html"),)
    files = (
        File("incoming/0.html", "single", pages[0].data, (pages[0],), FIRST_ARRIVAL, "page"),
        File("incoming/1.html", "single", pages[0].data, (pages[0],), FIRST_ARRIVAL + timedelta(minutes=1), "copy"),
        File("incoming/2.zip", "container", zip_of(members, is_large=True), members, FIRST_ARRIVAL, "large zip"),
    )
    return Plan(0, files, tuple(Step("deliver", number) for number in range(3)), faults=())


def wrapped(owner: Any, name: str, change: Callable[..., Any]) -> "contextlib.AbstractContextManager[Any]":
    """Call `change` with the true method, and with what the method is given."""
    method = getattr(owner, name)
    return mock.patch.object(owner, name, lambda *given, **named: change(method, *given, **named))


@contextlib.contextmanager
def receipts_that_are_lost() -> Iterator[None]:
    with mock.patch.object(ReceiptsTable, "_added", lambda *_: None), receipts_that_never_close():
        yield


def receipts_that_never_close() -> Any:
    return mock.patch.object(ReceiptsTable, "close", lambda *_: None)


def receipts_of_members_that_are_lost() -> Any:
    def close(method: Any, table: ReceiptsTable, receipt: Any) -> None:
        if receipt.member is None:
            method(table, receipt)

    return wrapped(ReceiptsTable, "close", close)


def events_that_are_published_twice() -> Any:
    def publish(method: Any, *given: Any) -> None:
        method(*given)
        method(*given)

    return wrapped(NotificationsTopic, "publish", publish)


def events_under_a_second_id() -> Any:
    def publish(method: Any, topic: Any, message: str, *given: Any) -> None:
        method(topic, message, *given)
        method(topic, message.replace("-1", "-7"), *given)

    return wrapped(NotificationsTopic, "publish", publish)


def events_that_are_swallowed() -> Any:
    return mock.patch.object(NotificationsTopic, "publish", lambda *_: None)


def articles_under_two_ids() -> Any:
    def store(method: Any, articles: Any, article: Any, arrival: Any) -> StoredArticle:
        its_id = article.id[::-1] if arrival.key.endswith("1.html") else article.id
        stored: StoredArticle = method(articles, article.model_copy(update={"id": its_id}), arrival)
        return stored

    return wrapped(ArticleStore, "store", store)


def outcomes_that_are_wrong() -> Any:
    def store(method: Any, *given: Any) -> StoredArticle:
        stored: StoredArticle = method(*given)
        return stored.model_copy(update={"outcome": "unchanged"})

    return wrapped(ArticleStore, "store", store)


def members_that_are_never_counted() -> Any:
    return mock.patch.object(ProgressTable, "note", lambda *_: False)


def articles_that_are_not_stored() -> Any:
    def take(method: Any, ingest: Any, part: Any, *given: Any, **named: Any) -> Any:
        return method(ingest, replace(part, articles=()), *given, **named)

    return wrapped(Ingest, "take", take)


@pytest.mark.parametrize(
    ("broken", "finding"),
    [
        (receipts_that_are_lost, "lost: file 0 has no receipt"),
        (receipts_of_members_that_are_lost, "untrue: version 1 of "),
        (receipts_that_never_close, "stuck: the receipt of incoming/0.html is received"),
        (events_that_are_swallowed, "lost: event "),
        (events_that_are_published_twice, "without need"),
        (events_under_a_second_id, "is about no version"),
        (articles_under_two_ids, "two ids: story 1 is "),
        (outcomes_that_are_wrong, "which says "),
        (members_that_are_never_counted, "stuck: the receipt of incoming/2.zip is reading"),
        (articles_that_are_not_stored, "lost: story 1 in wording 0, of file 0"),
    ],
)
def test_a_service_that_is_broken_on_purpose_is_reported(broken: Breaks, finding: str) -> None:
    # Given a plan, and a service with this fault; When the plan is played
    with broken():
        _, found = judged(plan())
    # Then the checks name the fault
    assert any(finding in line for line in found), found


def test_the_same_plan_with_whole_services_has_no_finding() -> None:
    assert judged(plan()) == ([], [])


def test_a_copy_that_is_placed_without_its_original_is_found() -> None:
    # Given a page, and a part of it under another address that arrives when the functions start cold
    parts = []
    for number, form in ((1, "whole"), (2, "cut")):
        address = f"https://harbour-times.example/{number}"
        story = Story(number, 1, f"Report {number}", date(2025, 4, 20), address, SOURCES[number], form)
        parts.append(Part(Nature.GOOD, as_html(Sight(story, 0)), (Sight(story, 0),)))
    files = tuple(
        File(f"incoming/{number}.html", "single", part.data, (part,), FIRST_ARRIVAL + timedelta(minutes=number), "page")
        for number, part in enumerate(parts)
    )
    steps = (Step("deliver", 0), *[Step("work")] * 4, Step("restart"), Step("deliver", 1))
    cold = Plan(0, files, steps, faults=())
    assert judged(cold)[1] == []

    # When a function that starts cold does not read what was placed before
    def placed_on(method: Any, table: StoryTable, *given: Any, **named: Any) -> Any:
        return method(table, *given, **named) if isinstance(table.dynamodb, MemoryTable) else ()

    with wrapped(StoryTable, "placed_on", placed_on):
        _, found = judged(cold)
    # Then the stories are known to differ from those of one after the other
    assert [line for line in found if "and one after the other in" in line]
