"""An article as it is stored: the record, and the sighting that orders it among others."""

from datetime import UTC, datetime
from typing import TypeGuard

from pydantic import AwareDatetime, BaseModel, ConfigDict

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article, FileRef
from clipwire.model.moments import utc_text


class Sighting(BaseModel):
    """The observation of an article's text. Events may come twice and out of order; sightings have an order."""

    model_config = ConfigDict(frozen=True)

    observed: AwareDatetime
    """The page's crawl date if it has one, otherwise the object's time; never later than `arrived`."""
    arrived: AwareDatetime
    key: str
    sequencer: str | None = None

    @classmethod
    def of(cls, article: Article, arrival: Arrival) -> "Sighting":
        return cls(
            observed=min(_moment(article.crawled), arrival.arrived) if article.crawled else arrival.arrived,
            arrived=arrival.arrived,
            key=f"{arrival.bucket}/{arrival.key}",
            sequencer=arrival.sequencer,
        )

    def is_after(self, other: "Sighting") -> bool:
        """Whether this sighting is later: by S3's sequencer within one key, else by crawl date, then by arrival.

        Two pages of one container have the same sequencer, so their crawl dates decide.
        """
        if self.key == other.key and self.sequencer and other.sequencer and self.sequencer != other.sequencer:
            return _padded(self.sequencer) > _padded(other.sequencer)
        return (self.moment, self.arrived) > (other.moment, other.arrived)

    @property
    def moment(self) -> datetime:
        """When the text was seen. Crawl dates stored by version 0.1 may be in the future."""
        return min(self.observed, self.arrived)


class LastSeen(BaseModel):
    """The latest sighting of a text that is already stored, such as a later crawl of an unchanged page."""

    model_config = ConfigDict(frozen=True)

    digest: str
    sighting: Sighting


class Record(BaseModel):
    article: Article
    """With `id` and `version`."""
    digest: str
    """Of title and body: see `clipwire.versions.identity.text_digest`."""
    sighting: Sighting
    stored_at: AwareDatetime | None = None
    """When this version was first written. It is the time of its event, however often that is published again."""

    @property
    def id(self) -> str:
        assert self.article.id, "a record's article has an id"
        return self.article.id

    @property
    def version(self) -> int:
        assert self.article.version, "a record's article has a version"
        return self.article.version

    def last_sighting(self, last_seen: LastSeen | None) -> Sighting:
        """The latest sighting of this text: its own, or a later one that was noted."""
        is_later = last_seen and last_seen.digest == self.digest and last_seen.sighting.is_after(self.sighting)
        return last_seen.sighting if last_seen and is_later else self.sighting

    @property
    def stored_day(self) -> str:
        """The UTC day of `stored_at`."""
        assert self.stored_at, "a record of the table has the time of its storing"
        return self.stored_at.astimezone(UTC).date().isoformat()

    @property
    def listed_at(self) -> str:
        """The sort key in lists: the time of publication if its day is known, else of observation.

        Moments are in UTC. A day without a time sorts before every moment of that day.
        """
        published = self.article.published
        if not _names_a_day(published):
            return utc_text(self.sighting.observed)
        return published if len(published) == len("2025-04-24") else utc_text(_moment(published))

    @property
    def day(self) -> str:
        """The day under which the article is listed: that of publication as printed, else of observation in UTC."""
        published = self.article.published
        return published[:10] if _names_a_day(published) else self.listed_at[:10]


def _names_a_day(iso: str | None) -> TypeGuard[str]:
    return iso is not None and len(iso) >= len("2025-04-24")


def _moment(iso: str) -> datetime:
    """The first moment of an ISO 8601 date of any precision; a time without offset is taken as UTC."""
    whole = iso + "0001-01-01"[len(iso) :] if len(iso) < 10 else iso
    moment = datetime.fromisoformat(whole)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _padded(sequencer: str) -> str:
    """The sequencer filled with zeros on the right, since sequencers differ in length (S3's documentation)."""
    return sequencer.upper().ljust(32, "0")


class Kept(BaseModel):
    """An entry of an article's history, which identifies a text that was replaced or arrived late."""

    model_config = ConfigDict(frozen=True)

    version: int | None
    """None for a text that arrived late and was never the newest."""
    previous_version: int | None
    digest: str
    sighting: Sighting
    file: FileRef | None
