"""The service of `search_archive`, made on first use."""

from functools import cache

from clipwire.adapters import clients
from clipwire.adapters.archive.objects import ArchiveObjects
from clipwire.adapters.archive.reading import Archive, local_folder
from clipwire.adapters.archive.sparse import SparseFiles
from clipwire.services.searching import Searching
from clipwire.wiring.settings import SearchSettings


@cache
def searching_service() -> Searching:
    objects = ArchiveObjects(clients.s3(), SearchSettings.read().drop_bucket)
    return Searching(Archive(objects, SparseFiles(objects, local_folder())))
