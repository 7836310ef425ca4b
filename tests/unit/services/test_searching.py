"""Questions to the archive: candidates are checked, problems are said, changes are tried again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipwire.archive import rows
from clipwire.model.errors import ArchiveChanged, TooMuch
from clipwire.queries.folding import folded
from clipwire.queries.sql import where
from clipwire.services.searching import NO_SCORE, Limits, Score, Searching, Span, score_of
from tests.unit.services.test_archiving import STORED

ARTICLES = [
    {"id": "a", "title": "Kim Jong Un visits a farm", "body": "He praised the wheat."},
    {"id": "b", "title": "A farm of Jong Nam Kim", "body": "Un said little.", "people": [{"name": "Kim Jong Nam"}]},
    {"id": "c", "title": "Wheat", "body": "The launch was a success."},
]


@dataclass
class FakeHits:
    rows: list[dict[str, Any]]
    columns_read: list[Sequence[str]] = field(default_factory=list)

    def count(self) -> int:
        return len(self.rows)

    def listed_hits(self, offset: int = 0, limit: int | None = None) -> list[dict[str, Any]]:
        return self.rows[offset:][:limit]

    def keep(self, keys: Sequence[str]) -> None:
        self.rows = [row for row in self.rows if row["key"] in keys]

    def fields(self, keys: Sequence[str], columns: Sequence[str]) -> list[dict[str, Any]]:
        self.columns_read.append(columns)
        return [{name: row[name] for name in ("key", *columns)} for row in self.rows if row["key"] in keys]

    def grouped(self, by: str) -> list[tuple[str, str | None, int]]:
        return [("2025-05-02", None, len(self.rows))]


@dataclass
class FakeArchive:
    """Lets every article through, whatever the condition is."""

    limits: Limits = field(default_factory=Limits)
    changes: int = 0
    """The number of calls in which objects are merged meanwhile."""
    hits: FakeHits = field(default_factory=lambda: FakeHits([]))
    asked_for: list[tuple[str, Sequence[Any], Span, Score]] = field(default_factory=list)

    @contextmanager
    def searched(
        self, condition: str, parameters: Sequence[Any], span: Span, score: Score = NO_SCORE
    ) -> Iterator[FakeHits]:
        self.asked_for.append((condition, parameters, span, score))
        if self.changes:
            self.changes -= 1
            raise ArchiveChanged("merged")
        made = [rows.row_of(it | {"version": 1, "published": "2025-05-02"}, STORED, STORED) for it in ARTICLES]
        self.hits = FakeHits([row | {"key": row["id"]} for row in made])
        yield self.hits


def ids(archive: FakeArchive, query: str, **question: Any) -> list[str]:
    answer = Searching(archive).answer({"kind": "search", "query": query, **question})  # type: ignore[arg-type]
    return [hit["id"] for hit in answer["hits"]]


def test_what_the_condition_lets_through_is_checked_unless_it_is_exact() -> None:
    # A phrase with distance is not exact: the order and the gaps are checked
    assert ids(FakeArchive(), '"kim un"~1') == ["a"]
    # A word is exact: the archive's answer is believed
    assert ids(FakeArchive(), "anything") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("query", "columns"),
    [('"kim un"~1', ("title_words", "body_words")), ('"kim un"~1 NOT person:na?', ("body", "record"))],
)
def test_a_check_reads_records_only_if_the_query_names_fields(query: str, columns: tuple[str, ...]) -> None:
    archive = FakeArchive()
    assert ids(archive, query) == ["a"]
    assert archive.hits.columns_read == [columns]


@given(st.text(alphabet="aÉß’' -.미사일ﾐｻミん1\n", max_size=40))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_too_many_candidates_end_the_check() -> None:
    ticks = iter(range(0, 10_000, 60))
    searching = Searching(FakeArchive(), clock=lambda: float(next(ticks)))  # type: ignore[arg-type]
    answer = searching.answer({"kind": "search", "query": '"kim un"~1'})
    assert "3 articles are too many to check" in answer["problem"]


def test_a_question_is_asked_again_if_objects_were_merged_meanwhile() -> None:
    assert ids(FakeArchive(changes=2), "farm") == ["a", "b", "c"]
    answer = Searching(FakeArchive(changes=9)).answer({"kind": "search", "query": "farm"})  # type: ignore[arg-type]
    assert answer == {"problem": "merged"}


@pytest.mark.parametrize(
    ("question", "problem", "position"),
    [
        ({"kind": "search", "query": "kim AND"}, "AND", 4),
        ({"kind": "count", "query": "title:"}, "title", None),
        ({"kind": "search", "query": "kim", "since": "yesterday"}, "since", None),
        ({"kind": "drop"}, "kind", None),
        ({"kind": "search", "tables": "x"}, "tables", None),
        ({"kind": "keys", "month": "../bodies"}, "month", None),
    ],
)
def test_what_is_wrong_with_a_question_is_said(question: dict[str, Any], problem: str, position: int | None) -> None:
    answer = Searching(FakeArchive()).answer(question)  # type: ignore[arg-type]
    assert problem in answer["problem"]
    if position is not None:
        assert answer["position"] == position


def test_what_takes_too_much_is_said() -> None:
    archive = FakeArchive()
    archive.searched = lambda *given: (_ for _ in ()).throw(TooMuch("the question took more than 25 seconds"))  # type: ignore[method-assign]
    assert Searching(archive).answer({"kind": "count"})["problem"].startswith("the question took")  # type: ignore[arg-type]


def test_days_source_and_versions_are_passed_on() -> None:
    archive = FakeArchive()
    ids(archive, "farm OR wheat", source="kcna", since="2025-04-01", until="2025-04-30", every_version=True)
    [(condition, parameters, span, _)] = archive.asked_for
    assert condition.endswith("AND source_id = ?") and parameters[-1] == "kcna"
    assert (str(span.first), str(span.last), span.every_version) == ("2025-04-01", "2025-04-30", True)
    assert condition.startswith("(") and condition.count("(") == condition.count(")")


def test_a_score_counts_each_wanted_word_in_each_text_once() -> None:
    score = score_of(where("farm tone:[0 TO 1] person:kim"))
    assert score.text.count("title_words") == 2 and score.text.count("body_words") == 2
    assert score.text.count("?") == len(score.parameters)
    assert {" farm ", " kim "} <= set(score.parameters)
