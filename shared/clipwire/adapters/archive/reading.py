"""Ask the archive with DuckDB."""

import os
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clipwire.adapters.archive import sandbox
from clipwire.adapters.archive.objects import ArchiveObjects, Stored
from clipwire.adapters.archive.parquet import engine, text
from clipwire.adapters.archive.sparse import SparseFiles
from clipwire.archive.columns import COLUMNS, KEYS, LISTED
from clipwire.model.errors import TooMuch
from clipwire.services.searching import NO_SCORE, Limits, Score, Span

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

OF_HITS = tuple(name for name in KEYS | LISTED if name not in ("moved", "digest"))
"""The columns that every question reads, and that a hit has."""

KEY = "(r.id || r.turn)"
"""Of a row; a turn alone is of one row of an article."""

GROUPS = {
    # by         key, name, what is counted beside the hits
    "month": ("strftime(day, '%Y-%m')", "NULL", ""),
    "day": ("CAST(day AS VARCHAR)", "NULL", ""),
    "source": ("coalesce(source_id, '')", "any_value(source_name)", ""),
    "country": ("one", "NULL", "countries"),
    "person": ("one.name", "NULL", "people"),
    "organisation": ("one.name", "NULL", "organisations"),
    "place": ("one.name", "any_value(one.country)", "places"),
    "subject": ("one.code", "any_value(one.name)", "subjects"),
}


@dataclass(frozen=True)
class Archive:
    """Implements `ArchiveReader`."""

    objects: ArchiveObjects
    files: SparseFiles
    limits: Limits = field(default_factory=Limits)

    @contextmanager
    def searched(
        self, condition: str, parameters: Sequence[Any], span: Span, score: Score = NO_SCORE
    ) -> "Iterator[Hits]":
        listed = self.objects.listed(span.first.isoformat()[:7], span.last.isoformat()[:7])
        named = {name for name in re.findall(r"\w+", condition) if name in COLUMNS}
        with engine(self.limits.memory) as duckdb, in_time(duckdb, self.limits.seconds):
            source = self._source(listed, {*OF_HITS, "moved", *named})
            keys = "id, version" if span.every_version else "id"
            shown = ", ".join(f"r.{name}" for name in OF_HITS)
            duckdb.execute(
                f"CREATE TEMP TABLE hits AS SELECT {shown}, {KEY} AS key, {score.text} AS score FROM {source} r "
                f"SEMI JOIN (SELECT {keys}, max(turn) AS turn FROM {source} GROUP BY {keys}) n "
                f"ON r.id = n.id AND r.turn = n.turn WHERE NOT r.moved AND r.day BETWEEN ? AND ? AND ({condition})",
                [*score.parameters, span.first, span.last, *parameters],
            )
            yield Hits(duckdb, self, listed)

    def missing(self, wanted: Sequence[tuple[str, int]], since: datetime) -> list[tuple[str, int]]:
        if not wanted:
            return []
        lately = [it for it in self.objects.listed() if it.written >= since]
        with engine(self.limits.memory) as duckdb:
            source = self._source(lately, {"id", "version", "moved"})
            newest = f"SELECT id, max(version) FROM {source} WHERE NOT moved GROUP BY id"
            found = dict(duckdb.execute(newest).fetchall())
        return [(one, version) for one, version in wanted if found.get(one, 0) < version]

    def months(self) -> list[str]:
        return sorted({it.month for it in self.objects.listed()})

    def keys(self, month: str) -> Iterator[dict[str, Any]]:
        """Every row of a month, by what `clipwire archive check` compares."""
        columns = ("id", "version", "turn", "moved", "digest", "story_id", "duplicate_of")
        with engine(self.limits.memory) as duckdb:
            source = self._source(self.objects.listed(month, month), set(columns))
            yield from _dicts(duckdb, f"SELECT {', '.join(columns)} FROM {source}", [])

    def asked(self, sql: str) -> tuple[list[str], list[list[Any]], bool]:
        columns = sandbox.columns_in(sql)
        paths = self._opened(self.objects.listed(), {"turn", "moved", *columns})
        return sandbox.run(sql, columns, paths, self.limits)

    def _source(self, listed: Sequence[Stored], columns: set[str]) -> str:
        """A table function with these columns of some objects."""
        return source_of(self._opened(listed, columns))

    def _opened(self, listed: Sequence[Stored], columns: set[str]) -> list[Path]:
        return self.files.opened(listed, [name for name in COLUMNS if name in columns])


