"""Queue messages of every sender are read as one of our types, and nothing else is taken for one."""

import json
from datetime import UTC, datetime

import pytest

from clipwire.adapters.messages import arrivals_in, read, step_in
from clipwire.model.arrival import Arrival, Slice
from clipwire.model.errors import UnknownMessage
from clipwire.model.messages import Dropped, LostChanges, Message, Pointer, Step, Unpublished
from tests.support.event_files import event

CONTAINER = Arrival(bucket="drop", key="incoming/april.zip", arrived=datetime(2025, 4, 24, 6, tzinfo=UTC))
POINTER = Pointer.into(CONTAINER, "boat.txt", Slice(start=10, length=20, codec="deflate"))
STEP = Step(arrival=CONTAINER, cursor=7, counted={"sent on": 7})
UNPUBLISHED = Unpublished(Records=[{"dynamodb": {"SequenceNumber": "1"}}])


def body(case: str) -> str:
    text: str = event(case)["Records"][0]["body"]
    return text


def without_kind(message: Message) -> str:
    """The message as version 0.1 wrote it."""
    return json.dumps({name: value for name, value in json.loads(written(message)).items() if name != "kind"})


def written(message: Message) -> str:
    return message.model_dump_json(exclude_none=True, by_alias=True)


@pytest.mark.parametrize("message", [POINTER, STEP, UNPUBLISHED], ids=lambda it: it.kind)
def test_our_own_messages_name_their_kind_and_are_read_back(message: Message) -> None:
    assert json.loads(written(message))["kind"] == message.kind
    assert read(written(message)) == message


@pytest.mark.parametrize("message", [POINTER, STEP, UNPUBLISHED], ids=lambda it: it.kind)
def test_messages_of_version_0_1_that_still_wait_are_read(message: Message) -> None:
    assert read(without_kind(message)) == message


def test_a_message_of_this_version_keeps_the_fields_that_version_0_1_reads() -> None:
    # During a deployment, functions of both versions read one queue.
    assert Arrival.model_validate_json(written(POINTER)).slice == POINTER.slice
    assert {"arrival", "cursor", "counted"} <= json.loads(written(STEP)).keys()


def test_an_event_of_s3_names_the_objects_that_were_created() -> None:
    dropped = read(body("ingest_article/page-dropped"))
    assert isinstance(dropped, Dropped)
    assert [arrival.key for arrival in dropped.arrivals] == ["incoming/fleet.txt"]


@pytest.mark.parametrize("case", ["test-event", "page-deleted"])
def test_s3s_other_messages_name_no_object(case: str) -> None:
    assert read(body(f"ingest_article/{case}")) == Dropped()


def test_a_report_of_lambda_holds_the_position_of_what_was_lost() -> None:
    lost = read(body("record_failure/notification-given-up"))
    assert isinstance(lost, LostChanges)
    assert lost.first == lost.last == "4421584500000000017450910541"
    assert lost.shard.startswith("shardId-") and "/stream/" in lost.stream


@pytest.mark.parametrize(
    "text",
    [
        "no JSON at all",
        "[]",
        '"kind"',
        "null",
        "{}",
        '{"kind": "gossip"}',
        '{"kind": ["step"]}',
        '{"kind": "step"}',
        '{"kind": "pointer", "bucket": "drop"}',
        '{"Event": "somebody\'s"}',
        '{"Records": [{}]}',
        '{"Records": [{"eventName": "ObjectCreated:Put"}]}',
        '{"DDBStreamBatchInfo": {}}',
    ],
)
def test_anything_else_is_unknown(text: str) -> None:
    with pytest.raises(UnknownMessage):
        read(text)


def test_each_queue_takes_only_its_own_kinds() -> None:
    assert arrivals_in(written(POINTER)) == (POINTER,)
    assert step_in(written(STEP)) == STEP
    with pytest.raises(UnknownMessage, match="step"):
        arrivals_in(written(STEP))
    with pytest.raises(UnknownMessage, match="pointer"):
        step_in(written(POINTER))
