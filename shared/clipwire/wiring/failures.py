"""The service of `record_failure`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.stream import TableStream
from clipwire.adapters.table.progress import ProgressTable
from clipwire.adapters.table.receipts import ReceiptsTable
from clipwire.adapters.table.writing import now
from clipwire.model.receipt import Receipt
from clipwire.services.containers import Containers
from clipwire.services.failures import Failures
from clipwire.wiring.batches import logger
from clipwire.wiring.settings import FailureSettings


@cache
def failures_service() -> Failures:
    settings = FailureSettings.read()
    receipts = ReceiptsTable(clients.dynamodb(), settings.articles_table, settings.receipt_days)
    return Failures(
        receipts=receipts,
        containers=Containers(receipts, ProgressTable(clients.dynamodb(), settings.articles_table), now),
        stream=TableStream(clients.dynamodbstreams()),
        clock=now,
        report=_log,
    )


def _log(receipt: Receipt) -> None:
    detail = receipt.problem.detail if receipt.problem else None
    logger.error("dead letter kept", key=receipt.key, member=receipt.member, detail=detail)
