"""Write and merge the archive's objects."""

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from clipwire.adapters.archive import parquet
from clipwire.adapters.archive.objects import ArchiveObjects, Stored
from clipwire.adapters.archive.sparse import SparseFiles
from clipwire.archive import names
from clipwire.archive.merging import Sized
from clipwire.archive.rows import Row, mark_of
from clipwire.model.errors import ArchiveChanged

RANGE_BYTES = 8_000_000
FETCHED_AT_ONCE = 4


@dataclass(frozen=True)
class ArchiveShelves:
    """Implements `Shelves`."""

    objects: ArchiveObjects
    memory: str = ""
    """DuckDB's limit, as `1GB`."""

    def write(self, key: str, rows: Sequence[Row]) -> None:
        with parquet.written(rows) as file:
            self.objects.put(key, file)

    def months(self) -> dict[str, list[Sized]]:
        found: dict[str, list[Sized]] = defaultdict(list)
        for it in self.objects.listed():
            found[it.month].append(Sized(it.key, it.bytes, names.is_batch(it.key)))
        return found

    def merge(self, keys: Sequence[str], into: str, since: str) -> bool:
        """The result is written before the inputs are deleted, so that no reader misses a row."""
        month = names.month_of(into) or ""
        inputs = [it for it in self.objects.listed(month, month) if it.key in keys]
        if len(inputs) < len(keys):
            return False
        with tempfile.TemporaryDirectory() as folder:
            try:
                files = [self._fetched(it, Path(folder) / f"{at}.parquet") for at, it in enumerate(inputs)]
            except ArchiveChanged:
                return False
            with parquet.merged(files, mark_of(into), self.memory, since) as file:
                self.objects.put(into, file)
        if not {it.etag for it in inputs} <= {it.etag for it in self.objects.listed(month, month)}:
            self.objects.erase(into)  # an input was erased or written again: its rows may not come back
            return False
        self.objects.delete(keys)
        return True

    def erase(self, ids: Sequence[str]) -> int:
        """Write each object again that has rows of these articles, without them. The number of these objects.

        Former versions of all objects are deleted too, which are otherwise kept for a day.
        """
        written = 0
        with tempfile.TemporaryDirectory() as folder:
            files = SparseFiles(self.objects, Path(folder))
            for stored in self.objects.listed():
                [path] = files.opened([stored], ["id"])
                if not parquet.has_any(path, ids):
                    continue
                whole = self._fetched(stored, Path(folder) / "whole.parquet")
                with parquet.merged([whole], mark_of(stored.etag), self.memory, without=ids) as rest:
                    self.objects.put(stored.key, rest)
                written += 1
        self.objects.erase_former()
        return written

    def _fetched(self, stored: Stored, path: Path) -> Path:
        parts = [(at, min(stored.bytes, at + RANGE_BYTES)) for at in range(0, stored.bytes, RANGE_BYTES)]
        with ThreadPoolExecutor(FETCHED_AT_ONCE) as threads, path.open("wb") as file:
            for data in threads.map(lambda part: self.objects.read(stored, *part), parts):
                file.write(data)
        return path
