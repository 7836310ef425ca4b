"""Read queue messages of all senders as the types of `clipwire.model.messages`."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import unquote_plus

from clipwire.model.arrival import Arrival
from clipwire.model.errors import UnknownMessage
from clipwire.model.messages import (
    Announced,
    ArticleEvent,
    Dropped,
    LostChanges,
    MergedEvent,
    Message,
    Pointer,
    Replay,
    Step,
    ToArchive,
    Unplaced,
    Unpublished,
)

Json = dict[str, Any]
OfQueue = TypeVar("OfQueue", Step, Unplaced)


def read(body: str) -> Message:
    """The message in the body of a queue message. Raises `UnknownMessage` for any other text."""
    try:
        message = json.loads(body)
        return READERS[_kind_of(message)](message)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnknownMessage(f"{type(error).__name__}: {error}") from error


def arrivals_in(body: str) -> Sequence[Arrival]:
    """The files and members in a message of the arrivals queue; none in S3's test message."""
    match read(body):
        case Dropped(arrivals=arrivals):
            return arrivals
        case Announced() | Pointer() | Replay() as arrival:
            return (arrival,)
        case other:
            raise UnknownMessage(f"a message of kind {other.kind} is in the arrivals queue")


def step_in(body: str) -> Step:
    """The step in a message of the containers queue."""
    return _read_as(Step, body, "containers queue")


def unplaced_in(body: str) -> Unplaced:
    """The change in a message of the placing queue."""
    return _read_as(Unplaced, body, "placing queue")


def _read_as(kind: type[OfQueue], body: str, queue: str) -> OfQueue:
    message = read(body)
    if not isinstance(message, kind):
        raise UnknownMessage(f"a message of kind {message.kind} is in the {queue}")
    return message


def to_archive_in(body: str) -> ArticleEvent | MergedEvent | ToArchive:
    """What a message of the archive's queue says: one of our notifications, or a version to read from the table."""
    try:
        message = json.loads(body)
        if message.get("kind") == "to-archive":
            return ToArchive.model_validate(message)
        match message["type"]:
            case "clipwire.article.published" | "clipwire.article.updated":
                return ArticleEvent(time=message["time"], record=message["data"])
            case "clipwire.story.merged":
                return MergedEvent.model_validate(message["data"])
            case other:
                raise UnknownMessage(f"an event {other} is in the archive's queue")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnknownMessage(f"{type(error).__name__}: {error}") from error


KINDS_BY_FIELD = {
    # field of a message that does not name its kind
    "DDBStreamBatchInfo": "lost-changes",  # Lambda's report
    "Event": "test",  # S3's test message
    "Records": "records",  # S3's event; an unpublished change that version 0.1 kept
    "slice": "pointer",  # of version 0.1
    "arrival": "step",  # of version 0.1
}


def _kind_of(message: Json) -> str:
    """The kind that the message states, or that its fields show."""
    if "kind" in message:
        return str(message["kind"])
    return next((kind for field, kind in KINDS_BY_FIELD.items() if field in message), "unknown")


def _test(message: Json) -> Dropped:
    if message["Event"] != "s3:TestEvent":
        raise ValueError("an Event that is not s3:TestEvent")
    return Dropped()


def _records(message: Json) -> Dropped | Unpublished:
    records = message["Records"]
    if any("dynamodb" in record for record in records):
        return Unpublished(Records=records)
    created = (_arrival(record) for record in records if record["eventName"].startswith("ObjectCreated:"))
    return Dropped(arrivals=tuple(arrival for arrival in created if not _is_folder(arrival)))


def _is_folder(arrival: Arrival) -> bool:
    """Whether an object is a folder that was made in the S3 console."""
    return arrival.key.endswith("/") and not arrival.size


def _arrival(record: Json) -> Arrival:
    entry = record["s3"]["object"]
    return Arrival(
        bucket=record["s3"]["bucket"]["name"],
        key=unquote_plus(entry["key"]),  # S3 writes a space as + and a plus as %2B
        version_id=entry.get("versionId"),
        etag=entry.get("eTag"),
        size=entry.get("size"),
        sequencer=entry.get("sequencer"),
        arrived=datetime.fromisoformat(record["eventTime"]).astimezone(UTC),
    )


def _lost_changes(message: Json) -> LostChanges:
    position = message["DDBStreamBatchInfo"]
    return LostChanges(
        stream=position["streamArn"],
        shard=position["shardId"],
        first=position["startSequenceNumber"],
        last=position["endSequenceNumber"],
    )


READERS: dict[str, Callable[[Json], Message]] = {
    "test": _test,
    "records": _records,
    "lost-changes": _lost_changes,
    "announced": Announced.model_validate,
    "pointer": Pointer.model_validate,
    "replay": Replay.model_validate,
    "step": Step.model_validate,
    "unplaced": Unplaced.model_validate,
    "unpublished": Unpublished.model_validate,
}
