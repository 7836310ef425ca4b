"""The service of `place_article`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.bucket import Bodies
from clipwire.adapters.queues import LateChangesQueue
from clipwire.adapters.table.contents import ContentsTable
from clipwire.adapters.table.differences import DifferencesTable
from clipwire.adapters.table.marks import AnnouncementsTable
from clipwire.adapters.table.records import RecordsTable
from clipwire.adapters.topic import NotificationsTopic
from clipwire.services.notify import Notify
from clipwire.services.placing import Placing
from clipwire.wiring.settings import PlaceSettings


@cache
def placing_service() -> Placing:
    settings = PlaceSettings.read()
    records = RecordsTable(clients.dynamodb(), settings.articles_table, Bodies(clients.s3(), settings.drop_bucket))
    return Placing(
        contents=ContentsTable(records),
        notify=Notify(
            topic=NotificationsTopic(clients.sns(), settings.notifications_topic),
            announcements=AnnouncementsTable(clients.dynamodb(), settings.articles_table),
            differences=DifferencesTable(clients.dynamodb(), settings.articles_table),
            source=settings.event_source,
        ),
    )


def set_aside(body: str) -> None:
    """Send a change that failed to the queue of late changes."""
    LateChangesQueue(clients.sqs(), PlaceSettings.read().late_changes_queue).put(body)
