"""Answers of the archive as the command line prints them."""

import json
from typing import Any, cast

import pytest

from clipwire.cli.archive import ArchiveOf, Choice, Found
from clipwire.cli.output import Failure
from clipwire.cli.search import count, search

ALL = Choice("")


class Answering(ArchiveOf):
    """An archive that gives one answer to each question."""

    def __init__(self, answer: Any) -> None:
        object.__setattr__(self, "answer", answer)

    @property
    def _ask(self) -> Any:  # type: ignore[override]
        return lambda question: cast(Any, self).answer

    def search(self, choice: Choice, *, limit: int, best: bool = False) -> Found:
        return cast(Found, cast(Any, self).answer)


def test_places_are_counted_by_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    # Given an archive with one article about a place
    archive = Answering({"groups": [["Hamhung", "KP", 1]], "total": 1})
    # When articles are counted by place
    count(archive, ALL, by="place", limit=20, as_json=False)
    count(archive, ALL, by="place", limit=20, as_json=True)
    # Then the name comes first, with its country, and one article is no plural
    printed = capsys.readouterr()
    table, row = printed.out.rstrip().rsplit("\n", 1)
    assert "Hamhung (KP)" in table
    assert json.loads(row) == {"place": "Hamhung", "country": "KP", "count": 1}
    assert printed.err.splitlines() == ["1 article"] * 2


def test_codes_are_behind_the_names(capsys: pytest.CaptureFixture[str]) -> None:
    # When articles are counted by source
    count(Answering({"groups": [["news", "News", 2]], "total": 2}), ALL, by="source", limit=20, as_json=False)
    # Then the id is behind the name
    assert "News (news)" in capsys.readouterr().out


def test_countries_have_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    # Given an archive with articles about a country, and about a code that no country has
    archive = Answering({"groups": [["KP", None, 2], ["XX", None, 1]], "total": 3})
    # When articles are counted by country
    count(archive, ALL, by="country", limit=20, as_json=False)
    count(archive, ALL, by="country", limit=20, as_json=True)
    # Then the name of the record is before the code, and a code without a name is alone
    *table, first, second = capsys.readouterr().out.splitlines()
    assert "North Korea (KP)" in "".join(table) and "(XX)" not in "".join(table)
    assert json.loads(first) == {"country": "KP", "count": 2, "name": "North Korea"}
    assert json.loads(second) == {"country": "XX", "count": 1}


def test_groups_that_there_are_not() -> None:
    # When articles are counted by something else, then the groups are named, and the archive is not asked
    with pytest.raises(Failure, match="cannot be counted by colour: choose one of month, day, source") as failure:
        count(Answering(None), ALL, by="colour", limit=20, as_json=False)
    assert failure.value.status == 2


def test_the_place_of_an_error_is_marked() -> None:
    # Given a query that ends too early, and a statement with an unknown column
    query = Answering({"problem": "AND needs something after it", "position": 4})
    sql = Answering({"problem": "Unknown column\n\nLINE 1: SELECT x\n               ^"})
    # When the archive is asked
    with pytest.raises(Failure) as wrong_query:
        query.ask({"query": "kim AND"})
    with pytest.raises(Failure) as wrong_sql:
        sql.ask({"sql": "SELECT x"})
    # Then the message is one line, and the question is below it with the place
    assert (str(wrong_query.value), wrong_query.value.marked) == ("AND needs something after it", "kim AND\n    ^")
    assert (str(wrong_sql.value), wrong_sql.value.marked) == ("Unknown column", "LINE 1: SELECT x\n               ^")


def test_no_cell_of_a_table_is_a_formula(capsys: pytest.CaptureFixture[str]) -> None:
    # Given a hit whose title a spreadsheet would run
    hit = {"id": "a", "version": 1, "day": "2025-04-24", "title": "=1+1", "countries": ["KP", "RU"]}
    # When hits are printed as CSV
    found = Found([hit], 1, [("2025-04-24", 1)], None, 1)
    search(Answering(found), ALL, limit=5, best=False, by_story=False, as_json=False, as_csv=True)
    # Then it is a text
    printed = capsys.readouterr()
    assert printed.out.splitlines()[1] == "a,1,,,,,KP RU,,'=1+1"
    assert printed.err == "1 article; not complete: about 1 version not archived yet\n"


def test_nothing_found_has_no_chart(capsys: pytest.CaptureFixture[str]) -> None:
    # When nothing is found
    found = Found([], 0, [], None, 2_000)
    search(Answering(found), ALL, limit=5, best=False, by_story=True, as_json=False, as_csv=False)
    # Then one line says so
    assert capsys.readouterr().err == "0 stories, 0 articles; not complete: about 2,000 versions not archived yet\n"
