import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType

import pytest

from clipwire.model.errors import TryAgain
from clipwire.model.messages import Step
from clipwire.model.receipt import Receipt
from tests.support.event_files import event
from tests.support.functions import Context


@dataclass
class Unpacker:
    """In place of the service: notes the steps, and whether the time was up when each began."""

    fails: bool = False
    steps: list[tuple[Step, bool]] = field(default_factory=list)

    def unpack(self, step: Step, time_is_up: Callable[[], bool]) -> Receipt | None:
        self.steps.append((step, time_is_up()))
        if self.fails:
            raise TryAgain("the queue is throttled")
        return None


@pytest.fixture
def unpacker() -> Unpacker:
    return Unpacker()


@pytest.fixture
def handler(
    load_handler: Callable[[str], ModuleType], unpacker: Unpacker, monkeypatch: pytest.MonkeyPatch
) -> ModuleType:
    module = load_handler("unpack_archive")
    monkeypatch.setattr(module, "unpack_service", lambda: unpacker)
    return module


@pytest.mark.parametrize(
    ("case", "cursor"),
    [("container-handed-on", 0), ("container-half-done", 2100), ("container-half-done-version-0-1", 2100)],
)
def test_a_container_is_unpacked_from_where_its_message_says(
    handler: ModuleType, unpacker: Unpacker, context: Context, case: str, cursor: int
) -> None:
    assert handler.lambda_handler(event(f"unpack_archive/{case}"), context) == {"batchItemFailures": []}
    [(step, _)] = unpacker.steps
    assert (step.arrival.key, step.cursor) == ("incoming/april.zip", cursor)


@pytest.mark.parametrize(("seconds_left", "is_up"), [(50, True), (120, False)])
def test_the_last_minute_is_kept_for_handing_on_the_rest(
    handler: ModuleType, unpacker: Unpacker, context: Context, seconds_left: int, is_up: bool
) -> None:
    context = Context(
        "unpack", "arn:aws:lambda:eu-west-1:123456789012:function:unpack", 512, time.time() + seconds_left
    )
    handler.lambda_handler(event("unpack_archive/container-handed-on"), context)
    assert [up for _, up in unpacker.steps] == [is_up]


@pytest.mark.parametrize(("case", "fails"), [("container-handed-on", True), ("not-a-container", False)])
def test_what_cannot_be_unpacked_is_given_back(
    handler: ModuleType, unpacker: Unpacker, context: Context, case: str, fails: bool
) -> None:
    unpacker.fails = fails
    delivered = event(f"unpack_archive/{case}")
    answer = handler.lambda_handler(delivered, context)
    assert answer == {"batchItemFailures": [{"itemIdentifier": delivered["Records"][0]["messageId"]}]}
