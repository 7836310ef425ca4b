"""JSON news: schema.org, ninjs 1 to 3, JSON Feed, posts of WordPress, exports of NewsAPI, scrapers and Telegram.

Alone, in a list, or one to a line.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS
from clipwire.model.problem import Problem
from clipwire.parsing.columns import article_of_fields, is_article
from clipwire.parsing.content import Content
from clipwire.parsing.entries import Entries
from clipwire.parsing.formats.json_kinds import json_feed, ninjs, records, schema_org, telegram, wordpress
from clipwire.parsing.formats.json_kinds.values import Item, Object, objects
from clipwire.parsing.json_text import loads

LISTS = ("articles", "results", "items", "news", "docs", "data", "hits", "entries")
"""Keys under which services list articles."""
MAX_PROBED = 20
"""Items of a list of which one must be an article."""


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """The articles of a JSON document, and a problem if some items could not be read.

    Raises `Rejected`: damaged-file, unsupported-format, not-an-article.
    """
    try:
        document = loads(content.text or "")
    except ValueError as error:
        raise Rejected("damaged-file", f"The JSON cannot be read: {error}.") from None
    entries = Entries("item", "items", content.limits)
    items = items_in(document)
    for item in items:
        if entries.is_full():
            break
        entries.read(item)
    return entries.harvest()


def items_in(document: object) -> Iterator[Item]:
    """The items of a document that a reader is known for. Raises `Rejected` (unsupported-format) if there is none."""
    found = False
    for thing in _things(document):
        if not isinstance(thing, dict):
            continue
        items = next((items for recognises, items in READERS if recognises(thing)), None)
        if items is not None:
            found = True
            yield from items(thing)
    if not found:
        raise Rejected(
            "unsupported-format",
            "This is JSON, but not of articles: neither schema.org, ninjs, a JSON Feed, an export of NewsAPI or "
            "Telegram, nor objects with a title and a text.",
        )


def _things(document: object, depth: int = 0) -> Iterator[object]:
    """The document itself, the members of a list, or those of a JSON-LD graph."""
    if depth > LIMITS.nesting:
        return
    if isinstance(document, dict) and isinstance(document.get("@graph"), list):
        yield from _linked([thing for thing in document["@graph"] if isinstance(thing, dict)])
    elif isinstance(document, list):
        for item in document:
            yield from _things(item, depth + 1) if isinstance(item, dict) else ()
    else:
        yield document


def _linked(graph: list[Object]) -> Iterator[Object]:
    """The things of a graph, with references to people and publishers replaced by these."""
    named = {thing["@id"]: thing for thing in graph if isinstance(thing.get("@id"), str)}

    def resolved(value: object, depth: int = 0) -> object:
        if isinstance(value, list) and depth <= LIMITS.nesting:
            return [resolved(item, depth + 1) for item in value]
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
            return named.get(value["@id"], value)
        return value

    for thing in graph:
        yield thing | {role: resolved(thing[role]) for role in ("author", "publisher") if role in thing}


def is_list_of_articles(thing: Object) -> bool:
    """Whether an object lists articles, as NewsAPI and similar services answer: `{"status": "ok", "articles": […]}`."""
    return _list_in(thing) is not None


def _list_in(thing: Object) -> list[Any] | None:
    for name in LISTS:
        items = thing.get(name)
        if isinstance(items, list) and any(isinstance(item, dict) and is_article(item) for item in items[:MAX_PROBED]):
            return items
    return None


def _listed_articles(thing: Object) -> Iterator[Item]:
    return (partial(_scraped, item) for item in objects(_list_in(thing)))


def _scraped(thing: Object) -> Iterator[Article]:
    if not is_article(thing):
        raise Rejected("not-an-article", "It has no title, or no text.")
    yield article_of_fields(thing)


READERS: list[tuple[Callable[[Object], bool], Callable[[Object], Iterable[Item]]]] = [
    # recognised by           its items
    (records.is_record, lambda thing: [partial(records.record, thing)]),
    (schema_org.is_schema_org, lambda thing: [partial(schema_org.article, thing)]),
    (json_feed.is_json_feed, json_feed.items_of),
    (ninjs.is_ninjs, lambda thing: [partial(ninjs.article, thing)]),
    (telegram.is_telegram, telegram.messages_of),
    (wordpress.is_wordpress, lambda thing: [partial(wordpress.article, thing)]),
    (is_list_of_articles, _listed_articles),
    (is_article, lambda thing: [partial(_scraped, thing)]),
]
