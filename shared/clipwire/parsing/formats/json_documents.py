"""JSON news: schema.org, ninjs 1 to 3, JSON Feed, exports of NewsAPI, scrapers and Telegram.

Alone, in a list, or one to a line.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from pydantic import ValidationError

from clipwire.model.article import Article, Dateline, Image, Link
from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS
from clipwire.model.problem import Problem
from clipwire.parsing.bylines import names_in
from clipwire.parsing.columns import article_of_fields, is_article
from clipwire.parsing.content import Content
from clipwire.parsing.dates import iso_date
from clipwire.parsing.entries import Entries
from clipwire.parsing.formats.html.structured_data import ARTICLE_TYPE
from clipwire.parsing.fragments import fragment_images, fragment_text
from clipwire.parsing.json_text import loads, prose, texts
from clipwire.parsing.stated import paragraphs, stated_article

Object = dict[str, Any]

CAPTIONS = ("description_text", "descriptionText", "headline")
"""Properties of a ninjs picture that hold its caption, best first."""


# --- which kind -----------------------------------------------------------------------------------------------------


def is_schema_org(thing: Object) -> bool:
    kinds = thing.get("@type")
    return any(isinstance(kind, str) and ARTICLE_TYPE.search(kind) for kind in _listed(kinds))


def is_json_feed(thing: Object) -> bool:
    return "jsonfeed.org/version" in str(thing.get("version", "")) and isinstance(thing.get("items"), list)


def is_ninjs(thing: Object) -> bool:
    named = {"uri", "headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies"} & thing.keys()
    return len(named) >= 2 and bool({"versioncreated", "versionCreated", "type", "uri"} & thing.keys())


def is_list_of_articles(thing: Object) -> bool:
    """Whether an object lists articles, as NewsAPI and similar services answer: `{"status": "ok", "articles": […]}`."""
    return _list_in(thing) is not None


def is_record(thing: Object) -> bool:
    """Whether an object is a record of Clipwire's, as `clipwire inspect --json` and exports print it."""
    return {"id", "body", "evidence", "parsers"} <= thing.keys()


def is_telegram(thing: Object) -> bool:
    """Whether an object is a channel that Telegram Desktop exported, or all chats of an account."""
    chats = thing["chats"].get("list") if isinstance(thing.get("chats"), dict) else None
    return isinstance(chats, list) or (isinstance(thing.get("messages"), list) and {"name", "type"} <= thing.keys())


# --- reading --------------------------------------------------------------------------------------------------------


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


Item = Callable[[], Iterable[Article]]
"""Reads one item of a document. Raises `Rejected`."""


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


PARSED = (
    "title subtitle authors source url links images published modified crawled dateline language body truncated "
    "related evidence warnings".split()
)
"""Fields of a record that parsing fills."""


def _record(thing: Object) -> Iterator[Article]:
    """What parsing filled in a record, with its evidence. The rest is found again.

    The file may come from anybody: dates and language are read as those of other formats, and ids are made anew.
    """
    try:
        known = Article.model_validate({name: value for name, value in thing.items() if name in PARSED}, extra="ignore")
    except ValidationError as error:
        raise Rejected("damaged-file", f"The record cannot be read: {error.errors()[0]['msg']}.") from None
    if known.dateline:
        known.dateline.date = iso_date(known.dateline.date)
    for item in known.related:
        item.published = iso_date(item.published)
    fields = known.model_dump(exclude={"evidence"}, exclude_defaults=True)
    fields |= {"source": known.source.name if known.source else None, "crawled": iso_date(known.crawled)}
    article = stated_article("feed", **fields)
    article.evidence |= {name: it for name, it in known.evidence.items() if name in article.model_fields_set}
    yield article


def _schema_org(thing: Object) -> Iterator[Article]:
    stated = thing.get("articleBody") or thing.get("text")
    body = _string(prose(stated))
    yield stated_article(
        "json-ld",
        title=_first(thing.get("headline")) or _first(thing.get("name")),
        subtitle=_first(thing.get("alternativeHeadline")),
        authors=[name for text in texts(thing.get("author") or thing.get("creator")) for name in names_in(text)],
        source=_first(thing.get("publisher")) or _first(thing.get("sourceOrganization")),
        url=_page_url(thing),
        published=_string(thing.get("datePublished")),
        modified=_string(thing.get("dateModified")),
        language=_first(thing.get("inLanguage")),
        dateline=Dateline(place=place) if (place := _first(thing.get("dateline"))) else None,
        body=_body(body),
        images=[Image(url=url, caption=caption) for url, caption in map(_picture, _listed(thing.get("image"))) if url],
        truncated=(thing.get("isAccessibleForFree") in (False, "False", "false") and len(body) < 500)
        or thing.get("creativeWorkStatus") == "Incomplete",
        warnings=["`articleBody` holds no text that is read"] if stated and not body.strip() else [],
    )


