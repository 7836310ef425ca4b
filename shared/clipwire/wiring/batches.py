"""The common part of all handlers: logs, metrics, and a response with the items to deliver again.

Powertools has a batch processor and classes of records too, but their import makes models of the events of all
services, which is a tenth of a function's start time.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import Any, Protocol, TypeVar

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.typing import LambdaContext

__all__ = ["DynamoDBRecord", "LambdaContext", "SQSRecord", "count", "logger", "of_batch", "of_queue", "of_stream"]

Response = dict[str, list[dict[str, str]]]
"""The answer to Lambda: the items of the batch to deliver again, by their identifiers."""
Handler = Callable[[dict[str, Any], LambdaContext], Response]


class BatchItem(Protocol):
    """An item of a batch."""

    @property
    def identifier(self) -> str:
        """The name by which Lambda delivers it again."""
        ...

    @property
    def logged(self) -> dict[str, str]:
        """The keys and values of the log that identify it."""
        ...


@dataclass(frozen=True)
class SQSRecord:
    """A message of a queue."""

    raw_event: dict[str, Any]

    @property
    def body(self) -> str:
        return str(self.raw_event["body"])

    @property
    def message_id(self) -> str:
        return str(self.raw_event["messageId"])

    @property
    def event_source_arn(self) -> str:
        """ARN of the queue."""
        return str(self.raw_event["eventSourceARN"])

    @property
    def is_in_line(self) -> bool:
        """Whether it is from a FIFO queue, so that later messages of its group wait for it."""
        return "MessageGroupId" in self.raw_event["attributes"]

    @property
    def is_again(self) -> bool:
        """Whether it was delivered before, and was not done."""
        return int(self.raw_event["attributes"].get("ApproximateReceiveCount", 1)) > 1

    @property
    def identifier(self) -> str:
        return self.message_id

    @property
    def logged(self) -> dict[str, str]:
        return {"message_id": self.message_id}


@dataclass(frozen=True)
class DynamoDBRecord:
    """A record of a table's stream."""

    raw_event: dict[str, Any]

    @property
    def identifier(self) -> str:
        return str(self.raw_event["dynamodb"]["SequenceNumber"])

    @property
    def logged(self) -> dict[str, str]:
        return {"record_id": str(self.raw_event.get("eventID"))}


AnyItem = TypeVar("AnyItem", bound=BatchItem)

logger = Logger()
metrics = Metrics()
COUNTING = Lock()
"""Powertools' metrics are not made for threads; its logger is, as Python's are."""


def count(metric: str, value: int = 1) -> None:
    """Add a value to a metric of this function."""
    with COUNTING:
        metrics.add_metric(name=metric, unit=MetricUnit.Count, value=value)


def of_queue(
    *,
    failures: str,
    failed: str,
    at_once: Callable[[], int] = lambda: 1,
    set_aside: Callable[[str], None] | None = None,
    choose: Callable[[list[SQSRecord]], list[SQSRecord]] = list,
) -> Callable[[Callable[[SQSRecord, LambdaContext], None]], Handler]:
    """Turn a function for one queue message into a handler for batches.

    If the function raises, the message returns to the queue, the metric `failures` counts it, and the log has `failed`.
    `at_once` gives the number of messages that are handled at the same time, by threads.
    With `set_aside`, a message of a FIFO queue does not return: it would hold up its group. It goes to another queue.
    `choose` gives the messages of a batch that are to be handled; the others are done.
    """

    def decorate(handle: Callable[[SQSRecord, LambdaContext], None]) -> Handler:
        @wraps(handle)
        def handle_or_set_aside(message: SQSRecord, context: LambdaContext) -> None:
            try:
                handle(message, context)
            except Exception:
                if set_aside is None or not message.is_in_line:
                    raise
                count(failures)
                logger.exception(failed, extra=message.logged)
                set_aside(message.body)

        return _handler(SQSRecord, handle_or_set_aside, failures, failed, at_once, choose)

    return decorate


def of_batch(
    *, failures: str, failed: str
) -> Callable[[Callable[[list[SQSRecord], LambdaContext], dict[int, Exception]]], Handler]:
    """Turn a function for all messages of a batch together into a handler, as `of_queue` does.

    The function gives the error of each message that failed, by its place in the batch.
    """

    def decorate(handle: Callable[[list[SQSRecord], LambdaContext], dict[int, Exception]]) -> Handler:
        @wraps(handle)
        @logger.inject_lambda_context(clear_state=True)
        @metrics.log_metrics(capture_cold_start_metric=True)
        def handle_batch(event: dict[str, Any], context: LambdaContext) -> Response:
            records = list(map(SQSRecord, event["Records"]))
            count("Messages", len(records))
            try:
                errors = handle(records, context)
            except Exception as of_all:
                errors = dict.fromkeys(range(len(records)), of_all)
            for at, error in errors.items():
                count(failures)
                logger.error(failed, extra=records[at].logged, exc_info=error)
            return {"batchItemFailures": [{"itemIdentifier": records[at].identifier} for at in sorted(errors)]}

        handler: Handler = handle_batch
        return handler

    return decorate


def of_stream(*, failures: str, failed: str) -> Callable[[Callable[[DynamoDBRecord, LambdaContext], None]], Handler]:
    """Turn a function for one record of a table's stream into a handler for batches, as `of_queue` does."""

    def decorate(handle: Callable[[DynamoDBRecord, LambdaContext], None]) -> Handler:
        return _handler(DynamoDBRecord, handle, failures, failed, lambda: 1, list)

    return decorate


def _handler(
    record_of: Callable[[dict[str, Any]], AnyItem],
    handle: Callable[[AnyItem, LambdaContext], None],
    failures: str,
    failed: str,
    at_once: Callable[[], int],
    choose: Callable[[list[AnyItem]], list[AnyItem]],
) -> Handler:
    def is_handled(record: AnyItem, context: LambdaContext) -> bool:
        try:
            handle(record, context)
        except Exception:
            count(failures)
            logger.exception(failed, extra=record.logged)
            return False
        return True

    @wraps(handle)
    @logger.inject_lambda_context(clear_state=True)
    @metrics.log_metrics(capture_cold_start_metric=True)
    def handle_batch(event: dict[str, Any], context: LambdaContext) -> Response:
        count("Messages", len(event["Records"]))
        records = choose(list(map(record_of, event["Records"])))
        handled = _in_threads(lambda record: is_handled(record, context), records, at_once)
        failed_ones = [record for record, is_done in zip(records, handled, strict=True) if not is_done]
        return {"batchItemFailures": [{"itemIdentifier": record.identifier} for record in failed_ones]}

    handler: Handler = handle_batch
    return handler


def _in_threads(act: Callable[[AnyItem], bool], records: list[AnyItem], at_once: Callable[[], int]) -> list[bool]:
    """The answers for all records, in their order."""
    number = at_once() if len(records) > 1 else 1
    if number == 1:
        return [act(record) for record in records]
    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(act, records))
