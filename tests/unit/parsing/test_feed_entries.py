"""What an entry of a feed says about its article: address and dates."""

from clipwire.model.article import Article
from clipwire.parsing.registry import parse

TEXT = "The ferry sailed again on Monday, five weeks after a storm had torn away its ramp and half its rail."


def rss(entry: str) -> Article:
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><link>https://news.example/</link>'
        f"<item><title>Ferry sails again</title><description>{TEXT}</description>{entry}</item></channel></rss>"
    )
    [article] = parse(feed.encode(), "feed.xml").articles
    return article


def atom(entry: str) -> Article:
    feed = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title><id>urn:x</id>'
        '<updated>2026-02-20T00:00:00Z</updated><link href="https://news.example/"/>'
        f"<entry><id>urn:x:1</id><title>Ferry sails again</title><summary>{TEXT}</summary>{entry}</entry></feed>"
    )
    [article] = parse(feed.encode(), "feed.xml").articles
    return article


def test_a_link_to_the_feeds_home_page_is_no_address_of_an_article() -> None:
    # Given an entry whose link leads to the front page, with a slash more or less
    assert rss("<link>https://news.example</link>").url is None
    # When its id is an address, then that is taken
    entry = '<link>https://news.example/</link><guid isPermaLink="false">https://news.example/ferry</guid>'
    assert rss(entry).url == "https://news.example/ferry"


def test_an_atom_entry_that_says_only_when_it_was_changed_has_no_day_of_publication() -> None:
    article = atom("<updated>2026-02-18T07:45:00Z</updated>")
    assert (article.published, article.modified) == (None, "2026-02-18T07:45:00Z")


def test_an_atom_entry_may_say_both() -> None:
    article = atom("<published>2026-02-17T06:00:00Z</published><updated>2026-02-18T07:45:00Z</updated>")
    assert (article.published, article.modified) == ("2026-02-17T06:00:00Z", "2026-02-18T07:45:00Z")


def test_the_one_date_of_an_rss_entry_is_that_of_publication() -> None:
    article = rss("<pubDate>Wed, 18 Feb 2026 07:45:00 GMT</pubDate>")
    assert (article.published, article.modified) == ("2026-02-18T07:45:00+00:00", None)
