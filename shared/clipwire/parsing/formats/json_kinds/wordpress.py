"""Posts of WordPress sites, as their REST interface answers (`/wp-json/wp/v2/posts`)."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from clipwire.model.article import Article
from clipwire.parsing.bylines import names_in
from clipwire.parsing.formats.json_kinds.values import Object, body_of, first, names, string, url_in
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.json_text import texts
from clipwire.parsing.stated import stated_article

MAX_ZONE_HOURS = 14


def is_wordpress(thing: Object) -> bool:
    return all(isinstance(_part(thing, name), str) for name in ("title", "content"))


def article(thing: Object) -> Iterator[Article]:
    yield stated_article(
        "feed",
        title=fragment_text(_part(thing, "title") or ""),
        authors=[name for person in _authors(thing) for name in names_in(person)],
        source=_site(thing),
        url=url_in(thing.get("link")),
        published=_moment(thing, "date"),
        modified=_moment(thing, "modified"),
        language=string(thing.get("lang")),
        body=body_of(_part(thing, "content") or "") or body_of(_part(thing, "excerpt") or ""),
        truncated=not (_part(thing, "content") or "").strip(),
    )


def _part(thing: Object, name: str) -> str | None:
    value = thing.get(name)
    rendered = value.get("rendered") if isinstance(value, dict) else None
    return string(rendered) if isinstance(rendered, str) else None


def _authors(thing: Object) -> list[str]:
    """The names that are embedded, or that a common plugin states; `author` alone is a number."""
    embedded, stated = thing.get("_embedded"), thing.get("yoast_head_json")
    listed = names(embedded.get("author")) if isinstance(embedded, dict) else []
    return listed or (texts(stated.get("author")) if isinstance(stated, dict) else [])


def _site(thing: Object) -> str | None:
    stated = thing.get("yoast_head_json")
    return first(stated.get("og_site_name")) if isinstance(stated, dict) else None


def _moment(thing: Object, name: str) -> str:
    """The local time, with the zone if the same moment is stated in UTC as well."""
    local = string(thing.get(name))
    try:
        here = datetime.fromisoformat(local)
        ahead = here - datetime.fromisoformat(string(thing.get(f"{name}_gmt")))
    except (ValueError, TypeError):
        return local
    if here.tzinfo or abs(ahead) > timedelta(hours=MAX_ZONE_HOURS) or ahead % timedelta(minutes=15):
        return local
    return here.replace(tzinfo=timezone(ahead)).isoformat()
