"""Decide which changes of the table are published, and with which event id."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.listing import Listing, PageList
from clipwire.model.messages import Unplaced
from clipwire.model.proof import Leaf
from clipwire.model.receipt import Receipt
from clipwire.model.story import Merged
from clipwire.stories.languages import compared_language

FILES = "files"
"""The group of rejected files."""

EventType = Literal[
    "clipwire.article.published",
    "clipwire.article.updated",
    "clipwire.article.withdrawn",
    "clipwire.article.restored",
    "clipwire.story.merged",
    "clipwire.file.rejected",
]
Content = Article | Listing | Receipt | Merged
"""The subject of an event."""


@dataclass(frozen=True)
class Announcement:
    """The event for a change, without its content."""

    id: str
    """The same each time the stream delivers the change."""
    type: EventType
    subject: str
    """The article's or story's id, or bucket and key of the file."""
    when: datetime
    """When the change was written."""
    day: str
    """The UTC day on which the version was stored, or on which the file arrived; as constant as the id."""
    leaf: Leaf | None = None
    """The version, for an article."""


def change_to_place(change: Change) -> Unplaced | None:
    """The message for a new version of an article or another reading of one, for a new list, or for a rejected file.

    There is one message for all members of a container. None for every other change.
    """
    match change.before, change.after:
        case None, Article() as article:
            return _of_article(article, change.when)
        case Article() as before, Article() as article if (article.version or 0) > (before.version or 0):
            return _of_article(article, change.when)
        case Article() as before, Article() as article if article.version == before.version and article != before:
            return _of_reading(article, change.when)
        case before, Receipt() as receipt if _reports_a_rejection(receipt) and not _reports_a_rejection(before):
            return _of_receipt(receipt, change.when)
        case None, PageList() as page:
            return _of_list(page, change.when)
    return None


def announcement_of(content: Content, when: datetime) -> Announcement:
    """The announcement of a version or a withdrawal of an article, of stories that merged, or of a rejected file."""
    if isinstance(content, Article):
        kind: EventType = "clipwire.article.updated" if content.previous_version else "clipwire.article.published"
        version_hash = content.proof.hash if content.proof else None
        leaf = Leaf(article_id=str(content.id), version=content.version or 1, version_hash=version_hash)
        return Announcement(f"{content.id}-{content.version}", kind, str(content.id), when, _day(when), leaf)
    if isinstance(content, Listing):
        is_back = content.state == "restored"
        state: EventType = "clipwire.article.restored" if is_back else "clipwire.article.withdrawn"
        return Announcement(content.event_id, state, content.article_id, content.noticed, _day(content.noticed))
    if isinstance(content, Merged):
        return Announcement(f"{content.merged}-merged", "clipwire.story.merged", content.story_id, when, _day(when))
    subject = f"{content.bucket}/{content.key}"
    return Announcement(_rejection_id(content), "clipwire.file.rejected", subject, when, _day(content.arrived))


def _reports_a_rejection(content: object) -> bool:
    match content:
        case Receipt(member=None, outcome="rejected"):
            return True
        case Receipt(member=None, outcome="partial", members=members):
            return members.get("rejected", 0) > 0
    return False


def _of_article(article: Article, when: datetime) -> Unplaced:
    file = article.file
    assert file, "a stored article has its file"
    return Unplaced(
        event_id=announcement_of(article, when).id,
        group=compared_language(article.language),
        when=when,
        article_id=article.id,
        version=article.version,
        bucket=file.bucket or "",
        key=file.key,
        revision=file.version_id or "null",
        member=file.member,
    )


def _of_reading(article: Article, when: datetime) -> Unplaced:
    first = _of_article(article, when)
    reading = _hash(article.model_dump_json())
    return first.model_copy(update={"reading": reading, "event_id": f"{first.event_id}-{reading}"})


def _of_receipt(receipt: Receipt, when: datetime) -> Unplaced:
    return Unplaced(
        event_id=announcement_of(receipt, when).id,
        group=FILES,
        when=when,
        bucket=receipt.bucket,
        key=receipt.key,
        revision=receipt.revision,
    )


def _of_list(page: PageList, when: datetime) -> Unplaced:
    return Unplaced(
        event_id=_hash(f"list\0{page.source_id}\0{page.observed.isoformat()}\0{page.article_id}"),
        group=f"list#{_hash(page.source_id)}",  # SQS takes no letters of other scripts here
        when=when,
        article_id=page.article_id,
        source_id=page.source_id,
        observed=page.observed,
        bucket=page.bucket or "",
        key=page.key,
        revision=page.revision,
        member=page.member,
    )


def _rejection_id(receipt: Receipt) -> str:
    return _hash(f"rejected\0{receipt.bucket}/{receipt.key}\0{receipt.revision}")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()
