"""A schedule -> fewer and larger objects in the archive."""

from datetime import datetime
from typing import Any

from clipwire.wiring.archiving import merging_service
from clipwire.wiring.batches import LambdaContext, count, logger, metrics

HOUR_OF_WHOLE = 3
"""The hour (UTC) in which everything of a month is merged into one object."""
RESERVE_MS = 300_000
"""A month is only begun with this much time left."""


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics(capture_cold_start_metric=True)
def lambda_handler(event: dict[str, Any], context: LambdaContext) -> dict[str, int]:
    """Merge the objects of each month that has many of them; once a day, those of each month that has more than one.

    `clipwire erase` invokes the function too, with the ids of articles to `erase`.
    """
    if "erase" in event:
        objects = merging_service().shelves.erase(event["erase"])
        count("ObjectsErased", objects)
        logger.info("erased from the archive", objects=objects, articles=len(event["erase"]))
        return {"objects": objects}
    is_whole = datetime.fromisoformat(event["time"]).hour == HOUR_OF_WHOLE
    merged = merging_service().run(
        whole=is_whole, is_out_of_time=lambda: context.get_remaining_time_in_millis() < RESERVE_MS
    )
    count("ObjectsMerged", merged)
    logger.info("archive merged", objects=merged, whole=is_whole)
    return {"objects": merged}
