"""New, unchanged, updated or older: what a sighting of an article is, given the one that is stored."""

from datetime import UTC, datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from clipwire.arrival import Arrival, StoreOutcome
from clipwire.article import Article


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


def decide(known: tuple[str, Sighting] | None, digest: str, seen: Sighting) -> StoreOutcome:
    """What a sighting is, given the digest and the sighting that are stored (None: nothing is)."""
    if known is None:
        return "new"
    known_digest, known_sighting = known
    if digest == known_digest:
        return "unchanged"
    return "updated" if seen.is_after(known_sighting) else "older"


def _moment(iso: str) -> datetime:
    """The first moment of an ISO 8601 date of any precision; a time without offset is taken as UTC."""
    whole = iso + "0001-01-01"[len(iso) :] if len(iso) < 10 else iso
    moment = datetime.fromisoformat(whole)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _padded(sequencer: str) -> str:
    """Sequencers differ in length; the shorter is filled with zeros on the right (S3's documentation)."""
    return sequencer.upper().ljust(32, "0")
