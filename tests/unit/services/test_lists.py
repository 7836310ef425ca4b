"""What lists say of stored articles is found out once and published under one id."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from clipwire.model.article import Article, Related, Source
from clipwire.model.change import Change
from clipwire.model.errors import TryAgain
from clipwire.model.listing import Listing, PageList
from clipwire.model.messages import Unplaced
from clipwire.services.announcing import announcement_of, change_to_place
from clipwire.services.events import event_of
from clipwire.services.lists import Lists
from clipwire.services.page_lists import list_on
from clipwire.versions.sightings import sighted
from tests.unit.services.fakes import NOON, FakeListings, FakePageLists, arrival

SOURCE = Source(id="harbour-times", name="Harbour Times")
HERRING = Article(
    id="herring", version=1, title="Report 24", source=SOURCE, url="https://harbour.example/24", language="en-GB"
)


def page(day: int, without: Sequence[int] = ()) -> PageList:
    """What a page lists on a day of June."""
    newest = [number for number in range(day + 20, -1, -1) if number not in without][:20]
    return PageList(
        source_id=SOURCE.id,
        observed=datetime(2026, 6, day, tzinfo=UTC),
        article_id=f"page-{day}",
        entries=tuple(Related(title=f"Report {number}") for number in newest),
        key=f"incoming/{day}.html",
    )


class Desk:
    """The service over fakes, with the lists of ten days."""

    def __init__(self, *articles: Article) -> None:
        self.pages, self.listings = FakePageLists(), FakeListings(*articles)
        self.lists = Lists(self.pages, self.listings)
        for day in range(1, 11):
            self.pages.keep(page(day))

    def hear(self, seen: PageList, call: str = "") -> list[Listing]:
        """What is published after a list was stored."""
        self.pages.keep(seen)
        return list(self.lists.news(change(seen), call or str(seen.observed)))


def change(seen: PageList) -> Unplaced:
    unplaced = change_to_place(Change("list", None, seen, NOON))
    assert unplaced
    return unplaced


def gone(day: int) -> PageList:
    return page(day, without=[24])


def test_an_article_is_withdrawn_once_and_restored_once() -> None:
    desk = Desk(HERRING)
    # Given lists that leave an article out, twice and again
    assert desk.hear(gone(11)) == []
    [withdrawn] = desk.hear(gone(12))
    assert (withdrawn.state, withdrawn.article_id, withdrawn.missing_from) == ("withdrawn", "herring", 2)
    assert desk.hear(gone(13)) == []
    # When they show it again, Then it is restored, and not withdrawn again
    [restored] = desk.hear(page(14))
    assert (restored.state, restored.seen_again) == ("restored", datetime(2026, 6, 14, tzinfo=UTC))
    assert desk.hear(page(15)) == []
    # and each has an id of its own
    assert withdrawn.event_id == "herring-withdrawn-2026-06-10T00:00:00+00:00"
    assert restored.event_id == "herring-restored-2026-06-14T00:00:00+00:00"


def test_what_was_found_out_and_not_published_is_published_by_the_next_try_as_it_was() -> None:
    desk = Desk(HERRING)
    desk.hear(gone(11))
    # Given a process that ends before it publishes
    desk.pages.keep(gone(12))
    first = next(desk.lists.news(change(gone(12)), "1"))
    # When another process compares the lists, of which there is one more
    desk.pages.keep(gone(13))
    again = Lists(desk.pages, desk.listings)
    # Then it publishes the same
    assert list(again.news(change(gone(12)), "2")) == [first]
    assert list(again.news(change(gone(13)), "3")) == []


def test_a_title_that_is_not_stored_or_that_several_articles_have_is_not_announced() -> None:
    twin = HERRING.model_copy(update={"id": "twin"})
    for desk in (Desk(), Desk(HERRING, twin)):
        assert [desk.hear(gone(day)) for day in (11, 12, 13)] == [[], [], []]


def test_an_article_is_not_restored_that_was_never_said_to_be_withdrawn() -> None:
    desk = Desk(HERRING)
    for seen in (gone(11), gone(12)):
        desk.pages.keep(seen)
    assert desk.hear(page(13)) == []


def test_another_decision_meanwhile_is_tried_again() -> None:
    desk = Desk(HERRING)
    desk.hear(gone(11))
    desk.hear(gone(12))
    other = FakeListings(HERRING)
    other.of = lambda article_id: None  # type: ignore[method-assign]
    other.known = desk.listings.known
    with pytest.raises(TryAgain):
        list(Lists(desk.pages, other).news(change(gone(12)), "2"))


def test_the_lists_of_a_source_are_read_once_for_the_messages_of_a_batch() -> None:
    desk = Desk(HERRING)
    # Given two lists that are stored before the first is compared
    desk.pages.keep(gone(11))
    desk.pages.keep(gone(12))
    # When both are compared in one invocation, Then the table is read once; in another one it is read again
    [withdrawn] = [it for seen in (gone(11), gone(12)) for it in desk.lists.news(change(seen), "1")]
    assert (withdrawn.state, desk.pages.reads) == ("withdrawn", 1)
    list(desk.lists.news(change(gone(12)), "2"))
    assert desk.pages.reads == 2


def test_a_page_without_a_source_or_a_list_has_none() -> None:
    listing = {"related": [Related(title="New pier", teaser="Officials …")], "source": SOURCE}
    seen = sighted(HERRING.model_copy(update=listing), arrival())
    found = list_on(seen, arrival())
    assert found and found.entries == (Related(title="New pier"),)
    assert (found.own_title, found.observed) == ("Report 24", seen.sighting.observed)
    for missing in ({"related": []}, {"source": None}):
        assert list_on(sighted(HERRING.model_copy(update=listing | missing), arrival()), arrival()) is None


def test_lists_of_a_source_wait_in_a_group_of_their_own() -> None:
    # Given lists of two sources, one with a name in Korean
    one, other, foreign = (
        change(page(day).model_copy(update={"source_id": source}))
        for day, source in ((1, "harbour-times"), (2, "harbour-times"), (3, "로동신문"))
    )
    # Then the group is that of the source, in letters that SQS takes
    assert one.group == other.group != foreign.group
    assert foreign.group.isascii() and one.event_id != other.event_id


def test_the_event_says_when_and_has_attributes_for_filters() -> None:
    desk = Desk(HERRING)
    desk.hear(gone(11))
    [withdrawn] = desk.hear(gone(12))
    event = event_of(withdrawn, announcement_of(withdrawn, NOON + timedelta(days=9)))
    assert (event.type, event.subject, event.time) == ("clipwire.article.withdrawn", "herring", NOON)
    assert event.data["id"] == "herring" and event.data["url"] == "https://harbour.example/24"
    assert event.attributes == {
        "type": "clipwire.article.withdrawn",
        "source": "harbour-times",
        "language": "en",
        "language_tag": "en-GB",
    }
    assert event.letter.subject == "Possibly withdrawn: Report 24"
    assert "2 lists of Harbour Times leave it out" in event.letter.text
    [restored] = desk.hear(page(13))
    assert event_of(restored, announcement_of(restored, NOON)).letter.subject == "Restored: Report 24"
