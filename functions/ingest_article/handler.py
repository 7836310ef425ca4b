"""Arrivals queue -> parse, enrich and store files."""

import os

from clipwire.adapters.messages import arrivals_in
from clipwire.wiring.batches import LambdaContext, SQSRecord, count, logger, of_queue
from clipwire.wiring.ingest import arrivals_queue, ingest_service, prepare

RESERVE_MS = 15_000
"""A file is only begun with this much time left; see docs/decisions.md."""


@of_queue(
    failures="IngestFailures",
    failed="file failed: the queue will deliver it again",
    reserve_ms=RESERVE_MS,
    put_back=lambda body: arrivals_queue().put_back(body),
)
def lambda_handler(message: SQSRecord, context: LambdaContext) -> None:
    """Read the files that S3 announces, or the member in a pointer."""
    for arrival in arrivals_in(message.body):
        receipt = ingest_service().ingest(arrival)
        count(f"Files{receipt.outcome.capitalize()}")
        logger.info("file read", key=arrival.key, outcome=receipt.outcome, articles=len(receipt.articles))


if "AWS_LAMBDA_INITIALIZATION_TYPE" in os.environ:  # set by Lambda only
    prepare()
