"""An article as it is stored: the record and what decides about the next sighting of it."""

from datetime import UTC, datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article


class Sighting(BaseModel):
    """When an article was seen to say what it says. Events come twice and out of order; sightings have an order."""

    model_config = ConfigDict(frozen=True)

    observed: AwareDatetime
    """The page's crawl date where it has one, else the object's time."""
    arrived: AwareDatetime
    key: str
    sequencer: str | None = None

    @classmethod
    def of(cls, article: Article, arrival: Arrival) -> "Sighting":
        return cls(
            observed=_moment(article.crawled) if article.crawled else arrival.arrived,
            arrived=arrival.arrived,
            key=f"{arrival.bucket}/{arrival.key}",
            sequencer=arrival.sequencer,
        )

    def is_after(self, other: "Sighting") -> bool:
        """Later by the page's own clock; then, within one key, by S3's sequencer; then by time of arrival."""
        if self.observed != other.observed:
            return self.observed > other.observed
        if self.key == other.key and self.sequencer and other.sequencer:
            return _padded(self.sequencer) > _padded(other.sequencer)
        return self.arrived > other.arrived


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


def _moment(iso: str) -> datetime:
    """The first moment of an ISO 8601 date of any precision; a time without offset is taken as UTC."""
    whole = iso + "0001-01-01"[len(iso) :] if len(iso) < 10 else iso
    moment = datetime.fromisoformat(whole)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _padded(sequencer: str) -> str:
    """Sequencers differ in length; the shorter is filled with zeros on the right (S3's documentation)."""
    return sequencer.upper().ljust(32, "0")
