"""The service of `place_article`, made on first use."""

import uuid
from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.bucket import Bodies
from clipwire.adapters.queues import ArchiveQueue, LateChangesQueue
from clipwire.adapters.table.contents import ContentsTable
from clipwire.adapters.table.differences import DifferencesTable
from clipwire.adapters.table.lists import ListingsTable, ListsTable
from clipwire.adapters.table.marks import AnnouncementsTable
from clipwire.adapters.table.records import RecordsTable
from clipwire.adapters.table.stories import StoryTable
from clipwire.adapters.table.unplacing import Unplacing
from clipwire.adapters.table.writing import now
from clipwire.adapters.topic import NotificationsTopic
from clipwire.services.lists import Lists
from clipwire.services.notify import Notify
from clipwire.services.placing import Placer
from clipwire.services.stories import Stories
from clipwire.wiring.batches import count, logger
from clipwire.wiring.settings import PlaceSettings


@cache
def placing_service() -> Placer:
    settings = PlaceSettings.read()
    records = RecordsTable(clients.dynamodb(), settings.articles_table, Bodies(clients.s3(), settings.drop_bucket))
    contents = ContentsTable(records)
    stories = StoryTable(clients.dynamodb(), settings.articles_table, settings.record_days)
    return Placer(
        contents=contents,
        stories=Stories(store=stories, clock=now, process=str(uuid.uuid4())),
        lists=Lists(
            pages=ListsTable(clients.dynamodb(), settings.articles_table),
            listings=ListingsTable(clients.dynamodb(), settings.articles_table, contents.newest, settings.record_days),
        ),
        notify=Notify(
            topic=NotificationsTopic(clients.sns(), settings.notifications_topic),
            announcements=AnnouncementsTable(clients.dynamodb(), settings.articles_table),
            differences=DifferencesTable(clients.dynamodb(), settings.articles_table),
            source=settings.event_source,
        ),
        report=_without_story,
        clear_erased=Unplacing(stories).finish,
        archive=ArchiveQueue(clients.sqs(), settings.archive_queue) if settings.archive_queue else None,
    )


def _without_story(event_id: str, error: Exception) -> None:
    count("WithoutStory")
    logger.error("published without a story", event_id=event_id, exc_info=error)


def set_aside(body: str) -> None:
    """Send a change that failed to the queue of late changes."""
    LateChangesQueue(clients.sqs(), PlaceSettings.read().late_changes_queue).put(body)
