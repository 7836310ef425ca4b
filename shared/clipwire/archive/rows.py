"""Turn records into rows of the archive, and rows into records."""

import hashlib
import json
from datetime import datetime
from typing import Any

from clipwire.archive import names
from clipwire.archive.days import day_of
from clipwire.model.article import JsonRecord
from clipwire.model.moments import utc_text
from clipwire.queries.columns import folded
from clipwire.queries.folding import FOLDING_VERSION

Row = dict[str, Any]

VERSION = 1
"""Rises when rows are made otherwise."""
MARK_CHARS = 8
STORY_FIELDS = ("story_id", "duplicate_of", "similarity")
NOT_RECORD = ("body", "changes")
"""The body has a column of its own; `changes` belong to the event."""


def row_of(record: JsonRecord, stored_at: datetime, as_of: datetime) -> Row:
    """The row of a record that was stored at `stored_at`, and that was so at `as_of`."""
    known = {name: value for name, value in record.items() if value not in (None, "", [], {})}
    kind = "updated" if known.get("previous_version") else "published"
    source, dateline = known.get("source", {}), known.get("dateline", {})
    return {
        "id": known["id"],
        "version": known["version"],
        "as_of": utc_text(as_of, "microseconds"),
        "moved": False,
        "digest": digest_of(known),
        "day": day_of(known.get("published"), known.get("crawled"), stored_at).isoformat(),
        "type": kind,
        "duplicate": "duplicate_of" in known,
        "source_id": source.get("id"),
        "source_name": source.get("name"),
        "agency": dateline.get("agency"),
        "stored_at": utc_text(stored_at, "microseconds"),
        "countries": [country["code"] for country in known.get("countries", [])],
        **{name: known.get(name) for name in _AS_THEY_ARE},
        **{name: known.get(name, []) for name in _LISTS},
        "body": known.get("body", ""),
        "record": json.dumps({name: it for name, it in known.items() if name not in NOT_RECORD}, ensure_ascii=False),
        **folded(known, kind),
    }


_AS_THEY_ARE = (
    *("title", "url", "published", "modified", "crawled", "language", "tone", "summary"),
    *STORY_FIELDS,
)
_LISTS = ("authors", "keywords", "watched", "people", "organisations", "places", "subjects", "quotes", "actions")


def marker(article_id: str, version: int, as_of: datetime, month: str) -> Row:
    """The row of an article in a month that it left with a version: its other rows there are no longer its newest.

    `as_of` may not be later than that of the version's own row, which counts more if both are of one moment.
    """
    return {
        "id": article_id,
        "version": version,
        "as_of": utc_text(as_of, "microseconds"),
        "digest": "",
        "day": f"{month}-01",
        "moved": True,
    }


def month_of_row(row: Row) -> str:
    return str(row["day"])[:7]


def with_turns(rows: list[Row]) -> list[Row]:
    """The rows of one object, each with its `turn`: the greatest turn of an article is that of its newest row.

    It is made of the version, the moment, whether the row is a marker, and a mark of the object, so that the same row
    in another object has another turn: no two rows of an article are alike.
    """
    mark = mark_of(names.hash_of(rows))
    return [row | {"turn": f"{row['version']:09}{row['as_of']}{0 if row['moved'] else 1}{mark}"} for row in rows]


def mark_of(object_name: str) -> str:
    """The end of the turns in an object."""
    return hashlib.sha256(object_name.encode()).hexdigest()[:MARK_CHARS]


def record_in(row: Row) -> dict[str, Any]:
    """The record of a row, which may come from the archive."""
    record: dict[str, Any] = json.loads(row["record"])
    return record | ({"body": row["body"]} if row["body"] else {})


def digest_of(record: JsonRecord) -> str:
    """A digest of a record without its story, which may change without the record, and of how rows are made of it.

    So `clipwire archive check` writes all rows again after a release that makes them otherwise.
    """
    told = {
        name: value
        for name, value in record.items()
        if value not in (None, "", [], {}) and name not in (*STORY_FIELDS, "changes")
    }
    text = json.dumps([VERSION, FOLDING_VERSION, told], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
