"""The rule that decides which changes are announced."""

from datetime import datetime, timedelta

import pytest

from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.proof import Leaf
from clipwire.model.receipt import Receipt
from clipwire.services.announcing import announcement_of
from tests.unit.services.fakes import NOON, arrival

FIRST = Article(id="fishing", version=1)
SECOND = Article(id="fishing", version=2)
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
    found = announcement_of(Change("article", before, after, NOON))
    assert (found.type if found else None) == announced


def test_the_id_of_an_article_names_its_version_and_the_subject_does_not() -> None:
    found = announcement_of(Change("article", FIRST, SECOND, NOON))
    assert found and (found.id, found.subject) == ("fishing-2", "fishing")


def test_the_day_of_an_event_does_not_depend_on_when_it_is_published() -> None:
    # Given a version that was stored after midnight in UTC, and a file that was read again a day after it arrived
    stored_at = datetime.fromisoformat("2026-01-07T23:30:00-02:00")
    again = REJECTED.model_copy(update={"updated": NOON + timedelta(days=1)})
    of_version = announcement_of(Change("article", FIRST, SECOND, stored_at))
    of_file = announcement_of(Change("receipt", None, again, again.updated))
    # Then the version has the day of its storing, and the file that of its arrival
    assert of_version and (of_version.day, of_version.leaf) == ("2026-01-08", Leaf(article_id="fishing", version=2))
    assert of_file and (of_file.day, of_file.leaf) == ("2026-01-07", None)


def test_a_rejection_has_an_id_for_each_revision() -> None:
    # Given the same file twice, and in another revision
    again = REJECTED.model_copy(update={"updated": NOON.replace(hour=13)})
    revised = REJECTED.model_copy(update={"revision": "v2"})
    found = [announcement_of(Change("receipt", None, it, NOON)) for it in (REJECTED, again, revised)]
    # Then only the repeat has the same id
    ids = [it.id for it in found if it]
    assert ids[0] == ids[1] != ids[2]
    assert {it.subject for it in found if it} == {"drop/incoming/page.txt"}


def test_a_container_is_announced_once_for_all_its_rejected_members() -> None:
    # Given a container with rejected members, one without, and a member
    some = REJECTED.model_copy(update={"outcome": "partial", "members": {"accepted": 7, "rejected": 1}})
    broken_off = some.model_copy(update={"members": {"accepted": 7}})
    member = REJECTED.model_copy(update={"member": "boat.txt"})
    # Then the first is announced, when it closes and not when it is closed again
    reading = some.model_copy(update={"outcome": "reading"})
    assert announcement_of(Change("receipt", reading, some, NOON))
    assert announcement_of(Change("receipt", some, some, NOON)) is None
    assert announcement_of(Change("receipt", reading, broken_off, NOON)) is None
    assert announcement_of(Change("receipt", None, member, NOON)) is None
