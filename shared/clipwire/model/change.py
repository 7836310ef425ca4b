"""A change of one item in the table."""

from dataclasses import dataclass
from datetime import datetime

from clipwire.model.article import Article
from clipwire.model.listing import PageList
from clipwire.model.receipt import Receipt


@dataclass(frozen=True)
class Change:
    """An item before and after a write.

    Only articles, receipts and lists are included; for items of other kinds, `before` and `after` are None. An article
    whose body is kept in the bucket has an empty body.
    """

    what: str
    """The item's kind; see docs/data-model.md."""
    before: Article | Receipt | PageList | None
    """None if the item is new."""
    after: Article | Receipt | PageList | None
    """None if the item was deleted."""
    when: datetime
    """When the item was written, by the writer's clock: the same however often the stream delivers the change."""
    former: datetime | None = None
    """When the item was written before, by the same clock, if it was an article."""
