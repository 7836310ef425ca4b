"""S3's messages in the arrivals queue."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote_plus

from clipwire.model.arrival import Arrival


def arrivals_in(body: str) -> list[Arrival]:
    """The objects that a message of the arrivals queue announces; none in S3's test message.

    A message of our own is a pointer to one member of a container. Raises `ValueError` (or `KeyError`) where the
    message is neither S3's nor ours: it ends in the dead-letter queue.
    """
    message = json.loads(body)
    if message.get("Event") == "s3:TestEvent":
        return []
    if "slice" in message:
        return [Arrival.model_validate(message)]
    return [_arrival(record) for record in message["Records"] if record["eventName"].startswith("ObjectCreated:")]


def _arrival(record: dict[str, Any]) -> Arrival:
    thing = record["s3"]["object"]
    return Arrival(
        bucket=record["s3"]["bucket"]["name"],
        key=unquote_plus(thing["key"]),  # S3 writes a space as + and a plus as %2B
        version_id=thing.get("versionId"),
        etag=thing.get("eTag"),
        size=thing.get("size"),
        sequencer=thing.get("sequencer"),
        arrived=datetime.fromisoformat(record["eventTime"]).astimezone(UTC),
    )
