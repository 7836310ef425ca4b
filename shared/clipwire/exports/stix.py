"""STIX 2.1 (OASIS): a bundle with a report for each article, and what it names as identities and locations.

STIX knows only whole moments; the date as printed is in the report's external reference. Names are what an article
mentions: Clipwire does not judge who is a threat.
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from clipwire.exports.moments import first_moment, in_utc, last_change
from clipwire.exports.records import name_of
from clipwire.exports.texts import in_json, present
from clipwire.model.article import Article, Country, Mentioned, Place

Object = dict[str, Any]

OBSERVABLES = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
"""The namespace that STIX 2.1 prescribes for ids of observables."""
LONG_AGO = "1970-01-01T00:00:00.000Z"
"""Creation of objects that have no date of their own; they are the same in every bundle."""
CLIPWIRE: Object = {
    "type": "identity",
    "spec_version": "2.1",
    "id": f"identity--{uuid.uuid5(uuid.NAMESPACE_URL, 'urn:clipwire')}",
    "created": LONG_AGO,
    "modified": LONG_AGO,
    "name": "Clipwire",
    "identity_class": "system",
}


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    objects = {CLIPWIRE["id"]: CLIPWIRE}
    for article in articles:
        named = _named(article)
        report = _report(article, [thing["id"] for thing in named] or [CLIPWIRE["id"]])
        objects.update((thing["id"], thing) for thing in [*named, report])
    bundle = {"type": "bundle", "id": _id("bundle", "\n".join(sorted(objects))), "objects": list(objects.values())}
    yield in_json(bundle, indent=1)


def _report(article: Article, refs: list[str]) -> Object:
    words = [f"published {article.published}" if article.published else "publication date unknown"]
    if article.authors:
        words.append(f"by {', '.join(article.authors)}")
    reference = {
        "source_name": article.source.name if article.source else "unknown publisher",
        "description": "; ".join(words),
        "url": article.url,
        "external_id": article.id,
    }
    return present(
        {
            "type": "report",
            "spec_version": "2.1",
            "id": _id("report", f"{name_of(article)}:{article.version or 1}"),
            "created_by_ref": CLIPWIRE["id"],
            "created": _moment(first_moment(article.published)),
            "modified": _moment(max(first_moment(article.published), last_change(article), key=in_utc)),
            "name": article.title or "(untitled)",
            "description": article.body,
            "published": _moment(first_moment(article.published)),
            "object_refs": list(dict.fromkeys(refs)),
            "labels": [subject.name for subject in article.subjects],
            "lang": article.language,
            "external_references": [present(reference)],
        }
    )


def _named(article: Article) -> list[Object]:
    found = [_identity(person, "individual") for person in article.people]
    found += [_identity(organisation, "organization") for organisation in article.organisations]
    found += [_place(place) for place in article.places if place.country or None not in (place.lat, place.lon)]
    found += [_country(country) for country in article.countries]
    if article.url:
        value = json.dumps({"value": article.url}, ensure_ascii=False, separators=(",", ":"))
        found.append(
            {
                "type": "url",
                "spec_version": "2.1",
                "id": f"url--{uuid.uuid5(OBSERVABLES, value)}",
                "value": article.url,
            }
        )
    return found


def _identity(entity: Mentioned, kind: str) -> Object:
    references = _references(entity)
    name = references[0]["external_id"] if references else entity.name
    return _object("identity", f"{kind}:{name}") | present(
        {"name": entity.name, "identity_class": kind, "external_references": references}
    )


def _place(place: Place) -> Object:
    point = {"latitude": place.lat, "longitude": place.lon} if None not in (place.lat, place.lon) else {}
    name = place.geonames_id or f"{place.name}:{place.country}"
    return _object("location", f"place:{name}") | present({"name": place.name, "country": place.country, **point})


def _country(country: Country) -> Object:
    return _object("location", f"country:{country.code}") | present(
        {"name": country.name, "country": country.code, "external_references": _references(country)}
    )


def _references(entity: Mentioned | Country) -> list[Object]:
    return [{"source_name": scheme, "external_id": code} for scheme, code in entity.identifiers.items()]


def _object(kind: str, name: str) -> Object:
    return {
        "type": kind,
        "spec_version": "2.1",
        "id": _id(kind, name),
        "created_by_ref": CLIPWIRE["id"],
        "created": LONG_AGO,
        "modified": LONG_AGO,
    }


def _id(kind: str, name: str) -> str:
    return f"{kind}--{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:clipwire:stix:{kind}:{name}')}"


def _moment(rfc3339: str) -> str:
    return f"{in_utc(rfc3339):%Y-%m-%dT%H:%M:%S.000Z}"
