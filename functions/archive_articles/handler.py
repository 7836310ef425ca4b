"""The archive's queue -> rows of Parquet, an object for each month in a batch."""

from clipwire.adapters.messages import to_archive_in
from clipwire.model.errors import UnknownMessage
from clipwire.services.archiving import Wanted
from clipwire.wiring.archiving import archiving_service
from clipwire.wiring.batches import LambdaContext, SQSRecord, count, of_batch


@of_batch(failures="ArchivingFailures", failed="not archived: the queue will deliver it again")
def lambda_handler(messages: list[SQSRecord], context: LambdaContext) -> dict[int, Exception]:
    """Write the versions that a batch announces, and read those from the table that it only names."""
    errors: dict[int, Exception] = {}
    wanted: dict[int, Wanted] = {}
    for at, message in enumerate(messages):
        try:
            wanted[at] = to_archive_in(message.body)
        except UnknownMessage as error:
            errors[at] = error
    places = list(wanted)
    errors |= {places[at]: error for at, error in archiving_service().archive(list(wanted.values())).items()}
    count("Archived", len(messages) - len(errors))
    return errors
