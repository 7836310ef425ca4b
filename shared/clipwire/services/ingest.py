"""The way of one file: read, store what it holds, leave a receipt whatever happens."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from clipwire.arrival import Arrival, Receipt, ReceiptOutcome, StoredArticle
from clipwire.errors import Problem, Rejected, TryAgain
from clipwire.services.ports import Files, Receipts
from clipwire.services.reading import Reading, read_file
from clipwire.services.storing import ArticleStore


@dataclass(frozen=True)
class Ingest:
    files: Files
    receipts: Receipts
    store: ArticleStore
    max_file_bytes: int
    clock: Callable[[], datetime]

    def ingest(self, arrival: Arrival) -> Receipt:
        """Read one arrival, store its articles, and say in its receipt what became of it.

        Raises `TryAgain` where AWS does not answer; the receipt then stays `received`.
        """
        receipt = self.receipts.open(arrival, self.clock())
        if receipt.outcome != "received":
            return receipt  # delivered twice: this very file was done before
        try:
            reading = self._read(arrival)
            stored = [self.store.store(article, arrival) for article in reading.articles]
        except Exception as error:
            self._note(receipt, error)
            raise
        done = receipt.model_copy(
            update={
                "outcome": outcome_of(reading, stored),
                "updated": self.clock(),
                "format": reading.format,
                "articles": stored,
                "problem": reading.problem,
                "warnings": list(reading.warnings),
            }
        )
        self.receipts.close(done)
        return done

    def _note(self, receipt: Receipt, error: Exception) -> None:
        """Write the error into the open receipt, for whoever looks before or after the queue gives up."""
        problem = Problem.of("processing-failed", f"{type(error).__name__}: {error}")
        with suppress(TryAgain):  # the note is a kindness: its own failure must not hide the error
            self.receipts.close(receipt.model_copy(update={"problem": problem, "updated": self.clock()}))

    def _read(self, arrival: Arrival) -> Reading:
        try:
            data = self.files.read(arrival, self.max_file_bytes)
        except Rejected as error:
            return Reading("rejected", problem=error.problem)
        return read_file(data, arrival.key, arrival.bucket, arrival.version_id, arrival.member)


def outcome_of(reading: Reading, stored: list[StoredArticle]) -> ReceiptOutcome:
    if reading.outcome == "accepted" and all(article.outcome == "unchanged" for article in stored):
        return "unchanged"
    return reading.outcome
