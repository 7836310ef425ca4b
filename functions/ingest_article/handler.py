"""Arrivals queue -> parse, enrich and store files."""

import os

from clipwire.adapters.messages import arrivals_in
from clipwire.model.errors import NoTimeLeft
from clipwire.wiring.batches import LambdaContext, SQSRecord, count, logger, of_queue
from clipwire.wiring.ingest import arrivals_queue, files_at_once, ingest_service, prepare, without_neighbours

RESERVE_MS = 15_000
"""A file is only begun with this much time left; see docs/decisions.md."""


@of_queue(
    failures="IngestFailures",
    failed="file failed: the queue will deliver it again",
    at_once=files_at_once,
    choose=without_neighbours,
)
def lambda_handler(message: SQSRecord, context: LambdaContext) -> None:
    """Read the files that S3 announces, or the member in a pointer.

    If too little time is left, the message is sent again as a new one: to return it would use up one of its tries.
    """
    try:
        for arrival in arrivals_in(message.body):
            receipt = ingest_service().ingest(arrival, lambda: context.get_remaining_time_in_millis() < RESERVE_MS)
            count(f"Files{receipt.outcome.capitalize()}")
            logger.info("file read", key=arrival.key, outcome=receipt.outcome, articles=len(receipt.articles))
    except NoTimeLeft:
        arrivals_queue().put_back(message.body)
        count("PutBack")


if "AWS_LAMBDA_INITIALIZATION_TYPE" in os.environ:  # set by Lambda only
    prepare()
