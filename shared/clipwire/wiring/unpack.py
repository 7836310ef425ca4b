"""The service of `unpack_archive`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.bucket import DroppedFiles, Packs
from clipwire.adapters.queues import ArrivalsQueue, ContainersQueue
from clipwire.adapters.table.progress import ProgressTable
from clipwire.adapters.table.receipts import ReceiptsTable
from clipwire.adapters.table.writing import now
from clipwire.services.containers import Containers
from clipwire.services.unpack import Unpack
from clipwire.wiring.settings import UnpackSettings


@cache
def unpack_service() -> Unpack:
    settings = UnpackSettings.read()
    receipts = ReceiptsTable(clients.dynamodb(), settings.articles_table, settings.receipt_days)
    return Unpack(
        files=DroppedFiles(clients.s3()),
        receipts=receipts,
        containers=Containers(receipts, ProgressTable(clients.dynamodb(), settings.articles_table), now),
        pointers=ArrivalsQueue(clients.sqs(), settings.arrivals_queue),
        packs=Packs(clients.s3(), settings.drop_bucket),
        unpacking=ContainersQueue(clients.sqs(), settings.containers_queue),
        clock=now,
    )
