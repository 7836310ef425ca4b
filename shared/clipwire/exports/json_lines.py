"""JSON Lines: whole records, one on each line."""

from collections.abc import Iterable, Iterator

from clipwire.exports.records import record_of
from clipwire.exports.texts import in_json
from clipwire.model.article import Article


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    for article in articles:
        yield in_json(record_of(article))
