"""Folded columns: what each field of an article is searched in. The archive keeps them beside the record.

Title and body are one folded text each: " kim visits the launch site ". The other columns have entries between line
feeds, so that a phrase cannot cross two names: "\\n kim jong un \\n marshal kim \\n=q56226\\n". An entry that starts
with = is an id or code: ASCII only and without spaces, so that it cannot be taken for words.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from clipwire.model.article import JsonRecord
from clipwire.queries.dates import period_of
from clipwire.queries.fields import OF_WORDS, id_form
from clipwire.queries.folding import folded as folded_text

PUBLISHED = "clipwire.article.published"
_LISTS = {"person": "people", "organisation": "organisations", "place": "places"}


def folded(article: JsonRecord, type: str = PUBLISHED) -> dict[str, str | None]:
    """The columns of an article that is the subject of an event of this type, for `clipwire.queries.sql`.

    `published_first` and `published_last` are the first and last day that the date stands for, by the publisher's
    clock; None if there is no date.
    """
    period = period_of(article.get("published") or "")
    return {
        **{f"{field}_words": column(article, field) for field in OF_WORDS},
        "published_first": period.first_day if period else None,
        "published_last": period.last_day if period else None,
        "type": event_name(type),
    }


def event_name(type: str) -> str:
    """`updated` for `clipwire.article.updated`."""
    return type.rpartition(".")[2]


def column(article: JsonRecord, field: str) -> str:
    """The text in which `field` is searched."""
    if field in ("title", "body"):
        return folded_text(article.get(field) or "")
    ids, names = _of_names(article, field)
    entries = [folded_text(name) for name in dict.fromkeys(names) if name]
    entries += [id_entry(it) for it in dict.fromkeys(ids) if it]
    return "\n".join(["", *entries, ""]) if entries else ""


def id_entry(identifier: str) -> str:
    """An id or code as an entry.

    >>> id_entry("medtop:11000000"), id_entry("조선-신보")
    ('=medtop:11000000', '=%EC%A1%B0%EC%84%A0-%EC%8B%A0%EB%B3%B4')
    """
    return "=" + quote(id_form(identifier), safe=":", errors="replace")


def _of_names(article: JsonRecord, field: str) -> tuple[Iterable[str], Iterable[str]]:
    """(ids, names) of a field."""
    match field:
        case "source":
            source = article.get("source") or {}
            return [source.get("id")], [source.get("name")]  # type: ignore[list-item]
        case "country":
            return _pairs(article.get("countries"), "code")
        case "subject":
            return _pairs(article.get("subjects"), "code")
        case "quote":
            return [], [it.get("text") for it in article.get("quotes") or ()]
        case "event":
            return [], [it.get("type") for it in article.get("actions") or ()]
    mentioned = article.get(_LISTS[field]) or ()
    return _identifiers(mentioned), [name for it in mentioned for name in (it.get("name"), *(it.get("aliases") or ()))]


def _pairs(items: Iterable[Mapping[str, Any]] | None, key: str) -> tuple[list[str], list[str]]:
    items = list(items or ())
    return [it.get(key) for it in items], [it.get("name") for it in items]  # type: ignore[misc]


def _identifiers(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The ids of names: `Q458` and `wikidata:Q458` of a watch list, the number of GeoNames."""
    for it in items:
        for scheme, identifier in (it.get("identifiers") or {}).items():
            yield str(identifier)
            yield f"{scheme}:{identifier}"
        if it.get("geonames_id"):
            yield str(it["geonames_id"])
