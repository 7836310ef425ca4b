"""Readings of one article, and stores in memory, for tests of storing."""

from collections.abc import Callable
from datetime import datetime, timedelta

from clipwire.model.article import Article, FileRef
from clipwire.model.record import Record
from clipwire.services.storing import ArticleStore
from clipwire.versions.sightings import sighted
from tests.unit.services.fakes import NOON, FakeRecords, arrival, never_read_again, noon

LATER = NOON + timedelta(days=1)

EARLIER = NOON - timedelta(days=1)

BEFORE = "The fleet came home on Monday with full holds. The harbour master counted forty boats before noon."

AFTER = "The fleet came home on Monday with full holds. The harbour master counted sixty boats before noon."


def article(
    body: str, key: str = "incoming/page.txt", parser: int = 1, data: str | None = None, **fields: object
) -> Article:
    file = FileRef(
        bucket="drop", key=key, version_id="v1", format="page-dump", size=1, sha256=data or f"bytes of {key}"
    )
    return Article.model_validate(
        {
            "id": "fishing",
            "title": "Fishing fleet returns",
            "body": body,
            "file": file,
            "parsers": {"page-dump": parser},
        }
        | fields
    )


def stored_by_another(body: str, version: int, at: datetime = NOON) -> Record:
    seen = article(body, key="incoming/another.txt", version=version)
    return sighted(seen, arrival("incoming/another.txt", at=at))


def store_with(
    records: FakeRecords, read_again: Callable[[Article], Article | None] = never_read_again
) -> ArticleStore:
    return ArticleStore(records, read_again, noon)
