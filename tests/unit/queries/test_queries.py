"""The language, by a table of queries: results, places of errors, and why an article matches."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from clipwire.model.article import Article
from clipwire.queries.matching import QueryError, RuleSet, Span, match

HERE = Path(__file__).parent
ARTICLES: dict[str, dict[str, Any]] = {
    name: {**article, "body": article["body"].strip()}
    for name, article in tomllib.loads((HERE / "articles.toml").read_text("utf-8")).items()
}


class Row(NamedTuple):
    query: str
    article: str
    result: str


def rows() -> Iterator[Row]:
    for line in (HERE / "queries.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield Row(*line.split("\t"))


def plain(text: str) -> str:
    """The text with escapes such as \\u00AD and \\n as characters."""
    return text.encode("ascii", "backslashreplace").decode("unicode_escape")


def wanted_spans(row: Row) -> set[Span]:
    spans = set()
    for place in row.result.split(" | ") if row.result != "yes" else ():
        field, _, text = place.partition(": ")
        text, _, number = plain(text).partition(" #")
        start = -1
        for _ in range(int(number or 1)):
            start = ARTICLES[row.article][field].index(text, start + 1)
        spans.add(Span(field, start, start + len(text)))
    return spans


ROWS = list(rows())
GOOD = [row for row in ROWS if not row.result.startswith("!")]
BAD = [row for row in ROWS if row.result.startswith("!")]


@pytest.mark.parametrize("row", GOOD, ids=lambda row: f"{row.query} in {row.article}")
def test_a_query_matches_for_its_reasons(row: Row) -> None:
    found = match(row.query, ARTICLES[row.article])
    if row.result == "no":
        assert found is None
    else:
        assert found is not None
        assert set(found.spans) == wanted_spans(row)
        assert len(set(found.spans)) == len(found.spans)


@pytest.mark.parametrize("row", BAD, ids=lambda row: row.query)
def test_an_error_says_what_and_where(row: Row) -> None:
    _, position, words = row.result.split(" ", 2)
    with pytest.raises(QueryError) as error:
        match(row.query, ARTICLES[row.article])
    assert (error.value.position, words in str(error.value)) == (int(position), True), error.value


@pytest.mark.parametrize("name", ARTICLES)
def test_all_queries_of_the_table_at_once_match_as_one_by_one(name: str) -> None:
    queries = {str(number): row.query for number, row in enumerate(GOOD)}
    each = {id: found.spans for id, query in queries.items() if (found := match(query, ARTICLES[name]))}
    rules = RuleSet(queries)
    for one in (rules, RuleSet.from_bytes(rules.to_bytes())):
        assert {rule.id: rule.spans for rule in one.matching(ARTICLES[name])} == each


@pytest.mark.parametrize("row", [row for row in GOOD if row.article == "launch"], ids=lambda row: row.query)
def test_articles_of_the_model_match_like_records(row: Row) -> None:
    assert match(row.query, Article(**ARTICLES["launch"])) == match(row.query, ARTICLES["launch"])


def test_the_table_is_large() -> None:
    assert len(ROWS) > 120
