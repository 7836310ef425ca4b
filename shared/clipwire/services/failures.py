"""Make receipts of messages in dead-letter queues. They keep the message, so that it can be sent again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from clipwire.model.arrival import Arrival
from clipwire.model.errors import ChangesLost, UnknownMessage
from clipwire.model.messages import (
    Announced,
    Dropped,
    LostChanges,
    Message,
    Pointer,
    Replay,
    Step,
    Unplaced,
    Unpublished,
)
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt
from clipwire.services.announcing import change_to_place
from clipwire.services.containers import Containers
from clipwire.services.ports import Receipts, Stream

EVERY_TRY_FAILED = "Every try failed; the message is kept for another."
LAST_ERROR = " The last error: "


@dataclass(frozen=True)
class Failures:
    receipts: Receipts
    containers: Containers
    stream: Stream
    clock: Callable[[], datetime]
    report: Callable[[Receipt], None] = lambda receipt: None
    """Called with each failed receipt that is written."""

    def keep(self, message: Message, body: str) -> None:
        """Write a receipt for each file and each change of a dead letter. `body` is the message as it was received."""
        match message:
            case Dropped(arrivals=arrivals):
                for arrival in arrivals:
                    self._keep_arrival(arrival, body)
            case Announced() | Pointer() | Replay() as arrival:
                self._keep_arrival(arrival, body)
            case Step(arrival=container):
                self._keep_arrival(container, body)
            case LostChanges() as position:
                try:
                    for change in self.stream.lost(position):
                        if unplaced := change_to_place(change):
                            self._keep_change(unplaced)
                except ChangesLost:
                    self._keep_position(position, body)
            case Unplaced() as change:
                self._keep_change(change)
            case Unpublished():
                raise UnknownMessage("no queue takes messages of this kind")

    def keep_unknown(self, queue: str, message_id: str, body: str) -> None:
        """Write a receipt for a message that cannot be read."""
        self._close(
            Receipt(
                bucket=queue,
                key=message_id,
                revision="null",
                outcome="failed",
                arrived=self.clock(),
                updated=self.clock(),
                problem=Problem.of("processing-failed", "The message names no file; it is kept as it was received."),
                message=body,
            )
        )

    def _close(self, receipt: Receipt) -> None:
        self.receipts.close(receipt)
        self.report(receipt)

    def _keep_arrival(self, arrival: Arrival, body: str) -> None:
        """Write the receipt of a file, unless the file is done, as it may be if its message announced several files."""
        known = self.receipts.find(arrival)
        if known and known.outcome not in ("received", "failed"):
            self.containers.go_on(arrival, known)
            self.containers.member_done(arrival, known.outcome, known.problem)
            return
        problem = Problem.of("processing-failed", EVERY_TRY_FAILED + _last_error(known))
        failed = {"outcome": "failed", "problem": problem, "message": body}
        self._close(Receipt.of(arrival, self.clock()).model_copy(update=failed))
        self.containers.member_done(arrival, "failed", problem)

    def _keep_position(self, position: LostChanges, body: str) -> None:
        """Write a receipt for changes that the stream no longer has, so that their content is unknown."""
        detail = (
            "Articles were stored whose events were not published, and the stream no longer has them: compare"
            f" `clipwire list` with what subscribers received. Records {position.first} to {position.last}."
        )
        self._close(
            Receipt(
                bucket=position.stream,
                key=position.shard,
                revision=position.first,
                outcome="failed",
                arrived=self.clock(),
                updated=self.clock(),
                problem=Problem.of("notification-failed", detail),
                message=body,
            )
        )

    def _keep_change(self, change: Unplaced) -> None:
        """The receipt has a member of its own, so that the file's receipt stays as it is."""
        what = f"event {change.event_id} was not published"
        if change.reading:
            what = f"the story of article {change.article_id} was not looked for again"
        detail = f"The record is stored, but {what}; it is kept for another try."
        self._close(
            Receipt(
                bucket=change.bucket,
                key=change.key,
                revision=change.revision,
                member=f"{change.member or ''}!{change.event_id}",
                outcome="failed",
                arrived=change.when,
                updated=self.clock(),
                problem=Problem.of("notification-failed", detail),
                message=change.model_dump_json(exclude_none=True),
            )
        )


def _last_error(known: Receipt | None) -> str:
    """What the receipt says of the last error. A file that failed before says it behind the same words."""
    if known is None or known.problem is None:
        return ""
    error = known.problem.detail.removeprefix(EVERY_TRY_FAILED).removeprefix(LAST_ERROR)
    return LAST_ERROR + error if error else ""
