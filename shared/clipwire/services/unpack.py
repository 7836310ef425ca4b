"""Unpack a large container: queue a pointer to each of its members.

A pointer leads to a byte range of the container if the member has one. Members without one, those inside a compression
for the most part, are copied into packs, which are objects of our own, and pointed to there.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime

from clipwire.model.arrival import Slice
from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS
from clipwire.model.messages import Place, Pointer, Step
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt
from clipwire.parsing.containers.members import Member, PassedOver, Refused
from clipwire.parsing.containers.slices import Located, Scanned, packed, scan
from clipwire.services.containers import Containers
from clipwire.services.ports import OpenFiles, Packs, Pointers, Receipts, Unpacking
from clipwire.services.tally import Tally

POINTERS_PER_BATCH = 10
"""The maximum number of messages in one call to a queue."""
PACK_BYTES = 4_000_000
MAX_STEPS = 10
"""Each step of a compressed container decompresses again what came before it: the last ones may get nowhere."""


@dataclass
class _Found:
    """Members that are not queued yet."""

    pointers: list[Pointer] = field(default_factory=list)
    pack: bytearray = field(default_factory=bytearray)
    """The bytes of those that have no place in the container."""

    @property
    def is_enough(self) -> bool:
        return len(self.pack) >= PACK_BYTES if self.pack else len(self.pointers) >= POINTERS_PER_BATCH

    def place(self, member: Member) -> Slice:
        """Append a member to the pack."""
        stream, stated = packed(member.data), asdict(member.stated)
        if len(stated["url"] or "") > LIMITS.address_chars:
            stated["url"] = None  # it would be left out of the record too, and exceed a message
        place = Slice(start=len(self.pack), length=len(stream), codec="packed", **stated)
        self.pack += stream
        return place


@dataclass(frozen=True)
class Unpack:
    files: OpenFiles
    receipts: Receipts
    containers: Containers
    pointers: Pointers
    packs: Packs
    unpacking: Unpacking
    clock: Callable[[], datetime]

    def unpack(self, step: Step, time_is_up: Callable[[], bool]) -> Receipt | None:
        """Unpack a container from the cursor of a step on. If the time is up, queue the rest as a step and return None.

        The container's receipt counts every member, and is closed when all of them are read. A repeated step sends the
        same pointers again; `ingest_article` does not read a member twice.
        """
        tally = Tally.resumed(step.counted, step.problem)
        found = _Found()
        try:
            for item, cursor in self._scanned(step):
                self._take(item, step, tally, found)
                is_last = time_is_up()
                if is_last or found.is_enough:
                    self._send(found)
                if is_last:
                    self.unpacking.go_on(_next(step, cursor, tally))
                    return None
        except Rejected as error:
            tally.first_problem = tally.first_problem or error.problem
        self._send(found)
        return self.containers.scanned(step.arrival, step.run, tally)

    def _scanned(self, step: Step) -> Iterator[tuple[Scanned, int]]:
        if step.number > MAX_STEPS:
            detail = f"Unpacking it takes more than {MAX_STEPS} steps; the members that were found until then are read."
            raise Rejected("too-slow", detail)
        with self.files.open(step.arrival) as file:
            yield from scan(file, step.cursor)

    def _take(self, item: Scanned, step: Step, tally: Tally, found: _Found) -> None:
        container = step.arrival
        match item:
            case Located() | Member():
                place = item.slice if isinstance(item, Located) else found.place(item)
                in_run = Place(run=step.run, ordinal=tally.counted["sent on"])
                found.pointers.append(Pointer.into(container, item.name, place, in_run))
                tally.add("sent on")
            case PassedOver():
                tally.add("passed over")
            case Refused():
                tally.add("rejected", item.problem)  # the detail names the member
                self._refuse(item.name, item.problem, step)

    def _refuse(self, member: str, problem: Problem, step: Step) -> None:
        of_member = step.arrival.model_copy(update={"member": member})
        refused = {"outcome": "rejected", "problem": problem}
        self.receipts.close(Receipt.of(of_member, self.clock()).model_copy(update=refused))

    def _send(self, found: _Found) -> None:
        key = self.packs.keep(bytes(found.pack)) if found.pack else None
        pointers = [_into_pack(pointer, key) if key else pointer for pointer in found.pointers]
        for start in range(0, len(pointers), POINTERS_PER_BATCH):
            self.pointers.send(pointers[start : start + POINTERS_PER_BATCH])
        found.pointers.clear()
        found.pack.clear()


def _into_pack(pointer: Pointer, key: str) -> Pointer:
    if pointer.slice.codec != "packed":
        return pointer
    return pointer.model_copy(update={"slice": pointer.slice.model_copy(update={"pack": key})})


def _next(step: Step, cursor: int, tally: Tally) -> Step:
    reached = {"cursor": cursor, "counted": dict(tally.counted), "problem": tally.first_problem}
    return step.model_copy(update=reached | {"number": step.number + 1})
