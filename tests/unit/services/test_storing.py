"""What becomes of a text: new, unchanged, updated or older."""

from datetime import datetime, timedelta

import pytest

from clipwire.model.article import Article
from clipwire.services.storing import ArticleStore
from clipwire.versions.sightings import sighted
from tests.unit.services.fakes import NOON, FakeRecords, arrival
from tests.unit.services.stored import AFTER, BEFORE, EARLIER, LATER, article, store_with


def test_a_first_sighting_is_version_one() -> None:
    # Given an empty table
    records = FakeRecords()
    # When an article is stored
    stored = store_with(records).store(article(BEFORE), arrival())
    # Then it is new
    assert (stored.outcome, stored.version) == ("new", 1)


def test_the_same_text_in_another_file_changes_nothing() -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(article(BEFORE), arrival())
    # When the same words arrive in another file, spaced otherwise
    stored = store.store(article(BEFORE + " ", key="incoming/copy.txt"), arrival("incoming/copy.txt", at=LATER))
    # Then nothing is written
    assert stored.outcome == "unchanged"
    assert records.current["fishing"].article.file == article("").file
    assert records.replaced == []


def test_another_text_seen_later_is_the_next_version_and_the_former_is_history() -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(article(BEFORE), arrival())
    stored = store.store(article(AFTER, key="incoming/b.txt"), arrival("incoming/b.txt", at=LATER))
    assert (stored.outcome, stored.version) == ("updated", 2)
    assert records.current["fishing"].article.previous_version == 1
    assert [record.article.body for record in records.replaced] == [BEFORE]
    assert len(records.differences[0].changed) == 1


def test_another_text_seen_earlier_never_overwrites() -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(article(AFTER), arrival())
    stored = store.store(article(BEFORE, key="incoming/b.txt"), arrival("incoming/b.txt", at=EARLIER))
    assert stored.outcome == "older"
    assert records.current["fishing"].article.body == AFTER
    assert [record.article.body for record in records.late] == [BEFORE]


def test_a_crawl_date_in_the_future_does_not_freeze_the_article() -> None:
    # Given a page that says it was crawled in 2099
    records = FakeRecords()
    store = store_with(records)
    store.store(article(BEFORE, crawled="2099-01-01"), arrival())
    # When another text arrives on the next day
    stored = store.store(article(AFTER, key="incoming/b.txt"), arrival("incoming/b.txt", at=LATER))
    # Then it is an update
    assert stored.outcome == "updated"


def test_a_sighting_of_the_future_that_is_already_stored_does_not_freeze_it_either() -> None:
    # Given a record that an earlier release stored with such a date
    records = FakeRecords()
    known = sighted(article(BEFORE, version=1), arrival())
    future = known.sighting.model_copy(update={"observed": datetime(2099, 1, 1, tzinfo=NOON.tzinfo)})
    records.current["fishing"] = known.model_copy(update={"sighting": future})
    stored = store_with(records).store(article(AFTER, key="incoming/b.txt"), arrival("incoming/b.txt", at=LATER))
    assert stored.outcome == "updated"


def test_a_teaser_never_replaces_the_text() -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(article(BEFORE), arrival())
    teaser = article("The fleet came home on Monday […]", key="incoming/feed.xml", truncated=True)
    stored = store.store(teaser, arrival("incoming/feed.xml", at=LATER))
    assert stored.outcome == "unchanged"
    assert records.current["fishing"].article.body == BEFORE


@pytest.mark.parametrize("at", [LATER, EARLIER])
def test_the_text_replaces_a_teaser_whenever_it_was_seen(at: datetime) -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(
        article("The fleet came home […]", key="incoming/feed.xml", truncated=True), arrival("incoming/feed.xml")
    )
    stored = store.store(article(BEFORE), arrival(at=at))
    assert stored.outcome == "updated"
    assert records.current["fishing"].article.body == BEFORE


def test_two_texts_of_one_crawl_date_dropped_in_turns_are_two_versions() -> None:
    # Given a page and its edited copy of one crawl date
    records = FakeRecords()
    store = store_with(records)
    # When both are dropped three times in turns
    outcomes = []
    for hour in range(6):
        text, key = (BEFORE, "a") if hour % 2 == 0 else (AFTER, "b")
        seen = article(text, key=f"incoming/{hour}.txt", data=f"bytes of {key}", crawled="2026-01-05")
        outcomes.append(store.store(seen, arrival(f"incoming/{hour}.txt", at=NOON + timedelta(hours=hour))).outcome)
    # Then the later drops change nothing
    assert outcomes[:2] == ["new", "updated"]
    assert set(outcomes[2:]) == {"unchanged"}
    assert records.current["fishing"].version == 2


def test_an_old_text_that_a_later_observation_shows_again_is_a_reversion() -> None:
    # Given a text that was replaced
    records = FakeRecords()
    store = store_with(records)
    for day, (text, key) in enumerate([(BEFORE, "a"), (AFTER, "b"), (BEFORE, "c")]):
        at = NOON + timedelta(days=day)
        stored = store.store(article(text, key=f"incoming/{key}.txt"), arrival(f"incoming/{key}.txt", at=at))
    # Then its return is the third version, and says which text is back
    assert (stored.outcome, stored.version) == ("updated", 3)
    assert records.differences[-1].reverts_to == 1


THIRD = AFTER.replace("sixty", "ninety")


def with_versions(*bodies: str) -> tuple[FakeRecords, ArticleStore]:
    records = FakeRecords()
    store = store_with(records)
    for number, body in enumerate(bodies):
        key = f"incoming/{number}.txt"
        store.store(article(body, key=key), arrival(key, at=NOON + timedelta(days=number)))
    return records, store


def test_a_text_that_came_back_is_seen_again_as_the_newest_version_and_not_as_the_first() -> None:
    # Given a text that was changed and changed back
    records, store = with_versions(BEFORE, AFTER, BEFORE)
    # When another file shows it
    stored = store.store(article(BEFORE, key="copy"), arrival("copy", at=NOON + timedelta(days=9)))
    # Then it is the third version that is seen
    assert (stored.outcome, stored.version) == ("unchanged", 3)
    assert records.seen_again["fishing"].sighting.key == "drop/copy"


def test_a_teaser_of_the_second_version_is_no_third_one() -> None:
    records, store = with_versions(BEFORE, AFTER)
    teaser = article("The fleet came home on Monday […]", key="feed", truncated=True)
    stored = store.store(teaser, arrival("feed", at=NOON + timedelta(days=9)))
    assert (stored.outcome, stored.version) == ("unchanged", 2)
    assert records.current["fishing"].article.body == AFTER


def test_the_stored_file_is_not_fetched_for_a_text_that_is_known() -> None:
    # Given a stored article, and a reader that counts what it is asked for
    records, _ = with_versions(BEFORE)
    asked: list[Article] = []
    store = store_with(records, lambda known: asked.append(known))
    # When the same file comes again, and a copy of the same text
    store.store(article(BEFORE, key="incoming/0.txt"), arrival("incoming/0.txt"))
    store.store(article(BEFORE, key="copy"), arrival("copy", at=LATER))
    assert asked == []
    # Then only another text makes it read the stored file again
    store.store(article(THIRD, key="other"), arrival("other", at=LATER))
    assert len(asked) == 1
