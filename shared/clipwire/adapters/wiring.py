"""Where services meet their adapters: one factory per function, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.announcements import AnnouncementsTable
from clipwire.adapters.files import Bodies, DroppedFiles
from clipwire.adapters.queues import ContainersQueue, PointersQueue
from clipwire.adapters.receipts import ReceiptsTable
from clipwire.adapters.records import RecordsTable
from clipwire.adapters.stream import TableStream
from clipwire.adapters.topic import NotificationsTopic
from clipwire.adapters.watch_list_file import WatchListFile
from clipwire.adapters.writing import now
from clipwire.services.failures import Failures
from clipwire.services.ingest import Ingest
from clipwire.services.notify import Notify
from clipwire.services.storing import ArticleStore
from clipwire.services.unpack import Unpack
from clipwire.settings import FailureSettings, IngestSettings, NotifySettings, UnpackSettings


@cache
def ingest_service() -> Ingest:
    return _ingest(IngestSettings.read())


@cache
def unpack_service() -> Unpack:
    settings = UnpackSettings.read()
    ingest = _ingest(settings)
    return Unpack(
        files=DroppedFiles(clients.s3()),
        receipts=ingest.receipts,
        pointers=PointersQueue(clients.sqs(), settings.arrivals_queue),
        unpacking=ingest.unpacking,
        ingest=ingest,
        clock=now,
    )


def _ingest(settings: IngestSettings) -> Ingest:
    bodies = Bodies(clients.s3(), settings.drop_bucket)
    return Ingest(
        files=DroppedFiles(clients.s3()),
        receipts=ReceiptsTable(clients.dynamodb(), settings.articles_table),
        store=ArticleStore(RecordsTable(clients.dynamodb(), settings.articles_table, bodies)),
        unpacking=ContainersQueue(clients.sqs(), settings.containers_queue),
        watch_lists=WatchListFile(clients.s3(), settings.drop_bucket),
        max_file_bytes=settings.max_file_bytes,
        clock=now,
    )


@cache
def notify_service() -> Notify:
    settings = NotifySettings.read()
    return Notify(
        topic=NotificationsTopic(clients.sns(), settings.notifications_topic),
        announcements=AnnouncementsTable(clients.dynamodb(), settings.articles_table),
        source=settings.event_source,
    )


@cache
def failures_service() -> Failures:
    settings = FailureSettings.read()
    return Failures(receipts=ReceiptsTable(clients.dynamodb(), settings.articles_table), clock=now)


@cache
def table_stream() -> TableStream:
    return TableStream(clients.dynamodbstreams())


def clear() -> None:
    """Forget services, settings and clients, for tests that change the environment."""
    for factory in (ingest_service, unpack_service, notify_service, failures_service, table_stream):
        factory.cache_clear()
    for settings in (IngestSettings, UnpackSettings, NotifySettings, FailureSettings):
        settings.read.cache_clear()
    clients.clear()
