"""Wants are judged strictly: each operator can hold and can fail."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cases.wants import Case, Judged, Want, judge, marked, written

SAID: dict[str, Any] = {
    "outcome": "partial",
    "problem": {"type": "bad-member", "detail": "The second member is cut off."},
    "warnings": [],
    "articles": [
        {
            "id": "1",
            "title": "Fleet returns",
            "authors": ["Ada Holm", "Per Lunde"],
            "body": "It sailed on Monday, 21 April, and came back.",
            "source": {"name": "Harbour News"},
            "images": [{"url": "a.jpg"}, {"url": "b.jpg"}],
            "places": [{"name": "Bergen", "aliases": ["Bjørgvin"], "country": "NO"}],
            "quotes": [{"text": "A good year", "speaker": "Per Lunde"}],
            "dates": [{"text": "21 April", "value": "2025-04-21", "offset": 21}],
            "warnings": ["Encoding guessed"],
        },
        {"id": "2", "title": "Fleet returns", "body": "", "warnings": []},
    ],
}

HOLD: list[Want] = [
    {"outcome": "partial"},
    {"outcome": ["accepted", "partial"]},
    {"articles": 2},
    {"distinct": "id"},
    {"warned": "encoding"},
    {"warned": ["nothing", "cut off"]},
    {"field": "title", "is": "Fleet returns"},
    {"field": "source.name", "is": "Harbour News"},
    {"field": "images.url", "is": ["a.jpg", "b.jpg"]},
    {"article": 1, "field": "authors", "is": []},
    {"article": 1, "field": "body", "is": None},
    {"field": "title", "is_one_of": ["Fleet returns", "Fleet is back"]},
    {"field": "authors", "are": ["Per Lunde", "Ada Holm"]},
    {"article": 1, "field": "body", "absent": True},
    {"field": "body", "absent": False},
    {"field": "authors", "contains": "Lunde"},
    {"field": "body", "lacks": "storm"},
    {"field": "body", "starts": "It sailed"},
    {"field": "body", "ends": "came back."},
    {"field": "body", "in_order": ["It", "Monday", "back"]},
    {"field": "places", "names_include": "Bjørgvin"},
    {"field": "places", "names_lack": "Oslo"},
    {"field": "places", "country_of": "Bergen", "is": "NO"},
    {"field": "places", "country_of": "Oslo", "is": None},
    {"field": "quotes", "speaker_of": "good", "is": ["Per Lunde", "Lunde"]},
    {"field": "dates", "value_of": "Monday, 21 April", "is": "2025-04-21"},
    {"field": "dates", "value_of": "sailed", "is": None},
]
FAIL: list[Want] = [
    {"outcome": "accepted"},
    {"articles": 1},
    {"distinct": "title"},
    {"warned": "storm"},
    {"field": "title", "is": "Fleet"},
    {"field": "subtitle", "is": "Fleet"},
    {"article": 2, "field": "title", "absent": True},
    {"field": "authors", "is": ["Per Lunde", "Ada Holm"]},
    {"field": "title", "is_one_of": ["Fleet", None]},
    {"field": "authors", "are": ["Per Lunde", "Per Lunde"]},
    {"field": "body", "absent": True},
    {"field": "subtitle", "absent": False},
    {"field": "subtitle", "contains": "None"},
    {"field": "body", "contains": "storm"},
    {"field": "authors", "lacks": "Lunde"},
    {"field": "body", "starts": "sailed"},
    {"field": "body", "ends": "came"},
    {"field": "body", "in_order": ["back", "Monday"]},
    {"field": "places", "names_include": "Berg"},
    {"field": "places", "names_lack": "Bergen"},
    {"field": "places", "country_of": "Bergen", "is": "SE"},
    {"field": "places", "country_of": "Oslo", "is": "NO"},
    {"field": "quotes", "speaker_of": "good", "is": "Ada Holm"},
    {"field": "quotes", "speaker_of": "bad", "is": None},
    {"field": "dates", "value_of": "21", "is": "2025-04-22"},
    {"field": "dates", "value_of": "sailed", "is": "2025-04-21"},
]


@pytest.mark.parametrize("want", HOLD, ids=str)
def test_a_want_that_holds(want: Want) -> None:
    assert judge(want, SAID)[0]


@pytest.mark.parametrize("want", FAIL, ids=str)
def test_a_want_that_fails(want: Want) -> None:
    assert not judge(want, SAID)[0]


def test_marks_are_kept_one_want_a_line() -> None:
    # Given a want that has become true and one that has become false
    verdicts = [Judged({"articles": 1, "met": False}, True, 1), Judged({"outcome": "accepted"}, False, "rejected")]
    # When the case is marked and written
    text = written(marked(Case(Path("a/b.html"), "Why.", []), verdicts))
    # Then its file says so
    assert json.loads(text) == {"why": "Why.", "wants": [{"articles": 1}, {"outcome": "accepted", "met": False}]}
    assert text.splitlines()[3:5] == ['    {"articles": 1},', '    {"outcome": "accepted", "met": false}']
