"""What exports take: articles or records, with texts that every format can hold."""

from collections.abc import Callable, Mapping
from typing import Any

from clipwire.exports.moments import check_date
from clipwire.model.article import Article, FileRef, JsonRecord

AnyRecord = Article | JsonRecord
"""The record may be without offsets."""
Original = Callable[[FileRef], bytes | None]
"""The bytes that an article was read from; None if they are gone."""

UNKNOWN_OFFSET = -1
"""Of a quote, date or action in a record without offsets, such as that of a notification."""
WITH_OFFSET = ("dates", "quotes", "actions")

REPLACED = (
    {code: " " for code in [*range(0x20), *range(0x7F, 0xA0)] if code != 0x0A}
    | dict.fromkeys(range(55296, 57344), "�")
    | {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
)
"""Characters that XML cannot hold, that move a terminal's cursor, or that no encoding can write.

Each is replaced by one character, so that offsets stay right.
"""


def no_original(file: FileRef) -> bytes | None:
    return None


def article_of(record: AnyRecord) -> Article:
    """The article of a record. Fields that this release does not know are left out.

    Raises `ValueError` for a record with values of wrong types, or a date that no calendar has.
    """
    fields = record.model_dump() if isinstance(record, Article) else record
    with_offsets = {
        name: [{"offset": UNKNOWN_OFFSET} | dict(item) for item in fields[name]]
        for name in WITH_OFFSET
        if fields.get(name)
    }
    article = Article.model_validate(_clean({**fields, **with_offsets}), extra="ignore")
    for date in filter(None, (article.published, article.modified, article.crawled)):
        check_date(date)
    return article


def record_of(article: Article) -> dict[str, Any]:
    """The record of an article, without offsets that are not known."""
    record = article.model_dump(mode="json", exclude_none=True)
    for name in WITH_OFFSET:
        for item in record[name]:
            if item["offset"] == UNKNOWN_OFFSET:
                del item["offset"]
    return record


def name_of(article: Article) -> str:
    """The article as a URN. It is the same in every format."""
    return f"urn:clipwire:article:{article.id}"


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(REPLACED)
    if isinstance(value, Mapping):
        return {_clean(name): _clean(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner) for inner in value]
    return value
