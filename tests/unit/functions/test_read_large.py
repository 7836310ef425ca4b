from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import pytest

from clipwire.model.arrival import Arrival
from clipwire.model.receipt import Receipt
from tests.support.event_files import event
from tests.support.functions import Context
from tests.unit.services.fakes import NOON


def test_a_file_that_was_cut_off_is_read_from_its_own_message(
    load_handler: Callable[[str], ModuleType], context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given the function with a service that notes what it reads
    handler = load_handler("read_large")
    read: list[Arrival] = []

    def ingest(arrival: Arrival) -> Receipt:
        read.append(arrival)
        return Receipt.of(arrival, NOON).model_copy(update={"outcome": "accepted"})

    monkeypatch.setattr(handler, "read_large_service", lambda: SimpleNamespace(ingest=ingest))
    # When the message of a large file comes
    answer = handler.lambda_handler(event("read_large/cut-off-twice"), context)
    # Then that version of the file is read
    assert answer == {"batchItemFailures": []}
    assert [(arrival.key, arrival.version_id) for arrival in read] == [
        ("incoming/fleet.txt", "Vh3xMpLeOfAnObjectVersionInS3aBcD")
    ]
