"""The service of `unpack_archive`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.bucket import DroppedFiles
from clipwire.adapters.queues import ArrivalsQueue
from clipwire.adapters.table.writing import now
from clipwire.services.unpack import Unpack
from clipwire.wiring.ingest import ingest_with
from clipwire.wiring.settings import UnpackSettings


@cache
def unpack_service() -> Unpack:
    settings = UnpackSettings.read()
    ingest = ingest_with(settings, "UnpackFailures")
    return Unpack(
        files=DroppedFiles(clients.s3()),
        receipts=ingest.receipts,
        containers=ingest.containers,
        pointers=ArrivalsQueue(clients.sqs(), settings.arrivals_queue),
        unpacking=ingest.unpacking,
        ingest=ingest,
        clock=now,
    )
