"""CloudEvents for subscribers (docs/events.md), identical each time a change is delivered."""

import json
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from clipwire.model.article import Article
from clipwire.model.changes import Changes
from clipwire.model.listing import Listing
from clipwire.model.receipt import Receipt
from clipwire.model.story import Merged
from clipwire.services.announcing import Announcement, Content
from clipwire.services.letters import Letter, letter_about

MAX_EVENT_BYTES = 200_000
"""SNS and SQS accept 262,144 bytes, including the attributes and a subscriber's envelope."""
MAX_MESSAGE_BYTES = 240_000
"""Of the event as SNS takes it: a text in JSON once more, whose quotation marks and line breaks take two bytes each."""
MAX_WATCHED = 50
"""Names in the attribute `watched`; the record has them all."""
MAX_WATCHED_BYTES = 5_000
"""Of these names together. The event, the attributes and the letter must fit into one message."""

OUR_OWN_WORK = {"message", "articles", "unpacked", "open_tries"}
"""Fields of a receipt that subscribers do not need."""

Attributes = dict[str, str | list[str]]


class Event(BaseModel):
    """A CloudEvents 1.0 event in structured mode, with the message attributes for filter policies."""

    model_config = ConfigDict(frozen=True)

    id: str
    type: str
    subject: str
    time: datetime
    data: dict[str, object]
    attributes: Attributes
    letter: Letter
    """The same in words, for e-mail."""

    def message(self, source: str) -> str:
        """The event as JSON. `source` names the stack that publishes it."""
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


def event_of(content: Content, announcement: Announcement, difference: Changes | None = None) -> Event:
    """The event of an announcement. That of a later version of an article has its `difference` from the one before."""
    if isinstance(content, Receipt):
        data = content.model_dump(mode="json", exclude_none=True, exclude=OUR_OWN_WORK)
        return _event(announcement, data, {"type": announcement.type}, letter_about(content))
    if isinstance(content, Merged):
        data = content.model_dump(mode="json", exclude_none=True)
        return _event(announcement, data, {"type": announcement.type}, letter_about(content))
    if isinstance(content, Listing):
        data = content.model_dump(mode="json", exclude_none=True, exclude={"state", "noticed"})
        data["id"] = data.pop("article_id")
        return _event(announcement, data, _attributes_of_listing(announcement.type, content), letter_about(content))
    data = without_offsets(content)
    if difference:
        data["changes"] = difference.model_dump()
    attributes = _attributes(announcement.type, content)
    if difference and difference.grade:
        attributes["grade"] = difference.grade
    return _event(announcement, _fitting(data), attributes, letter_about(content, difference))


def _event(announcement: Announcement, data: dict[str, object], attributes: Attributes, letter: Letter) -> Event:
    return Event(
        id=announcement.id,
        type=announcement.type,
        subject=announcement.subject,
        time=announcement.when,
        data=data,
        attributes=attributes,
        letter=letter,
    )


def without_offsets(article: Article) -> dict[str, object]:
    """The record as notifications and the archive have it."""
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
    if not article.body:  # the article has none, or it is in the bucket because it is long
        del data["body"]
    return data


def _fitting(data: dict[str, object]) -> dict[str, object]:
    """The data without its longest parts, which are dropped one by one until it fits. The table has all of them."""
    for field in ("body", "changes", "related", "quotes", "links", "images"):
        event = json.dumps(data, ensure_ascii=False)
        if _bytes(event) <= MAX_EVENT_BYTES and _bytes(json.dumps(event, ensure_ascii=False)) <= MAX_MESSAGE_BYTES:
            break
        data = {name: value for name, value in data.items() if name != field}
    return data


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _attributes(kind: str, article: Article) -> Attributes:
    """The attributes for SNS filter policies, without empty ones, which SNS refuses."""
    attributes: dict[str, str | list[str] | None] = {
        "type": kind,
        "source": article.source.id if article.source else None,
        "language": article.language.partition("-")[0] if article.language else None,
        "language_tag": article.language,
        "countries": [country.code for country in article.countries],
        "subjects": [subject.code for subject in article.subjects],
        "watched": _watched(article),
        "duplicate": "true" if article.duplicate_of else "false",
    }
    return {name: value for name, value in attributes.items() if value}


def _attributes_of_listing(kind: str, listing: Listing) -> Attributes:
    attributes: dict[str, str | None] = {
        "type": kind,
        "source": listing.source.id if listing.source else None,
        "language": listing.language.partition("-")[0] if listing.language else None,
        "language_tag": listing.language,
    }
    return {name: value for name, value in attributes.items() if value}


def _watched(article: Article) -> list[str]:
    names = article.watched[:MAX_WATCHED]
    while _bytes(json.dumps(names, ensure_ascii=False)) > MAX_WATCHED_BYTES:
        names = names[:-1]
    return names
