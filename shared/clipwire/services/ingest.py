"""The way of one file: read, store what it holds, leave a receipt whatever happens."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from clipwire.model.arrival import Arrival
from clipwire.model.errors import Rejected, TryAgain
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt, ReceiptOutcome, StoredArticle
from clipwire.parsing.containers.members import Member
from clipwire.parsing.containers.slices import looks_like_container, member_of_slice
from clipwire.services.ports import Files, Receipts, Unpacking, WatchLists
from clipwire.services.reading import Reading, read_parts, verdict
from clipwire.services.storing import ArticleStore

IN_PLACE = 200_000
"""Bytes up to which a container is read where it arrives; a larger one goes to `unpack_archive`.

So many hold at most about a thousand tiny members, which the function can read in its time.
"""

HEAD = 65_536
"""Bytes that tell a container."""


@dataclass(frozen=True)
class Ingest:
    files: Files
    receipts: Receipts
    store: ArticleStore
    unpacking: Unpacking
    watch_lists: WatchLists
    max_file_bytes: int
    clock: Callable[[], datetime]

    def ingest(self, arrival: Arrival) -> Receipt:
        """Read one arrival, store its articles, and say in its receipt what became of it.

        A large container is handed on and its receipt stays `received`. Raises `TryAgain` where AWS does not answer;
        the receipt then stays `received` with the error.
        """
        receipt = self.receipts.open(arrival, self.clock())
        if receipt.outcome != "received":
            return receipt  # delivered twice: this very file was done before
        try:
            if self._is_for_unpacking(arrival):
                self.unpacking.hand_on(arrival)
                return receipt
            done = self._closed(receipt, [self.take(part, arrival) for part in self._parts(arrival)])
        except Rejected as error:
            done = self._closed(receipt, [(Reading("rejected", problem=error.problem), [])])
        except Exception as error:
            self._note(receipt, error)
            raise
        self.receipts.close(done)
        return done

    def take(self, part: Reading, arrival: Arrival) -> "Taken":
        """Store the articles of one part; a member of a container gets its own receipt."""
        stored = [self.store.store(article, arrival) for article in part.articles]
        if part.member != arrival.member and part.outcome != "passed over":
            of_member = arrival.model_copy(update={"member": part.member, "size": part.size})
            self.receipts.close(self._closed(Receipt.of(of_member, self.clock()), [(part, stored)]))
        return part, stored

    def _is_for_unpacking(self, arrival: Arrival) -> bool:
        if arrival.slice or (arrival.size or 0) <= IN_PLACE:
            return False
        return looks_like_container(self.files.head(arrival, HEAD))

    def _parts(self, arrival: Arrival) -> Iterator[Reading]:
        data = self.files.read(arrival, self.max_file_bytes)
        member = member_of_slice(data, arrival.slice, arrival.member or "") if arrival.slice else None
        yield from self.read(member.data if member else data, arrival, member)

    def read(self, data: bytes, arrival: Arrival, member: Member | None = None) -> Iterator[Reading]:
        """The readings of the bytes of an arrival, or of a member that was taken out of it."""
        watched = self.watch_lists.current()
        yield from read_parts(data, arrival.key, arrival.bucket, arrival.version_id, member, watched)

    def _closed(self, receipt: Receipt, taken: "list[Taken]") -> Receipt:
        parts = [part for part, _ in taken]
        outcomes = [outcome_of(part, stored) for part, stored in taken]
        whole, problem = verdict(parts, receipt.member)
        is_container = len(parts) != 1 or parts[0].member != receipt.member
        if set(outcomes) <= {"unchanged", "passed over"} and "unchanged" in outcomes:
            outcome: ReceiptOutcome = "unchanged"
        else:
            outcome = whole
        return receipt.model_copy(
            update={
                "outcome": outcome,
                "updated": self.clock(),
                "format": None if is_container else parts[0].format,
                "articles": [] if is_container else taken[0][1],
                "members": dict(Counter(outcomes)) if is_container else {},
                "problem": problem,
            }
        )

    def _note(self, receipt: Receipt, error: Exception) -> None:
        """Write the error into the open receipt, for whoever looks before or after the queue gives up."""
        problem = Problem.of("processing-failed", f"{type(error).__name__}: {error}")
        with suppress(TryAgain):  # the note is a kindness: its own failure must not hide the error
            self.receipts.close(receipt.model_copy(update={"problem": problem, "updated": self.clock()}))


Taken = tuple[Reading, list[StoredArticle]]
"""A part, and what storing made of its articles."""


def outcome_of(part: Reading, stored: list[StoredArticle]) -> str:
    if part.outcome == "accepted" and all(article.outcome == "unchanged" for article in stored):
        return "unchanged"
    return part.outcome
