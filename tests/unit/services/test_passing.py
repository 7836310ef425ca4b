"""What only the archive hears of: articles that were read again, and those that belong into another month."""

from datetime import UTC, datetime
from typing import Any

import pytest

from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.messages import ToArchive
from clipwire.services.passing import PassOn, change_to_archive
from tests.unit.services.fakes import FakePlacingLine

OCTOBER, NOVEMBER = datetime(2025, 10, 31, tzinfo=UTC), datetime(2025, 11, 1, tzinfo=UTC)


def article(**fields: Any) -> Article:
    file = {"bucket": "drop", "key": "incoming/a.txt", "format": "page-dump", "size": 1, "sha256": "0"}
    known = {"id": "a", "version": 1, "title": "T", "body": "B", "published": "2025-04-24", "file": file}
    return Article.model_validate(known | fields)


def change(before: Article | None, after: Article | None) -> Change:
    return Change("article", before, after, NOVEMBER, OCTOBER if before and after else None)


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        # an announcement tells of these, and the month is the same
        (None, article(), None),
        (article(), article(version=2, previous_version=1, body="C"), None),
        # nothing has changed, or the record is gone
        (article(), article(), None),
        (article(), None, None),
        # read again
        (article(), article(title="U"), ToArchive(article_id="a", version=1)),
        (article(published="2025-03-31"), article(), ToArchive(article_id="a", version=1, left="2025-03")),
        # a new version with another month
        (
            article(),
            article(version=2, previous_version=1, published="2025-05-01"),
            ToArchive(article_id="a", version=2, left="2025-04", announced=NOVEMBER),
        ),
        # undated: the month of storing
        (
            article(published=None),
            article(published=None, version=2, previous_version=1, body="C"),
            ToArchive(article_id="a", version=2, left="2025-10", announced=NOVEMBER),
        ),
    ],
)
def test_the_archive_hears_of_what_no_announcement_tells(
    before: Article | None, after: Article | None, message: ToArchive | None
) -> None:
    assert change_to_archive(change(before, after)) == message


class FakeArchiveLine:
    def __init__(self) -> None:
        self.sent: list[ToArchive] = []

    def send(self, wanted: ToArchive) -> None:
        self.sent.append(wanted)


def test_a_new_version_of_another_month_is_placed_and_archived() -> None:
    line, archive = FakePlacingLine(), FakeArchiveLine()
    moved = change(article(), article(version=2, previous_version=1, published="2025-05-01"))
    PassOn(line, archive).pass_on(moved)
    assert (len(line.sent), len(archive.sent)) == (1, 1)
    # Without an archive, it is placed alone
    PassOn(line).pass_on(moved)
    assert (len(line.sent), len(archive.sent)) == (2, 1)
