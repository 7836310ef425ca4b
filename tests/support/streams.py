"""A table's stream as Lambda's event source: filters, batches in order, retries, bisection, failure destination."""

import base64
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from moto.dynamodb.models import dynamodb_backends
from moto.dynamodbstreams.models import dynamodbstreams_backends
from moto.events.models import EventPattern

from tests.support.calls import Caller, Calls
from tests.support.clients import client
from tests.support.functions import FunctionFailed
from tests.support.queues import failed_items, send
from tests.support.template import ACCOUNT, REGION

Json = dict[str, Any]

FOREVER = 10_000
"""Retries if the mapping sets no limit. On AWS, such a batch blocks the stream."""


@dataclass
class StreamSource:
    """Delivers the only shard of a stream of moto."""

    mapping: Json
    """Properties of the AWS::Lambda::EventSourceMapping, resolved."""
    function_arn: str
    invoke: Callable[[Json], Any]
    caller: Caller
    calls: Calls
    _position: str | None = None
    _shard: str = ""

    def deliver(self) -> int:
        """Deliver all new records, and return the number of records that were read from the stream."""
        arrived = self._next_records()
        changed = [record for record in arrived if not _changes_nothing(record)]
        wanted = [record for record in changed if self._passes_filter(record)]
        size = int(self.mapping.get("BatchSize", 100))
        for start in range(0, len(wanted), size):
            self._hand_over(wanted[start : start + size], invocations=0)
        return len(arrived)

    def rewind(self) -> None:
        self._position = None

    def skip(self) -> None:
        """Leave out all records that are in the stream now."""
        self._go_to("LATEST")

    def _go_to(self, position: str) -> str:
        streams, arn = client("dynamodbstreams"), self.mapping["EventSourceArn"]
        described = streams.describe_stream(StreamArn=arn)["StreamDescription"]
        self._shard = described["Shards"][0]["ShardId"]
        answer = streams.get_shard_iterator(StreamArn=arn, ShardId=self._shard, ShardIteratorType=position)
        self._position = answer["ShardIterator"]
        return self._position

    def _next_records(self) -> list[Json]:
        if self._position and not has_records(self._position):
            return []
        arn = self.mapping["EventSourceArn"]
        with self.calls.by(self.caller):
            position = self._position or self._go_to(self.mapping["StartingPosition"])
            page = client("dynamodbstreams").get_records(ShardIterator=position)
        self._position = page["NextShardIterator"]
        return [as_record(record, arn) for record in page["Records"]]

    def _passes_filter(self, record: Json) -> bool:
        patterns = [it["Pattern"] for it in self.mapping.get("FilterCriteria", {}).get("Filters", [])]
        return not patterns or any(EventPattern.load(pattern).matches_event(record) for pattern in patterns)

    def _hand_over(self, batch: list[Json], invocations: int) -> None:
        """Deliver a batch until all its records are done or its tries are used up.

        A reported failure is a checkpoint: the records before it are done. If the mapping bisects, the others are
        divided in two, which does not count as a try.
        """
        tries = 1 + int(self.mapping.get("MaximumRetryAttempts", FOREVER))
        while batch:
            invocations += 1
            first_failed = self._first_failed(batch)
            if first_failed is None:
                return
            batch = batch[first_failed:]
            if self.mapping.get("BisectBatchOnFunctionError") and len(batch) > 1:
                middle = len(batch) // 2
                self._hand_over(batch[:middle], invocations - 1)
                self._hand_over(batch[middle:], invocations - 1)
                return
            if invocations >= tries:
                self._give_up(batch, invocations)
                return

    def _first_failed(self, batch: list[Json]) -> int | None:
        try:
            failed = failed_items(self.mapping, self.invoke({"Records": batch}))
        except FunctionFailed:
            return 0
        places = {_number(record): place for place, record in enumerate(batch)}
        # an unknown or empty id fails the whole batch
        return min((places.get(number, 0) for number in failed), default=None)

    def _give_up(self, batch: list[Json], invocations: int) -> None:
        destination = self.mapping.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
        if not destination:
            return
        letter = self._letter(batch, invocations)
        queue = f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{destination.rpartition(':')[2]}"
        with self.calls.by(self.caller):
            send(queue, letter)

    def _letter(self, batch: list[Json], invocations: int) -> Json:
        """Lambda's message to the failure destination of a stream: the positions of the records, not their content."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {
            "requestContext": {
                "requestId": str(uuid.uuid4()),
                "functionArn": self.function_arn,
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": invocations,
            },
            "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": None},
            "version": "1.0",
            "timestamp": now,
            "DDBStreamBatchInfo": {
                "shardId": self._shard,
                "startSequenceNumber": _number(batch[0]),
                "endSequenceNumber": _number(batch[-1]),
                "approximateArrivalOfFirstRecord": _moment(batch[0]),
                "approximateArrivalOfLastRecord": _moment(batch[-1]),
                "batchSize": len(batch),
                "streamArn": self.mapping["EventSourceArn"],
            },
        }


def has_records(position: str) -> bool:
    """Whether a call would return a record. Most often there is none, and to ask moto itself takes no call."""
    iterator = dynamodbstreams_backends[ACCOUNT][REGION].shard_iterators[position]
    # to cancel a transaction, moto replaces the table by a copy, which the iterators do not know
    table = dynamodb_backends[ACCOUNT][REGION].tables[iterator.stream_shard.table.name]
    shard = iterator.stream_shard = table.stream_shard
    return bool(iterator.sequence_number < shard.starting_sequence_number + len(shard.items))


def as_record(record: Any, arn: str) -> Json:
    """A record of the streams API in Lambda's JSON, with times as numbers and bytes in base64."""
    change = record["dynamodb"]
    moment = int(change["ApproximateCreationDateTime"].timestamp())
    delivered = {**record, "dynamodb": {**change, "ApproximateCreationDateTime": moment}, "eventSourceARN": arn}
    as_json: Json = json.loads(json.dumps(delivered, default=lambda it: base64.b64encode(it).decode()))
    return as_json


def _changes_nothing(record: Json) -> bool:
    """Moto puts a write of the same values into the stream; DynamoDB does not."""
    change = record["dynamodb"]
    return record["eventName"] == "MODIFY" and change.get("OldImage") == change.get("NewImage")


def _number(record: Json) -> str:
    return str(record["dynamodb"]["SequenceNumber"])


def _moment(record: Json) -> str:
    seconds = record["dynamodb"]["ApproximateCreationDateTime"]
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
