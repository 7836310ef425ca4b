import pytest

from clipwire.model.article import Article, Source
from clipwire.versions.identity import article_id, canonical_url, entry_ids, next_id, text_digest

SOURCE = Source(id="harbour-times", name="Harbour Times")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/news/fleet?id=7&page=2",
        "http://example.org/news/fleet/?page=2&id=7",
        "HTTPS://EXAMPLE.ORG:443/news/fleet?utm_source=mail&id=7&page=2#comments",
        " https://example.org/news/fleet?id=7&page=2&fbclid=abc ",
    ],
)
def test_urls_that_lead_to_the_same_page_are_the_same(url: str) -> None:
    assert canonical_url(url) == "example.org/news/fleet?id=7&page=2"


@pytest.mark.parametrize("url", ["http://[half", "http://example.org:port/", "", "//", "http://example.org:99999/a"])
def test_what_is_no_url_stands_for_itself(url: str) -> None:
    assert canonical_url(url) in (url, "")


def test_query_parameters_that_choose_the_page_count() -> None:
    assert canonical_url("https://example.org/?p=1") != canonical_url("https://example.org/?p=2")


def test_an_id_is_of_the_url_whatever_the_text() -> None:
    one = Article(url="https://example.org/fleet", title="Fleet returns", body="Boats.")
    two = Article(url="https://example.org/fleet", title="Fleet returns at last", body="More boats.")
    assert article_id(one) == article_id(two)
    assert text_digest(one) != text_digest(two)


def test_without_a_url_source_day_and_title_are_the_article() -> None:
    one = Article(source=SOURCE, published="2025-04-24", title="Fleet returns.", body="Boats.")
    two = Article(source=SOURCE, published="2025-04-24T08:00:00+09:00", title="FLEET RETURNS", body="More boats.")
    other_day = Article(source=SOURCE, published="2025-04-25", title="Fleet returns.", body="Boats.")
    assert article_id(one) == article_id(two) != article_id(other_day)


def test_without_those_the_text_is_the_article() -> None:
    assert article_id(Article(body="Boats.")) == article_id(Article(body=" boats "))
    assert article_id(Article(body="Boats.")) != article_id(Article(body="Ships."))


def test_an_id_is_twenty_four_letters_and_stays_what_it_is() -> None:
    # An id that changes between releases would announce every article again
    assert article_id(Article(url="https://example.org/fleet")) == "obx2az4itqprihs7iiwraos4"


def test_entries_at_anchors_of_one_page_are_articles_of_their_own() -> None:
    # Given three entries of a live page, and one on another page
    addresses = ["https://example.org/snow#7", "https://example.org/snow#8", "https://example.org/snow#9"]
    entries = [
        Article(url=url, title=f"Update {n}") for n, url in enumerate([*addresses, "https://example.org/pass#c"])
    ]
    # When they get their ids
    ids = entry_ids(entries)
    # Then all differ, and the fragment counts only where it tells entries apart
    assert len(set(ids)) == 4
    assert ids[3] == article_id(entries[3])


def test_an_address_that_all_entries_share_is_the_address_of_none() -> None:
    entries = [Article(url="https://example.org/", title=f"News {n}", body=f"Boat {n}.") for n in range(3)]
    assert len(set(entry_ids(entries))) == 3


def test_an_entry_that_is_listed_twice_is_one_article() -> None:
    entry = Article(url="https://example.org/fleet", title="Fleet returns")
    assert entry_ids([entry, entry]) == [article_id(entry)] * 2


def test_the_next_id_is_another_and_always_the_same() -> None:
    assert next_id("obx2az4itqprihs7iiwraos4") == next_id("obx2az4itqprihs7iiwraos4") != "obx2az4itqprihs7iiwraos4"
