"""Compare the lists of a source with each other: which stored articles they no longer show, and which are back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from clipwire.model.article import Article
from clipwire.model.listing import Listing
from clipwire.model.messages import Unplaced
from clipwire.services.ports import KnownListing, Listings, PageLists
from clipwire.stories.leads import shown_in
from clipwire.stories.windows import Absence, absences
from clipwire.text.folding import letters_of


@dataclass
class _Compared:
    """The lists of a source that one invocation has compared."""

    call: str
    sightings: set[tuple[datetime, str]]


@dataclass(frozen=True)
class Lists:
    pages: PageLists
    listings: Listings
    _compared: dict[str, _Compared] = field(default_factory=dict)
    """By source."""

    def news(self, change: Unplaced, call: str) -> Iterator[Listing]:
        """Compare a new list of a source with those before. Yields each listing that is to be published.

        The caller publishes a listing before it asks for the next one. `call` is the id of the invocation. The queue
        delivers the lists of a source to one process at a time. A listing is stored before it is published, so that
        its event has the same id however often the lists are compared.
        Raises `TryAgain` if AWS does not answer.
        """
        assert change.source_id and change.observed and change.article_id
        source_id, sighting = change.source_id, (change.observed, change.article_id)
        done = self._compared.get(source_id)
        if done and done.call == call and sighting in done.sightings:
            return
        pages = self.pages.newest(source_id, *sighting)
        for title, absence in sorted(absences([shown_in(page) for page in pages]).items()):
            listing = self._news_of(change, title, absence)
            if listing:
                yield listing
                self.listings.note_published(listing)
        self._compared[source_id] = _Compared(call, {(page.observed, page.article_id) for page in pages})

    def _news_of(self, change: Unplaced, title: str, absence: Absence) -> Listing | None:
        article = self._article(str(change.source_id), title, absence)
        if article is None:
            return None
        known = self.listings.of(str(article.id))
        if known and not known.is_published:
            return known.listing
        if not _is_news(absence, known):
            return None
        listing = Listing(
            state="restored" if absence.back else "withdrawn",
            article_id=str(article.id),
            title=article.title,
            url=article.url,
            source=article.source,
            language=article.language,
            published=article.published,
            last_seen=absence.last_seen,
            missing_since=absence.missed[0].moment,
            missing_from=len(absence.missed),
            seen_again=absence.back,
            noticed=change.when,
        )
        self.listings.decide(listing, known)
        return listing

    def _article(self, source_id: str, title: str, absence: Absence) -> Article | None:
        """The stored article with a folded title; None if there is none, or if there are several."""
        rows = self.listings.titles(source_id, absence.first_seen, absence.last_seen)
        ids = {article_id for article_id, printed in rows if letters_of(printed) == title}
        return self.listings.article(ids.pop()) if len(ids) == 1 else None


def _is_news(absence: Absence, known: KnownListing | None) -> bool:
    """Whether an absence says more than what was published: gone after it was there, or back after it was gone."""
    before = known.listing if known else None
    if absence.back:
        return before is not None and before.state == "withdrawn" and absence.back > before.missing_since
    if before is None:
        return True
    return before.state == "restored" and before.seen_again is not None and absence.last_seen >= before.seen_again
