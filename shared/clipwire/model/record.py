"""An article as it is stored: the record, and the sighting that orders it among others."""

from datetime import UTC, datetime
from typing import TypeGuard

from pydantic import AwareDatetime, BaseModel, ConfigDict

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article, FileRef


class Sighting(BaseModel):
    """When a text of an article was observed. Events come twice and out of order; sightings have an order."""

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
        """Within one key S3's sequencer decides; otherwise the page's own clock, then the time of arrival.

        Two pages of one container have one sequencer, so that their own clocks decide.
        """
        if self.key == other.key and self.sequencer and other.sequencer and self.sequencer != other.sequencer:
            return _padded(self.sequencer) > _padded(other.sequencer)
        return (self.moment, self.arrived) > (other.moment, other.arrived)

    @property
    def moment(self) -> datetime:
        """When the text was seen. Sightings that were stored before crawl dates were bounded may lie in the future."""
        return min(self.observed, self.arrived)


class LastSeen(BaseModel):
    """The latest sighting of a text that was stored before, as a later crawl of an unchanged page gives."""

    model_config = ConfigDict(frozen=True)

    digest: str
    sighting: Sighting


class Record(BaseModel):
    article: Article
    """With `id` and `version`."""
    digest: str
    """Of title and body: see `clipwire.versions.identity.text_digest`."""
    sighting: Sighting

    @property
    def id(self) -> str:
        assert self.article.id, "a record's article has an id"
        return self.article.id

    @property
    def version(self) -> int:
        assert self.article.version, "a record's article has a version"
        return self.article.version

    @property
    def listed_at(self) -> str:
        """The position in lists, as text that sorts by time: publication if its day is known, else observation.

        Moments are in UTC; a day without a time comes before every moment of that day.
        """
        published = self.article.published
        if not _names_a_day(published):
            return _in_utc(self.sighting.observed)
        return published if len(published) == len("2025-04-24") else _in_utc(_moment(published))

    @property
    def day(self) -> str:
        """The day under which the article is listed: of publication as printed, else of observation in UTC."""
        published = self.article.published
        return published[:10] if _names_a_day(published) else self.listed_at[:10]


def _names_a_day(iso: str | None) -> TypeGuard[str]:
    return iso is not None and len(iso) >= len("2025-04-24")


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _moment(iso: str) -> datetime:
    """The first moment of an ISO 8601 date of any precision; a time without offset is taken as UTC."""
    whole = iso + "0001-01-01"[len(iso) :] if len(iso) < 10 else iso
    moment = datetime.fromisoformat(whole)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _padded(sequencer: str) -> str:
    """Sequencers differ in length; the shorter is filled with zeros on the right (S3's documentation)."""
    return sequencer.upper().ljust(32, "0")


class Kept(BaseModel):
    """An entry of an article's history: what identifies a text that was replaced, or that arrived late."""

    model_config = ConfigDict(frozen=True)

    version: int | None
    """None if it arrived late and was never the newest."""
    previous_version: int | None
    digest: str
    sighting: Sighting
    file: FileRef | None
