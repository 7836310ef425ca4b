"""The service of `pass_on`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.queues import ArchiveQueue, PlacingQueue
from clipwire.services.passing import PassOn
from clipwire.wiring.settings import PassOnSettings


@cache
def passing_service() -> PassOn:
    settings = PassOnSettings.read()
    archive = ArchiveQueue(clients.sqs(), settings.archive_queue) if settings.archive_queue else None
    return PassOn(PlacingQueue(clients.sqs(), settings.placing_queue), archive)
