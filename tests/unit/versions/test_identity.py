import pytest

from clipwire.model.article import Article, Source
from clipwire.versions.identity import article_id, canonical_url, text_digest

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
