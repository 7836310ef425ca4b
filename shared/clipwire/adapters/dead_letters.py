"""What the dead-letter queues hold: S3's messages as they came, and positions in the table's stream."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from clipwire.adapters.s3_events import arrivals_in
from clipwire.adapters.stream import TableStream
from clipwire.adapters.stream_events import event_of, file_of
from clipwire.model.arrival import Arrival
from clipwire.model.article import FileRef
from clipwire.model.errors import ClipwireError
from clipwire.model.messages import Step


class UnknownLetter(ClipwireError):
    """The message is in no shape that we send or that AWS sends us."""


def lost_arrivals(body: str) -> list[Arrival]:
    """The files that a dead letter announces; none where it is about the stream. Raises `UnknownLetter`."""
    try:
        letter = json.loads(body)
        if "DDBStreamBatchInfo" in letter:
            return []
        return [Step.model_validate(letter).arrival] if "arrival" in letter else arrivals_in(body)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnknownLetter(str(error)) from error


def lost_notifications(body: str, stream: TableStream) -> Iterator[tuple[str, FileRef, datetime, dict[str, Any]]]:
    """(event id, file, time of the change, stream record) of each change that a dead letter says was not announced.

    Lambda's message holds positions only; the records stay in the stream for 24 hours.
    """
    position = json.loads(body).get("DDBStreamBatchInfo")
    if not position:
        return
    changes = stream.records(
        position["streamArn"], position["shardId"], position["startSequenceNumber"], position["endSequenceNumber"]
    )
    for change in changes:
        event = event_of(change)
        if event:
            yield event.id, *file_of(change), change
