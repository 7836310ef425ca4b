"""IPTC ninjs 3.1 (https://iptc.org/std/ninjs): one object, or a list of them.

ninjs has no field for an article's address, which is the `web` rendition, and only whole moments as dates: a date
without a time is a description with the role `published` or `modified`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from clipwire.exports.moments import moment, rough
from clipwire.exports.records import name_of
from clipwire.exports.texts import in_html, in_json, json_list, present
from clipwire.exports.uris import geonames_uri, wikidata_uri
from clipwire.model.article import Article, Image, Mentioned, Place

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"


def one(article: Article) -> bytes:
    return in_json(item(article), indent=2)


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    return json_list(b"[", map(item, articles), b"]")


def item(article: Article) -> dict[str, Any]:
    # Readers take `versionCreated` for the date of publication if no other is given.
    changed = moment(article.modified) if article.published else None
    return present(
        {
            "uri": name_of(article),
            "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
            "type": "text",
            "representationType": "partial" if article.truncated else "full",
            "version": str(article.version) if article.version else None,
            "contentCreated": moment(article.published),
            "versionCreated": changed,
            "language": article.language,
            "title": article.title,
            "headlines": [
                {"role": role, "contentType": "text/plain", "value": text}
                for role, text in (("main", article.title), ("sub", article.subtitle))
                if text
            ],
            "by": ", ".join(article.authors),
            "located": article.dateline.place if article.dateline else None,
            "infoSources": [{"name": article.source.name, "literal": article.source.id}] if article.source else [],
            "descriptions": [
                {"role": role, "contentType": "text/plain", "value": text}
                for role, text in (
                    ("summary", article.summary),
                    ("published", rough(article.published)),
                    ("modified", None if changed else article.modified),
                )
                if text
            ],
            "bodies": _bodies(article),
            "subjects": [
                {
                    "name": subject.name,
                    "uri": subject.code.replace("medtop:", MEDIA_TOPICS),
                    "confidence": round(100 * subject.confidence),
                }
                for subject in article.subjects
            ],
            "people": [_mentioned(person) for person in article.people],
            "organisations": [_mentioned(organisation) for organisation in article.organisations],
            "places": [_place(place) for place in article.places],
            "renditions": [{"name": "web", "href": article.url, "contentType": "text/html"}] if article.url else [],
            "associations": [_picture(article, at, image) for at, image in enumerate(article.images, 1)],
            "altIds": [{"role": "story", "value": article.story_id}] if article.story_id else [],
        }
    )


def _bodies(article: Article) -> list[dict[str, Any]]:
    if not article.body:
        return []
    return [
        {
            "role": "main",
            "contentType": "text/html",
            "charCount": len(article.body),
            "wordCount": len(article.body.split()),
            "value": in_html(article.body),
        }
    ]


def _mentioned(entity: Mentioned) -> dict[str, Any]:
    return present({"name": entity.name, "rel": "mentioned", "uri": wikidata_uri(entity)})


def _place(place: Place) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [place.lon, place.lat]} if None not in (place.lat, place.lon) else None
    return present(
        {
            "name": place.name,
            "rel": "mentioned",
            "uri": geonames_uri(place),
            "geoJSON": point,
        }
    )


def _picture(article: Article, number: int, image: Image) -> dict[str, Any]:
    return present(
        {
            "name": f"picture {number}",
            "uri": f"{name_of(article)}#picture-{number}",
            "type": "picture",
            "descriptions": [{"role": "main", "value": image.caption}] if image.caption else [],
            "by": image.credit,
            "renditions": [{"name": "web", "href": image.url}] if image.url else [],
        }
    )
