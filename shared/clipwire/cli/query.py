"""`clipwire query`: SQL over the archive, by DuckDB or by Athena."""

from collections.abc import Sequence
from typing import Any

import boto3
from rich.table import Table

from clipwire.adapters import clients
from clipwire.adapters.archive.athena import Athena
from clipwire.cli.archive import ArchiveOf, refused
from clipwire.cli.output import answers, notes, number_of, plain, write_json
from clipwire.cli.search import write_csv
from clipwire.model.errors import BadQuestion, TooMuch

MAX_ROWS = 10_000


def query(archive: ArchiveOf, sql: str, *, by_athena: bool, as_json: bool, as_csv: bool) -> None:
    """Print the rows of an answer to SQL over the views `articles` and `versions`."""
    columns, rows, more = _of_athena(archive, sql) if by_athena else _of_duckdb(archive, sql)
    if as_csv:
        write_csv(columns, rows)
    elif as_json:
        for row in rows:
            write_json(dict(zip(columns, row, strict=True)))
    else:
        _print(columns, rows)
    notes.print(plain(f"{number_of(len(rows), 'row')}{', and there are more' if more else ''}"))


def _of_duckdb(archive: ArchiveOf, sql: str) -> tuple[Sequence[str], Sequence[Sequence[Any]], bool]:
    answer = archive.ask({"kind": "sql", "sql": sql})
    return answer["columns"], answer["rows"], answer["more"]


def _of_athena(archive: ArchiveOf, sql: str) -> tuple[Sequence[str], Sequence[Sequence[Any]], bool]:
    stack = archive.stack
    database, workgroup = stack.of_archive(stack.archive_database), stack.of_archive(stack.archive_workgroup)
    athena = Athena(boto3.client("athena", config=clients.PATIENT), database, workgroup)
    try:
        return athena.asked(sql, MAX_ROWS)
    except (BadQuestion, TooMuch) as error:
        raise refused(str(error)) from error


def _print(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    table = Table(box=None, padding=(0, 1), header_style="cyan")
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(plain("–" if value is None else value) for value in row))
    answers.print(table)
