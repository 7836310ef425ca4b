"""docs/queries.md: every example does what the page says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from clipwire.queries.errors import marked
from clipwire.queries.fields import FIELDS
from clipwire.queries.matching import QueryError, match
from clipwire.queries.scanning import MAX_DEPTH, MAX_QUERY_CHARS

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "queries.md").read_text("utf-8")
ARTICLE: dict[str, Any] = json.loads(re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)[0])
TABLES = re.findall(r"\| query \| finds \|\n\| --- \| --- \|\n((?:\|.*\|\n)+)", PAGE)
ROWS = [re.fullmatch(r"\| `(.+?)` \| (.+) \|", line) for table in TABLES for line in table.splitlines()]
ERRORS = re.findall(r"^(.+)\n( *\^) (.+)$", PAGE.partition("## Errors")[2].split("```")[1], re.MULTILINE)
PROGRAMS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row and row[1])
def test_a_query_finds_what_the_page_says(row: re.Match[str]) -> None:
    query, finds = row[1].replace(r"\|", "|"), row[2]
    found = match(query, ARTICLE)
    if finds == "no":
        assert found is None
    else:
        assert found is not None
        texts = sorted(ARTICLE[field][start:end] for field, start, end in found.spans)
        assert texts == ([] if finds == "yes" else sorted(re.findall("`(.+?)`", finds)))


@pytest.mark.parametrize(("query", "mark", "message"), ERRORS)
def test_an_error_is_shown_as_on_the_page(query: str, mark: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        match(query, ARTICLE)
    assert marked(query, error.value) == f"{query}\n{mark}"
    assert str(error.value) == message


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_programs_run(program: str) -> None:
    assert "assert" in program
    exec(program, {"article": ARTICLE})


def test_the_page_has_examples_of_every_kind() -> None:
    assert (len(TABLES), len(ERRORS), len(PROGRAMS)) == (7, 10, 3)
    assert None not in ROWS


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_explained(field: str) -> None:
    assert re.search(rf"^\| (`\w+`, )*`{field}`", PAGE, re.MULTILINE)


def test_the_limits_are_those_of_the_page() -> None:
    assert f"at most {MAX_QUERY_CHARS:,} characters" in PAGE
    assert f"at most {MAX_DEPTH} deep" in PAGE
