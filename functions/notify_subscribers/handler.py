"""The table's stream -> CloudEvents on the notifications topic."""

from clipwire.adapters.stream import change_in
from clipwire.wiring.batches import DynamoDBRecord, LambdaContext, count, logger, of_stream
from clipwire.wiring.notify import notify_service


@of_stream(failures="NotifyFailures", failed="not published: the stream will deliver it again")
def lambda_handler(record: DynamoDBRecord, context: LambdaContext) -> None:
    """Publish the event for a change of an article or a receipt, if it has one."""
    event = notify_service().announce(change_in(record.raw_event))
    if event:
        count("NotificationsPublished")
        logger.info("published", event_id=event.id, type=event.type)
