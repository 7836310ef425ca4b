"""The table's stream -> the placing queue."""

from clipwire.adapters.stream import change_in
from clipwire.wiring.batches import DynamoDBRecord, LambdaContext, count, of_stream
from clipwire.wiring.passing import passing_service


@of_stream(failures="PassOnFailures", failed="not passed on: the stream will deliver it again")
def lambda_handler(record: DynamoDBRecord, context: LambdaContext) -> None:
    """Queue the change of an article, a list or a receipt, if it is to be placed or published."""
    if passing_service().pass_on(change_in(record.raw_event)):
        count("PassedOn")
