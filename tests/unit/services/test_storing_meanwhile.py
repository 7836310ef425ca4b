"""Storing beside other writers, after a try that was cut off, and when a text is seen again."""

from datetime import timedelta
from typing import Any

import pytest

from clipwire.model.article import Article
from clipwire.model.errors import TryAgain
from clipwire.model.record import Kept, Record
from clipwire.services.storing import MAX_ROUNDS
from clipwire.versions.sightings import sighted
from tests.unit.services.fakes import NOON, FakeRecords, arrival
from tests.unit.services.stored import AFTER, BEFORE, EARLIER, LATER, article, store_with, stored_by_another

SECOND = BEFORE.replace("forty", "fifty")
THIRD = BEFORE.replace("forty", "sixty")


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
    records.current["fishing"] = stored(BEFORE, version=1)
    outcome = store_with(records).store(article(SECOND, key="b"), arrival("b", at=LATER))
    assert (outcome.outcome, outcome.version, records.tries) == ("updated", 2, 1)


def test_a_reread_that_meets_an_update_does_not_undo_it() -> None:
    # Given a newer reading of the stored bytes, and an update that another writer stores just before it
    records = FakeRecords(rivals=[stored(SECOND, version=2, previous=1, key="another")])
    records.current["fishing"] = stored(BEFORE, version=1, parser=1)
    outcome = store_with(records).store(article(BEFORE, parser=2), arrival(at=NOON))
    # Then the update stays
    assert records.current["fishing"].article.body == SECOND
    assert outcome.outcome != "reread"


def test_a_stored_file_that_is_read_again_does_not_undo_an_update_either() -> None:
    # Given a stored article whose file today's parser reads otherwise, and a rival that updates it meanwhile
    records = FakeRecords(rivals=[stored(SECOND, version=2, previous=1, key="another")])
    records.current["fishing"] = stored(BEFORE, version=1)
    asked: list[Article] = []

    def read_again(known: Article) -> Article | None:
        asked.append(known)
        return known.model_copy(update={"body": known.body + " Read anew."}) if known.body == BEFORE else None

    outcome = store_with(records, read_again).store(article(THIRD, key="c"), arrival("c", at=LATER))
    # Then the stored article was read again, the rival's version is history, and ours follows it
    assert asked[0].body == BEFORE
    assert (outcome.outcome, outcome.version) == ("updated", 3)
    assert [record.article.body for record in records.replaced] == [SECOND]


@pytest.mark.parametrize(("previous", "outcome"), [(None, "new"), (1, "updated")])
def test_a_try_that_was_cut_off_behind_its_write_has_the_same_outcome(previous: int | None, outcome: str) -> None:
    # Given a try that wrote the record and was cut off before its receipt
    records = FakeRecords()
    records.current["fishing"] = stored(BEFORE, version=2 if previous else 1, previous=previous)
    again = store_with(records).store(article(BEFORE), arrival())
    assert again.outcome == outcome


@pytest.mark.parametrize(("previous", "outcome"), [(None, "new"), (1, "updated")])
def test_a_try_that_was_cut_off_before_another_update_has_the_same_outcome(previous: int | None, outcome: str) -> None:
    # Given a text that became history before its receipt was written
    version = 2 if previous else 1
    records = FakeRecords()
    records.replaced.append(stored(BEFORE, version=version, previous=previous))
    records.current["fishing"] = stored(THIRD, version=version + 1, previous=version, key="another")
    again = store_with(records).store(article(BEFORE), arrival(at=EARLIER))
    assert (again.outcome, again.version) == (outcome, version)
    assert records.late == []


def test_an_observation_that_arrived_late_is_late_again_at_the_next_try() -> None:
    records = FakeRecords()
    records.current["fishing"] = stored(SECOND, version=1, key="another")
    store = store_with(records)
    for _ in range(2):
        assert store.store(article(BEFORE), arrival(at=EARLIER)).outcome == "older"
    assert len(records.late) == 1
    # And in another file, the same text is known
    assert store.store(article(BEFORE, key="copy"), arrival("copy", at=EARLIER)).outcome == "unchanged"