@dataclass(frozen=True)
class Hits:
    """The rows that a condition let through, in a temporary table."""

    duckdb: "DuckDBPyConnection"
    archive: Archive
    listed: Sequence[Stored]

    def count(self) -> int:
        return int(self._one("SELECT count(*) FROM hits"))

    def listed_hits(self, offset: int = 0, limit: int | None = None) -> list[dict[str, Any]]:
        most = "" if limit is None else f"LIMIT {int(limit)}"
        order = "ORDER BY score DESC, day DESC, published DESC NULLS LAST, id, version DESC"
        return list(_dicts(self.duckdb, f"SELECT * FROM hits {order} {most} OFFSET {int(offset)}", []))

    def keep(self, keys: Sequence[str]) -> None:
        self._list("kept", keys)
        self.duckdb.execute("DELETE FROM hits WHERE key NOT IN (SELECT key FROM kept)")

    def fields(self, keys: Sequence[str], columns: Sequence[str]) -> list[dict[str, Any]]:
        source = self._source_of_hits({"id", "turn", *columns})
        self._list("asked", keys)
        fields = ", ".join(f"r.{name}" for name in columns)
        joined = f"{source} r SEMI JOIN asked a ON {KEY} = a.key"
        return list(_dicts(self.duckdb, f"SELECT {KEY} AS key, {fields} FROM {joined}", []))

    def grouped(self, by: str) -> list[tuple[str, str | None, int]]:
        """Key, name and number of hits of each group: by time if they are months or days, else the largest first."""
        key, name, column = GROUPS[by]
        table = "hits"
        if column == "countries":
            table = "(SELECT id, version, unnest(list_distinct(countries)) AS one FROM hits)"
        elif column:
            source = self._source_of_hits({"id", "version", "turn", column})
            rows = f"{source} r SEMI JOIN hits h ON {KEY} = h.key"
            table = f"(SELECT r.id, r.version, unnest(r.{column}) AS one FROM {rows})"
        order = "1" if by in ("month", "day") else "3 DESC, 1"
        asked = f"SELECT {key}, {name}, count(DISTINCT (id, version)) FROM {table} GROUP BY 1 ORDER BY {order}"
        return self.duckdb.execute(asked).fetchall()

    def _list(self, table: str, keys: Sequence[str]) -> None:
        self.duckdb.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT unnest(?::VARCHAR[]) AS key", [list(keys)])

    def _source_of_hits(self, columns: set[str]) -> str:
        """The objects of the months that have hits, with these columns."""
        months = {row[0] for row in self.duckdb.execute("SELECT DISTINCT strftime(day, '%Y-%m') FROM hits").fetchall()}
        return self.archive._source([it for it in self.listed if it.month in months], columns)

    def _one(self, sql: str) -> Any:
        row = self.duckdb.execute(sql).fetchone()
        assert row
        return row[0]


def source_of(paths: Sequence[Path]) -> str:
    """A table function over Parquet files; without any, an empty table of the same columns."""
    if paths:
        return f"read_parquet({text(paths)})"
    return f"(SELECT {', '.join(f'CAST(NULL AS {kind}) AS {name}' for name, kind in COLUMNS.items())} WHERE false)"


@contextmanager
def in_time(duckdb: "DuckDBPyConnection", seconds: float) -> Iterator[None]:
    """Interrupt DuckDB after some seconds. Raises `TooMuch` then, or if it needs more memory than it may have."""
    import duckdb as library

    timer = threading.Timer(seconds, duckdb.interrupt)
    timer.start()
    try:
        yield
    except library.InterruptException as error:
        raise TooMuch(f"the question took more than {seconds:.0f} seconds") from error
    except library.OutOfMemoryException as error:
        raise TooMuch("the question needs too much memory") from error
    finally:
        timer.cancel()


def local_folder() -> Path:
    """Where this process keeps objects of the archive."""
    return Path(os.environ.get("TMPDIR", "/tmp")) / f"clipwire-archive-{os.getuid()}"


def _dicts(duckdb: "DuckDBPyConnection", sql: str, parameters: Sequence[Any]) -> Iterator[dict[str, Any]]:
    duckdb.execute(sql, parameters)
    names = [column[0] for column in duckdb.description or ()]
    while rows := duckdb.fetchmany(1000):
        yield from (dict(zip(names, row, strict=True)) for row in rows)
