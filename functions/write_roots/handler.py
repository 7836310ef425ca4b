"""A schedule -> the root of yesterday's versions, in the bucket of roots."""

from datetime import datetime

from clipwire.wiring.batches import LambdaContext, count, logger, metrics
from clipwire.wiring.roots import roots_service


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics(capture_cold_start_metric=True)
def lambda_handler(event: dict[str, str], context: LambdaContext) -> None:
    """Write the root of the day before the event's. If it fails, Lambda tries it twice again with the same event."""
    root = roots_service().write(datetime.fromisoformat(event["time"]).date())
    count("RootsWritten")
    logger.info("root written", day=root.day, leaves=root.leaves, root=root.root)
