"""Containers queue -> a pointer for each member of a large container, in steps that fit into the function's time."""

from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.batch.types import PartialItemFailureResponse
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from clipwire.model.messages import Step
from clipwire.wiring.unpack import unpack_service

logger = Logger()
metrics = Metrics()
processor = BatchProcessor(event_type=EventType.SQS, raise_on_entire_batch_failure=False)

RESERVE_MS = 60_000
"""Time kept for the last members and the message that hands on the rest."""


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics(capture_cold_start_metric=True)
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> PartialItemFailureResponse:
    """SQS batch of one container or the rest of one -> the messages to try again."""
    metrics.add_metric(name="Messages", unit=MetricUnit.Count, value=len(event["Records"]))
    return process_partial_response(event=event, record_handler=unpack, processor=processor, context=context)


def unpack(record: SQSRecord, lambda_context: LambdaContext) -> None:
    try:
        step = Step.model_validate_json(record.body)
        receipt = unpack_service().unpack(step, lambda: lambda_context.get_remaining_time_in_millis() < RESERVE_MS)
        outcome = receipt.outcome if receipt else "to be continued"
        logger.info("container unpacked", key=step.arrival.key, outcome=outcome)
        metrics.add_metric(name="ContainerSteps", unit=MetricUnit.Count, value=1)
    except Exception:
        metrics.add_metric(name="UnpackFailures", unit=MetricUnit.Count, value=1)
        logger.exception("container failed: the queue will deliver it again", message_id=record.message_id)
        raise
