"""The common part of all handlers: logs, metrics, and a response with the items to deliver again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

__all__ = ["DynamoDBRecord", "LambdaContext", "SQSRecord", "count", "logger", "of_queue", "of_stream"]

Handler = Callable[[dict[str, Any], LambdaContext], PartialItemFailureResponse]

logger = Logger()
metrics = Metrics()


def count(metric: str, value: int = 1) -> None:
    """Add a value to a metric of this function."""
    metrics.add_metric(name=metric, unit=MetricUnit.Count, value=value)


def of_queue(
    *, failures: str, failed: str, reserve_ms: int = 0, put_back: Callable[[str], None] | None = None
) -> Callable[[Callable[[SQSRecord, LambdaContext], None]], Handler]:
    """Turn a function for one queue message into a handler for batches.

    If the function raises, the message returns to the queue, the metric `failures` counts it, and the log has `failed`.
    With `put_back`, messages that are reached with less than `reserve_ms` left are sent to their queue as new messages:
    to return them would use up one of their tries.
    """

    def decorate(handle: Callable[[SQSRecord, LambdaContext], None]) -> Handler:
        @wraps(handle)
        def handle_in_time(message: SQSRecord, context: LambdaContext) -> None:
            if put_back and context.get_remaining_time_in_millis() < reserve_ms:
                put_back(message.body)
                count("PutBack")
                return
            handle(message, context)

        name = lambda message: {"message_id": message.message_id}  # noqa: E731
        return _handler(EventType.SQS, handle_in_time, failures, failed, name)

    return decorate


def of_stream(*, failures: str, failed: str) -> Callable[[Callable[[DynamoDBRecord, LambdaContext], None]], Handler]:
    """Turn a function for one record of a table's stream into a handler for batches, as `of_queue` does."""

    def decorate(handle: Callable[[DynamoDBRecord, LambdaContext], None]) -> Handler:
        return _handler(
            EventType.DynamoDBStreams, handle, failures, failed, lambda record: {"record_id": record.event_id}
        )

    return decorate


def _handler(
    source: EventType,
    handle: Callable[[Any, LambdaContext], None],
    failures: str,
    failed: str,
    name: Callable[[Any], dict[str, str]],
) -> Handler:
    """`name` returns the keys and values of the log that identify an item."""
    processor = BatchProcessor(event_type=source, raise_on_entire_batch_failure=False)

    def handle_item(record: Any, lambda_context: LambdaContext) -> None:
        try:
            handle(record, lambda_context)
        except Exception:
            count(failures)
            logger.exception(failed, extra=name(record))
            raise

    @wraps(handle)
    @logger.inject_lambda_context(clear_state=True)
    @metrics.log_metrics(capture_cold_start_metric=True)
    def handle_batch(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
        count("Messages", len(event["Records"]))
        return process_partial_response(event=event, record_handler=handle_item, processor=processor, context=context)

    handler: Handler = handle_batch
    return handler
