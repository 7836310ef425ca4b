"""The service of `pass_on`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.queues import PlacingQueue
from clipwire.services.passing import PassOn
from clipwire.wiring.settings import PassOnSettings


@cache
def passing_service() -> PassOn:
    return PassOn(PlacingQueue(clients.sqs(), PassOnSettings.read().placing_queue))
