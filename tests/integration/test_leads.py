"""Lists of other articles on the real template: what a source took down, and what it put back."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from clipwire.cli.erase import erase
from clipwire.cli.leads import show_leads
from clipwire.cli.output import answers
from clipwire.model.listing import Listing
from tests.support.clippings import ClipwireStack, Item, Notification
from tests.support.pages import BODY, page_dump

WINDOW = 20
"""Titles that a page lists: the newest but its own."""
SUBJECTS = "herring tram kelp loom quarry bridge orchard kiln lantern ferry".split()
TITLES = [f"Report {number} on the {SUBJECTS[number % 10]} works" for number in range(60)]


def title_of(article: int) -> str:
    return TITLES[article]


def drop_page(stack: ClipwireStack, article: int, day: int, without: Iterable[int] = ()) -> None:
    """The page of an article as it is seen on a day of May, when its source had published one article more each day."""
    newest = [number for number in range(day + 20, -1, -1) if number != article and number not in without]
    listed = [title_of(number) for number in newest[:WINDOW]]
    page = page_dump(
        title_of(article),
        f"{BODY}\n\nIt was report {article} of this year.",
        published=f"{1 + article % 28:02}/04/2025",
        crawled=f"May {day:02}, 2025",
        listed=listed,
    )
    stack.drop(f"{article}-{day}.txt", page)


def days(stack: ClipwireStack, first: int, last: int, without: Iterable[int] = ()) -> None:
    """A page of each day, always of another article."""
    for day in range(first, last + 1):
        drop_page(stack, 10 + day, day, without)


def about_lists(heard: Iterable[Notification]) -> list[tuple[str, str | None]]:
    of_lists = ("clipwire.article.withdrawn", "clipwire.article.restored")
    return [(it.type.rpartition(".")[2], it.about) for it in heard if it.type in of_lists]


GONE = 25
"""The article that its source takes down."""


@pytest.fixture(scope="module")
def ten_pages() -> list[Item]:
    """The table after pages of nine days, which show that the source lists its newest articles. One is of `GONE`."""
    with ClipwireStack.running() as stack:
        days(stack, 1, 9)
        drop_page(stack, GONE, 9)
        assert about_lists(stack.notifications()) == []
        return stack.items()


@pytest.fixture
def listed(stack: ClipwireStack, ten_pages: list[Item]) -> ClipwireStack:
    stack.fill(ten_pages)
    return stack


def test_an_article_that_two_lists_leave_out_is_possibly_withdrawn(listed: ClipwireStack) -> None:
    # When one list leaves a stored article out, nothing is said; after the second, subscribers hear of it
    drop_page(listed, 22, 10, without=[GONE])
    assert about_lists(listed.notifications()) == []
    drop_page(listed, 23, 11, without=[GONE])
    heard = listed.notifications()
    assert about_lists(heard) == [("withdrawn", title_of(GONE))]
    # with its id, when it was listed last, and attributes for filters
    [gone] = [it for it in heard if it.type == "clipwire.article.withdrawn"]
    assert gone.event["subject"] == gone.event["data"]["id"]
    assert gone.event["data"]["last_seen"] == "2025-05-09T00:00:00Z"
    assert gone.event["data"]["missing_since"] == "2025-05-10T00:00:00Z"
    assert (gone.attributes["source"], gone.attributes["language"]) == ("harbour-times", "en")
    # When further lists leave it out and the stream is read again, they hear nothing more
    drop_page(listed, 24, 12, without=[GONE])
    listed.cool_down()
    listed.rewind_streams()
    assert about_lists(listed.notifications()) == []


def test_an_article_that_is_listed_again_is_restored(listed: ClipwireStack) -> None:
    # Given a withdrawn article
    days(listed, 10, 12, without=[GONE])
    assert about_lists(listed.notifications()) == [("withdrawn", title_of(GONE))]
    # When lists show it again
    days(listed, 13, 14)
    # Then it is restored, once
    heard = listed.notifications()
    assert about_lists(heard) == [("restored", title_of(GONE))]
    [back] = [it for it in heard if it.type == "clipwire.article.restored"]
    assert back.event["data"]["seen_again"] == "2025-05-13T00:00:00Z"


def test_what_nobody_dropped_is_not_announced(listed: ClipwireStack) -> None:
    # When lists leave out an article that is not in the archive
    days(listed, 10, 12, without=[GONE + 2])
    assert about_lists(listed.notifications()) == []


def test_an_unchanged_page_that_is_seen_later_counts(listed: ClipwireStack) -> None:
    # When the same two articles are seen again later, with unchanged texts and lists without the other
    drop_page(listed, 19, 10, without=[GONE])
    drop_page(listed, 18, 11, without=[GONE])
    assert about_lists(listed.notifications()) == [("withdrawn", title_of(GONE))]
    assert listed.receipt("incoming/19-10.txt").outcome == "unchanged"


@pytest.mark.parametrize("operation", ["PutItem", "UpdateItem", "Query", "GetItem", "BatchGetItem"])
@pytest.mark.parametrize("after", [False, True])
def test_a_crash_while_lists_are_compared_changes_nothing(listed: ClipwireStack, operation: str, after: bool) -> None:
    # Given an article that one list leaves out, and a process that ends in a call before or after AWS executes it
    drop_page(listed, 21, 10, without=[GONE])
    listed.notifications()
    listed.crash("dynamodb", operation, function="place_article", after=after)
    # When the second list leaves it out
    drop_page(listed, 20, 11, without=[GONE])
    # Then it is announced under one id
    heard = {it.id: it for it in listed.notifications()}.values()
    assert about_lists(heard) == [("withdrawn", title_of(GONE))]


def test_lists_of_an_erased_page_are_erased(listed: ClipwireStack) -> None:
    # Given the page of an article, with a list
    [article] = [it for it in listed.articles() if it.title == title_of(GONE)]
    before = listed.lists()
    # When the article is erased
    erase(listed.deployed, str(article.id), yes=True)
    # Then its list is gone, and the others are kept
    assert listed.lists() == [page for page in before if page.article_id != article.id]
    assert len(listed.lists()) == len(before) - 1


def test_the_event_id_is_that_of_the_last_sighting() -> None:
    listing = Listing.model_validate(
        {
            "state": "withdrawn",
            "article_id": "a",
            "last_seen": "2025-05-09T00:00:00Z",
            "missing_since": "2025-05-10T00:00:00Z",
            "missing_from": 2,
            "noticed": "2025-05-11T00:00:00Z",
        }
    )
    assert listing.event_id == "a-withdrawn-2025-05-09T00:00:00+00:00"


def test_the_command_lists_leads_and_what_is_gone(
    listed: ClipwireStack, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given lists that leave out a stored article and one that nobody dropped
    monkeypatch.setattr(answers, "width", 160, raising=False)
    days(listed, 10, 12, without=[GONE, GONE + 1])
    listed.run()
    # When the leads of the source are listed
    at = datetime(2025, 5, 13, tzinfo=UTC)
    show_leads(listed.deployed, "Harbour Times", 30, all_titles=False, as_json=True, now=lambda: at)
    rows = {row["title"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    # Then both are possibly withdrawn, and the stored one has its id
    assert rows[title_of(GONE)]["state"] == rows[title_of(GONE + 1)]["state"] == "possibly withdrawn"
    assert rows[title_of(GONE)]["last_seen"] == "2025-05-09T00:00:00+00:00"
    assert "id" in rows[title_of(GONE)] and "id" not in rows[title_of(GONE + 1)]
    # and titles that nobody dropped are leads, those in the archive are left out
    assert rows[title_of(30)]["state"] == "lead"
    assert title_of(15) not in rows
    # In words, with those in the archive
    show_leads(listed.deployed, "harbour-times", 30, all_titles=True, as_json=False, now=lambda: at)
    shown = capsys.readouterr().out
    assert "possibly withdrawn" in shown and "in the archive" in shown and "2025-05-09" in shown
