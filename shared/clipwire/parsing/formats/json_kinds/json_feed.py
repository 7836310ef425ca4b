"""JSON Feed (jsonfeed.org)."""

from collections.abc import Iterator
from functools import partial

from clipwire.model.article import Article, Dateline, Image, Link
from clipwire.parsing.bylines import names_in
from clipwire.parsing.formats.json_kinds.values import Item, Object, names, string, url_in
from clipwire.parsing.fragments import fragment_images, fragment_text
from clipwire.parsing.stated import paragraphs, stated_article


def is_json_feed(thing: Object) -> bool:
    return "jsonfeed.org/version" in str(thing.get("version", "")) and isinstance(thing.get("items"), list)


def items_of(feed: Object) -> Iterator[Item]:
    return (partial(_item, feed, item) for item in feed["items"] if isinstance(item, dict))


def _item(thing: Object, item: Object) -> Iterator[Article]:
    people = names(item.get("authors") or item.get("author") or thing.get("authors") or thing.get("author"))
    full = string(item.get("content_text")) or string(item.get("content_html"))
    own = item["_clipwire"] if isinstance(item.get("_clipwire"), dict) else {}  # of our exports
    yield stated_article(
        "feed",
        title=string(item.get("title")),
        authors=[name for person in people for name in names_in(person)],
        subtitle=string(own.get("subtitle")),
        source=string(own.get("source") if own else thing.get("title")),
        url=url_in(item.get("url")) or url_in(item.get("id")),
        published=string(item.get("date_published")) or string(own.get("published")),
        modified=string(item.get("date_modified")) or string(own.get("modified")),
        dateline=Dateline(place=place) if (place := string(own.get("dateline"))) else None,
        language=string(item.get("language")) or string(thing.get("language")),
        body=paragraphs(string(item.get("content_text")).split("\n"))
        or fragment_text(string(item.get("content_html")))
        or string(item.get("summary")),
        truncated=not full or own.get("truncated") is True,
        images=[Image(url=url)]
        if (url := url_in(item.get("image")))
        else fragment_images(string(item.get("content_html"))),
        links=[Link(url=url)] if (url := url_in(item.get("external_url"))) else [],
    )
