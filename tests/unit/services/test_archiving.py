"""Messages become rows: what fails alone fails alone, and what moved leaves a marker."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from clipwire.archive import names
from clipwire.archive.merging import Sized
from clipwire.archive.rows import Row
from clipwire.model.article import Article
from clipwire.model.errors import TryAgain
from clipwire.model.messages import ArticleEvent, MergedEvent, ToArchive
from clipwire.services.archiving import Archiving, AsStored, Merging

STORED = datetime(2025, 5, 2, tzinfo=UTC)
NOW = datetime(2025, 5, 3, tzinfo=UTC)


@dataclass
class FakeVersions:
    articles: dict[str, Article] = field(default_factory=dict)
    stories: dict[str, list[str]] = field(default_factory=dict)

    def version(self, article_id: str, version: int | None) -> AsStored | None:
        article = self.articles.get(article_id)
        return AsStored(article, STORED) if article else None

    def members(self, story_id: str) -> Iterable[str]:
        return self.stories[story_id]


@dataclass
class FakeShelves:
    objects: dict[str, list[Row]] = field(default_factory=dict)
    refused: str = ""
    """An id whose rows cannot be written."""
    is_down: bool = False
    tries: int = 0
    """Calls of `write`."""

    def write(self, key: str, rows: Sequence[Row]) -> None:
        self.tries += 1
        if self.is_down:
            raise TryAgain("S3 does not answer")
        if any(row["id"] == self.refused for row in rows):
            raise ValueError("this row cannot be written")
        self.objects[key] = list(rows)

    def months(self) -> dict[str, list[Sized]]:
        found = defaultdict(list)
        for key, rows in self.objects.items():
            found[names.month_of(key) or ""].append(Sized(key, len(rows), names.is_batch(key)))
        return found

    def merge(self, keys: Sequence[str], into: str, since: str) -> bool:
        self.objects[into] = [row for key in keys for row in self.objects.pop(key) if row["as_of"] >= since]
        return True

    def erase(self, ids: Sequence[str]) -> int:
        having = [key for key, rows in self.objects.items() if any(row["id"] in ids for row in rows)]
        for key in having:
            self.objects[key] = [row for row in self.objects[key] if row["id"] not in ids]
        return len(having)


def event(article_id: str, **fields: Any) -> ArticleEvent:
    record = {"id": article_id, "version": 1, "title": "T", "body": "B", "published": "2025-04-24"}
    return ArticleEvent(time=STORED, record=record | fields)


def article(article_id: str, **fields: Any) -> Article:
    known = {"id": article_id, "version": 1, "title": "T", "body": "B", "published": "2025-04-24"}
    return Article.model_validate(known | fields)


def archiving(versions: FakeVersions, shelves: FakeShelves) -> Archiving:
    return Archiving(versions, shelves, lambda: NOW)


def ids_in(shelves: FakeShelves) -> list[str]:
    return sorted(row["id"] for rows in shelves.objects.values() for row in rows)


def test_a_batch_is_an_object_for_each_month() -> None:
    shelves = FakeShelves()
    batch = [event("a"), event("b"), event("c", published="2025-05-01"), event("a")]
    assert archiving(FakeVersions(), shelves).archive(batch) == {}
    assert sorted(names.month_of(key) or "" for key in shelves.objects) == ["2025-04", "2025-05"]
    assert ids_in(shelves) == ["a", "b", "c"]
    # A repeat writes the same objects
    before = dict(shelves.objects)
    archiving(FakeVersions(), shelves).archive(batch[::-1])
    assert shelves.objects.keys() == before.keys()


def test_a_record_whose_event_has_no_body_is_read_from_the_table() -> None:
    shelves = FakeShelves()
    versions = FakeVersions({"a": article("a", body="The whole body")})
    trimmed = ArticleEvent(time=STORED, record={"id": "a", "version": 1})
    assert archiving(versions, shelves).archive([trimmed, ToArchive(article_id="erased", version=1)]) == {}
    [[row]] = shelves.objects.values()
    assert row["body"] == "The whole body"


def test_an_article_that_left_its_month_leaves_a_marker_there() -> None:
    shelves = FakeShelves()
    versions = FakeVersions({"a": article("a", published="2025-04-24")})
    archiving(versions, shelves).archive([ToArchive(article_id="a", version=1, left="2025-03")])
    moved = {names.month_of(key): row["moved"] for key, [row] in shelves.objects.items()}
    assert moved == {"2025-03": True, "2025-04": False}


def test_a_new_version_of_another_month_leaves_a_marker_that_its_own_row_outdoes() -> None:
    # Given a version that moved, of which an event tells too, in any order
    moved = ToArchive(article_id="a", version=2, left="2025-03", announced=STORED)
    second = event("a", version=2, previous_version=1)
    for batch in ([moved, second], [second, moved]):
        shelves = FakeShelves()
        for message in batch:
            assert archiving(FakeVersions(), shelves).archive([message]) == {}
        # Then the former month has a marker, and the row of the version has the greater turn
        [marker, row] = sorted((row for [row] in shelves.objects.values()), key=lambda row: row["turn"])
        assert (marker["moved"], marker["day"], row["moved"], row["title"]) == (True, "2025-03-01", False, "T")


def test_an_article_that_is_back_in_its_month_leaves_no_marker() -> None:
    shelves = FakeShelves()
    versions = FakeVersions({"a": article("a", published="2025-04-24")})
    archiving(versions, shelves).archive([ToArchive(article_id="a", version=1, left="2025-04")])
    assert [[row["moved"] for row in rows] for rows in shelves.objects.values()] == [[False]]


def test_of_two_events_about_a_version_the_later_one_counts() -> None:
    # Given two events of a version that arrive in the wrong order, with another story in each
    later = event("a", story_id="later").model_copy(update={"time": NOW})
    shelves = FakeShelves()
    # When they are in one batch
    archiving(FakeVersions(), shelves).archive([later, event("a", story_id="earlier")])
    # Then the later one is written
    assert [[row["story_id"] for row in rows] for rows in shelves.objects.values()] == [["later"]]


def test_the_reports_of_a_story_that_was_merged_are_archived_again() -> None:
    shelves = FakeShelves()
    versions = FakeVersions({it: article(it) for it in "abc"}, {"younger": ["a", "b"]})
    archiving(versions, shelves).archive([MergedEvent(merged="younger")])
    assert ids_in(shelves) == ["a", "b"]


def test_a_row_that_cannot_be_written_fails_alone() -> None:
    shelves = FakeShelves(refused="c")
    errors = archiving(FakeVersions(), shelves).archive([event(it) for it in "abcde"])
    assert list(errors) == [2] and ids_in(shelves) == ["a", "b", "d", "e"]


def test_a_message_of_which_no_row_can_be_made_fails_alone() -> None:
    shelves = FakeShelves()
    broken = ArticleEvent(time=STORED, record={"body": "without an id"})
    errors = archiving(FakeVersions(), shelves).archive([broken, event("a")])
    assert list(errors) == [0] and ids_in(shelves) == ["a"]


def test_if_s3_does_not_answer_all_are_tried_again() -> None:
    shelves = FakeShelves(is_down=True)
    errors = archiving(FakeVersions(), shelves).archive([event("a"), event("b")])
    assert sorted(errors) == [0, 1]
    # And S3 is not asked for each of them now
    assert shelves.tries == 1


def test_rows_are_left_out_when_their_records_are_deleted() -> None:
    # Given a month with an old row and a new one, and records that are kept for 30 days
    shelves = FakeShelves()
    service = archiving(FakeVersions(), shelves)
    service.archive([event("old")])
    service.archive([ArticleEvent(time=STORED + timedelta(days=40), record=event("new").record)])
    # When its objects are merged
    merging = Merging(shelves, lambda: STORED + timedelta(days=50), days=30)
    assert merging.run(whole=True) == 2
    # Then the old one is gone
    assert ids_in(shelves) == ["new"]


def test_no_row_is_left_out_if_records_are_kept_for_ever() -> None:
    shelves = FakeShelves()
    service = archiving(FakeVersions(), shelves)
    service.archive([event("old")])
    service.archive([event("new")])
    assert Merging(shelves, lambda: STORED + timedelta(days=9_999)).run(whole=True) == 2
    assert ids_in(shelves) == ["new", "old"]


def test_no_month_is_begun_without_time() -> None:
    shelves = FakeShelves()
    archiving(FakeVersions(), shelves).archive([event("a"), event("b", published="2025-05-01")])
    assert Merging(shelves, lambda: NOW).run(whole=True, is_out_of_time=lambda: True) == 0
