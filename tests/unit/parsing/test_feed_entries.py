"""What an entry of a feed says about its article: address and dates."""

import pytest

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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sun, 08 Jun 97 06:05:00 GMT", "1997-06-08T06:05:00+00:00"),
        ("Monday, 3 November 2025 18:00 UT", "2025-11-03T18:00:00+00:00"),
        ("Tue, 04 Nov 25 09:10:11 -0300", "2025-11-04T09:10:11-03:00"),
    ],
)
def test_dates_as_older_programs_write_them(written: str, read: str) -> None:
    assert rss(f"<pubDate>{written}</pubDate>").published == read


def test_parameters_that_follow_readers_are_no_part_of_the_address() -> None:
    entry = "<link>https://news.example/ferry?id=4&amp;utm_source=feed&amp;utm_medium=rss</link>"
    assert rss(entry).url == "https://news.example/ferry?id=4"


def test_a_content_without_text_does_not_hide_the_summary() -> None:
    # Given an entry whose content is only a picture, at an address that its base completes
    content = "&lt;figure&gt;&lt;img src='ramp.png'/&gt;&lt;/figure&gt;"
    article = atom(f'<content type="html" xml:base="https://news.example/2026/">{content}</content>')
    # Then the summary is the text, and the picture is the article's
    assert article.body == TEXT
    assert [image.url for image in article.images] == ["https://news.example/2026/ramp.png"]


def test_a_plain_text_of_atom_is_not_read_as_markup() -> None:
    # Given a plain text with angle brackets, in two paragraphs
    article = atom('<content type="text">Die Liste &lt;Boote&gt; ist leer.\n\nSie wird neu gefüllt.</content>')
    # Then nothing is taken for a tag
    assert article.body == "Die Liste <Boote> ist leer.\n\nSie wird neu gefüllt."


def test_markup_in_a_text_that_is_called_plain_is_markup() -> None:
    article = atom('<content type="text">&lt;p&gt;Die Liste ist &lt;b&gt;leer&lt;/b&gt;.&lt;/p&gt;</content>')
    assert article.body == "Die Liste ist leer."


def test_the_language_of_an_entry_comes_before_that_of_its_feed() -> None:
    # Given a Dutch entry in a Spanish feed
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>Puertos</title><id>urn:x</id>'
        f'<entry xml:lang="nl"><id>urn:1</id><title>De pont</title><content>{TEXT}</content></entry>'
        f"<entry><id>urn:2</id><title>El muelle</title><content>{TEXT}</content></entry></feed>"
    )
    # Then each entry has its own
    assert [article.language for article in parse(feed.encode(), "feed.xml").articles] == ["nl", "es"]


def test_a_thumbnail_is_the_picture_only_if_there_is_no_other() -> None:
    thumbnail = '<m:thumbnail xmlns:m="http://search.yahoo.com/mrss/" url="https://news.example/small.jpg"/>'
    large = '<enclosure url="https://news.example/large.jpg" type="image/jpeg" length="1"/>'
    assert [image.url for image in rss(thumbnail).images] == ["https://news.example/small.jpg"]
    assert [image.url for image in rss(thumbnail + large).images] == ["https://news.example/large.jpg"]


def test_a_picture_in_the_description_is_the_entrys_picture() -> None:
    # Given an entry whose only description begins with a picture, at a relative address
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><link>https://news.example/</link>'
        f"<item><title>Crane</title><description>&lt;img src='/crane.jpg'&gt;&lt;p&gt;{TEXT}&lt;/p&gt;</description>"
        "</item></channel></rss>"
    )
    # Then it is the picture of the entry
    [article] = parse(feed.encode(), "feed.xml").articles
    assert [image.url for image in article.images] == ["https://news.example/crane.jpg"]
