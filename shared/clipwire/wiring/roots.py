"""The service of `write_roots`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.authority import TimestampAuthority
from clipwire.adapters.table.marks import AnnouncementsTable
from clipwire.adapters.vault import RootsBucket
from clipwire.services.roots import Roots
from clipwire.wiring.batches import logger
from clipwire.wiring.settings import RootsSettings


@cache
def roots_service() -> Roots:
    settings = RootsSettings.read()
    return Roots(
        leaves=AnnouncementsTable(clients.dynamodb(), settings.articles_table),
        vault=RootsBucket(clients.s3(), settings.proof_bucket),
        authority=TimestampAuthority(settings.timestamp_authority) if settings.timestamp_authority else None,
        warn=logger.warning,
    )
