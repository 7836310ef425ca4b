"""S3's messages in S3's own form. Those of moto lack version and sequencer, and encode the slashes of a key."""

import contextlib
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from unittest import mock
from urllib.parse import quote_plus

from moto.s3 import notifications

Event = dict[str, Any]

_numbers = itertools.count(0x0065F3A1B2C3D4)


def object_created(event_name: str, bucket: Any, key: Any, configuration: str) -> Event:
    """A replacement for moto's function with these arguments; `bucket` and `key` are moto's models."""
    entry: Event = {
        "key": quote_plus(key.name, safe="/*"),
        "size": key.size,
        "eTag": key.etag.strip('"'),
        "sequencer": f"{next(_numbers):018X}",
    }
    if bucket.is_versioned:
        entry["versionId"] = key.version_id
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {
        "Records": [
            {
                "eventVersion": "2.1",
                "eventSource": "aws:s3",
                "awsRegion": bucket.region_name,
                "eventTime": now,
                "eventName": event_name.removeprefix("s3:"),
                "userIdentity": {"principalId": "AWS:AIDAEXAMPLE"},
                "requestParameters": {"sourceIPAddress": "192.0.2.7"},
                "responseElements": {"x-amz-request-id": "CL1PW1REEXAMPLE1", "x-amz-id-2": "ClipwireExample"},
                "s3": {
                    "s3SchemaVersion": "1.0",
                    "configurationId": configuration,
                    "bucket": {
                        "name": bucket.name,
                        "ownerIdentity": {"principalId": "A1EXAMPLEOWNER"},
                        "arn": bucket.arn,
                    },
                    "object": entry,
                },
            }
        ]
    }


@dataclass
class Announcements:
    """The messages about new objects that S3 sends to queues."""

    held: list[Event] = field(default_factory=list)
    _holding: bool = False

    @contextlib.contextmanager
    def held_back(self) -> Iterator[list[Event]]:
        """Messages about objects that are created within the block are put into the list and not sent."""
        self.held, self._holding = [], True
        try:
            yield self.held
        finally:
            self._holding = False

    @contextlib.contextmanager
    def true_to_s3(self) -> Iterator[None]:
        send = notifications._send_sqs_message
        with (
            mock.patch.object(notifications, "_get_s3_event", object_created),
            mock.patch.object(notifications, "_send_sqs_message", self._sender(send)),
        ):
            yield

    def _sender(self, send: Callable[..., None]) -> Callable[..., None]:
        def send_unless_held(account: str, body: Event, queue: str, region: str) -> None:
            if self._holding:
                self.held.append(body)
            else:
                send(account, body, queue, region)

        return send_unless_held
