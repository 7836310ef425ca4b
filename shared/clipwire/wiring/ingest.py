"""The service of `ingest_article` and `read_large`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.bucket import Bodies, DroppedFiles
from clipwire.adapters.messages import arrivals_in
from clipwire.adapters.queues import ArrivalsQueue, ContainersQueue, LargeFilesQueue
from clipwire.adapters.table.lists import ListsTable
from clipwire.adapters.table.progress import ProgressTable
from clipwire.adapters.table.receipts import ReceiptsTable
from clipwire.adapters.table.records import RecordsTable
from clipwire.adapters.table.units import Meter
from clipwire.adapters.table.writing import now
from clipwire.adapters.watch_list_file import WatchListFile
from clipwire.model.arrival import Arrival
from clipwire.model.errors import TryAgain
from clipwire.model.problem import Problem
from clipwire.services.containers import Containers
from clipwire.services.ingest import Ingest
from clipwire.services.originals import Originals
from clipwire.services.ports import LargeFiles
from clipwire.services.reading import read_file
from clipwire.services.storing import ArticleStore
from clipwire.services.watch_lists import watched_in
from clipwire.wiring.batches import SQSRecord, count, logger
from clipwire.wiring.settings import IngestSettings, ReadingSettings, ReadLargeSettings


@cache
def ingest_service() -> Ingest:
    settings = IngestSettings.read()
    return ingest_with(settings, "IngestFailures", LargeFilesQueue(clients.sqs(), settings.large_files_queue))


def files_at_once() -> int:
    """The files of a batch that are handled at the same time.

    Makes the service, so that no two threads do: boto3 makes its clients in one thread only.
    """
    ingest_service()
    return IngestSettings.read().files_at_once


# Longer than a text for which trafilatura asks justext: its stop words of a hundred languages take 150 ms to load.
PAGE = b"""<html lang="en"><head><title>Boats return to the harbour</title></head><body><article>
<p>VARN, April 24 (Reuters) - The boats came home on Monday, said Anna Berg, who leads the Fishing Board of Norway.</p>
<p>"We lost the winter," she said, "but we will have the spring." The council met in Oslo for two hours.</p>
<p>Three boats stayed in the harbour, because their crews had left the town in the summer and had not come back to it.
Their owners asked for help in March, and the council will answer them before the end of May, according to a letter that
was read aloud in the town hall on Monday evening. The mayor did not comment on it when reporters called her office.</p>
</article></body></html>"""


def prepare() -> None:
    """Make the clients, and load the tables and expressions that most files need, by reading a small page.

    For the start of a function: Lambda gives it a full core then, and about half of one for each file.
    """
    ingest_service()
    read_file(PAGE, "page.html")


@cache
def read_large_service() -> Ingest:
    return ingest_with(ReadLargeSettings.read(), "ReadLargeFailures")


@cache
def arrivals_queue() -> ArrivalsQueue:
    return ArrivalsQueue(clients.sqs(), IngestSettings.read().arrivals_queue)


def without_neighbours(messages: list[SQSRecord]) -> list[SQSRecord]:
    """The messages of a batch that are handled now.

    If a process ended while it read the file of one of them, this one may end too. So that file is read alone, and the
    other messages are sent again as new ones, so that none of their tries is used up.
    """
    cut_off = next((message for message in messages if message.is_again and _was_cut_off(message)), None)
    if cut_off is None:
        return messages
    return [message for message in messages if message is cut_off or not _is_put_back(message)]


def _was_cut_off(message: SQSRecord) -> bool:
    try:
        return any(map(ingest_service().was_cut_off, arrivals_in(message.body)))
    except Exception:  # which the handling of the message meets again, and counts
        return False


def _is_put_back(message: SQSRecord) -> bool:
    try:
        arrivals_queue().put_back(message.body)
    except TryAgain:
        return False
    count("PutBack")
    return True


def ingest_with(settings: ReadingSettings, failures: str, large_files: LargeFiles | None = None) -> Ingest:
    """`failures` is the metric that counts files and members whose reading raised an error."""

    def report_fault(file: Arrival, problem: Problem) -> None:
        count(failures)
        logger.error("part failed", key=file.key, member=file.member, detail=problem.detail)

    files = DroppedFiles(clients.s3())
    watch_lists = WatchListFile(clients.s3(), settings.drop_bucket, watched_in)
    bodies = Bodies(clients.s3(), settings.drop_bucket)
    meter = Meter()
    records = RecordsTable(clients.dynamodb(), settings.articles_table, bodies, days=settings.record_days, meter=meter)
    lists = ListsTable(clients.dynamodb(), settings.articles_table, settings.record_days, meter=meter)
    originals = Originals(files, watch_lists, settings.max_file_bytes)
    receipts = ReceiptsTable(clients.dynamodb(), settings.articles_table, settings.receipt_days, meter)
    return Ingest(
        files=files,
        receipts=receipts,
        containers=Containers(receipts, ProgressTable(clients.dynamodb(), settings.articles_table), now),
        store=ArticleStore(records, originals.read_again, now, lists),
        unpacking=ContainersQueue(clients.sqs(), settings.containers_queue),
        watch_lists=watch_lists,
        large_files=large_files,
        max_file_bytes=settings.max_file_bytes,
        clock=now,
        report_fault=report_fault,
        written=lambda: meter.units,
    )
