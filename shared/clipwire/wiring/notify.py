"""The service of `notify_subscribers`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.table.differences import DifferencesTable
from clipwire.adapters.table.marks import AnnouncementsTable
from clipwire.adapters.topic import NotificationsTopic
from clipwire.services.notify import Notify
from clipwire.wiring.settings import NotifySettings


@cache
def notify_service() -> Notify:
    settings = NotifySettings.read()
    return Notify(
        topic=NotificationsTopic(clients.sns(), settings.notifications_topic),
        announcements=AnnouncementsTable(clients.dynamodb(), settings.articles_table),
        differences=DifferencesTable(clients.dynamodb(), settings.articles_table),
        source=settings.event_source,
    )
