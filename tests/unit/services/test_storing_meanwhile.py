"""Storing beside other writers, and after a try that was cut off."""

from datetime import timedelta
from typing import Any

import pytest

from clipwire.model.article import Article, FileRef
from clipwire.model.record import Record
from clipwire.services.storing import ArticleStore
from clipwire.versions.sightings import sighted
from tests.unit.services.fakes import NOON, FakeRecords, arrival, never_read_again, noon

LATER = NOON + timedelta(days=1)
EARLIER = NOON - timedelta(days=1)
FIRST = "The fleet came home on Monday with full holds. The harbour master counted forty boats before noon."
SECOND = FIRST.replace("forty", "fifty")
THIRD = FIRST.replace("forty", "sixty")


def article(body: str, key: str = "incoming/page.txt", **fields: Any) -> Article:
    file = FileRef(bucket="drop", key=key, version_id="v1", format="html", size=1, sha256=fields.pop("data", key))
    return Article.model_validate({"id": "fishing", "title": "Fleet", "body": body, "file": file} | fields)


def stored(body: str, version: int, previous: int | None = None, **fields: Any) -> Record:
    seen = article(body, previous_version=previous, version=version, **fields)
    assert seen.file
    return sighted(seen, arrival(seen.file.key, at=NOON))


class Counting(FakeRecords):
    """Counts the writes that were tried."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.tries = 0

    def replace(self, *args: Any) -> bool:
        self.tries += 1
        return super().replace(*args)


def test_an_update_is_written_once() -> None:
    records = Counting()
    records.current["fishing"] = stored(FIRST, version=1)
    outcome = ArticleStore(records, never_read_again, noon).store(article(SECOND, key="b"), arrival("b", at=LATER))
    assert (outcome.outcome, outcome.version, records.tries) == ("updated", 2, 1)


def test_a_reread_that_meets_an_update_does_not_undo_it() -> None:
    # Given a newer reading of the stored bytes, and an update that another writer stores just before it
    records = FakeRecords(rivals=[stored(SECOND, version=2, previous=1, key="another")])
    records.current["fishing"] = stored(FIRST, version=1, parsers={"html": 1})
    outcome = ArticleStore(records, never_read_again, noon).store(article(FIRST, parsers={"html": 2}), arrival(at=NOON))
    # Then the update stays
    assert records.current["fishing"].article.body == SECOND
    assert outcome.outcome != "reread"


def test_a_stored_file_that_is_read_again_does_not_undo_an_update_either() -> None:
    # Given a stored article whose file today's parser reads otherwise, and a rival that updates it meanwhile
    records = FakeRecords(rivals=[stored(SECOND, version=2, previous=1, key="another")])
    records.current["fishing"] = stored(FIRST, version=1)
    asked: list[Article] = []

    def read_again(known: Article) -> Article | None:
        asked.append(known)
        return known.model_copy(update={"body": known.body + " Read anew."}) if known.body == FIRST else None

    outcome = ArticleStore(records, read_again, noon).store(article(THIRD, key="c"), arrival("c", at=LATER))
    # Then the stored article was read again, the rival's version is history, and ours follows it
    assert asked[0].body == FIRST
    assert (outcome.outcome, outcome.version) == ("updated", 3)
    assert [record.article.body for record in records.replaced] == [SECOND]


@pytest.mark.parametrize(("previous", "outcome"), [(None, "new"), (1, "updated")])
def test_a_try_that_was_cut_off_behind_its_write_has_the_same_outcome(previous: int | None, outcome: str) -> None:
    # Given a try that wrote the record and was cut off before its receipt
    records = FakeRecords()
    records.current["fishing"] = stored(FIRST, version=2 if previous else 1, previous=previous)
    again = ArticleStore(records, never_read_again, noon).store(article(FIRST), arrival())
    assert again.outcome == outcome


@pytest.mark.parametrize(("previous", "outcome"), [(None, "new"), (1, "updated")])
def test_a_try_that_was_cut_off_before_another_update_has_the_same_outcome(previous: int | None, outcome: str) -> None:
    # Given a text that became history before its receipt was written
    version = 2 if previous else 1
    records = FakeRecords()
    records.replaced.append(stored(FIRST, version=version, previous=previous))
    records.current["fishing"] = stored(THIRD, version=version + 1, previous=version, key="another")
    again = ArticleStore(records, never_read_again, noon).store(article(FIRST), arrival(at=EARLIER))
    assert (again.outcome, again.version) == (outcome, version)


def test_an_observation_that_arrived_late_is_late_again_at_the_next_try() -> None:
    records = FakeRecords()
    records.current["fishing"] = stored(SECOND, version=1, key="another")
    store = ArticleStore(records, never_read_again, noon)
    for _ in range(2):
        assert store.store(article(FIRST), arrival(at=EARLIER)).outcome == "older"
    assert len(records.late) == 1
    # And in another file, the same text is known
    assert store.store(article(FIRST, key="copy"), arrival("copy", at=EARLIER)).outcome == "unchanged"


def test_a_teaser_that_was_version_one_says_so_after_the_whole_text_has_replaced_it() -> None:
    # Given a teaser that was stored by a try that was cut off before its receipt, and then replaced by the whole text
    records = FakeRecords()
    store = ArticleStore(records, never_read_again, noon)
    teaser = article("The fleet came home on Monday […]", key="incoming/feed.xml", truncated=True)
    store.store(teaser, arrival("incoming/feed.xml"))
    store.store(article(FIRST), arrival(at=LATER))
    # When the teaser is delivered again
    again = store.store(teaser, arrival("incoming/feed.xml"))
    # Then it has the outcome that it had
    assert (again.outcome, again.version) == ("new", 1)
    # and another copy of it is known
    copy = teaser.model_copy(update={"file": teaser.file.model_copy(update={"key": "incoming/copy.xml"})})  # type: ignore[union-attr]
    assert store.store(copy, arrival("incoming/copy.xml")).outcome == "unchanged"


def test_of_two_entries_of_one_text_the_file_finds_its_own() -> None:
    # Given a text that was the second version, and that another file showed at an earlier time
    records = FakeRecords()
    store = ArticleStore(records, never_read_again, noon)
    store.store(article(FIRST, key="incoming/1.txt"), arrival("incoming/1.txt", at=NOON))
    store.store(article(SECOND, key="incoming/0.txt"), arrival("incoming/0.txt", at=EARLIER))
    second = article(SECOND, key="incoming/2.txt")
    store.store(second, arrival("incoming/2.txt", at=LATER))
    store.store(article(THIRD, key="incoming/3.txt"), arrival("incoming/3.txt", at=LATER + timedelta(days=1)))
    # When the file of the second version is delivered again
    again = store.store(second, arrival("incoming/2.txt", at=LATER))
    # Then it made that version
    assert (again.outcome, again.version) == ("updated", 2)
