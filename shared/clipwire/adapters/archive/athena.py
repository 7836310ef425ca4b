"""Ask Athena about the same objects."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.archive import views
from clipwire.archive.columns import COLUMNS
from clipwire.model.errors import BadQuestion, TooMuch

if TYPE_CHECKING:
    from mypy_boto3_athena import AthenaClient

POLL_SECONDS = 0.5
MAX_SECONDS = 300
TABLE = "archived"
WITH = re.compile(r"\s*WITH\s+(?!RECURSIVE\b)", re.IGNORECASE)


@dataclass(frozen=True)
class Athena:
    athena: "AthenaClient"
    database: str
    workgroup: str
    """Limits the bytes of a query."""
    sleep: Callable[[float], None] = time.sleep

    def asked(self, sql: str, limit: int) -> tuple[list[str], list[list[str | None]], bool]:
        """Column names, rows of texts, and whether there are more. Raises `BadQuestion` or `TooMuch`."""
        with aws_errors("asking Athena"):
            query = self.athena.start_query_execution(
                QueryString=with_views(sql),
                QueryExecutionContext={"Database": self.database},
                WorkGroup=self.workgroup,
            )["QueryExecutionId"]
        self._wait(query)
        rows = self._rows(query)
        columns = [str(name) for name in next(rows, [])]
        found: list[list[str | None]] = []
        for row in rows:
            if len(found) == limit:
                return columns, found, True
            found.append(row)
        return columns, found, False

    def _wait(self, query: str) -> None:
        for _ in range(int(MAX_SECONDS / POLL_SECONDS)):
            with aws_errors("waiting for Athena"):
                status = self.athena.get_query_execution(QueryExecutionId=query)["QueryExecution"]["Status"]
            if status["State"] == "SUCCEEDED":
                return
            if status["State"] in ("FAILED", "CANCELLED"):
                raise BadQuestion(f"Athena: {status.get('StateChangeReason') or status['State'].lower()}")
            self.sleep(POLL_SECONDS)
        with aws_errors("stopping a query"):
            self.athena.stop_query_execution(QueryExecutionId=query)
        raise TooMuch(f"Athena took more than {MAX_SECONDS} seconds")

    def _rows(self, query: str) -> Iterator[list[str | None]]:
        """The names of the columns, then the rows."""
        with aws_errors("reading the answer of Athena"):
            for page in self.athena.get_paginator("get_query_results").paginate(QueryExecutionId=query):
                for row in page["ResultSet"]["Rows"]:
                    yield [cell.get("VarCharValue") for cell in row["Data"]]


def with_views(sql: str) -> str:
    """SQL before which `articles` and `versions` are defined. Raises `BadQuestion` for anything but a SELECT."""
    if not re.match(r"\s*(SELECT|WITH)\b", sql, re.IGNORECASE):
        raise BadQuestion("one SELECT is allowed, and nothing else")
    given = WITH.match(sql)
    columns = tuple(COLUMNS)
    ours = (
        f"WITH articles AS ({views.articles(TABLE, columns, views.OF_PARTITION)}), "
        f"versions AS ({views.versions(TABLE, columns, views.OF_PARTITION)})"
    )
    return f"{ours}, {sql[given.end() :]}" if given else f"{ours} {sql}"
