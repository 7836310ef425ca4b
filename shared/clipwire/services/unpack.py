"""Unpack a large container: queue pointers to members that can be fetched by themselves, and read the others here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from clipwire.model.errors import Rejected
from clipwire.model.messages import Place, Pointer, Step
from clipwire.model.receipt import Receipt
from clipwire.parsing.containers.members import Member, PassedOver, Refused
from clipwire.parsing.containers.slices import Placed, Scanned, scan
from clipwire.services.containers import Containers
from clipwire.services.ingest import Ingest
from clipwire.services.ports import OpenFiles, Pointers, Receipts, Unpacking
from clipwire.services.tally import Tally

POINTERS_PER_BATCH = 10
"""The maximum number of messages in one call to a queue."""


@dataclass(frozen=True)
class Unpack:
    files: OpenFiles
    receipts: Receipts
    containers: Containers
    pointers: Pointers
    unpacking: Unpacking
    ingest: Ingest
    clock: Callable[[], datetime]

    def unpack(self, step: Step, time_is_up: Callable[[], bool]) -> Receipt | None:
        """Unpack a container from the cursor of a step on. If the time is up, queue the rest as a step and return None.

        The container's receipt counts every member, and is closed when all of them are read. A repeated step sends the
        same pointers again; `ingest_article` does not read a member twice.
        """
        tally = Tally.resumed(step.counted, step.problem)
        waiting: list[Pointer] = []
        try:
            for item, cursor in self._scanned(step):
                self._take(item, step, tally, waiting)
                if len(waiting) >= POINTERS_PER_BATCH:
                    self.pointers.send(waiting)
                    waiting.clear()
                if time_is_up():
                    self.pointers.send(waiting)
                    self.unpacking.go_on(_next(step, cursor, tally))
                    return None
        except Rejected as error:
            tally.first_problem = tally.first_problem or error.problem
        self.pointers.send(waiting)
        return self.containers.scanned(step.arrival, step.run, tally)

    def _scanned(self, step: Step) -> Iterator[tuple[Scanned, int]]:
        with self.files.open(step.arrival) as file:
            yield from scan(file, step.cursor)

    def _take(self, item: Scanned, step: Step, tally: Tally, waiting: list[Pointer]) -> None:
        container = step.arrival
        match item:
            case Placed():
                place = Place(run=step.run, ordinal=tally.counted["sent on"])
                waiting.append(Pointer.into(container, item.name, item.slice, place))
                tally.add("sent on")
            case Member():
                for part in self.ingest.read(item.data, container, item):
                    outcome, _ = self.ingest.take(part, container)
                    tally.add(outcome, part.problem, part.member)
            case PassedOver():
                tally.add("passed over")
            case Refused():
                tally.add("rejected", item.problem)  # the detail names the member
                refused = {"outcome": "rejected", "problem": item.problem}
                of_member = container.model_copy(update={"member": item.name})
                self.receipts.close(Receipt.of(of_member, self.clock()).model_copy(update=refused))


def _next(step: Step, cursor: int, tally: Tally) -> Step:
    return step.model_copy(update={"cursor": cursor, "counted": dict(tally.counted), "problem": tally.first_problem})
