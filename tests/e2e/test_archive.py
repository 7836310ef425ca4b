"""The archive as its users see it: searches of the function, and the same questions to DuckDB and to Athena."""

import json
import time
from typing import Any

import pytest

from clipwire.queries.sql import where
from tests.e2e.installation import Installation, Subscriber
from tests.e2e.pages import Newspaper


@pytest.fixture(scope="module")
def archived(installation: Installation, subscriber: Subscriber) -> list[str]:
    """Ids of articles that are in the archive."""
    receipts = [installation.receipt(installation.drop(Newspaper().page_dump())) for _ in range(3)]
    ids = [article["id"] for receipt in receipts for article in receipt["articles"]]
    deadline = time.monotonic() + installation.patience + 60
    while time.monotonic() < deadline:
        known = {row["id"] for row in asked(installation, "SELECT id FROM articles")}
        if set(ids) <= known:
            return ids
        time.sleep(1)
    raise AssertionError(f"{ids} are not all archived")


def asked(installation: Installation, sql: str, *options: str) -> list[dict[str, Any]]:
    done = installation.clipwire("query", sql, "--json", *options)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def inlined(query: str) -> str:
    """A query as a condition without parameters."""
    condition = where(query)
    text = condition.text
    for value in condition.parameters:
        literal = str(value).upper() if isinstance(value, bool) else value
        quoted = "'" + str(value).replace("'", "''") + "'" if isinstance(value, str) else str(literal)
        text = text.replace("?", quoted, 1)
    return text


QUESTIONS = [
    "SELECT count(*) AS n FROM articles",
    "SELECT month, count(*) AS n, count(DISTINCT source_id) AS sources FROM articles GROUP BY month ORDER BY month",
    "SELECT id, version, title, published, language, duplicate, story_id FROM articles ORDER BY id",
    "SELECT count(*) AS n FROM versions WHERE type = 'published'",
    "WITH long AS (SELECT id FROM articles WHERE length(body) > 10) SELECT count(*) AS n FROM long",
]
QUERIES = [
    "fleet OR harbour",
    "source:harbour*",
    "country:KP AND NOT type:updated",
    "tone:[-1 TO 1]",
    "published:[2020 TO *]",
]


@pytest.mark.parametrize(
    "sql", [*QUESTIONS, *(f"SELECT id FROM articles WHERE {inlined(it)} ORDER BY id" for it in QUERIES)]
)
def test_athena_and_duckdb_agree(installation: Installation, archived: list[str], sql: str) -> None:
    duckdb, athena = asked(installation, sql), asked(installation, sql, "--athena")
    assert [as_text(row) for row in duckdb] == [as_text(row) for row in athena]
    assert duckdb or "WHERE" in sql


def as_text(row: dict[str, Any]) -> dict[str, str | None]:
    """A row with texts only, as Athena answers."""
    return {name: None if value is None else str(value).lower() for name, value in row.items()}


def test_a_search_is_answered_by_the_function_with_the_words_in_their_context(
    installation: Installation, archived: list[str]
) -> None:
    # Given an archived article of a source of its own
    record = installation.record(archived[0])
    query = f'title:"{record["title"]}" AND source:{record["source"]["id"]}'
    # When it is searched by the words of its title
    done = installation.clipwire("search", query)
    # Then it is found
    assert done.returncode == 0, done.stderr
    assert record["title"] in done.stdout and archived[0] in done.stdout
    # and counted under its month
    counted = installation.clipwire("count", query, "--json")
    assert [json.loads(line)["count"] for line in counted.stdout.splitlines()] == [1]


def test_table_and_archive_are_the_same(installation: Installation, archived: list[str]) -> None:
    done = installation.clipwire("archive", "check")
    assert "0 missing in the archive, 0 outdated" in done.stdout, done.stdout + done.stderr


def test_an_erased_article_leaves_the_archive(installation: Installation, archived: list[str]) -> None:
    done = installation.clipwire("erase", archived[0], "--yes")
    assert done.returncode == 0, done.stderr
    assert archived[0] not in {row["id"] for row in asked(installation, "SELECT id FROM articles")}
