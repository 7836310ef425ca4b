"""Decide which changes of the table are published, and with which event id."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.proof import Leaf
from clipwire.model.receipt import Receipt

EventType = Literal["clipwire.article.published", "clipwire.article.updated", "clipwire.file.rejected"]


@dataclass(frozen=True)
class Announcement:
    """The event for a change, without its content."""

    id: str
    """The same each time the stream delivers the change."""
    type: EventType
    subject: str
    """The article's id, or bucket and key of the file."""
    day: str
    """The UTC day on which the version was stored, or on which the file arrived; as constant as the id."""
    leaf: Leaf | None = None
    """The version, for an article."""


def announcement_of(change: Change) -> Announcement | None:
    """The announcement of a new article or version, or of a file if it or one of its members was rejected.

    There is one announcement for all members of a container. None for every other change.
    """
    match change.before, change.after:
        case None, Article() as article:
            return _of_article("clipwire.article.published", article, change.when)
        case Article() as before, Article() as article if (article.version or 0) > (before.version or 0):
            return _of_article("clipwire.article.updated", article, change.when)
        case before, Receipt() as receipt if _reports_a_rejection(receipt) and not _reports_a_rejection(before):
            return _of_receipt(receipt)
    return None


def _reports_a_rejection(content: object) -> bool:
    match content:
        case Receipt(member=None, outcome="rejected"):
            return True
        case Receipt(member=None, outcome="partial", members=members):
            return members.get("rejected", 0) > 0
    return False


def _of_article(kind: EventType, article: Article, stored_at: datetime) -> Announcement:
    version_hash = article.proof.hash if article.proof else None
    leaf = Leaf(article_id=str(article.id), version=article.version or 1, version_hash=version_hash)
    return Announcement(f"{article.id}-{article.version}", kind, str(article.id), _day(stored_at), leaf)


def _of_receipt(receipt: Receipt) -> Announcement:
    subject = f"{receipt.bucket}/{receipt.key}"
    digest = hashlib.sha256(f"rejected\0{subject}\0{receipt.revision}".encode("utf-8", "replace")).hexdigest()
    return Announcement(digest[:32], "clipwire.file.rejected", subject, _day(receipt.arrived))


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()
