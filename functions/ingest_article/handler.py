"""Arrivals queue -> parse, enrich, store: the way of a file begins here."""

from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from clipwire.adapters.s3_events import arrivals_in
from clipwire.wiring.ingest import ingest_service

logger = Logger()
metrics = Metrics()
processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics(capture_cold_start_metric=True)
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """SQS batch of S3 arrivals -> the messages to try again."""
    metrics.add_metric(name="Messages", unit=MetricUnit.Count, value=len(event["Records"]))
    return process_partial_response(event=event, record_handler=ingest, processor=processor, context=context)


def ingest(record: SQSRecord) -> None:
    try:
        for arrival in arrivals_in(record.body):
            receipt = ingest_service().ingest(arrival)
            metrics.add_metric(name=f"Files{receipt.outcome.capitalize()}", unit=MetricUnit.Count, value=1)
            logger.info("file read", key=arrival.key, outcome=receipt.outcome, articles=len(receipt.articles))
    except Exception:
        metrics.add_metric(name="IngestFailures", unit=MetricUnit.Count, value=1)
        logger.exception("file failed: the queue will deliver it again", message_id=record.message_id)
        raise
