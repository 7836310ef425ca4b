"""CloudEvents for subscribers, with ids that come out the same however often a change is told (docs/events.md)."""

import hashlib
import json
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from clipwire.model.article import Article
from clipwire.model.receipt import Receipt
from clipwire.versions.changes import changes

ROOM = 200_000
"""Bytes of an event. SNS and SQS take 262,144 with the attributes; a subscriber's envelope needs some of that."""

Attributes = dict[str, str | list[str]]


class Event(BaseModel):
    """A CloudEvents 1.0 event in structured mode, with the message attributes that filter policies see."""

    model_config = ConfigDict(frozen=True)

    id: str
    type: str
    subject: str
    time: datetime
    data: dict[str, object]
    attributes: Attributes

    def message(self, source: str) -> str:
        """The event as JSON. `source` names the stack that speaks."""
        event = {
            "specversion": "1.0",
            "id": self.id,
            "source": source,
            "type": self.type,
            "subject": self.subject,
            "time": self.time.isoformat(),
            "datacontenttype": "application/json",
            "data": self.data,
        }
        return json.dumps(event, ensure_ascii=False)


def article_published(article: Article, time: datetime) -> Event:
    return _article_event("clipwire.article.published", article, time, {})


def article_updated(before: Article, article: Article, time: datetime) -> Event:
    """The new version, with what changed since the one before."""
    difference = changes(before, article).model_dump()
    return _article_event("clipwire.article.updated", article, time, {"changes": difference})


def file_rejected(receipt: Receipt) -> Event:
    subject = f"{receipt.bucket}/{receipt.key}" + (f"#{receipt.member}" if receipt.member else "")
    return Event(
        id=hashlib.sha256(f"rejected\0{subject}\0{receipt.revision}".encode("utf-8", "replace")).hexdigest()[:32],
        type="clipwire.file.rejected",
        subject=subject,
        time=receipt.updated,
        data=receipt.model_dump(mode="json", exclude_none=True, exclude={"message", "articles", "outcome"}),
        attributes={"type": "clipwire.file.rejected"},
    )


def _article_event(kind: str, article: Article, time: datetime, more: dict[str, object]) -> Event:
    return Event(
        id=f"{article.id}-{article.version}",
        type=kind,
        subject=str(article.id),
        time=time,
        data=_fitting(_without_offsets(article) | more),
        attributes=_attributes(kind, article),
    )


def _without_offsets(article: Article) -> dict[str, object]:
    named = {"offsets": True}
    data = article.model_dump(
        mode="json",
        exclude_none=True,
        exclude={
            "people": {"__all__": named},
            "organisations": {"__all__": named},
            "places": {"__all__": named},
            "dates": {"__all__": {"offset"}},
            "quotes": {"__all__": {"offset"}},
            "actions": {"__all__": {"offset"}},
        },
    )
    if not article.body:  # it has none, or it is too long to travel
        del data["body"]
    return data


def _fitting(data: dict[str, object]) -> dict[str, object]:
    """Without the longest parts, one after the other, until it fits; the record in the table has them all."""
    for field in ("body", "changes", "related", "quotes", "links", "images"):
        if len(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")) <= ROOM:
            break
        data = {name: value for name, value in data.items() if name != field}
    return data


def _attributes(kind: str, article: Article) -> Attributes:
    """What SNS filter policies see. An attribute without a value is left out: SNS refuses empty ones."""
    attributes: dict[str, str | list[str] | None] = {
        "type": kind,
        "source": article.source.id if article.source else None,
        "language": article.language,
        "countries": [country.code for country in article.countries],
        "subjects": [subject.code for subject in article.subjects],
        "duplicate": "true" if article.duplicate_of else "false",
    }
    return {name: value for name, value in attributes.items() if value}
