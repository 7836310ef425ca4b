"""schema.org NewsArticle in JSON-LD (https://schema.org/NewsArticle): one object, or a graph of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from clipwire.exports.ninjs import MEDIA_TOPICS
from clipwire.exports.records import name_of
from clipwire.exports.texts import in_json, json_list, present
from clipwire.exports.uris import geonames_uri, wikidata_uri
from clipwire.model.article import Article, Mentioned, Place

CONTEXT = "https://schema.org"


def one(article: Article) -> bytes:
    return in_json({"@context": CONTEXT, **thing(article)}, indent=2)


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    return json_list(b'{"@context": "' + CONTEXT.encode() + b'", "@graph": [', map(thing, articles), b"]}")


def thing(article: Article) -> dict[str, Any]:
    subjects = [
        {
            "@type": "DefinedTerm",
            "name": subject.name,
            "termCode": subject.code,
            "inDefinedTermSet": MEDIA_TOPICS,
        }
        for subject in article.subjects
    ]
    countries = [
        present({"@type": "Country", "name": c.name, "identifier": c.code, "sameAs": wikidata_uri(c)})
        for c in article.countries
    ]
    return present(
        {
            "@type": "NewsArticle",
            "@id": name_of(article),
            "identifier": article.id,
            "version": article.version,
            "headline": article.title,
            "alternativeHeadline": article.subtitle,
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "publisher": {"@type": "Organization", "name": article.source.name} if article.source else None,
            "url": article.url,
            "datePublished": article.published,
            "dateModified": article.modified,
            "inLanguage": article.language,
            "dateline": article.dateline.place if article.dateline else None,
            "abstract": article.summary,
            "articleBody": article.body,
            "creativeWorkStatus": "Incomplete" if article.truncated else None,
            "wordCount": len(article.body.split()),
            "keywords": article.keywords,
            "about": subjects,
            "mentions": [
                *(_mentioned("Person", person) for person in article.people),
                *(_mentioned("Organization", organisation) for organisation in article.organisations),
                *map(_place, article.places),
                *countries,
            ],
            "image": [
                present({"@type": "ImageObject", "url": i.url, "caption": i.caption, "creditText": i.credit})
                for i in article.images
            ],
            "citation": [present({"@type": "WebPage", "url": i.url, "name": i.text}) for i in article.links],
        }
    )


def _mentioned(kind: str, entity: Mentioned) -> dict[str, Any]:
    named = {"@type": kind, "name": entity.name, "alternateName": entity.aliases, "sameAs": wikidata_uri(entity)}
    return present(named)


def _place(place: Place) -> dict[str, Any]:
    return _mentioned("Place", place) | present(
        {
            "sameAs": geonames_uri(place),
            "address": {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None,
            "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
            if None not in (place.lat, place.lon)
            else None,
        }
    )
