"""Lists of what a source published, as its pages print them, and what they say of an article."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from clipwire.model.article import Related, Source


class PageList(BaseModel):
    """The list on one page, at one sighting of the page."""

    model_config = ConfigDict(frozen=True)

    source_id: str
    observed: AwareDatetime
    """When the page was seen."""
    article_id: str
    """The page's own article."""
    own_title: str | None = None
    """The title of that article, which the list leaves out."""
    entries: tuple[Related, ...] = ()
    """From the top, without teasers."""
    stored_at: AwareDatetime | None = None
    bucket: str | None = None
    key: str = ""
    revision: str = "null"
    member: str | None = None
    """Of the page's file."""


class Listing(BaseModel):
    """What the lists of its source say of an article that they showed once."""

    model_config = ConfigDict(frozen=True)

    state: Literal["withdrawn", "restored"]
    article_id: str
    title: str | None = None
    url: str | None = None
    source: Source | None = None
    language: str | None = None
    published: str | None = None
    last_seen: AwareDatetime
    """When a list showed it last before it was missing."""
    missing_since: AwareDatetime
    """When a list was first seen that should show it and did not."""
    missing_from: int
    """The number of those lists."""
    seen_again: AwareDatetime | None = None
    """When a list showed it again, if it is restored."""
    noticed: AwareDatetime
    """When the list that decided it was stored. The time of the event."""

    @property
    def event_id(self) -> str:
        """The same however often the lists are compared."""
        moment = self.seen_again if self.state == "restored" and self.seen_again else self.last_seen
        return f"{self.article_id}-{self.state}-{moment.isoformat(timespec='seconds')}"
