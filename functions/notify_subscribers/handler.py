"""The table's stream -> CloudEvents on the notifications topic."""

from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from clipwire.adapters.stream_events import event_of
from clipwire.wiring.notify import notify_service

logger = Logger()
metrics = Metrics()
processor = BatchProcessor(event_type=EventType.DynamoDBStreams, raise_on_entire_batch_failure=False)


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics(capture_cold_start_metric=True)
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """Stream batch of article and receipt changes -> the records to try again."""
    metrics.add_metric(name="Messages", unit=MetricUnit.Count, value=len(event["Records"]))
    return process_partial_response(event=event, record_handler=notify, processor=processor, context=context)


def notify(record: DynamoDBRecord) -> None:
    try:
        event = event_of(record.raw_event)
        if event and notify_service().tell(event):
            metrics.add_metric(name="NotificationsPublished", unit=MetricUnit.Count, value=1)
            logger.info("published", event_id=event.id, type=event.type)
    except Exception:
        metrics.add_metric(name="NotifyFailures", unit=MetricUnit.Count, value=1)
        logger.exception("not published: the stream will deliver it again", record_id=record.event_id)
        raise
