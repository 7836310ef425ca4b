"""MISP events (MISP core format): one event for an article, a list of events for several.

An event is for the own organisation only, unpublished, and of undefined threat level: who imports it decides.
"""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from clipwire.exports.moments import first_moment, in_utc, last_change
from clipwire.exports.records import name_of
from clipwire.exports.texts import in_json, json_list, one_line
from clipwire.model.article import Article

OWN_ORGANISATION, UNDEFINED, COMPLETED = "0", "4", "2"
"""MISP's codes of distribution, threat level and analysis."""


def one(article: Article) -> bytes:
    return in_json({"Event": _event(article)}, indent=1)


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    return json_list(b'{"response": [', ({"Event": _event(article)} for article in articles), b"]}")


def _event(article: Article) -> dict[str, Any]:
    changed = str(int(in_utc(last_change(article)).timestamp()))
    return {
        "uuid": _uuid(name_of(article)),
        "info": one_line(article.title or "(untitled)"),
        "date": first_moment(article.published)[:10],
        "timestamp": changed,
        "threat_level_id": UNDEFINED,
        "analysis": COMPLETED,
        "distribution": OWN_ORGANISATION,
        "published": False,
        "Attribute": list(_attributes(article, changed)),
        "Tag": [
            *({"name": f'clipwire:subject="{subject.name}"'} for subject in article.subjects),
            *({"name": f'clipwire:country="{country.code}"'} for country in article.countries),
            *([{"name": f'clipwire:language="{article.language}"'}] if article.language else []),
        ],
    }


def _attributes(article: Article, changed: str) -> Iterator[dict[str, Any]]:
    source = article.source.name if article.source else None
    mentioned = [("organisation", one.name) for one in article.organisations]
    mentioned += [("place", place.name) for place in article.places]
    stated = [
        # category             type         value               comment
        ("External analysis", "link",      article.url,        "the article"),
        ("External analysis", "text",      source,             "publisher"),
        ("External analysis", "text",      article.published,  "date of publication, as known"),
        ("External analysis", "text",      article.body,       "body"),
        *(("External analysis", "text",    author,             "author") for author in article.authors),
        *(("Person", "full-name",          person.name,        "mentioned") for person in article.people),
        *(("Other", "text",                name,               f"{kind} mentioned") for kind, name in mentioned),
    ]  # fmt: skip
    for category, kind, value, comment in stated:
        if value:
            yield {
                "uuid": _uuid(f"{name_of(article)}:{category}:{kind}:{comment}:{value}"),
                "type": kind,
                "category": category,
                "value": value,
                "comment": comment,
                "to_ids": False,
                "disable_correlation": comment == "body",
                "distribution": "5",  # as the event
                "timestamp": changed,
            }


def _uuid(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:clipwire:misp:{name}"))
