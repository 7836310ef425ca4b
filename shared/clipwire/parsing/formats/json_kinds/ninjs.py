"""Items of agencies in ninjs 1 to 3."""

from collections.abc import Iterator

from clipwire.model.article import Article, Dateline, Image
from clipwire.model.errors import Rejected
from clipwire.parsing.bylines import names_in
from clipwire.parsing.formats.json_kinds.values import Object, body_of, first, listed, names, objects, string, url_in
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.json_text import texts
from clipwire.parsing.stated import paragraphs, stated_article

WITHDRAWN = ("canceled", "withheld")
CAPTIONS = ("description_text", "descriptionText", "headline")
"""Properties of a ninjs picture that hold its caption, best first."""


def is_ninjs(thing: Object) -> bool:
    named = {"uri", "headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies"} & thing.keys()
    return len(named) >= 2 and bool({"versioncreated", "versionCreated", "type", "uri"} & thing.keys())


def article(thing: Object) -> Iterator[Article]:
    if string(thing.get("type")) not in ("", "text", "composite"):
        raise Rejected("not-an-article", f"The ninjs item is of type “{string(thing['type'])[:40]}”, not text.")
    status = string(thing.get("pubstatus") or thing.get("pubStatus"))
    if status in WITHDRAWN:
        raise Rejected("not-an-article", f"The ninjs item is {status}: its agency withdrew it.")
    headline = fragment_text(string(thing.get("headline"))) or _headline(thing.get("headlines"))
    body = string(thing.get("body_text")) and paragraphs(string(thing.get("body_text")).split("\n"))
    markup = string(thing.get("body_html")) or string(thing.get("body_xhtml")) or _roled(thing.get("bodies"), "main")
    located = string(thing.get("located")) or next(
        (text for p in listed(thing.get("places") or thing.get("place")) if not _is_mentioned(p) for text in texts(p)),
        "",
    )
    changed = string(thing.get("versioncreated") or thing.get("versionCreated"))
    yield stated_article(
        "feed",
        title=headline or string(thing.get("title")),
        subtitle=_roled(thing.get("headlines"), "sub"),
        authors=_bylines(thing),
        source=_provider(thing),
        url=url_in(thing.get("canonicalurl") or thing.get("canonicalUrl"))
        or url_in(thing.get("url"))
        or _web_page(thing),
        published=string(thing.get("contentcreated") or thing.get("contentCreated") or thing.get("firstcreated"))
        or string(thing.get("firstCreated"))
        or _roled(thing.get("descriptions"), "published")
        or changed,
        modified=changed or _roled(thing.get("descriptions"), "modified"),
        language=string(thing.get("language")),
        dateline=Dateline(place=located) if located else None,
        body=body or body_of(markup),
        truncated=thing.get("representationType") == "partial",
        images=_associated(thing.get("associations")),
    )


def _bylines(thing: Object) -> list[str]:
    """The authors of a ninjs item: `byline` and `bylines`, which some agencies write with capitals."""
    printed = string(thing.get("byline") or thing.get("byLine") or thing.get("by"))
    return names_in(printed or ", ".join(names(thing.get("bylines") or thing.get("byLines"))))


def _headline(headlines: object) -> str:
    """The main headline; one that is declared as plain text holds no markup."""
    text = _roled(headlines, "main")
    kinds = {entry.get("contentType") for entry in objects(headlines)}
    return text if kinds == {"text/plain"} else fragment_text(text)


def _roled(values: object, role: str) -> str:
    """The value of the entry with a role (ninjs 2 and 3). Without one, the first entry has the main role."""
    entries = [entry for entry in objects(values) if isinstance(entry.get("value"), str)]
    chosen = next((entry for entry in entries if entry.get("role") == role), None)
    if chosen is None and role == "main" and entries:
        chosen = entries[0]
    return str(chosen["value"]) if chosen else ""


def _provider(thing: Object) -> str | None:
    stated = thing.get("infoSources") or thing.get("infosources") or thing.get("infosource")
    named = next((string(entry.get("name")) for entry in objects(stated) if entry.get("name")), "")
    return (
        named
        or first(thing.get("provider"))
        or string(thing.get("copyrightholder") or thing.get("copyrightHolder"))
        or None
    )


def _is_mentioned(place: object) -> bool:
    """Whether a place is one that the text mentions, and not where it was written."""
    return isinstance(place, dict) and place.get("rel") in ("mentioned", "mentions", "about")


def _web_page(thing: Object) -> str | None:
    """The address of the rendition that is a web page."""
    pages = [entry for entry in objects(thing.get("renditions")) if entry.get("contentType") == "text/html"]
    return next((url for page in pages if (url := url_in(page.get("href")))), None)


def _associated(associations: object) -> list[Image]:
    found = []
    for item in objects(associations):
        if item.get("type") in ("picture", "graphic"):
            urls = (url_in(it.get("href") or it.get("url")) for it in objects(item.get("renditions")))
            url = next(filter(None, urls), None)
            caption = next(filter(None, (string(item.get(name)) for name in CAPTIONS)), "")
            caption = caption or _roled(item.get("descriptions"), "main") or _roled(item.get("headlines"), "main")
            found.append(Image(url=url, caption=caption or None))
    return found
