"""A large container, member by member: what has a place goes as a pointer to the arrivals queue, the rest is read."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from clipwire.model.arrival import Arrival
from clipwire.model.errors import Rejected
from clipwire.model.messages import Step
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt
from clipwire.parsing.containers.members import Member, PassedOver, Refused
from clipwire.parsing.containers.slices import Placed, Scanned, scan
from clipwire.services.ingest import Ingest
from clipwire.services.ports import OpenFiles, Pointers, Receipts, Unpacking
from clipwire.services.reading import verdict

BATCH = 10
"""Pointers that go out together: what a queue takes at once."""


@dataclass(frozen=True)
class Unpack:
    files: OpenFiles
    receipts: Receipts
    pointers: Pointers
    unpacking: Unpacking
    ingest: Ingest
    clock: Callable[[], datetime]

    def unpack(self, step: Step, time_is_up: Callable[[], bool]) -> Receipt | None:
        """Go on with a container; None where the time did not suffice and the rest was handed on as a next step.

        Every member is counted in the container's receipt. A step that is repeated sends the same pointers again, and
        who is done already is not read twice.
        """
        counted, problem = Counter(step.counted), step.problem
        waiting: list[Arrival] = []
        try:
            for item, cursor in self._scanned(step):
                problem = self._take(item, step.arrival, counted, waiting, problem)
                if len(waiting) >= BATCH:
                    self.pointers.send(waiting)
                    waiting.clear()
                if time_is_up():
                    self.pointers.send(waiting)
                    self.unpacking.go_on(
                        Step(arrival=step.arrival, cursor=cursor, counted=dict(counted), problem=problem)
                    )
                    return None
        except Rejected as error:
            problem = problem or error.problem
        self.pointers.send(waiting)
        receipt = self._receipt(step.arrival, counted, problem)
        self.receipts.close(receipt)
        return receipt

    def _scanned(self, step: Step) -> Iterator[tuple[Scanned, int]]:
        with self.files.open(step.arrival) as file:
            yield from scan(file, step.cursor)

    def _take(
        self,
        item: Scanned,
        container: Arrival,
        counted: "Counter[str]",
        waiting: list[Arrival],
        problem: Problem | None,
    ) -> Problem | None:
        """The first problem so far."""
        match item:
            case Placed():
                counted["sent on"] += 1
                waiting.append(container.model_copy(update={"member": item.name, "slice": item.slice}))
            case Member():
                for part in self.ingest.read(item.data, container, item):
                    self.ingest.take(part, container)
                    counted[part.outcome] += 1
                    problem = problem or (verdict([part])[1] if part.problem else None)
            case PassedOver():
                counted["passed over"] += 1
            case Refused():
                counted["rejected"] += 1
                self.receipts.close(self._refused(item, container))
                problem = problem or item.problem
        return problem

    def _refused(self, item: Refused, container: Arrival) -> Receipt:
        of_member = Receipt.of(container.model_copy(update={"member": item.name}), self.clock())
        return of_member.model_copy(update={"outcome": "rejected", "problem": item.problem})

    def _receipt(self, arrival: Arrival, counted: "Counter[str]", problem: Problem | None) -> Receipt:
        heard = counted["sent on"] + counted["accepted"] + counted["partial"]
        if not heard and problem is None:
            problem = Problem.of("not-an-article", "The container holds no file that could be read.")
        outcome = "rejected" if not heard else "partial" if problem else "accepted"
        return Receipt.of(arrival, self.clock()).model_copy(
            update={"outcome": outcome, "members": dict(counted), "problem": problem}
        )
