"""Parquet objects as local files with holes: only the bytes that a question needs are fetched.

The footer says where each column of each group of rows lies. The ranges of the columns are fetched, several at a time,
and written at the same place of a file of the same size. DuckDB reads this file as if it were whole, and nothing of
the other columns. Files stay for the next question, under the ETag of their object.
"""

import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from clipwire.adapters.archive.objects import ArchiveObjects, Stored
from clipwire.adapters.archive.parquet import engine, text

TAIL_BYTES = 64_000
"""Fetched first: the footer, if it is no longer."""
WHOLE_BYTES = 256_000
"""Smaller objects are fetched at once."""
GAP_BYTES = 256_000
"""Two ranges with a smaller gap are fetched as one."""
MAX_RANGE_BYTES = 4_000_000
FETCHED_AT_ONCE = 16
MAX_CACHE_BYTES = 3_000_000_000
"""Of what was fetched. The function has 4 GB of ephemeral storage."""

Range = tuple[int, int]


@dataclass
class SparseFile:
    stored: Stored
    path: Path
    present: list[Range] = field(default_factory=list)
    """The ranges that were fetched, sorted."""
    columns: dict[str, list[Range]] = field(default_factory=dict)
    """Column -> the ranges of its chunks."""

    def lacking(self, wanted: Iterable[Range]) -> list[Range]:
        """The ranges to fetch."""
        missing = sorted(it for it in wanted if not any(a <= it[0] and it[1] <= b for a, b in self.present))
        return [part for whole in _joined(missing, GAP_BYTES) for part in _split(whole)]


class SparseFiles:
    """The objects of an archive as local files. One process uses it for one question at a time."""

    def __init__(self, objects: ArchiveObjects, folder: Path, max_bytes: int = MAX_CACHE_BYTES) -> None:
        self._objects, self._folder, self._max_bytes = objects, folder, max_bytes
        self._known: dict[str, SparseFile] = {}
        self._lock = threading.Lock()
        self.fetched_bytes = 0
        """By this process, so far."""

    def opened(self, listed: Sequence[Stored], columns: Iterable[str]) -> list[Path]:
        """Local files with at least these columns. Raises `ArchiveChanged` if an object is not as it was listed."""
        self._folder.mkdir(parents=True, exist_ok=True)
        files = [self._file(it) for it in listed]
        self._drop_others({file.stored.etag for file in files})
        with ThreadPoolExecutor(FETCHED_AT_ONCE) as threads:
            self._fetch(threads, {file.stored.etag: file.lacking([_tail(file.stored)]) for file in files})
            self._fetch(threads, {file.stored.etag: file.lacking([_footer(file)]) for file in files})
            self._read_footers([file for file in files if not file.columns])
            wanted = list(columns)
            self._fetch(
                threads,
                {
                    file.stored.etag: file.lacking(it for name in wanted for it in file.columns.get(name, []))
                    for file in files
                },
            )
        return [file.path for file in files]

    def _file(self, stored: Stored) -> SparseFile:
        known = self._known.get(stored.etag)
        if known is None or not known.path.exists():
            path = self._folder / f"{stored.etag}-{stored.bytes}.parquet"
            with path.open("wb") as empty:
                empty.truncate(stored.bytes)
            known = SparseFile(stored, path)
        else:
            known.stored = stored
        self._known.pop(stored.etag, None)
        self._known[stored.etag] = known  # the last one used is the last one dropped
        return known

    def _drop_others(self, needed: set[str]) -> None:
        total = sum(b - a for file in self._known.values() for a, b in file.present)
        for etag in [etag for etag in self._known if etag not in needed]:
            if total <= self._max_bytes:
                return
            file = self._known.pop(etag)
            total -= sum(b - a for a, b in file.present)
            file.path.unlink(missing_ok=True)

    def _fetch(self, threads: ThreadPoolExecutor, wanted: dict[str, list[Range]]) -> None:
        jobs = [(self._known[etag], part) for etag, parts in wanted.items() for part in parts]
        list(threads.map(lambda job: self._fetch_one(*job), jobs))

    def _fetch_one(self, file: SparseFile, part: Range) -> None:
        data = self._objects.read(file.stored, *part)
        with file.path.open("r+b") as local:
            local.seek(part[0])
            local.write(data)
        with self._lock:
            self.fetched_bytes += len(data)
            file.present = _joined([*file.present, part], 0)

    @staticmethod
    def _read_footers(files: Sequence[SparseFile]) -> None:
        if not files:
            return
        of_path = {str(file.path): file for file in files}
        with engine() as duckdb:
            found = duckdb.execute(
                "SELECT file_name, path_in_schema, coalesce(least(dictionary_page_offset, data_page_offset), "
                f"data_page_offset), total_compressed_size FROM parquet_metadata({text([f.path for f in files])})"
            ).fetchall()
        for name, path, start, length in found:
            column = path.partition(",")[0].partition(".")[0]
            of_path[name].columns.setdefault(column, []).append((start, start + length))


def _tail(stored: Stored) -> Range:
    return (0 if stored.bytes <= WHOLE_BYTES else stored.bytes - TAIL_BYTES, stored.bytes)


def _footer(file: SparseFile) -> Range:
    """The range of the footer, whose length stands before the last four bytes."""
    size = file.stored.bytes
    with file.path.open("rb") as local:
        local.seek(size - 8)
        length = int.from_bytes(local.read(4), "little")
    return (max(0, size - 8 - length), size)


def _joined(ranges: Iterable[Range], gap: int) -> list[Range]:
    """Sorted ranges, those with at most `gap` bytes between them as one."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1] + gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _split(whole: Range) -> list[Range]:
    start, end = whole
    return [(at, min(end, at + MAX_RANGE_BYTES)) for at in range(start, end, MAX_RANGE_BYTES)]