def _ninjs(thing: Object) -> Iterator[Article]:
    if _string(thing.get("type")) not in ("", "text", "composite"):
        raise Rejected("not-an-article", f"The ninjs item is of type “{_string(thing['type'])[:40]}”, not text.")
    headline = fragment_text(_string(thing.get("headline"))) or _headline(thing.get("headlines"))
    body = _string(thing.get("body_text")) and paragraphs(_string(thing.get("body_text")).split("\n"))
    markup = _string(thing.get("body_html")) or _string(thing.get("body_xhtml")) or _roled(thing.get("bodies"), "main")
    located = _string(thing.get("located")) or next(
        (text for p in _listed(thing.get("places") or thing.get("place")) if not _is_mentioned(p) for text in texts(p)),
        "",
    )
    changed = _string(thing.get("versioncreated") or thing.get("versionCreated"))
    yield stated_article(
        "feed",
        title=headline or _string(thing.get("title")),
        subtitle=_roled(thing.get("headlines"), "sub"),
        authors=_bylines(thing),
        source=_provider(thing),
        url=_url(thing.get("canonicalurl") or thing.get("canonicalUrl")) or _url(thing.get("url")) or _web_page(thing),
        published=_string(thing.get("contentcreated") or thing.get("contentCreated") or thing.get("firstcreated"))
        or _string(thing.get("firstCreated"))
        or _roled(thing.get("descriptions"), "published")
        or changed,
        modified=changed or _roled(thing.get("descriptions"), "modified"),
        language=_string(thing.get("language")),
        dateline=Dateline(place=located) if located else None,
        body=body or _body(markup),
        truncated=thing.get("representationType") == "partial",
        images=_associated(thing.get("associations")),
    )


def _bylines(thing: Object) -> list[str]:
    """The authors of a ninjs item: `byline` and `bylines`, which some agencies write with capitals."""
    printed = _string(thing.get("byline") or thing.get("byLine") or thing.get("by"))
    return names_in(printed or ", ".join(_names(thing.get("bylines") or thing.get("byLines"))))


def _headline(headlines: object) -> str:
    """The main headline; one that is declared as plain text holds no markup."""
    text = _roled(headlines, "main")
    kinds = {entry.get("contentType") for entry in _listed(headlines) if isinstance(entry, dict)}
    return text if kinds == {"text/plain"} else fragment_text(text)


def _is_mentioned(place: object) -> bool:
    """Whether a place is one that the text mentions, and not where it was written."""
    return isinstance(place, dict) and place.get("rel") in ("mentioned", "mentions", "about")


def _web_page(thing: Object) -> str | None:
    """The address of the rendition that is a web page."""
    listed = [entry for entry in _listed(thing.get("renditions")) if isinstance(entry, dict)]
    pages = [entry for entry in listed if entry.get("contentType") == "text/html"]
    return next((url for page in pages if (url := _url(page.get("href")))), None)


def _json_feed_items(feed: Object) -> Iterator[Item]:
    return (partial(_json_feed_item, feed, item) for item in feed["items"] if isinstance(item, dict))


def _json_feed_item(thing: Object, item: Object) -> Iterator[Article]:
    people = _names(item.get("authors") or item.get("author") or thing.get("authors") or thing.get("author"))
    full = _string(item.get("content_text")) or _string(item.get("content_html"))
    own = item["_clipwire"] if isinstance(item.get("_clipwire"), dict) else {}  # of our exports
    yield stated_article(
        "feed",
        title=_string(item.get("title")),
        authors=[name for person in people for name in names_in(person)],
        subtitle=_string(own.get("subtitle")),
        source=_string(own.get("source") if own else thing.get("title")),
        url=_url(item.get("url")) or _url(item.get("id")),
        published=_string(item.get("date_published")) or _string(own.get("published")),
        modified=_string(item.get("date_modified")) or _string(own.get("modified")),
        dateline=Dateline(place=place) if (place := _string(own.get("dateline"))) else None,
        language=_string(item.get("language")) or _string(thing.get("language")),
        body=paragraphs(_string(item.get("content_text")).split("\n"))
        or fragment_text(_string(item.get("content_html")))
        or _string(item.get("summary")),
        truncated=not full or own.get("truncated") is True,
        images=[Image(url=url)]
        if (url := _url(item.get("image")))
        else fragment_images(_string(item.get("content_html"))),
        links=[Link(url=url)] if (url := _url(item.get("external_url"))) else [],
    )


def _list_in(thing: Object) -> list[Any] | None:
    for name in LISTS:
        items = thing.get(name)
        if isinstance(items, list) and any(isinstance(item, dict) and is_article(item) for item in items[:MAX_PROBED]):
            return items
    return None


def _listed_articles(thing: Object) -> Iterator[Item]:
    return (partial(_scraped, item) for item in _list_in(thing) or () if isinstance(item, dict))


def _scraped(thing: Object) -> Iterator[Article]:
    if not is_article(thing):
        raise Rejected("not-an-article", "It has no title, or no text.")
    yield article_of_fields(thing)


