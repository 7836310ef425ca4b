"""A user's SQL reads the archive's files, within limits, and nothing else."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from clipwire.adapters.archive import parquet, sandbox
from clipwire.adapters.archive.athena import with_views
from clipwire.archive import rows
from clipwire.model.errors import BadQuestion, TooMuch
from clipwire.services.searching import Limits

NOW = datetime(2025, 5, 2, tzinfo=UTC)
LIMITS = Limits(seconds=2, memory="200MB", rows=50)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An object of the archive with 2,000 articles."""
    records = [
        {"id": f"a{n}", "version": 1, "title": f"Boat {n}", "body": "herring " * 200, "published": "2025-04-24"}
        for n in range(2_000)
    ]
    path = tmp_path_factory.mktemp("archive") / "object.parquet"
    with parquet.written(rows.with_turns([rows.row_of(record, NOW, NOW) for record in records])) as made:
        path.write_bytes(made.read_bytes())
    return path


def run(sql: str, file: Path) -> tuple[list[str], list[list[Any]], bool]:
    return sandbox.run(sql, sandbox.columns_in(sql), [file], LIMITS)


@pytest.mark.parametrize(
    ("sql", "columns", "rows", "more"),
    [
        ("SELECT count(*) AS n FROM articles", ["n"], [[2_000]], False),
        ("SELECT month, count(*) AS n FROM versions GROUP BY month", ["month", "n"], [["2025-04", 2_000]], False),
        ("select id, day from articles where title = 'Boat 7';", ["id", "day"], [["a7", "2025-04-24"]], False),
        ("FROM articles SELECT id ORDER BY id LIMIT 1", ["id"], [["a0"]], False),
        ("WITH one AS (SELECT 1 AS n) SELECT n FROM one", ["n"], [[1]], False),
    ],
)
def test_a_question_is_answered(file: Path, sql: str, columns: list[str], rows: list[list[Any]], more: bool) -> None:
    assert run(sql, file) == (columns, rows, more)


def test_an_answer_has_limits_of_rows_and_bytes(file: Path) -> None:
    _, found, more = run("SELECT id FROM articles", file)
    assert (len(found), more) == (LIMITS.rows, True)
    small = Limits(rows=50, bytes=5_000)
    _, found, more = sandbox.run("SELECT body FROM articles", ["id", "version", "day", "body"], [file], small)
    assert (len(found), more) == (3, True)


READS_ELSEWHERE = [
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT content FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/proc/self/environ')",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM read_parquet('https://example.com/x.parquet')",
    "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
    "SELECT * FROM read_json('/etc/hostname')",
    "SELECT * FROM duckdb_secrets()",
    "SELECT getenv('PATH')",
    "SELECT * FROM asked",  # a variable of our own Python
    "SELECT * FROM query('COPY (SELECT 1) TO ''/tmp/x.csv''')",
]
IS_NO_QUESTION = [
    "COPY articles TO '{file}'",
    "COPY (SELECT 1) TO '/tmp/clipwire-x.csv'",
    "ATTACH '/tmp/clipwire-x.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA database_list",
    "SET enable_external_access = true",
    "RESET memory_limit",
    "CREATE TABLE x AS SELECT 1",
    "EXPORT DATABASE '/tmp/clipwire-x'",
    "CALL pragma_version()",
    "EXPLAIN ANALYZE SELECT 1",
    "DROP VIEW articles",
    "SELECT 1; COPY (SELECT 1) TO '/tmp/clipwire-x.csv'",
    "SELECT 1; SELECT 2",
    "SELEC 1",
    "SELECT nothing FROM articles",
    "",
]
TAKES_TOO_MUCH = [
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n FROM t) SELECT count(*) FROM t",
    "SELECT count(*) FROM range(10000000000) a, range(10000000000) b",
    "SELECT a.body || b.body AS x FROM articles a, articles b, articles c ORDER BY x",
    "SELECT list(a.body) FROM articles a, articles b",
    "SELECT string_agg(repeat('y', 1000000)) FROM range(100000)",
    "SELECT count(*) FROM articles a, articles b WHERE regexp_matches(a.body || b.body, '(h.*e.*r.*)+x')",
]


@pytest.mark.parametrize("sql", [*READS_ELSEWHERE, *IS_NO_QUESTION])
def test_nothing_else_can_be_read_written_or_changed(file: Path, sql: str) -> None:
    before = file.read_bytes()
    with pytest.raises(BadQuestion):
        run(sql.format(file=file), file)
    assert file.read_bytes() == before
    assert list(Path("/tmp").glob("clipwire-x*")) == []


@pytest.mark.parametrize("sql", TAKES_TOO_MUCH)
def test_a_question_ends_at_its_limit_of_time_or_memory(file: Path, sql: str) -> None:
    with pytest.raises(TooMuch):
        run(sql, file)


def test_the_process_has_no_credentials(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a function whose environment has a secret
    monkeypatch.setenv("AWS_SESSION_TOKEN", "a-secret")
    seen: dict[str, Any] = {}
    started = sandbox.subprocess.run
    monkeypatch.setattr(
        sandbox.subprocess, "run", lambda *given, **options: (seen.update(options), started(*given, **options))[1]
    )
    # When SQL is run
    run("SELECT 1", file)
    # Then its process does not have it
    assert set(seen["env"]) == {"PATH", "PYTHONPATH"}


@pytest.mark.parametrize(
    ("sql", "columns"),
    [
        ("SELECT Title FROM articles", {"id", "version", "day", "title"}),
        ("SELECT count(*) FROM articles", {"id", "version", "day"}),
        ("SELECT count( * ), max(tone) FROM articles", {"id", "version", "day", "tone"}),
    ],
)
def test_only_columns_that_are_named_are_fetched(sql: str, columns: set[str]) -> None:
    assert set(sandbox.columns_in(sql)) == columns


@pytest.mark.parametrize(
    "sql", ["SELECT * FROM articles", "FROM articles", "SELECT COLUMNS('t.*') FROM articles", "SUMMARIZE articles"]
)
def test_every_column_is_fetched_if_any_can_be_meant(sql: str) -> None:
    assert len(sandbox.columns_in(sql)) > 40


def test_athena_is_given_the_views_before_the_question() -> None:
    assert with_views("SELECT 1").endswith(") SELECT 1")
    assert with_views("with x as (select 2) select * from x").endswith("), x as (select 2) select * from x")
    for sql in ("DROP TABLE archived", "INSERT INTO archived SELECT 1", "UNLOAD (SELECT 1) TO 's3://x'", ""):
        with pytest.raises(BadQuestion):
            with_views(sql)


def test_the_process_of_a_question_ends_in_order(file: Path) -> None:
    # Given a question as the process reads it
    asked = {"sql": "SELECT count(*) FROM articles", "columns": ["id"], "files": [str(file)]}
    limits = {"memory": "1GB", "seconds": 20, "rows": 10, "bytes": 1_000}
    command = [sys.executable, "-m", "clipwire.adapters.archive.sandbox"]
    for _ in range(5):  # an orderly end is aborted in half of the runs
        # When the process answers
        done = subprocess.run(command, input=json.dumps(asked | limits).encode(), capture_output=True, check=False)
        # Then no thread aborts it, by which the answer could be lost
        assert json.loads(done.stdout)["columns"] and (done.returncode, done.stderr) == (0, b"")
