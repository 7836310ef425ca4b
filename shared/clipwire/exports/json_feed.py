"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1).

What the standard has no field for is in the extension `_clipwire`: the publisher of each item, dates without a time,
and whether the text is cut off.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from clipwire.exports.moments import moment
from clipwire.exports.records import name_of
from clipwire.exports.texts import in_html, in_json, present, unique
from clipwire.model.article import Article


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    listed = list(articles)
    sources = unique(article.source.name if article.source else "" for article in listed)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": sources[0] if len(sources) == 1 else "Clipwire",
        "items": [item(article) for article in listed],
    }
    yield in_json(feed, indent=1)


def item(article: Article) -> dict[str, Any]:
    standard = present(
        {
            "id": name_of(article),
            "url": article.url,
            "title": article.title,
            "summary": article.summary,
            "image": next((image.url for image in article.images if image.url), None),
            "date_published": moment(article.published),
            "date_modified": moment(article.modified),
            "authors": [{"name": name} for name in article.authors],
            "tags": unique([*(subject.name for subject in article.subjects), *article.keywords]),
            "language": article.language,
        }
    )
    own = {
        "source": article.source.name if article.source else None,
        "subtitle": article.subtitle,
        "dateline": article.dateline.place if article.dateline else None,
        "published": article.published,
        "modified": article.modified,
        "truncated": article.truncated,
    }
    return standard | {"content_html": in_html(article.body), "_clipwire": own}