def _telegram_messages(thing: Object) -> Iterator[Item]:
    """The messages of channels. Chats and groups are private conversations, and nothing of them is read."""
    chats = thing["chats"]["list"] if isinstance(thing.get("chats"), dict) else [thing]
    channels = [chat for chat in chats if isinstance(chat, dict) and _string(chat.get("type")).endswith("channel")]
    if not channels:
        raise Rejected("not-an-article", "The export has chats or groups and no channel; only channels are read.")
    for chat in channels:
        messages = chat.get("messages")
        for message in messages if isinstance(messages, list) else ():
            if isinstance(message, dict) and message.get("type") == "message":
                yield partial(_telegram_message, _string(chat.get("name")), message)


def _telegram_message(channel: str, message: Object) -> Iterator[Article]:
    """The article of a message; none if its text is short. A first line in bold, or a short one, is its title."""
    pieces = [piece if isinstance(piece, dict) else {"text": piece} for piece in _listed_or_alone(message.get("text"))]
    text = "".join(_string(piece.get("text")) for piece in pieces)
    if len(text) < MIN_MESSAGE_CHARS:
        return
    first, _, rest = text.strip().partition("\n")
    has_title = bool(rest.strip()) and len(first) <= MAX_TITLE_CHARS
    yield stated_article(
        "feed",
        title=first if has_title else None,
        source=_string(message.get("forwarded_from")) or channel,
        published=_string(message.get("date_unixtime")) or _string(message.get("date")),
        modified=_string(message.get("edited_unixtime")) or _string(message.get("edited")),
        body=paragraphs((rest if has_title else text).split("\n")),
        links=[Link(url=url) for piece in pieces if (url := _url(piece.get("href")) or _url(piece.get("text")))],
    )


def _listed_or_alone(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


LISTS = ("articles", "results", "items", "news", "docs", "data", "hits", "entries")
"""Keys under which services list articles."""
MAX_PROBED = 20
"""Items of a list of which one must be an article."""
MIN_MESSAGE_CHARS = 200
MAX_TITLE_CHARS = 200

READERS: list[tuple[Callable[[Object], bool], Callable[[Object], Iterable[Item]]]] = [
    # recognised by   its items
    (is_record, lambda thing: [partial(_record, thing)]),
    (is_schema_org, lambda thing: [partial(_schema_org, thing)]),
    (is_json_feed, _json_feed_items),
    (is_ninjs, lambda thing: [partial(_ninjs, thing)]),
    (is_telegram, _telegram_messages),
    (is_list_of_articles, _listed_articles),
    (is_article, lambda thing: [partial(_scraped, thing)]),
]


# --- values of any type ---------------------------------------------------------------------------------------------


def _string(value: object) -> str:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _first(value: object) -> str | None:
    return next(iter(texts(value)), None)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else [value]


def _url(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None


def _page_url(thing: Object) -> str | None:
    """The address of an article: `url`, or the main page's if `url` is the same with a query."""
    main = _url(thing.get("mainEntityOfPage"))
    own = _url(thing.get("url")) or main or _url(thing.get("@id"))
    return main if own and main and own.partition("?")[0] == main else own


def _names(value: object) -> list[str]:
    return [text for item in (value if isinstance(value, list) else [value]) for text in texts(_named(item))]


def _named(item: object) -> object:
    return item.get("byline") or item.get("name") if isinstance(item, dict) else item


def _roled(values: object, role: str) -> str:
    """The value of the entry with a role (ninjs 2 and 3). Without one, the first entry has the main role."""
    entries = [entry for entry in _listed(values) if isinstance(entry, dict) and isinstance(entry.get("value"), str)]
    chosen = next((entry for entry in entries if entry.get("role") == role), None)
    if chosen is None and role == "main" and entries:
        chosen = entries[0]
    return str(chosen["value"]) if chosen else ""


def _body(text: str) -> str:
    return fragment_text(text) if "</" in text or "<p" in text else paragraphs(text.split("\n"))


def _picture(value: object) -> tuple[str | None, str | None]:
    if isinstance(value, dict):
        return _url(value), _first(value.get("caption")) or _first(value.get("description"))
    return _url(value), None


def _provider(thing: Object) -> str | None:
    stated = thing.get("infoSources") or thing.get("infosources") or thing.get("infosource")
    sources = [entry for entry in _listed(stated) if isinstance(entry, dict)]
    named = next((_string(entry.get("name")) for entry in sources if entry.get("name")), "")
    return (
        named
        or _first(thing.get("provider"))
        or _string(thing.get("copyrightholder") or thing.get("copyrightHolder"))
        or None
    )


def _associated(associations: object) -> list[Image]:
    found = []
    for item in _listed(associations):
        if isinstance(item, dict) and item.get("type") in ("picture", "graphic"):
            renditions = [r for r in _listed(item.get("renditions")) if isinstance(r, dict)]
            url = next((u for r in renditions if (u := _url(r.get("href") or r.get("url")))), None)
            caption = next(filter(None, (_string(item.get(name)) for name in CAPTIONS)), "")
            caption = caption or _roled(item.get("descriptions"), "main") or _roled(item.get("headlines"), "main")
            found.append(Image(url=url, caption=caption or None))
    return found
