"""Write rows as Parquet, and merge Parquet files, with DuckDB."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from clipwire.archive.columns import COLUMNS
from clipwire.archive.rows import MARK_CHARS, Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS_IN_GROUP = 8192
"""Rows that are compressed together, and fetched together."""
AS_PARQUET = f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_IN_GROUP})"


@contextmanager
def written(rows: Sequence[Row]) -> Iterator[Path]:
    """A Parquet file with these rows, for as long as the block lasts."""
    with tempfile.TemporaryDirectory() as folder, engine() as duckdb:
        given, made = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        given.write_bytes(b"".join(_line(row) for row in rows))
        columns = ", ".join(f"{name}: '{kind}'" for name, kind in COLUMNS.items())
        duckdb.execute(
            f"COPY (SELECT * FROM read_json({text(given)}, format = 'newline_delimited', columns = {{{columns}}}, "
            f"maximum_object_size = 200000000) ORDER BY day, id) TO {text(made)} {AS_PARQUET}"
        )
        yield made


@contextmanager
def merged(
    files: Sequence[Path], mark: str, memory: str = "", since: str = "", without: Sequence[str] = ()
) -> Iterator[Path]:
    """One Parquet file with the newest row of each version of an article in several files.

    `mark` ends the turns of its rows, so that none is like a row of an input. Left out are rows that are older than
    `since` (a moment as `as_of`), and those of the articles `without`.
    """
    with tempfile.TemporaryDirectory() as folder, engine(memory, folder) as duckdb:
        made = Path(folder) / "merged.parquet"
        source = f"read_parquet({text(list(files))})"
        duckdb.execute(
            f"COPY (SELECT r.* REPLACE (left(r.turn, -{MARK_CHARS}) || $mark AS turn) FROM {source} r JOIN "
            f"(SELECT id, version, max(turn) AS turn FROM {source} GROUP BY id, version) n "
            "ON r.id = n.id AND r.version = n.version AND r.turn = n.turn "
            "WHERE r.as_of >= $since AND NOT list_contains($without, r.id) ORDER BY r.day, r.id) "
            f"TO {text(made)} {AS_PARQUET}",
            {"since": since, "without": list(without), "mark": mark},
        )
        yield made


def has_any(file: Path, ids: Sequence[str]) -> bool:
    """Whether a file has rows of some articles."""
    with engine() as duckdb:
        found = duckdb.execute(
            f"SELECT count(*) FROM read_parquet({text([file])}) WHERE list_contains($ids, id)", {"ids": list(ids)}
        ).fetchone()
    return bool(found and found[0])


@contextmanager
def engine(memory: str = "", folder: str = "") -> "Iterator[DuckDBPyConnection]":
    """DuckDB in memory. `memory` is its limit, as `1GB`; `folder` is for what does not fit."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "enable_external_file_cache": "false",
        "python_enable_replacements": "false",
        "temp_directory": folder,
        "threads": 2,
    }
    connection = duckdb.connect(config=config | ({"memory_limit": memory} if memory else {}))
    try:
        yield connection
    finally:
        connection.close()


def text(value: Path | str | Sequence[Path]) -> str:
    """A name or a list of names as SQL."""
    if isinstance(value, Path | str):
        return "'" + str(value).replace("'", "''") + "'"
    return "[" + ", ".join(map(text, value)) + "]"


def _line(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
