"""Run a user's SQL on the archive's files in a process of its own, which may read these files and nothing else.

The process has no credentials in its environment, cannot write files, and ends after its time. DuckDB's external access
is off, but for the given files, and its configuration is locked. Only a single SELECT is accepted.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clipwire.archive import views
from clipwire.archive.columns import COLUMNS
from clipwire.model.errors import BadQuestion, TooMuch

if TYPE_CHECKING:
    from clipwire.services.searching import Limits

START_SECONDS = 5
"""Of Python and DuckDB, on top of the time of the question."""
BESIDE_BYTES = 1_500_000_000
"""Of address space that Python and DuckDB's code take, on top of DuckDB's limit."""
ALL_COLUMNS = re.compile(r"\*|^\s*\(?\s*(FROM|TABLE|DESCRIBE|SUMMARIZE)\b|\bCOLUMNS\b|\b(UN)?PIVOT\b", re.IGNORECASE)
COUNTS = re.compile(r"count\s*\(\s*\*\s*\)", re.IGNORECASE)


def columns_in(sql: str) -> tuple[str, ...]:
    """The columns of the archive that a statement can name: those whose names are in it, or all if it has a star."""
    if ALL_COLUMNS.search(COUNTS.sub("", sql)):
        return tuple(COLUMNS)
    words = {word.lower() for word in re.findall(r"\w+", sql)}
    return tuple(name for name in COLUMNS if name in words or name in ("id", "version", "day"))


def run(
    sql: str, columns: Sequence[str], files: Sequence[Path], limits: "Limits"
) -> tuple[list[str], list[list[Any]], bool]:
    """Column names and rows, and whether there are more. Raises `BadQuestion` or `TooMuch`."""
    asked = {
        "sql": sql,
        "columns": list(columns),
        "files": [str(file) for file in files],
        "memory": limits.memory,
        "seconds": limits.seconds,
        "rows": limits.rows,
        "bytes": limits.bytes,
    }
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "clipwire.adapters.archive.sandbox"],
            input=json.dumps(asked).encode(),
            env=environment,
            cwd="/",
            capture_output=True,
            timeout=limits.seconds + START_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooMuch(f"the query took more than {limits.seconds:.0f} seconds") from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:  # the process ended: by the system, or by its own limits
        raise TooMuch("the query needs too much memory or time") from error
    if "problem" in answer:
        raise (TooMuch if answer["is_limit"] else BadQuestion)(answer["problem"])
    return answer["columns"], answer["rows"], answer["more"]


def main() -> None:
    """Read a question from standard input, and print the answer. Runs in the process of its own."""
    import duckdb

    asked = json.load(sys.stdin)
    _limit_process(asked)
    try:
        print(json.dumps(_answer(asked), default=str))  # noqa: T201
    except (duckdb.InterruptException, duckdb.OutOfMemoryException, MemoryError) as error:
        print(json.dumps({"problem": f"the query took too much: {error}", "is_limit": True}))  # noqa: T201
    except (duckdb.Error, BadQuestion) as error:
        print(json.dumps({"problem": str(error), "is_limit": False}))  # noqa: T201


def _limit_process(asked: dict[str, Any]) -> None:
    import resource

    cpu = int(asked["seconds"] * 2) + START_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":
        room = _bytes(asked["memory"]) + BESIDE_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (room, room))


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    import threading

    import duckdb

    from clipwire.adapters.archive.reading import source_of

    statements = duckdb.extract_statements(asked["sql"])
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise BadQuestion("one SELECT is allowed, and nothing else")
    connection = duckdb.connect(
        config={
            "allow_community_extensions": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "enable_external_file_cache": "false",
            "memory_limit": asked["memory"],
            "python_enable_replacements": "false",
            "temp_directory": "",
            "threads": 2,
        }
    )
    source = source_of([Path(file) for file in asked["files"]])
    columns = tuple(asked["columns"])
    connection.execute(f"CREATE VIEW articles AS {views.articles(source, columns)}")
    connection.execute(f"CREATE VIEW versions AS {views.versions(source, columns)}")
    connection.execute("SET allowed_paths = $files", {"files": asked["files"]})
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    timer = threading.Timer(asked["seconds"], connection.interrupt)
    timer.daemon = True
    timer.start()
    connection.execute(statements[0])
    names = [column[0] for column in connection.description or ()]
    rows: list[tuple[Any, ...]] = []
    size = 0
    while len(rows) <= asked["rows"] and (some := connection.fetchmany(100)):
        for row in some:
            size += len(json.dumps(row, default=str, ensure_ascii=False).encode("utf-8", "replace"))
            if size > asked["bytes"] or len(rows) == asked["rows"]:
                return {"columns": names, "rows": rows, "more": True}
            rows.append(row)
    timer.cancel()
    return {"columns": names, "rows": rows, "more": False}


def _bytes(memory: str) -> int:
    number, unit = memory[:-2], memory[-2:]
    return int(float(number) * {"MB": 1_000_000, "GB": 1_000_000_000}[unit])


if __name__ == "__main__":
    main()
    # The answer is written before the process ends at once: DuckDB's threads can abort an orderly end.
    sys.stdout.flush()
    os._exit(0)
