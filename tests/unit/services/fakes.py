"""The ports of the services, in memory."""

import hashlib
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.changes import Changes
from clipwire.model.errors import Rejected, TryAgain
from clipwire.model.listing import Listing, PageList
from clipwire.model.messages import LostChanges, Place, Pointer, Step, Unplaced
from clipwire.model.problem import Problem
from clipwire.model.proof import Leaf
from clipwire.model.receipt import Receipt
from clipwire.model.record import Kept, LastSeen, Record, Sighting
from clipwire.services.containers import Containers
from clipwire.services.letters import Letter
from clipwire.services.ports import Done, KnownListing, Watched

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)


def noon() -> datetime:
    """A clock that does not run."""
    return NOON


class FakeFiles:
    """The bucket: files and packs."""

    def __init__(self, **files: bytes) -> None:
        self.files = files

    def keep(self, pack: bytes) -> str:
        key = f"unpacked/{hashlib.sha256(pack).hexdigest()}"
        self.files[key] = pack
        return key

    def read(self, arrival: Arrival, limit: int) -> bytes:
        key = (arrival.slice and arrival.slice.pack) or arrival.key
        if key not in self.files:
            raise Rejected("file-gone", "The file was deleted before it could be read.")
        data = self.files[key]
        return data[arrival.slice.start : arrival.slice.start + arrival.slice.length] if arrival.slice else data

    def read_unless(
        self, unwanted: Callable[[bytes], bool], head_bytes: int, arrival: Arrival, limit: int
    ) -> bytes | None:
        return None if unwanted(self.files[arrival.key][:head_bytes]) else self.read(arrival, limit)

    def open(self, arrival: Arrival) -> io.BytesIO:
        return io.BytesIO(self.files[arrival.key])


class FakeUnpacking:
    """The containers queue and, of what goes back, the arrivals queue."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.pointers: list[Pointer] = []

    def hand_on(self, arrival: Arrival, run: str) -> None:
        self.go_on(Step(arrival=arrival, run=run))

    def go_on(self, step: Step) -> None:
        self.steps.append(step)

    def send(self, pointers: list[Pointer]) -> None:
        self.pointers += pointers


class FakeWatchLists:
    def __init__(self, watched: Watched | None = None) -> None:
        self.watched = watched or Watched()

    def current(self) -> Watched:
        return self.watched


class FakeReceipts:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, str | None], Receipt] = {}

    def open(self, arrival: Arrival, now: datetime) -> Receipt:
        known = self.find(arrival)
        if known and known.outcome not in ("received", "failed") and not arrival.again:
            return known
        receipt = Receipt.of(arrival, now)
        if known:
            tries = known.open_tries + 1 if known.outcome == "received" else 1
            receipt = receipt.model_copy(update={"open_tries": tries, "articles": known.articles})
        self.close(receipt)
        return receipt

    def find(self, arrival: Arrival) -> Receipt | None:
        return self.kept.get((arrival.key, arrival.revision, arrival.member))

    def note(self, receipt: Receipt) -> None:
        if self.kept[receipt.key, receipt.revision, receipt.member].outcome == "received":
            self.close(receipt)

    def close(self, receipt: Receipt) -> None:
        self.kept[receipt.key, receipt.revision, receipt.member] = receipt


class FakeProgress:
    """Members of containers by run and ordinal; a neighbourhood is the whole run."""

    def __init__(self) -> None:
        self.outcomes: dict[tuple[str, int], tuple[str, Problem | None]] = {}
        self.totals: dict[str, int] = {}

    def note(self, container: Arrival, place: Place, outcome: str, problem: Problem | None) -> bool:
        self.outcomes[place.run, place.ordinal] = (outcome, problem)
        return len(self._of(place.run)) >= self.totals.get(place.run, 100)

    def expect(self, container: Arrival, run: str, total: int) -> None:
        self.totals[run] = total

    def done(self, container: Arrival, run: str) -> Done:
        found = self._of(run)
        problems = [problem for _, problem in found if problem]
        return Done(Counter(outcome for outcome, _ in found), problems[0] if problems else None)

    def _of(self, run: str) -> list[tuple[str, Problem | None]]:
        return [
            noted for (of_run, _), noted in sorted(self.outcomes.items(), key=lambda item: item[0]) if of_run == run
        ]


def containers(receipts: FakeReceipts) -> Containers:
    return Containers(receipts, FakeProgress(), lambda: NOON)


class FakeRecords:
    """Records in memory. `rivals` are written by somebody else just before our own first writes."""

    def __init__(self, rivals: list[Record] | None = None) -> None:
        self.current: dict[str, Record] = {}
        self.replaced: list[Record] = []
        """Former versions."""
        self.late: list[Record] = []
        """Observations that arrived after a newer one."""
        self.seen_again: dict[str, LastSeen] = {}
        self.differences: list[Changes] = []
        self.rivals = rivals or []

    def find(self, article_id: str) -> Record | None:
        return self.current.get(article_id)

    def add(self, record: Record) -> bool:
        self._let_a_rival_in()
        if record.id in self.current:
            return False
        self.current[record.id] = record
        return True

    def replace(self, record: Record, known: Record, difference: Changes, last_seen: LastSeen | None) -> bool:
        self._let_a_rival_in()
        if self.current[record.id].version != known.version or self.seen_again.get(record.id) != last_seen:
            return False
        self.replaced.append(known)
        self.differences.append(difference)
        self.current[record.id] = record
        return True

    def replace_in_place(self, record: Record, known: Record) -> bool:
        self._let_a_rival_in()
        if self.current[record.id].version != known.version:
            return False
        self.current[record.id] = record
        return True

    def see_again(self, record: Record) -> None:
        noted = self.seen_again.get(record.id)
        if noted is None or noted.sighting.moment < record.sighting.moment:
            self.seen_again[record.id] = LastSeen(digest=record.digest, sighting=record.sighting)

    def last_seen(self, article_id: str) -> LastSeen | None:
        return self.seen_again.get(article_id)

    def history(self, article_id: str) -> list[Kept]:
        # in the order of their keys: EARLIER comes before VERSION
        kept = [(record, None) for record in self.late] + [(record, record.version) for record in self.replaced]
        return [
            Kept(
                version=version,
                previous_version=record.article.previous_version,
                digest=record.digest,
                sighting=record.sighting,
                file=record.article.file,
            )
            for record, version in kept
            if record.id == article_id
        ]

    def keep_older(self, record: Record) -> None:
        self.late.append(record)

    def _let_a_rival_in(self) -> None:
        if self.rivals:
            rival = self.rivals.pop(0)
            self.current[rival.id] = rival


class FakeStream:
    """A stream of these changes, all of which Lambda gave up."""

    def __init__(self, *changes: Change) -> None:
        self.changes = changes
        self.asked: list[LostChanges] = []

    def lost(self, position: LostChanges) -> Iterator[Change]:
        self.asked.append(position)
        yield from self.changes


class FakePlacingLine:
    """A queue that does not answer the first `failures` times."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.sent: list[Unplaced] = []

    def send(self, change: Unplaced) -> None:
        if self.failures:
            self.failures -= 1
            raise TryAgain("the queue throttles")
        self.sent.append(change)


