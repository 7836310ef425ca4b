"""New, unchanged, updated or older: what a sighting of an article is, given the one that is stored."""

from clipwire.model.receipt import StoreOutcome
from clipwire.model.record import Sighting


def decide(known: tuple[str, Sighting] | None, digest: str, seen: Sighting) -> StoreOutcome:
    """What a sighting is, given the digest and the sighting that are stored (None: nothing is)."""
    if known is None:
        return "new"
    known_digest, known_sighting = known
    if digest == known_digest:
        return "unchanged"
    return "updated" if seen.is_after(known_sighting) else "older"
