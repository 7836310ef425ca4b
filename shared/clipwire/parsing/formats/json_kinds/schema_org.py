"""Articles of schema.org in JSON-LD."""

from collections.abc import Iterator

from clipwire.model.article import Article, Dateline, Image
from clipwire.parsing.bylines import names_in
from clipwire.parsing.formats.html.structured_data import ARTICLE_TYPE
from clipwire.parsing.formats.json_kinds.values import Object, body_of, first, listed, string, url_in
from clipwire.parsing.json_text import prose, texts
from clipwire.parsing.stated import stated_article


def is_schema_org(thing: Object) -> bool:
    kinds = thing.get("@type")
    return any(isinstance(kind, str) and ARTICLE_TYPE.search(kind) for kind in listed(kinds))


def article(thing: Object) -> Iterator[Article]:
    stated = thing.get("articleBody") or thing.get("text")
    body = string(prose(stated))
    yield stated_article(
        "json-ld",
        title=first(thing.get("headline")) or first(thing.get("name")),
        subtitle=first(thing.get("alternativeHeadline")),
        authors=[name for text in texts(thing.get("author") or thing.get("creator")) for name in names_in(text)],
        source=first(thing.get("publisher")) or first(thing.get("sourceOrganization")),
        url=_page_url(thing),
        published=string(thing.get("datePublished")),
        modified=string(thing.get("dateModified")),
        language=first(thing.get("inLanguage")),
        dateline=Dateline(place=place) if (place := first(thing.get("dateline"))) else None,
        body=body_of(body),
        images=[Image(url=url, caption=caption) for url, caption in map(_picture, listed(thing.get("image"))) if url],
        truncated=(thing.get("isAccessibleForFree") in (False, "False", "false") and len(body) < 500)
        or thing.get("creativeWorkStatus") == "Incomplete",
        warnings=["`articleBody` holds no text that is read"] if stated and not body.strip() else [],
    )


def _page_url(thing: Object) -> str | None:
    """The address of an article: `url`, or the main page's if `url` is the same with a query."""
    main = url_in(thing.get("mainEntityOfPage"))
    own = url_in(thing.get("url")) or main or url_in(thing.get("@id"))
    return main if own and main and own.partition("?")[0] == main else own


def _picture(value: object) -> tuple[str | None, str | None]:
    if isinstance(value, dict):
        return url_in(value), first(value.get("caption")) or first(value.get("description"))
    return url_in(value), None