class FakeContents:
    """What changes are about, by article and version, and by the keys of files."""

    def __init__(self, *contents: Article | Receipt) -> None:
        self.contents = contents

    def version(self, article_id: str, version: int) -> Record | None:
        found = (it for it in self.contents if isinstance(it, Article) and (it.id, it.version) == (article_id, version))
        article = next(found, None)
        sighting = Sighting(observed=NOON, arrived=NOON, key="drop/incoming/page.txt")
        return Record(article=article, digest="d", sighting=sighting) if article else None

    def receipt(self, bucket: str, key: str, revision: str) -> Receipt | None:
        return next((it for it in self.contents if isinstance(it, Receipt) and it.key == key), None)


class FakeTopic:
    """A topic that does not answer the first `failures` times."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.published: list[str] = []

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(message) for message in self.published]

    def publish(self, message: str, letter: Letter, attributes: dict[str, str | list[str]]) -> None:
        assert attributes["type"] == json.loads(message)["type"], "filter policies see the type"
        if self.failures:
            self.failures -= 1
            raise TryAgain("the topic throttles")
        self.published.append(message)


class FakeDifferences:
    """The differences that the history keeps, by article and version."""

    def __init__(self, **differences: Changes) -> None:
        self.differences = differences

    def of(self, article_id: str, version: int) -> Changes | None:
        return self.differences.get(f"{article_id}_{version}")


class FakeAnnouncements:
    def __init__(self) -> None:
        self.marks: dict[tuple[str, str], Leaf | None] = {}
        """(day, event id) -> version."""
        self.crashes = 0

    def has(self, event_id: str, day: str) -> bool:
        return (day, event_id) in self.marks

    def mark(self, event_id: str, day: str, leaf: Leaf | None) -> None:
        if self.crashes:
            self.crashes -= 1
            raise RuntimeError("the function is killed between the publish and its mark")
        self.marks[day, event_id] = leaf


def arrival(key: str = "incoming/page.txt", version_id: str = "v1", at: datetime = NOON) -> Arrival:
    return Arrival(bucket="drop", key=key, version_id=version_id, arrived=at)


def never_read_again(stored: Article) -> Article | None:
    """Files whose parser has not changed."""
    return None


class FakePageLists:
    """The lists on pages."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, datetime, str], PageList] = {}
        self.reads = 0

    def keep(self, page: PageList) -> None:
        self.kept[page.source_id, page.observed, page.article_id] = page

    def newest(self, source_id: str, observed: datetime, article_id: str) -> list[PageList]:
        self.reads += 1
        return [page for key, page in sorted(self.kept.items()) if key[0] == source_id]


class FakeListings:
    """What lists say of articles, and the articles."""

    def __init__(self, *articles: Article) -> None:
        self.articles = {str(article.id): article for article in articles}
        self.known: dict[str, KnownListing] = {}

    def titles(self, source_id: str, since: datetime, until: datetime) -> Iterator[tuple[str, str]]:
        yield from ((its_id, article.title or "") for its_id, article in self.articles.items())

    def article(self, article_id: str) -> Article | None:
        return self.articles.get(article_id)

    def of(self, article_id: str) -> KnownListing | None:
        return self.known.get(article_id)

    def decide(self, listing: Listing, known: KnownListing | None) -> None:
        if self.known.get(listing.article_id) != known:
            raise TryAgain("another listing was stored meanwhile")
        self.known[listing.article_id] = KnownListing(listing, is_published=False)

    def note_published(self, listing: Listing) -> None:
        self.known[listing.article_id] = KnownListing(listing, is_published=True)
