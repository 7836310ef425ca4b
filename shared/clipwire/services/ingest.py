"""Ingest one file: read it, store its articles, and write a receipt in every case."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.errors import NoTimeLeft, Rejected, TryAgain
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt, StoredArticle
from clipwire.parsing.containers.members import Member
from clipwire.parsing.containers.slices import (
    HEAD_BYTES,
    MAX_IN_PLACE_BYTES,
    looks_like_container,
    member_of_slice,
    needs_steps,
)
from clipwire.parsing.opening import Begin
from clipwire.services.containers import Containers
from clipwire.services.ports import Files, LargeFiles, Receipts, Unpacking, WatchLists
from clipwire.services.reading import ONE_AT_A_TIME, Origin, Reading, read_parts
from clipwire.services.storing import ArticleStore
from clipwire.services.tally import PartOutcome, Tally

MAX_TRIES_CUT_OFF = 2
"""After this many tries that ended in a time-out or without memory, a file is read with more of both, or refused."""

CUT_OFF = Rejected("too-slow", "Reading it took too much time or memory, even with more of both.")
NOTHING_NEW = ("unchanged", "erased")
FAULT = Problem.of("processing-failed", "").type
"""The type of problem that is a bug of Clipwire, not a fault of the file."""


@dataclass(frozen=True)
class Ingest:
    files: Files
    receipts: Receipts
    containers: Containers
    store: ArticleStore
    unpacking: Unpacking
    watch_lists: WatchLists
    large_files: LargeFiles | None
    """The queue for files that need more time: their reading was cut off twice, or they are members that hold many
    members. None in `read_large` itself."""
    max_file_bytes: int
    clock: Callable[[], datetime]
    report_fault: Callable[[Arrival, Problem], None] = lambda file, problem: None
    """Called for a file or a member whose reading raised an error. It is rejected and not delivered again."""
    written: Callable[[], int] = lambda: 0
    """The write units of this thread until now."""

    def ingest(self, arrival: Arrival, is_late: Callable[[], bool] = lambda: False) -> Receipt:
        """Read one arrival, store its articles, and close its receipt.

        A large container is queued for `unpack_archive`, and its receipt stays `received`. Any error other than
        `Rejected` is noted in the receipt, which stays `received`, and raised. Raises `NoTimeLeft` if it `is_late`
        before the file is begun.

        Several threads may call this: they fetch and store at the same time, and read one after another. The receipt is
        opened when the reading begins, so that a try that is cut off counts for that file and not for one that waits.
        """
        fetched = None if is_late() else self._fetched(arrival)
        with ONE_AT_A_TIME:
            if is_late():
                raise NoTimeLeft("too little time is left to begin the file")
            written_before = self.written()
            receipt = self.receipts.open(arrival, self.clock())
            if receipt.outcome == "erased":
                return receipt
            if receipt.outcome != "received":
                # Delivered twice: this version of the file is done. An earlier try may have ended before the count.
                self.containers.member_done(arrival, receipt.outcome, receipt.problem)
                return receipt
            with self._noting(receipt):
                parts = self._read(receipt, arrival, fetched)
        if parts is None:
            return receipt
        with self._noting(receipt):
            done = self._stored(receipt, arrival, parts)
        took_ms = max((self.clock() - receipt.updated) // timedelta(milliseconds=1), 0)
        done = done.model_copy(update={"took_ms": took_ms, "write_units": self.written() - written_before})
        self.receipts.close(done)
        self.containers.member_done(arrival, done.outcome, done.problem)
        return done

    def was_cut_off(self, arrival: Arrival) -> bool:
        """Whether the process ended during an earlier try to read a file. It may be read by another one just now."""
        receipt = self.receipts.find(arrival)
        return receipt is not None and receipt.outcome == "received" and receipt.open_tries > 0

    def read(
        self, data: bytes, arrival: Arrival, member: Member | None = None, begin: Begin = lambda member: None
    ) -> Iterator[Reading]:
        """The readings of the bytes of an arrival, or of a member in it."""
        watched = self.watch_lists.current()
        place = arrival.slice if arrival.slice and not arrival.slice.pack else None  # packs are deleted, files are not
        origin = Origin(arrival.key, arrival.bucket, arrival.version_id, place)
        yield from read_parts(data, origin, member, watched, begin)

    def take(
        self, part: Reading, arrival: Arrival, known: Sequence[StoredArticle] = ()
    ) -> tuple[PartOutcome, list[StoredArticle]]:
        """Store the articles of one part. A member of a container gets a receipt of its own.

        `known` has the articles of the file's earlier reading; those of a member are looked up here.
        """
        written_before = self.written()
        is_member = part.member != arrival.member and part.outcome != "passed over"
        of_member = arrival.model_copy(update={"member": part.member, "size": part.size})
        if part.problem and part.problem.type == FAULT:
            self.report_fault(of_member, part.problem)
        if is_member and arrival.again:
            earlier = self.receipts.find(of_member)
            known = earlier.articles if earlier else ()
        stored = [self.store.store(article, arrival) for article in _with_known_ids(part.articles, known)]
        nothing_new = part.outcome == "accepted" and all(article.outcome in NOTHING_NEW for article in stored)
        outcome: PartOutcome = "unchanged" if nothing_new else part.outcome
        if is_member:
            closed = self._closed(Receipt.of(of_member, self.clock()), part, outcome, stored)
            self.receipts.close(closed.model_copy(update={"write_units": self.written() - written_before}))
        return outcome, stored

    def _fetched(self, arrival: Arrival) -> bytes | Exception | None:
        """The bytes of an arrival; None of a large container, which is not fetched whole.

        An error is returned: it belongs into the receipt, which is not open yet.
        """
        try:
            if arrival.slice or (arrival.size or 0) <= MAX_IN_PLACE_BYTES:
                return self.files.read(arrival, self.max_file_bytes)
            return self.files.read_unless(looks_like_container, HEAD_BYTES, arrival, self.max_file_bytes)
        except Exception as error:
            return error

    def _read(self, receipt: Receipt, arrival: Arrival, fetched: bytes | Exception | None) -> Iterable[Reading] | None:
        """The parts of a file; None if it was sent on to another function."""
        try:
            if receipt.open_tries > MAX_TRIES_CUT_OFF and self.large_files:
                self._not_cut_off(receipt)
                self.large_files.hand_on(arrival)
                return None
            if receipt.open_tries > MAX_TRIES_CUT_OFF:
                raise CUT_OFF
            if isinstance(fetched, Exception):
                raise fetched
            if fetched is None or (arrival.slice is None and needs_steps(fetched)):
                self._not_cut_off(receipt)
                self.unpacking.hand_on(arrival, run=receipt.updated.isoformat())
                return None
            if self.large_files and _is_container_of_many(arrival, fetched):
                self._not_cut_off(receipt)
                self.large_files.hand_on(arrival)
                return None
            member = member_of_slice(fetched, arrival.slice, arrival.member or "") if arrival.slice else None
            parts = self.read(member.data if member else fetched, arrival, member, self._begin_of(arrival, receipt))
            # read_large has one file at a time, and stores each part before it begins the next.
            return list(parts) if self.large_files else parts
        except Rejected as error:
            return [Reading("rejected", problem=error.problem, member=arrival.member)]

    def _stored(self, receipt: Receipt, arrival: Arrival, parts: Iterable[Reading]) -> Receipt:
        """Store every part of a file, and return its closed receipt."""
        taken = [(part, *self.take(part, arrival, receipt.articles)) for part in parts]
        if len(taken) == 1 and taken[0][0].member == arrival.member:
            return self._closed(receipt, *taken[0])
        tally = Tally()
        for part, outcome, _ in taken:
            tally.add(outcome, part.problem, part.member if part.member != arrival.member else None)
        return tally.closed(receipt, self.clock())

    def _begin_of(self, arrival: Arrival, receipt: Receipt) -> Begin:
        """Nothing in `ingest_article`. In `read_large`, the tries of each member are counted, and not the container's.

        A member whose reading was cut off twice is left out, so that its neighbours are read.
        """
        first = True

        def begin(member: str) -> Problem | None:
            nonlocal first
            if member == arrival.member:
                return None
            if first:
                self._not_cut_off(receipt)
                first = False
            return self._begin_member(arrival.model_copy(update={"member": member, "size": None}))

        return begin if self.large_files is None else lambda member: None

    def _begin_member(self, member: Arrival) -> Problem | None:
        try:
            known = self.receipts.find(member)
            if known and known.problem == CUT_OFF.problem:
                return known.problem
            tries = self.receipts.open(member, self.clock()).open_tries
        except TryAgain:
            raise
        except Exception as error:  # a missing permission is no fault of the member
            raise TryAgain(f"opening the receipt of {member.key}: {error}") from error
        return CUT_OFF.problem if tries > MAX_TRIES_CUT_OFF else None

    def _closed(self, receipt: Receipt, part: Reading, outcome: PartOutcome, stored: list[StoredArticle]) -> Receipt:
        """The receipt of a file, or of a member, that is not a container."""
        return receipt.model_copy(
            update={
                "outcome": outcome,
                "updated": self.clock(),
                "format": part.format,
                "size": part.size if part.size is not None else receipt.size,
                "articles": stored,
                "problem": part.problem,
            }
        )

    def _not_cut_off(self, receipt: Receipt) -> None:
        """Note that no try of the file was cut off.

        This must precede the message to another function, which may close the receipt at once.
        """
        if receipt.open_tries:
            self.receipts.close(receipt.model_copy(update={"open_tries": 0}))

    @contextmanager
    def _noting(self, receipt: Receipt) -> Iterator[None]:
        """Write an error into the open receipt, for users who look at it before the queue gives up."""
        try:
            yield
        except Exception as error:
            problem = Problem.of("processing-failed", f"{type(error).__name__}: {error}")
            with suppress(TryAgain):  # an error here must not hide the first one
                noted = {"problem": problem, "updated": self.clock(), "open_tries": receipt.open_tries - 1}
                self.receipts.note(receipt.model_copy(update=noted))
            raise


def _is_container_of_many(arrival: Arrival, data: bytes) -> bool:
    """Whether a member is a container itself, which has no steps, with more in it than one call reads."""
    return arrival.slice is not None and needs_steps(member_of_slice(data, arrival.slice, arrival.member or "").data)


def _with_known_ids(articles: Sequence[Article], known: Sequence[StoredArticle]) -> Sequence[Article]:
    """The articles of a file with the ids of its earlier reading.

    A newer parser may find another title or URL, and so another id, and every article would be announced again. If it
    finds another number of articles, they cannot be matched and get ids of their own.
    """
    if len(known) != len(articles):
        return articles
    return [article.model_copy(update={"id": stored.id}) for article, stored in zip(articles, known, strict=True)]
