"""The lists on the pages of stored articles."""

from datetime import timedelta

from clipwire.model.article import Article
from clipwire.services.storing import ArticleStore
from tests.unit.services.fakes import NOON, FakePageLists, FakeRecords, arrival, never_read_again, noon
from tests.unit.services.stored import AFTER, BEFORE, LATER, article


def listing_article(body: str, key: str = "incoming/page.txt", data: str | None = None) -> Article:
    return article(
        body, key, data=data, source={"id": "harbour", "name": "Harbour"}, related=[{"title": "New pier opened"}]
    )


def test_the_list_of_a_page_is_kept_at_each_sighting() -> None:
    # Given a page that is stored
    lists = FakePageLists()
    store = ArticleStore(FakeRecords(), never_read_again, noon, lists)
    store.store(listing_article(BEFORE), arrival())
    # When it is seen later with the same text in other bytes, and with another text
    store.store(listing_article(BEFORE, "incoming/2.txt"), arrival("incoming/2.txt", at=LATER))
    store.store(listing_article(AFTER, "incoming/3.txt"), arrival("incoming/3.txt", at=LATER + timedelta(days=1)))
    # Then there is a list of each
    assert [moment for _, moment, _ in lists.kept] == [NOON, LATER, LATER + timedelta(days=1)]


def test_a_copy_of_a_file_is_no_later_sighting_but_the_same_file_is_tried_again() -> None:
    lists = FakePageLists()
    store = ArticleStore(FakeRecords(), never_read_again, noon, lists)
    store.store(listing_article(BEFORE, data="bytes"), arrival())
    # When the same bytes come under another key, Then their list is not that of a later page
    store.store(listing_article(BEFORE, "incoming/2.txt", data="bytes"), arrival("incoming/2.txt", at=LATER))
    assert [moment for _, moment, _ in lists.kept] == [NOON]
    # If a first try ended before the list was kept, the next one keeps it
    lists.kept.clear()
    store.store(listing_article(BEFORE, data="bytes"), arrival())
    assert [moment for _, moment, _ in lists.kept] == [NOON]
