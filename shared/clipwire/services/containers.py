"""The receipt of a large container: open while its members are read, then closed with their outcomes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from clipwire.model.arrival import Arrival
from clipwire.model.messages import Pointer
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt, Unpacked
from clipwire.services.ports import Progress, Receipts
from clipwire.services.tally import Tally

SOME_MEMBER = Problem.of("processing-failed", "A member has a problem: its own receipt names it.")
"""For a container of which the problem that was noted first belongs to a member that was read after all."""


@dataclass(frozen=True)
class Containers:
    receipts: Receipts
    progress: Progress
    clock: Callable[[], datetime]

    def scanned(self, container: Arrival, run: str, tally: Tally) -> Receipt:
        """Write the receipt of a container whose members are all in `tally`, some of them sent on."""
        receipt = Receipt.of(container, self.clock())
        if not tally.counted["sent on"]:
            return self._close(receipt, tally)
        unpacked = Unpacked(run=run, counted=dict(tally.counted), problem=tally.first_problem)
        reading = {"outcome": "reading", "unpacked": unpacked, "members": unpacked.counted}
        receipt = receipt.model_copy(update=reading | {"problem": unpacked.problem})
        self.receipts.close(receipt)
        return self._awaited(container, receipt, unpacked)

    def go_on(self, container: Arrival, receipt: Receipt) -> None:
        """Do what `scanned` could not do behind its receipt, because it was cut off each time."""
        if receipt.outcome == "reading" and receipt.unpacked:
            self._awaited(container, receipt, receipt.unpacked)

    def _awaited(self, container: Arrival, receipt: Receipt, unpacked: Unpacked) -> Receipt:
        # After the receipt, so that the member that completes the last block finds it.
        self.progress.expect(container, unpacked.run, unpacked.sent_on)
        return self._closed_if_done(container, receipt, unpacked)

    def member_done(self, member: Arrival, outcome: str, problem: Problem | None) -> None:
        """Count a member that was sent on, and close its container if it is the last."""
        if not isinstance(member, Pointer) or member.place is None:
            return
        container = _container_of(member)
        named = problem.model_copy(update={"detail": f"{member.member}: {problem.detail}"}) if problem else None
        if self.progress.note(container, member.place, outcome, named):
            receipt = self.receipts.find(container)
            if receipt and receipt.unpacked and receipt.unpacked.run == member.place.run:
                self._closed_if_done(container, receipt, receipt.unpacked)

    def _closed_if_done(self, container: Arrival, receipt: Receipt, unpacked: Unpacked) -> Receipt:
        """Close a container if all its members are done. If two callers see the last member, they write the same."""
        done = self.progress.done(container, unpacked.run)
        if done.counted.total() < unpacked.sent_on:
            return receipt
        tally = Tally.resumed(unpacked.counted, unpacked.problem)
        del tally.counted["sent on"]
        tally.counted.update(done.counted)
        if tally.has_problems:
            tally.first_problem = tally.first_problem or done.problem or SOME_MEMBER
        return self._close(receipt, tally)

    def _close(self, receipt: Receipt, tally: Tally) -> Receipt:
        closed = tally.closed(receipt, self.clock())
        self.receipts.close(closed)
        return closed


def _container_of(member: Pointer) -> Arrival:
    return Arrival.model_validate(member.model_dump(include=Arrival.model_fields.keys() - {"member", "slice"}))