def test_a_teaser_that_was_version_one_says_so_after_the_whole_text_has_replaced_it() -> None:
    # Given a teaser that was stored by a try that was cut off before its receipt, and then replaced by the whole text
    records = FakeRecords()
    store = store_with(records)
    teaser = article("The fleet came home on Monday […]", key="incoming/feed.xml", truncated=True)
    store.store(teaser, arrival("incoming/feed.xml"))
    store.store(article(BEFORE), arrival(at=LATER))
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
    store = store_with(records)
    store.store(article(BEFORE, key="incoming/1.txt"), arrival("incoming/1.txt", at=NOON))
    store.store(article(SECOND, key="incoming/0.txt"), arrival("incoming/0.txt", at=EARLIER))
    second = article(SECOND, key="incoming/2.txt")
    store.store(second, arrival("incoming/2.txt", at=LATER))
    store.store(article(THIRD, key="incoming/3.txt"), arrival("incoming/3.txt", at=LATER + timedelta(days=1)))
    # When the file of the second version is delivered again
    again = store.store(second, arrival("incoming/2.txt", at=LATER))
    # Then it made that version
    assert (again.outcome, again.version) == ("updated", 2)


def test_the_second_of_two_writers_looks_and_decides_again() -> None:
    # Given a rival that writes the first version between our look and our write
    records = FakeRecords(rivals=[stored_by_another(BEFORE, version=1)])
    # When we store a later text
    stored = store_with(records).store(article(AFTER), arrival(at=LATER))
    # Then ours is the second version, and the rival's is not lost
    assert (stored.outcome, stored.version) == ("updated", 2)
    assert [record.article.body for record in records.replaced] == [BEFORE]


def test_a_writer_that_always_comes_second_asks_for_another_delivery() -> None:
    rivals = [stored_by_another(BEFORE + f" Boat {n}.", version=n) for n in range(1, MAX_ROUNDS + 1)]
    with pytest.raises(TryAgain, match="another writer came first"):
        store_with(FakeRecords(rivals)).store(article(AFTER), arrival(at=LATER))


def test_a_text_between_two_sightings_of_the_stored_text_never_replaces_it() -> None:
    # Given a text that was seen at noon and a day later
    records = FakeRecords()
    store = store_with(records)
    store.store(article(BEFORE), arrival())
    again = store.store(article(BEFORE, key="incoming/later.txt"), arrival("incoming/later.txt", at=LATER))
    assert again.outcome == "unchanged"
    # When a text arrives that was seen between the two
    between = arrival("incoming/b.txt", at=NOON + timedelta(hours=1))
    stored = store.store(article(AFTER, key="incoming/b.txt"), between)
    # Then it is history
    assert stored.outcome == "older"
    assert records.current["fishing"].article.body == BEFORE
    assert [record.article.body for record in records.late] == [AFTER]
    # and a text that was seen after both is the next version, whose history keeps the first sighting
    newest = store.store(article(AFTER, key="incoming/c.txt"), arrival("incoming/c.txt", at=LATER + timedelta(hours=1)))
    assert (newest.outcome, newest.version) == ("updated", 2)
    assert [record.sighting.observed for record in records.replaced] == [NOON]


def test_an_earlier_sighting_of_the_stored_text_is_not_noted() -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(article(BEFORE), arrival())
    store.store(article(BEFORE, key="incoming/earlier.txt"), arrival("incoming/earlier.txt", at=EARLIER))
    assert records.seen_again == {}


def test_a_text_that_is_seen_again_while_another_replaces_it_is_stored_again() -> None:
    # Given a rival that stores another text between our look and our note that nothing changed
    class RecordsWithRival(FakeRecords):
        def see_again(self, record: Record) -> None:
            super().see_again(record)
            rival = stored_by_another(AFTER, version=2, at=NOON + timedelta(hours=1))
            self.replaced.append(self.current["fishing"])
            self.current["fishing"] = rival

    records = RecordsWithRival()
    store = store_with(records)
    store.store(article(BEFORE), arrival())
    # When the first text is seen a day later
    stored = store.store(article(BEFORE, key="incoming/later.txt"), arrival("incoming/later.txt", at=LATER))
    # Then the newest text is the record
    assert (stored.outcome, stored.version) == ("updated", 3)
    assert records.current["fishing"].article.body == BEFORE


def test_an_update_is_decided_again_if_the_stored_text_is_seen_again_meanwhile() -> None:
    # Given a rival that sees the stored text a day later, between our look and our write
    class RecordsWithRival(FakeRecords):
        def history(self, article_id: str) -> list[Kept]:
            seen = article(BEFORE, key="incoming/later.txt")
            self.see_again(sighted(seen, arrival("incoming/later.txt", at=LATER)))
            return super().history(article_id)

    records = RecordsWithRival()
    store = store_with(records)
    store.store(article(BEFORE), arrival())
    # When a text is stored that was seen an hour after the first
    between = arrival("incoming/b.txt", at=NOON + timedelta(hours=1))
    stored = store.store(article(AFTER, key="incoming/b.txt"), between)
    # Then it is older than what the rival saw
    assert stored.outcome == "older"
    assert records.current["fishing"].article.body == BEFORE
