"""The place of an error, shown under the query."""

import pickle

import pytest

from clipwire.queries.errors import QueryError, marked


@pytest.mark.parametrize(
    ("query", "position", "lines"),
    [
        ("kim AND", 4, ["kim AND", "    ^"]),
        ("(kim", 0, ["(kim", "^"]),
        ("kim\nAND\t(", 8, ["kim AND (", "        ^"]),
        ("미사일 (", 4, ["미사일 (", "       ^"]),
        ("e\u0301 (", 3, ["e\u0301 (", "  ^"]),
        ("a" * 100 + "~" + "b" * 100, 100, ["…" + "a" * 50 + "~" + "b" * 24 + "…", " " * 51 + "^"]),
        ("", 0, ["", "^"]),
    ],
)
def test_the_place_is_marked_under_the_query(query: str, position: int, lines: list[str]) -> None:
    assert marked(query, QueryError("wrong", position)).split("\n") == lines


def test_an_error_can_be_pickled() -> None:
    error = pickle.loads(pickle.dumps(QueryError("wrong", 7)))
    assert (str(error), error.position) == ("wrong", 7)
