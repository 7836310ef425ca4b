"""Dead-letter queues -> receipts that keep the messages, so that they can be sent again."""

from clipwire.adapters.messages import read
from clipwire.model.errors import UnknownMessage
from clipwire.wiring.batches import LambdaContext, SQSRecord, count, logger, of_queue
from clipwire.wiring.failures import failures_service


@of_queue(failures="LetterFailures", failed="dead letter failed: the queue will deliver it again")
def lambda_handler(message: SQSRecord, context: LambdaContext) -> None:
    """Write a receipt for every file and every change in a dead letter."""
    count("DeadLetters")
    logger.error("dead letter", queue=message.event_source_arn, message_id=message.message_id)
    try:
        failures_service().keep(read(message.body), message.body)
    except UnknownMessage:
        failures_service().keep_unknown(message.event_source_arn, message.message_id, message.body)
