"""An edit is silent only if the page states when it was modified, and the time did not move."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clipwire.model.article import Article, Evidence
from clipwire.model.record import LastSeen, Record, Sighting
from clipwire.versions.silence import is_silent

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)


def record(modified: str | None, seen: datetime = NOON, **fields: Any) -> Record:
    sighting = Sighting(observed=seen, arrived=seen, key="drop/page")
    return Record(article=Article(id="fishing", version=1, modified=modified, **fields), digest="d", sighting=sighting)


@pytest.mark.parametrize(
    ("before", "after", "silent"),
    [
        ("2026-01-07T10:00:00Z", "2026-01-07T10:00:00Z", True),
        ("2026-01-07T10:00:00Z", "2026-01-07T11:30:00Z", False),  # it moved
        (None, None, False),  # the source states none
        (None, "2026-01-07T10:00:00Z", False),
        ("2026-01-07T10:00:00Z", None, False),
        ("2026-01", "2026-01", False),  # too coarse to move
    ],
)
def test_a_stated_time_that_did_not_move_is_silent(before: str | None, after: str | None, silent: bool) -> None:
    assert is_silent(record(before), record(after), None) == silent


@pytest.mark.parametrize(("days", "silent"), [(0, False), (1, False), (2, True)])
def test_a_day_says_nothing_of_an_edit_on_that_day(days: int, silent: bool) -> None:
    # Given a text that was seen so many days after the day that its page states
    known = record("2026-01-07", seen=NOON + timedelta(days=days, hours=-1))
    # Then an edit with the same day is silent if that day was over everywhere when the text was seen
    assert is_silent(known, record("2026-01-07", seen=NOON + timedelta(days=9)), None) == silent


def test_a_later_sighting_of_the_stored_text_counts() -> None:
    known, seen = record("2026-01-07"), record("2026-01-07", seen=NOON + timedelta(days=9))
    later = record("2026-01-07", seen=NOON + timedelta(days=3)).sighting
    assert is_silent(known, seen, LastSeen(digest="d", sighting=later))
    assert not is_silent(known, seen, LastSeen(digest="another text", sighting=later))


def test_a_teaser_that_becomes_the_whole_text_is_no_edit() -> None:
    stated = "2026-01-07T10:00:00Z"
    assert not is_silent(record(stated, truncated=True), record(stated), None)


def test_a_time_that_was_guessed_is_not_stated() -> None:
    stated = "2026-01-07T10:00:00Z"
    guessed = {"modified": Evidence(origin="heuristic", confidence="low")}
    assert not is_silent(record(stated), record(stated, evidence=guessed), None)
