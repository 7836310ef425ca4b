"""A question about the archive -> its answer, for callers of the function."""

from typing import Any

from clipwire.wiring.batches import LambdaContext, count, logger, metrics
from clipwire.wiring.searching import searching_service


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics(capture_cold_start_metric=True)
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Answer one question (docs/archive.md). The log has its kind, not its words."""
    answer = searching_service().answer(event)
    count("Questions")
    logger.info("answered", question=event.get("kind"), problem="problem" in answer)
    return answer
