"""The services of `archive_articles` and `compact_archive`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.archive.objects import ArchiveObjects
from clipwire.adapters.archive.shelves import ArchiveShelves
from clipwire.adapters.bucket import Bodies
from clipwire.adapters.table.archived import VersionsTable
from clipwire.adapters.table.records import RecordsTable
from clipwire.adapters.table.writing import now
from clipwire.services.archiving import Archiving, Merging
from clipwire.wiring.settings import ArchiveSettings, CompactSettings

MEMORY_OF_MERGING = "1GB"
"""Of the function's 2 GB: Python and DuckDB's buffers for writing take the rest."""


@cache
def archiving_service() -> Archiving:
    settings = ArchiveSettings.read()
    records = RecordsTable(clients.dynamodb(), settings.articles_table, Bodies(clients.s3(), settings.drop_bucket))
    objects = ArchiveObjects(clients.s3(), settings.drop_bucket)
    return Archiving(VersionsTable(records), ArchiveShelves(objects), now)


@cache
def merging_service() -> Merging:
    settings = CompactSettings.read()
    objects = ArchiveObjects(clients.s3(), settings.drop_bucket)
    return Merging(ArchiveShelves(objects, MEMORY_OF_MERGING), now, settings.record_days)
