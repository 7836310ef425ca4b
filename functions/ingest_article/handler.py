"""Arrivals queue -> parse, enrich, store: the way of a file begins here."""

from clipwire.adapters.messages import arrivals_in
from clipwire.wiring.batches import LambdaContext, SQSRecord, count, logger, of_queue
from clipwire.wiring.ingest import ingest_service


@of_queue(failures="IngestFailures", failed="file failed: the queue will deliver it again")
def lambda_handler(message: SQSRecord, context: LambdaContext) -> None:
    """Read the files that S3 announces, or the member that a pointer names."""
    for arrival in arrivals_in(message.body):
        receipt = ingest_service().ingest(arrival)
        count(f"Files{receipt.outcome.capitalize()}")
        logger.info("file read", key=arrival.key, outcome=receipt.outcome, articles=len(receipt.articles))
