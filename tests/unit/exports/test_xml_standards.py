"""Atom by the rules of RFC 4287 and feedparser, NewsML-G2 by a schema."""

import io
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
import xmlschema
from lxml import etree

from clipwire.exports import FORMATS
from clipwire.model.article import Article
from tests.unit.exports.samples import BARE, DATES, HOSTILE, article, other

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = Path(__file__).parent / "schemas" / "newsml-g2.xsd"
HOSTILE_ARTICLE = article(**{name: value for name, value in HOSTILE.items() if name != "people"})
ARTICLES = [
    *(article(**dates) for dates in DATES.values()),
    *(
        article(published=f"2025-04-24T10:00{offset}", modified=f"2025-04-25T08:00{offset}")
        for offset in ("", "+02:00")
    ),
    article(**BARE),
    article(title=None),
    article(truncated=True),
    HOSTILE_ARTICLE,
]


@pytest.fixture(scope="module")
def newsml() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMA)


def feed_of(*articles: Article) -> bytes:
    return b"".join(FORMATS["atom"].many(articles))


@pytest.mark.parametrize("given", ARTICLES)
def test_a_news_item_keeps_the_schema(newsml: xmlschema.XMLSchema, given: Article) -> None:
    newsml.validate(io.BytesIO(FORMATS["newsml-g2"].one(given)))


def test_a_news_message_keeps_the_schema_and_its_order(newsml: xmlschema.XMLSchema) -> None:
    # When several articles are written
    message = b"".join(FORMATS["newsml-g2"].many([article(), other()]))
    # Then they are the items of one message
    newsml.validate(io.BytesIO(message))
    heads = [head.text for head in etree.fromstring(message).iter("{*}headline") if "roleuri" not in head.attrib]
    assert heads == ["Snow closes the pass", "Ferry sails again"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<itemClass", b"<edNote>out of place</edNote><itemClass"),
        (b"<contentCreated>2025-04-24<", b"<contentCreated>24/04/2025<"),
        (b'qcode="medtop:20000139"', b'qcode="20000139"'),
    ],
)
def test_the_schema_refuses_mistakes(newsml: xmlschema.XMLSchema, right: bytes, wrong: bytes) -> None:
    item = FORMATS["newsml-g2"].one(article())
    assert right in item
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        newsml.validate(io.BytesIO(item.replace(right, wrong)))


@pytest.mark.parametrize("given", ARTICLES)
def test_a_feed_keeps_the_rules_of_rfc_4287(given: Article) -> None:
    feed = etree.fromstring(feed_of(given, other()))
    entries = feed.findall(f"{ATOM}entry")
    # A feed and each entry have exactly one id, title and moment of change (4.1.1, 4.1.2)
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
    # An id is an IRI, and no two entries have the same
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == 2 and all(it.startswith("urn:") for it in ids)
    # Dates are moments with a capital T and an offset (3.3)
    for moment in [*feed.iter(f"{ATOM}updated"), *feed.iter(f"{ATOM}published")]:
        assert moment.text and "T" in moment.text and datetime.fromisoformat(moment.text).tzinfo
    for entry in entries:
        # Without content there is an alternate link, and at most one of a type (4.1.2)
        links = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(links) <= 1 and (links or entry.find(f"{ATOM}content") is not None)
        # The author is in the entry or in the feed
        assert entry.find(f"{ATOM}author/{ATOM}name") is not None or feed.find(f"{ATOM}author/{ATOM}name") is not None
        assert len(entry.findall(f"{ATOM}summary")) <= 1


def test_a_reader_of_feeds_sees_the_article() -> None:
    # When a feed is read by a program that knows nothing of Clipwire
    feed = feedparser.parse(io.BytesIO(feed_of(article(published="2025-04-24T10:00:00+02:00"), HOSTILE_ARTICLE)))
    # Then it is well-formed, and says what the article says
    assert not feed.bozo
    entry = feed.entries[0]
    assert (entry.title, entry.link) == ("Snow closes the pass", "https://harbour.example/snow?page=1")
    assert [author.name for author in entry.authors] == ["Lígia Prado", "Rui Sá"]
    assert entry.content[0].value.count("<p>") == 3
    assert entry.published_parsed[:5] == (2025, 4, 24, 8, 0)


def test_a_text_that_is_cut_off_is_an_excerpt() -> None:
    [entry] = feedparser.parse(io.BytesIO(feed_of(article(truncated=True)))).entries
    assert "content" not in entry
    assert entry.summary.startswith("<p>The pass was closed")


def test_a_feed_of_nothing_is_a_feed() -> None:
    feed = feedparser.parse(io.BytesIO(feed_of()))
    assert (feed.version, feed.entries, feed.bozo) == ("atom10", [], False)
