"""Large-files queue -> parse, enrich and store files whose reading was cut off, one by one and with more resources."""

from clipwire.adapters.messages import arrivals_in
from clipwire.wiring.batches import LambdaContext, SQSRecord, count, logger, of_queue
from clipwire.wiring.ingest import read_large_service


@of_queue(failures="ReadLargeFailures", failed="large file failed: the queue will deliver it again")
def lambda_handler(message: SQSRecord, context: LambdaContext) -> None:
    """Read a file that is too slow or too large for ingest_article."""
    for arrival in arrivals_in(message.body):
        receipt = read_large_service().ingest(arrival)
        count(f"Files{receipt.outcome.capitalize()}")
        logger.info("large file read", key=arrival.key, outcome=receipt.outcome, articles=len(receipt.articles))
