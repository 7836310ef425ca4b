"""Store one sighting of an article by a conditional write, and decide again if another writer came first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.errors import Erased, TryAgain
from clipwire.model.receipt import StoredArticle, StoreOutcome
from clipwire.model.record import Kept, LastSeen, Record
from clipwire.services.page_lists import list_on
from clipwire.services.ports import PageLists, Records
from clipwire.versions.changes import changes
from clipwire.versions.fitting import fitting
from clipwire.versions.identity import next_id, text_digest
from clipwire.versions.proofs import hashed, proof_of_reading, proven
from clipwire.versions.sightings import (
    as_last_seen,
    decide,
    kept_before,
    reversion,
    same_bytes,
    sighted,
    tells_another_story,
)
from clipwire.versions.silence import is_silent

MAX_ROUNDS = 5
"""If another writer comes first this many times, the queue delivers the file again."""
MAX_NAMESAKES = 50
"""Articles without an address that share source, day and title. The id of any further one depends on its text, so that
an edit of it is a new article."""

ReadAgain = Callable[[Article], Article | None]
"""Reads the file of a stored article with the current parser; None if that parser read it, or the file is gone."""


@dataclass(frozen=True)
class ArticleStore:
    records: Records
    read_again: ReadAgain
    clock: Callable[[], datetime]
    lists: PageLists | None = None

    def store(self, article: Article, arrival: Arrival) -> StoredArticle:
        """Store one sighting of an article with an id, unless the article was erased.

        Raises `TryAgain` if other writers always come first.
        """
        try:
            return self._stored(sighted(article, arrival), arrival)
        except Erased as error:
            return StoredArticle(id=error.article_id, version=0, outcome="erased")

    def _stored(self, seen: Record, arrival: Arrival) -> StoredArticle:
        for _ in range(MAX_ROUNDS):
            seen, known = self._known(seen)
            stored = self._write(seen, known)
            if stored:
                self._keep_list(seen, known, arrival)
                return stored
        raise TryAgain(f"article {seen.id}: another writer came first {MAX_ROUNDS} times")

    def _known(self, seen: Record) -> tuple[Record, Record | None]:
        """The record of the article, under `next_id` if another story has its id, and the stored record there."""
        for _ in range(MAX_NAMESAKES):
            known = self.records.find(seen.id)
            if known is None or same_bytes(known, seen) or not tells_another_story(known.article, seen.article):
                return seen, known
            seen = seen.model_copy(update={"article": seen.article.model_copy(update={"id": next_id(seen.id)})})
        own = next_id(f"{seen.id} {seen.digest}")
        seen = seen.model_copy(update={"article": seen.article.model_copy(update={"id": own})})
        return seen, self.records.find(own)

    def _write(self, seen: Record, known: Record | None) -> StoredArticle | None:
        """Write the outcome of the sighting; None if another writer came first."""
        if known is None:
            return self._add(seen)
        if not same_bytes(known, seen) and known.digest != seen.digest:
            again = self._read_again(known)
            if again is None:
                return None
            known = again
        last_seen = self.records.last_seen(seen.id) if known.digest != seen.digest else None
        outcome = decide(as_last_seen(known, last_seen), seen)
        if outcome == "reread":
            return self._replace_in_place(seen, known)
        if outcome == "unchanged" and (known.digest == seen.digest or known.version == 1):
            return self._unchanged(seen, known)
        history = self.records.history(seen.id)
        kept = kept_before(seen, outcome, history)
        if kept:
            return StoredArticle(id=seen.id, version=kept.version or known.version, outcome=_first_outcome(seen, kept))
        if outcome == "unchanged":
            return self._unchanged(seen, known)
        if outcome == "older":
            self.records.keep_older(hashed(_numbered(seen, version=known.version, previous=None)))
            return StoredArticle(id=seen.id, version=known.version, outcome="older")
        return self._update(seen, known, last_seen, reverts_to=reversion(seen, history))

    def _keep_list(self, seen: Record, known: Record | None, arrival: Arrival) -> None:
        """Store what the page lists, unless the same bytes were read from another file, which is no later sighting."""
        if known and same_bytes(known, seen) and known.article.file != seen.article.file:
            return
        page = list_on(seen, arrival)
        if self.lists and page:
            self.lists.keep(page)

    def _add(self, seen: Record) -> StoredArticle | None:
        first = proven(_numbered(seen, version=1, previous=None), None, self.clock())
        return _stored(first, "new") if self.records.add(first) else None

    def _update(
        self, seen: Record, known: Record, last_seen: LastSeen | None, reverts_to: int | None
    ) -> StoredArticle | None:
        following = _numbered(seen, version=known.version + 1, previous=known.version)
        following = proven(following, known.article.proof, self.clock())
        difference = fitting(changes(known.article, seen.article)).model_copy(
            update={"reverts_to": reverts_to, "silent": is_silent(known, seen, last_seen)}
        )
        is_written = self.records.replace(following, known, difference, last_seen)
        return _stored(following, "updated") if is_written else None

    def _replace_in_place(self, seen: Record, known: Record) -> StoredArticle | None:
        again = _in_place_of(known, seen.article)
        return _stored(again, "reread") if self.records.replace_in_place(again, known) else None

    def _unchanged(self, seen: Record, known: Record) -> StoredArticle | None:
        outcome: StoreOutcome = "unchanged"
        if known.article.file == seen.article.file:
            # An earlier try stored this file and ended before it wrote the receipt.
            outcome = "updated" if known.article.previous_version else "new"
        elif known.digest == seen.digest and seen.sighting.is_after(known.sighting):
            self.records.see_again(seen)
            still_known = self.records.find(seen.id)
            if still_known is None or still_known.version != known.version:
                return None  # another text was stored meanwhile, and this one is newer or older than that
        return StoredArticle(id=seen.id, version=known.version, outcome=outcome)

    def _read_again(self, known: Record) -> Record | None:
        """The stored record, read again by the current parsers; None if another writer came first.

        Without this, the differences between two parsers look like an edit by the publisher.
        """
        article = self.read_again(known.article)
        if article is None:
            return known
        again = _in_place_of(known, article)
        return again if self.records.replace_in_place(again, known) else None


def _stored(record: Record, outcome: StoreOutcome) -> StoredArticle:
    return StoredArticle(id=record.id, version=record.version, outcome=outcome)


def _first_outcome(seen: Record, kept: Kept) -> StoreOutcome:
    """The outcome of a text in the history. If an earlier try ended before it wrote the receipt, it is that try's."""
    if kept.file != seen.article.file:
        return "unchanged"
    if kept.version is None:
        return "older"
    return "updated" if kept.previous_version else "new"


def _in_place_of(known: Record, article: Article) -> Record:
    """Another reading of the stored file, with the identity of the stored record."""
    kept = {name: getattr(known.article, name) for name in ("id", "version", "previous_version", "file")}
    kept["proof"] = proof_of_reading(known.article.proof, article)
    return known.model_copy(update={"article": article.model_copy(update=kept), "digest": text_digest(article)})


def _numbered(record: Record, version: int, previous: int | None) -> Record:
    article = record.article.model_copy(update={"version": version, "previous_version": previous})
    return record.model_copy(update={"article": article})
