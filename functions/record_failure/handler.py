"""Dead-letter queues -> receipts that keep what failed, so that it can be sent again."""

import json
from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from clipwire.adapters.dead_letters import UnknownLetter, lost_arrivals, lost_notifications
from clipwire.wiring.failures import failures_service, table_stream

logger = Logger()
metrics = Metrics()
processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics(capture_cold_start_metric=True)
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """SQS batch of dead letters -> the letters to try again."""
    metrics.add_metric(name="Messages", unit=MetricUnit.Count, value=len(event["Records"]))
    return process_partial_response(event=event, record_handler=keep, processor=processor, context=context)


def keep(record: SQSRecord) -> None:
    metrics.add_metric(name="DeadLetters", unit=MetricUnit.Count, value=1)
    logger.error("dead letter", queue=record.event_source_arn, message_id=record.message_id)
    failures = failures_service()
    try:
        for arrival in lost_arrivals(record.body):
            failures.arrival_failed(arrival, record.body)
        for event_id, file, changed, change in lost_notifications(record.body, table_stream()):
            failures.notification_failed(event_id, file, changed, json.dumps({"Records": [change]}))
    except UnknownLetter:
        failures.message_unknown(record.event_source_arn, record.message_id, record.body)
