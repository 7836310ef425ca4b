"""What ends in a dead-letter queue gets a receipt that keeps the message, so that it can be sent again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from clipwire.model.arrival import Arrival
from clipwire.model.article import FileRef
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt
from clipwire.services.ports import Receipts


@dataclass(frozen=True)
class Failures:
    receipts: Receipts
    clock: Callable[[], datetime]

    def arrival_failed(self, arrival: Arrival, message: str) -> Receipt | None:
        """An arrival that the queue gave up; None where the file was done all the same."""
        known = self.receipts.find(arrival)
        if known and known.outcome not in ("received", "failed"):
            return None
        last = f" The last error: {known.problem.detail}" if known and known.problem else ""
        receipt = Receipt(
            bucket=arrival.bucket,
            key=arrival.key,
            revision=arrival.revision,
            member=arrival.member,
            outcome="failed",
            arrived=arrival.arrived,
            updated=self.clock(),
            size=arrival.size,
            problem=Problem.of("processing-failed", f"Every try failed; the message is kept for another.{last}"),
            message=message,
        )
        self.receipts.close(receipt)
        return receipt

    def notification_failed(self, event_id: str, file: FileRef, changed: datetime, message: str) -> Receipt:
        """A change that could not be announced; `message` is the stream's event."""
        receipt = Receipt(
            bucket=file.bucket or "",
            key=file.key,
            revision=file.version_id or "null",
            member=f"{file.member or ''}!{event_id}",
            outcome="failed",
            arrived=changed,
            updated=self.clock(),
            problem=Problem.of(
                "notification-failed",
                f"The record is stored, but event {event_id} was not published; the message is kept for another try.",
            ),
            message=message,
        )
        self.receipts.close(receipt)
        return receipt

    def message_unknown(self, queue: str, message_id: str, message: str) -> Receipt:
        """A message that is not ours, or that we no longer understand."""
        receipt = Receipt(
            bucket=queue,
            key=message_id,
            revision="null",
            outcome="failed",
            arrived=self.clock(),
            updated=self.clock(),
            problem=Problem.of("processing-failed", "The message announces no file; it is kept as it came."),
            message=message,
        )
        self.receipts.close(receipt)
        return receipt
