import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from clipwire.model.arrival import Arrival
from clipwire.model.errors import NoTimeLeft, TryAgain
from clipwire.model.receipt import Receipt
from clipwire.wiring import ingest as wiring
from tests.support.event_files import event
from tests.support.functions import Context

NONE_FAILED: dict[str, Any] = {"batchItemFailures": []}


@dataclass
class Reader:
    """In place of the service: notes what it is asked to read."""

    fails: bool = False
    arrivals: list[Arrival] = field(default_factory=list)
    cut_off: tuple[str, ...] = ()
    """The keys of the files during whose reading a process ended."""

    def was_cut_off(self, arrival: Arrival) -> bool:
        return arrival.key in self.cut_off

    def ingest(self, arrival: Arrival, is_late: Callable[[], bool]) -> Receipt:
        if is_late():
            raise NoTimeLeft
        self.arrivals.append(arrival)
        if self.fails:
            raise TryAgain("the table is throttled")
        return Receipt(
            bucket=arrival.bucket,
            key=arrival.key,
            revision=arrival.revision,
            outcome="accepted",
            arrived=arrival.arrived,
            updated=arrival.arrived,
        )


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def handler(load_handler: Callable[[str], ModuleType], reader: Reader, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(wiring, "files_at_once", lambda: 3)
    module = load_handler("ingest_article")
    monkeypatch.setattr(module, "ingest_service", lambda: reader)
    return module


def test_an_arrival_is_what_s3_said_of_the_object(handler: ModuleType, reader: Reader, context: Context) -> None:
    # When S3's message is delivered
    answer = handler.lambda_handler(event("ingest_article/page-dropped"), context)
    # Then the service is asked to read that version of that object
    assert answer == NONE_FAILED
    [arrival] = reader.arrivals
    assert (arrival.key, arrival.size, arrival.member) == ("incoming/fleet.txt", 1482, None)
    assert arrival.bucket == "clipwire-dropbucket-1a2b3c4d5e6f"
    assert arrival.version_id == "Vh3xMpLeOfAnObjectVersionInS3aBcD"
    assert arrival.sequencer == "0068094F1C2A9B3D41"
    assert arrival.arrived.isoformat() == "2025-04-24T06:10:52.417000+00:00"


def test_a_key_is_read_as_its_dropper_wrote_it(handler: ModuleType, reader: Reader, context: Context) -> None:
    handler.lambda_handler(event("ingest_article/key-with-odd-letters"), context)
    assert [it.key for it in reader.arrivals] == ["incoming/press cuttings/노동신문 4월 + 부록.html"]


@pytest.mark.parametrize("case", ["member-of-container", "member-of-container-version-0-1"])
def test_a_pointer_leads_to_the_bytes_of_one_member(
    handler: ModuleType, reader: Reader, context: Context, case: str
) -> None:
    handler.lambda_handler(event(f"ingest_article/{case}"), context)
    [arrival] = reader.arrivals
    assert (arrival.key, arrival.member) == ("incoming/april.zip", "april/노동신문 4월.txt")
    assert arrival.slice is not None
    assert (arrival.slice.start, arrival.slice.length, arrival.slice.codec) == (1204, 3310, "deflate")


@pytest.mark.parametrize("case", ["test-event", "page-deleted"])
def test_messages_that_announce_no_file_are_passed_over(
    handler: ModuleType, reader: Reader, context: Context, case: str
) -> None:
    assert handler.lambda_handler(event(f"ingest_article/{case}"), context) == NONE_FAILED
    assert reader.arrivals == []


def test_both_of_two_equal_messages_are_handed_over(handler: ModuleType, reader: Reader, context: Context) -> None:
    # The receipt decides that the second is a repeat, since it may come to another machine.
    assert handler.lambda_handler(event("ingest_article/delivered-twice"), context) == NONE_FAILED
    assert len(reader.arrivals) == 2
    assert reader.arrivals[0] == reader.arrivals[1]


def test_what_cannot_be_read_now_is_given_back(handler: ModuleType, reader: Reader, context: Context) -> None:
    # Given a service that AWS does not answer
    reader.fails = True
    # When a message is delivered
    delivered = event("ingest_article/page-dropped")
    answer = handler.lambda_handler(delivered, context)
    # Then the queue keeps it
    assert answer == {"batchItemFailures": [{"itemIdentifier": delivered["Records"][0]["messageId"]}]}


def test_a_message_of_another_kind_does_not_hold_up_the_others(
    handler: ModuleType, reader: Reader, context: Context
) -> None:
    # Given a batch of a message that is not S3's and one that is
    alien, page = event("ingest_article/not-from-s3"), event("ingest_article/page-dropped")
    alien["Records"][0]["messageId"] = "alien"
    # When it is delivered
    answer = handler.lambda_handler({"Records": alien["Records"] + page["Records"]}, context)
    # Then only the alien is given back
    assert answer == {"batchItemFailures": [{"itemIdentifier": "alien"}]}
    assert [it.key for it in reader.arrivals] == ["incoming/fleet.txt"]


def test_what_comes_up_too_late_goes_back_untried(
    handler: ModuleType, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given an invocation whose time is nearly up
    put_back: list[str] = []
    queue = SimpleNamespace(put_back=put_back.append)
    monkeypatch.setattr(handler, "arrivals_queue", lambda: queue)
    late = Context("ingest", "arn:aws:lambda:eu-west-1:123456789012:function:ingest", 1024, ends=time.time() + 5)
    delivered = event("ingest_article/page-dropped")
    # When a message comes up
    answer = handler.lambda_handler(delivered, late)
    # Then it is sent again as a new message, and is done here
    assert put_back == [record["body"] for record in delivered["Records"]]
    assert reader.arrivals == []
    assert answer == NONE_FAILED


def test_three_files_of_a_batch_are_handled_at_once_and_answered_in_their_order(
    handler: ModuleType, reader: Reader, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a batch of six messages, and a service that waits for three callers and fails for two of the files
    [record] = event("ingest_article/page-dropped")["Records"]
    bodies = [record["body"].replace("fleet.txt", f"{number}.txt") for number in range(6)]
    batch = [record | {"messageId": f"message {number}", "body": body} for number, body in enumerate(bodies)]
    three = threading.Barrier(3, timeout=10)

    class Together(Reader):
        def ingest(self, arrival: Arrival, is_late: Callable[[], bool]) -> Receipt:
            three.wait()
            fails = arrival.key in ("incoming/1.txt", "incoming/4.txt")
            return Reader(fails, self.arrivals).ingest(arrival, is_late)

    monkeypatch.setattr(handler, "ingest_service", lambda: Together(arrivals=reader.arrivals))
    # When it is delivered
    answer = handler.lambda_handler({"Records": batch}, context)
    # Then all are read, and the two are given back
    assert len(reader.arrivals) == 6
    assert answer["batchItemFailures"] == [{"itemIdentifier": "message 1"}, {"itemIdentifier": "message 4"}]


@pytest.fixture
def put_back(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sent: list[str] = []
    monkeypatch.setattr(wiring, "arrivals_queue", lambda: SimpleNamespace(put_back=sent.append))
    return sent


def batch_of_three(times: int) -> list[dict[str, Any]]:
    """Messages about 0.txt, 1.txt and 2.txt that are delivered for the given time."""
    [record] = event("ingest_article/page-dropped")["Records"]
    attributes = record["attributes"] | {"ApproximateReceiveCount": str(times)}
    return [
        record
        | {"messageId": f"{n}", "body": record["body"].replace("fleet.txt", f"{n}.txt"), "attributes": attributes}
        for n in range(3)
    ]


def test_a_file_that_was_cut_off_is_read_without_the_others_of_its_batch(
    handler: ModuleType, reader: Reader, context: Context, put_back: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a batch that is delivered again, since a process ended while it read two of its files
    monkeypatch.setattr(wiring, "ingest_service", lambda: reader)
    reader.cut_off = ("incoming/1.txt", "incoming/2.txt")
    batch = batch_of_three(times=2)
    # When it is delivered
    assert handler.lambda_handler({"Records": batch}, context) == NONE_FAILED
    # Then one of them is read, and the other messages are sent again as new ones
    assert [it.key for it in reader.arrivals] == ["incoming/1.txt"]
    assert put_back == [batch[0]["body"], batch[2]["body"]]


@pytest.mark.parametrize(("times", "cut_off"), [(1, ("incoming/1.txt",)), (2, ())])
def test_other_batches_are_handled_whole(
    handler: ModuleType,
    reader: Reader,
    context: Context,
    put_back: list[str],
    monkeypatch: pytest.MonkeyPatch,
    times: int,
    cut_off: tuple[str, ...],
) -> None:
    # Given a batch that is new, or in which no file was cut off
    monkeypatch.setattr(wiring, "ingest_service", lambda: reader)
    reader.cut_off = cut_off
    handler.lambda_handler({"Records": batch_of_three(times)}, context)
    # Then all files are read
    assert sorted(it.key for it in reader.arrivals) == ["incoming/0.txt", "incoming/1.txt", "incoming/2.txt"]
    assert put_back == []


def test_a_message_that_cannot_be_sent_again_is_handled(
    handler: ModuleType, reader: Reader, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_answer(body: str) -> None:
        raise TryAgain("the queue throttles")

    monkeypatch.setattr(wiring, "arrivals_queue", lambda: SimpleNamespace(put_back=no_answer))
    monkeypatch.setattr(wiring, "ingest_service", lambda: reader)
    reader.cut_off = ("incoming/1.txt",)
    handler.lambda_handler({"Records": batch_of_three(times=2)}, context)
    assert len(reader.arrivals) == 3
