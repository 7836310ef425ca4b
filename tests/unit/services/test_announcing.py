"""The rule that decides which changes are announced."""

from datetime import datetime, timedelta

import pytest

from clipwire.model.article import Article, FileRef
from clipwire.model.change import Change
from clipwire.model.proof import Leaf
from clipwire.model.receipt import Receipt
from clipwire.services.announcing import announcement_of, change_to_place
from clipwire.stories.prints import print_of
from tests.unit.services.fakes import NOON, arrival

FILE = FileRef(bucket="drop", key="incoming/page.txt", version_id="v1", format="html", size=1, sha256="0")
FIRST = Article(id="fishing", version=1, language="zh-Hant-TW", file=FILE)
SECOND = FIRST.model_copy(update={"version": 2, "previous_version": 1})
OPEN = Receipt.of(arrival(), NOON)
REJECTED = OPEN.model_copy(update={"outcome": "rejected"})
ACCEPTED = OPEN.model_copy(update={"outcome": "accepted"})

PUBLISHED, UPDATED, REFUSED = "clipwire.article.published", "clipwire.article.updated", "clipwire.file.rejected"


@pytest.mark.parametrize(
    ("before", "after", "announced"),
    [
        (None, FIRST, PUBLISHED),
        (FIRST, SECOND, UPDATED),
        (FIRST, FIRST, None),
        (SECOND, FIRST, None),
        (FIRST, None, None),
        (None, REJECTED, REFUSED),
        (OPEN, REJECTED, REFUSED),
        (REJECTED, REJECTED, None),
        (OPEN, ACCEPTED, None),
        (REJECTED, ACCEPTED, None),
        (REJECTED, None, None),
        (None, None, None),
    ],
)
def test_new_versions_and_rejections_are_announced(
    before: Article | Receipt | None, after: Article | Receipt | None, announced: str | None
) -> None:
    unplaced = change_to_place(Change("article", before, after, NOON))
    assert (unplaced is not None) == (announced is not None)
    if announced:
        assert after and announcement_of(after, NOON).type == announced


def test_another_reading_of_a_version_is_placed_under_an_id_of_its_own() -> None:
    # Given a version that was read again twice
    readings = [FIRST.model_copy(update={"title": title}) for title in ("Fleet returns", "Fishing fleet returns")]
    changes = [change_to_place(Change("article", FIRST, reading, NOON)) for reading in readings]
    # Then each has a message, which the queue does not take for a repeat of another
    first = change_to_place(Change("article", None, FIRST, NOON))
    found = [one for one in (first, *changes) if one]
    assert [(one.article_id, one.version, bool(one.reading)) for one in found] == [
        ("fishing", 1, False),
        ("fishing", 1, True),
        ("fishing", 1, True),
    ]
    assert len({one.event_id for one in found}) == 3


def test_the_id_of_an_article_names_its_version_and_the_subject_does_not() -> None:
    unplaced = change_to_place(Change("article", FIRST, SECOND, NOON))
    announcement = announcement_of(SECOND, NOON)
    assert unplaced and unplaced.event_id == announcement.id == "fishing-2"
    assert announcement.subject == "fishing"


def test_a_message_names_the_version_its_file_and_its_group() -> None:
    unplaced = change_to_place(Change("article", FIRST, SECOND, NOON))
    assert unplaced and (unplaced.article_id, unplaced.version, unplaced.group) == ("fishing", 2, "zh")
    assert (unplaced.bucket, unplaced.key, unplaced.revision) == ("drop", "incoming/page.txt", "v1")


@pytest.mark.parametrize("tag", ["en-GB", "ZH-Hant", "nb", "nn-NO", None])
def test_articles_that_are_compared_with_each_other_are_one_group(tag: str | None) -> None:
    # Given an article in one of the tags of its language
    article = FIRST.model_copy(update={"language": tag})
    # Then the group of its message is the language of its print
    unplaced = change_to_place(Change("article", None, article, NOON))
    assert unplaced and unplaced.group == print_of(article).language


def test_the_day_of_an_event_does_not_depend_on_when_it_is_published() -> None:
    # Given a version that was stored after midnight in UTC, and a file that was read again a day after it arrived
    stored_at = datetime.fromisoformat("2026-01-07T23:30:00-02:00")
    again = REJECTED.model_copy(update={"updated": NOON + timedelta(days=1)})
    of_version, of_file = announcement_of(SECOND, stored_at), announcement_of(again, again.updated)
    # Then the version has the day of its storing, and the file that of its arrival
    assert (of_version.day, of_version.leaf) == ("2026-01-08", Leaf(article_id="fishing", version=2))
    assert (of_file.day, of_file.leaf) == ("2026-01-07", None)


def test_a_rejection_has_an_id_for_each_revision() -> None:
    # Given the same file twice, and in another revision
    again = REJECTED.model_copy(update={"updated": NOON.replace(hour=13)})
    revised = REJECTED.model_copy(update={"revision": "v2"})
    found = [announcement_of(it, NOON) for it in (REJECTED, again, revised)]
    # Then only the repeat has the same id
    assert found[0].id == found[1].id != found[2].id
    assert {it.subject for it in found} == {"drop/incoming/page.txt"}


def test_a_container_is_announced_once_for_all_its_rejected_members() -> None:
    # Given a container with rejected members, one without, and a member
    some = REJECTED.model_copy(update={"outcome": "partial", "members": {"accepted": 7, "rejected": 1}})
    broken_off = some.model_copy(update={"members": {"accepted": 7}})
    member = REJECTED.model_copy(update={"member": "boat.txt"})
    # Then the first is announced, when it closes and not when it is closed again
    reading = some.model_copy(update={"outcome": "reading"})
    assert change_to_place(Change("receipt", reading, some, NOON))
    assert change_to_place(Change("receipt", some, some, NOON)) is None
    assert change_to_place(Change("receipt", reading, broken_off, NOON)) is None
    assert change_to_place(Change("receipt", None, member, NOON)) is None
