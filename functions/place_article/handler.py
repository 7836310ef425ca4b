"""The placing queue -> stories, and CloudEvents on the notifications topic."""

from clipwire.adapters.messages import unplaced_in
from clipwire.wiring.batches import LambdaContext, SQSRecord, count, logger, of_queue
from clipwire.wiring.placing import placing_service, set_aside


@of_queue(failures="PlacingFailures", failed="not published: it will be tried again", set_aside=set_aside)
def lambda_handler(message: SQSRecord, context: LambdaContext) -> None:
    """Place an article in its story and publish the event of the change, unless that is done."""
    event = placing_service().place(unplaced_in(message.body), context.aws_request_id, is_late=not message.is_in_line)
    if event:
        count("NotificationsPublished")
        logger.info("published", event_id=event.id, type=event.type)
