"""Containers queue -> a pointer for each member of a large container, in steps that fit into the function's time."""

from clipwire.adapters.messages import step_in
from clipwire.wiring.batches import LambdaContext, SQSRecord, count, logger, of_queue
from clipwire.wiring.unpack import unpack_service

RESERVE_MS = 60_000
"""Time that is kept for the last members and the message that queues the rest."""


@of_queue(failures="UnpackFailures", failed="container failed: the queue will deliver it again")
def lambda_handler(message: SQSRecord, context: LambdaContext) -> None:
    """Unpack a container, or the rest of one, until a minute is left."""
    step = step_in(message.body)
    receipt = unpack_service().unpack(step, lambda: context.get_remaining_time_in_millis() < RESERVE_MS)
    count("ContainerSteps")
    outcome = receipt.outcome if receipt else "to be continued"
    logger.info("container unpacked", key=step.arrival.key, outcome=outcome)
