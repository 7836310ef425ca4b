"""The services that read containers, over the same fakes."""

from collections.abc import Sequence

from clipwire.model.arrival import Arrival
from clipwire.model.messages import Pointer, Step
from clipwire.model.receipt import Receipt
from clipwire.services.ingest import MAX_IN_PLACE_BYTES, Ingest
from clipwire.services.storing import ArticleStore
from clipwire.services.unpack import Unpack
from tests.unit.services.fakes import (
    NOON,
    FakeFiles,
    FakeReceipts,
    FakeRecords,
    FakeUnpacking,
    FakeWatchLists,
    arrival,
    containers,
    never_read_again,
    noon,
)


class House:
    """All services over the same fakes."""

    def __init__(self, **files: bytes) -> None:
        self.receipts, self.records, self.queue = FakeReceipts(), FakeRecords(), FakeUnpacking()
        self.files = FakeFiles(**files)
        self.containers = containers(self.receipts)
        self.ingest = Ingest(
            self.files,
            self.receipts,
            self.containers,
            ArticleStore(self.records, never_read_again, noon),
            self.queue,
            FakeWatchLists(),
            None,
            20_000_000,
            lambda: NOON,
        )
        self.unpack = Unpack(
            self.files, self.receipts, self.containers, self.queue, self.files, self.queue, lambda: NOON
        )

    def outcomes(self) -> dict[str | None, str]:
        return {receipt.member: receipt.outcome for receipt in self.receipts.kept.values()}

    @property
    def receipt(self) -> Receipt:
        """The receipt of the large container."""
        receipt = self.receipts.find(large())
        assert receipt
        return receipt

    def unpack_all(self, run: str = "first") -> Receipt | None:
        """Unpack the large container in one step."""
        return self.unpack.unpack(Step(arrival=large(), run=run), lambda: False)

    def unpack_in_steps(self, is_late: bool) -> int:
        """Unpack the large container by a function whose time is always up, or never. The number of steps."""
        self.queue.go_on(Step(arrival=large()))
        steps = 0
        while self.queue.steps:
            self.unpack.unpack(self.queue.steps.pop(), lambda: is_late)
            steps += 1
        return steps

    def unpacked(self, run: str = "first") -> list[Pointer]:
        """The pointers that a run of unpacking sends."""
        self.queue.pointers.clear()
        self.unpack_all(run)
        return list(self.queue.pointers)

    def read(self, pointers: Sequence[Pointer]) -> list[str]:
        """Ingest members. Their outcomes."""
        return [self.ingest.ingest(pointer).outcome for pointer in pointers]

    def whole_receipt(self) -> Receipt:
        """The receipt of the large container after it is unpacked in one step and its members are read."""
        self.unpack_all()
        self.read(self.queue.pointers)
        return self.receipt


def large(key: str = "large") -> Arrival:
    return arrival(key).model_copy(update={"size": MAX_IN_PLACE_BYTES + 1})
