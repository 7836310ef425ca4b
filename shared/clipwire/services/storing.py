"""One conditional write that decides: new, unchanged, updated or older."""

from dataclasses import dataclass

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.errors import TryAgain
from clipwire.model.receipt import StoredArticle, StoreOutcome
from clipwire.model.record import Record, Sighting
from clipwire.services.ports import Records
from clipwire.versions.identity import text_digest
from clipwire.versions.sightings import decide

ROUNDS = 5
"""Writers of one article that may be quicker than us before the queue has to deliver again."""


@dataclass(frozen=True)
class ArticleStore:
    records: Records

    def store(self, article: Article, arrival: Arrival) -> StoredArticle:
        """Store one sighting of an article that has an id.

        Concurrent writers meet in the condition of the write: who comes second reads again and decides again.
        """
        assert article.id, "an article is given its id when it is read"
        digest, sighting = text_digest(article), Sighting.of(article, arrival)
        for _ in range(ROUNDS):
            known = self.records.find(article.id)
            stored = (known.digest, known.sighting) if known else None
            outcome = decide(stored, digest, sighting)
            written = self._write(outcome, Record(article=article, digest=digest, sighting=sighting), known)
            if written:
                return written
        raise TryAgain(f"article {article.id}: {ROUNDS} other writers were quicker")

    def _write(self, outcome: StoreOutcome, seen: Record, known: Record | None) -> StoredArticle | None:
        """None where another writer was quicker."""
        if known is None:
            first = _numbered(seen, version=1, previous=None)
            if not self.records.add(first):
                return None
            self.records.index(first)
            return StoredArticle(id=first.id, version=1, outcome="new")
        if outcome == "updated":
            following = _numbered(seen, version=known.version + 1, previous=known.version)
            if not self.records.replace(following, known):
                return None
            self.records.index(following)
            return StoredArticle(id=following.id, version=following.version, outcome="updated")
        if outcome == "older":
            self.records.keep_older(_numbered(seen, version=known.version, previous=None))
        elif known.article.file == seen.article.file:
            # An earlier try stored this very file and fell before its receipt: finish what it began.
            self.records.index(known)
            outcome = "updated" if known.article.previous_version else "new"
        return StoredArticle(id=seen.id, version=known.version, outcome=outcome)


def _numbered(record: Record, version: int, previous: int | None) -> Record:
    article = record.article.model_copy(update={"version": version, "previous_version": previous})
    return record.model_copy(update={"article": article})
