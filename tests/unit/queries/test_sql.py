"""`where` lets through at least what `match` matches, and only that if it says that it is exact."""

from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipwire.queries.columns import folded
from clipwire.queries.errors import QueryError
from clipwire.queries.matching import match
from clipwire.queries.sql import where
from tests.unit.queries.generated import articles, queries
from tests.unit.queries.test_queries import ARTICLES, GOOD, Row

TYPES = ["clipwire.article.published", "clipwire.article.updated"]


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    columns = ", ".join(f"{name} VARCHAR" for name in folded({}))
    connection.execute(f"CREATE TABLE articles ({columns}, language VARCHAR, tone DOUBLE, duplicate BOOLEAN)")
    return connection


def let_through(database: duckdb.DuckDBPyConnection, query: str, article: dict[str, Any], type: str) -> bool:
    """Whether the condition is true of the article's columns."""
    row = {
        **folded(article, type),
        "language": article.get("language"),
        "tone": article.get("tone"),
        "duplicate": article.get("duplicate_of") is not None,
    }
    database.execute("DELETE FROM articles")
    database.execute(f"INSERT INTO articles VALUES ({', '.join('?' * len(row))})", list(row.values()))
    condition = where(query)
    count = f"SELECT count(*) FROM articles WHERE {condition.text}"
    return bool(database.execute(count, list(condition.parameters)).fetchall()[0][0])


@pytest.mark.parametrize("row", GOOD, ids=lambda row: f"{row.query} in {row.article}")
def test_the_condition_agrees_with_the_table(database: duckdb.DuckDBPyConnection, row: Row) -> None:
    passes = let_through(database, row.query, ARTICLES[row.article], TYPES[0])
    assert passes or row.result == "no"
    if where(row.query).exact:
        assert passes == (row.result != "no")


@settings(max_examples=150, deadline=None)
@given(article=articles(), query=queries(), type=st.sampled_from(TYPES))
def test_the_condition_agrees_with_match(
    database: duckdb.DuckDBPyConnection, article: dict[str, Any], query: str, type: str
) -> None:
    try:
        matches = match(query, article, type) is not None
    except QueryError:
        with pytest.raises(QueryError):
            where(query)
        return
    passes = let_through(database, query, article, type)
    assert passes or not matches
    if where(query).exact:
        assert passes == matches


@pytest.mark.parametrize(
    ("query", "article"),
    [
        ("wheat OR ???", {"body": "a man"}),
        ('wheat OR NOT "a man"~1 OR rye', {"body": "a woman"}),
        ("published:[2025-04-26T01:00+14:00 TO *]", {"published": "2025-04-24T23:00-12:00"}),
        ("published:[* TO 2025-04-24T23:00-12:00]", {"published": "2025-04-26T01:00+14:00"}),
    ],
)
def test_conditions_that_cannot_say_it_all_let_through_what_matches(
    database: duckdb.DuckDBPyConnection, query: str, article: dict[str, Any]
) -> None:
    assert match(query, article)
    assert let_through(database, query, article, TYPES[0])
