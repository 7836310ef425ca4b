"""A new release, a teaser, a repeat or a wrong clock must not look like an edit by the publisher."""

from collections.abc import Iterator

import pytest

from clipwire.parsing import registry
from clipwire.parsing.content import Content
from clipwire.parsing.formats import page_dump as page_dump_format
from tests.support.clippings import ClipwireStack, published, updated
from tests.support.pages import BODY, LONG_BODY, UPDATED_BODY, page_dump, zip_of

PAGES = {
    "Fishing fleet returns": BODY,
    "School opens at Hamhung": "A school of forty rooms opened at Hamhung on Monday, the city's committee said. "
    "Lessons begin next week, with two hundred pupils from the villages along the river.",
    "Snow closes the pass": "Snow fell above the chapel from noon on, and the plough waits at the mill. "
    "Lorries must turn back at the lower bridge until the road is clear, which may take until Friday.",
}

LINE_OF_AN_OLD_PARSER = "Home News Sport Weather"


@pytest.fixture
def earlier_release(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A page-dump parser of an earlier version, which takes a line of the menu for text; undo it to deploy today's."""

    def parse(content: Content) -> list:
        articles = page_dump_format.parse(content)
        for article in articles:
            article.body = f"{LINE_OF_AN_OLD_PARSER}\n\n{article.body}"
        return articles

    monkeypatch.setattr(page_dump_format, "parse_as_before", parse, raising=False)
    earlier = registry.Parser(0, "formats.page_dump:parse_as_before")
    monkeypatch.setitem(registry.PARSERS, "page-dump", earlier)
    registry._parser.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    registry._parser.cache_clear()  # also if the test has failed


def deploy_today(earlier: pytest.MonkeyPatch, stack: ClipwireStack) -> None:
    earlier.undo()
    registry._parser.cache_clear()
    stack.cool_down()


def test_a_release_over_an_archive_makes_no_version_and_no_notice(
    stack: ClipwireStack, earlier_release: pytest.MonkeyPatch
) -> None:
    # Given an archive of pages, files of their own and members of a zip, that an earlier release read
    pages = {f"{number}.txt": page_dump(title, body) for number, (title, body) in enumerate(PAGES.items())}
    stack.drop("0.txt", pages["0.txt"])
    stack.drop("pages.zip", zip_of({name: page for name, page in pages.items() if name != "0.txt"}))
    assert len(stack.notifications()) == 3
    assert all(LINE_OF_AN_OLD_PARSER in article.body for article in stack.articles())
    # When today's release is deployed and the same files are dropped again, under other names
    deploy_today(earlier_release, stack)
    for name, page in pages.items():
        stack.drop(f"again-{name}", page)
    # Then every record is today's reading, and nothing was announced
    assert stack.notifications() == []
    assert [LINE_OF_AN_OLD_PARSER in article.body for article in stack.articles()] == [False] * 3
    assert {article.version for article in stack.articles()} == {1}
    assert stack.history() == []
    assert [it.outcome for it in stack.receipt("incoming/again-0.txt").articles] == ["reread"]


def test_a_later_crawl_that_meets_a_new_release_shows_the_publisher_s_edit_alone(
    stack: ClipwireStack, earlier_release: pytest.MonkeyPatch
) -> None:
    # Given a page that an earlier release read out of a zip
    stack.drop("pages.zip", zip_of({"fleet.txt": page_dump(crawled="May 02, 2025")}))
    assert len(stack.notifications()) == 1
    deploy_today(earlier_release, stack)
    # When it is crawled again, unchanged but for its crawl date, and read by today's
    stack.drop("later.txt", page_dump(crawled="May 03, 2025"))
    # Then nothing has happened to it
    assert stack.notifications() == []
    assert [article.version for article in stack.articles()] == [1]
    # When it is crawled once more with one figure changed
    stack.drop("edited.txt", page_dump(body=UPDATED_BODY, crawled="May 04, 2025"))
    # Then exactly that is told
    [heard] = stack.notifications()
    assert heard == updated("Fishing fleet returns")
    told = heard.event["data"]["changes"]
    assert [len(told[kind]) for kind in ("changed", "removed", "added", "moved")] == [1, 0, 0, 0]


def test_the_same_release_reads_the_same_bytes_without_a_write(stack: ClipwireStack) -> None:
    stack.drop("fleet.txt", page_dump())
    stack.drop("copy.txt", page_dump())
    assert len(stack.notifications()) == 1
    assert stack.receipt("incoming/copy.txt").outcome == "unchanged"


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Times</title>
<link>https://harbour.example/</link>{items}</channel></rss>"""
TEASER = """<item><title>Fishing fleet returns</title><link>https://harbour.example/fleet?utm_source=rss</link>
<description>A fleet of twelve boats came back to the port of Nampho on Tuesday [...]</description></item>"""
PAGE = f"""<html lang="en"><head><title>Fishing fleet returns</title>
<link rel="canonical" href="https://harbour.example/fleet"><meta property="og:site_name" content="Harbour Times"></head>
<body><article><h1>Fishing fleet returns</h1>{"".join(f"<p>{line}</p>" for line in BODY.split(chr(10) * 2))}
<p>The harbour office expects the next fleet within a week, and has cleared the north quay for it.</p></article>
</body></html>"""


def test_a_teaser_never_replaces_the_text(stack: ClipwireStack) -> None:
    # Given a whole page
    stack.drop("fleet.html", PAGE)
    assert stack.notifications() == [published("Fishing fleet returns")]
    # When a feed has a teaser of it
    stack.drop("feed.xml", FEED.format(items=TEASER))
    # Then the text stays, nobody is told, and the feed's receipt says that the article is known
    assert stack.notifications() == []
    assert "north quay" in stack.articles()[0].body
    assert stack.receipt("incoming/feed.xml").outcome == "unchanged"


def test_the_text_replaces_a_teaser(stack: ClipwireStack) -> None:
    stack.drop("feed.xml", FEED.format(items=TEASER))
    stack.drop("fleet.html", PAGE)
    assert [it.type for it in stack.notifications()] == ["clipwire.article.published", "clipwire.article.updated"]
    assert "north quay" in stack.articles()[0].body


def test_entries_without_a_link_are_articles_of_their_own(stack: ClipwireStack) -> None:
    items = "".join(
        f"<item><title>Flash {n}</title><guid isPermaLink='false'>n{n}</guid><description>Boat {n} is late because of"
        f" fog on the sound, says the company that owns it.</description></item>"
        for n in range(3)
    )
    stack.drop("feed.xml", FEED.format(items=items))
    assert len(stack.notifications()) == 3
    assert len(stack.articles()) == 3


def test_two_texts_of_one_crawl_date_dropped_three_times_are_two_versions(stack: ClipwireStack) -> None:
    # Given a page and its edited copy of one crawl date
    for drop in range(3):
        stack.drop(f"{drop}-a.txt", page_dump())
        stack.run()
        stack.drop(f"{drop}-b.txt", page_dump(body=UPDATED_BODY))
        stack.run()
    # Then there are two versions, and each was announced once
    assert [it.type for it in stack.notifications()] == ["clipwire.article.published", "clipwire.article.updated"]
    assert [article.version for article in stack.articles()] == [2]
    assert len(stack.history()) == 1


def test_an_old_text_that_a_later_crawl_shows_again_is_told_as_a_reversion(stack: ClipwireStack) -> None:
    stack.drop("a.txt", page_dump(crawled="May 02, 2025"))
    stack.drop("b.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    stack.notifications()
    stack.drop("c.txt", page_dump(crawled="May 04, 2025"))
    [heard] = stack.notifications()
    assert heard == updated("Fishing fleet returns")
    assert heard.event["data"]["changes"]["reverts_to"] == 1


def test_a_crawl_date_in_the_future_does_not_freeze_an_article(stack: ClipwireStack) -> None:
    # Given a page that says it was crawled in 2099
    stack.drop("fleet.txt", page_dump(crawled="May 02, 2099"))
    stack.notifications()
    # When another text arrives afterwards
    stack.drop("later.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2099"))
    # Then it is an update
    assert stack.notifications() == [updated("Fishing fleet returns")]


def test_what_a_long_body_loses_is_told_in_full(stack: ClipwireStack) -> None:
    # Given a body that is too long for the table
    stack.drop("long.txt", page_dump(body=LONG_BODY, crawled="May 02, 2025"))
    stack.notifications()
    # When all but fifty of its paragraphs are gone
    kept = "\n\n".join(LONG_BODY.split("\n\n")[:50])
    stack.drop("short.txt", page_dump(body=kept, crawled="May 03, 2025"))
    # Then the event says so
    [heard] = stack.notifications()
    assert len(heard.event["data"]["changes"]["removed"]) == 1_000
    assert heard.event["data"]["changes"]["added"] == []


def test_two_stories_under_one_heading_are_two_articles(stack: ClipwireStack) -> None:
    snow, school = PAGES["Snow closes the pass"], PAGES["School opens at Hamhung"]
    stack.drop("a.txt", page_dump("In brief", snow))
    stack.drop("b.txt", page_dump("In brief", school))
    assert stack.notifications() == [published("In brief")] * 2
    assert [article.version for article in stack.articles()] == [1, 1]
