from datetime import timedelta

import pytest

from clipwire.model.article import Article, FileRef
from clipwire.model.errors import TryAgain
from clipwire.model.record import Record, Sighting
from clipwire.services.storing import ROUNDS, ArticleStore
from clipwire.versions.identity import text_digest
from tests.unit.services.fakes import NOON, FakeRecords, arrival

LATER = NOON + timedelta(days=1)
EARLIER = NOON - timedelta(days=1)


def article(body: str, key: str = "incoming/page.txt") -> Article:
    file = FileRef(bucket="drop", key=key, version_id="v1", format="page-dump", size=1, sha256="0")
    return Article(id="fishing", title="Fishing fleet returns", body=body, file=file)


def stored_by_another(body: str, version: int, at=NOON) -> Record:
    seen = article(body, key="incoming/another.txt").model_copy(update={"version": version})
    return Record(article=seen, digest=text_digest(seen), sighting=Sighting.of(seen, arrival("another", at=at)))


def test_a_first_sighting_is_version_one() -> None:
    # Given an empty table
    records = FakeRecords()
    # When an article is stored
    stored = ArticleStore(records).store(article("Boats."), arrival())
    # Then it is new, and can be found by its countries
    assert (stored.outcome, stored.version) == ("new", 1)
    assert records.indexed == ["fishing"]


def test_the_same_text_in_another_file_changes_nothing() -> None:
    records = FakeRecords()
    store = ArticleStore(records)
    store.store(article("Boats."), arrival())
    # When the same words arrive in another file, spaced otherwise
    stored = store.store(article("Boats. ", key="incoming/copy.txt"), arrival("incoming/copy.txt", at=LATER))
    # Then nothing is written
    assert stored.outcome == "unchanged"
    assert records.current["fishing"].article.file == article("").file
    assert records.history == []


def test_another_text_seen_later_is_the_next_version_and_the_older_is_history() -> None:
    records = FakeRecords()
    store = ArticleStore(records)
    store.store(article("Boats."), arrival())
    stored = store.store(article("More boats."), arrival(version_id="v2", at=LATER))
    assert (stored.outcome, stored.version) == ("updated", 2)
    assert records.current["fishing"].article.previous_version == 1
    assert [record.article.body for record in records.history] == ["Boats."]


def test_another_text_seen_earlier_never_overwrites() -> None:
    records = FakeRecords()
    store = ArticleStore(records)
    store.store(article("More boats."), arrival())
    stored = store.store(article("Boats."), arrival(version_id="v0", at=EARLIER))
    assert stored.outcome == "older"
    assert records.current["fishing"].article.body == "More boats."
    assert [record.article.body for record in records.history] == ["Boats."]


def test_who_comes_second_reads_again_and_decides_again() -> None:
    # Given a rival who writes the first version between our look and our write
    records = FakeRecords(rivals=[stored_by_another("Boats.", version=1)])
    # When we store a later text
    stored = ArticleStore(records).store(article("More boats."), arrival(at=LATER))
    # Then ours is the second version, and the rival's is not lost
    assert (stored.outcome, stored.version) == ("updated", 2)
    assert [record.article.body for record in records.history] == ["Boats."]


def test_who_is_always_second_asks_to_be_delivered_again() -> None:
    rivals = [stored_by_another(f"Boats {n}.", version=n, at=NOON) for n in range(1, ROUNDS + 1)]
    with pytest.raises(TryAgain, match="other writers were quicker"):
        ArticleStore(FakeRecords(rivals)).store(article("More boats."), arrival(at=LATER))


def test_a_try_that_fell_before_its_receipt_is_finished_with_the_same_outcome() -> None:
    # Given an earlier try that stored the article and was killed
    records = FakeRecords()
    store = ArticleStore(records)
    store.store(article("Boats."), arrival())
    # When the same file is delivered again
    stored = store.store(article("Boats."), arrival())
    # Then the outcome is what it was, and the index is written again
    assert stored.outcome == "new"
    assert records.indexed == ["fishing", "fishing"]
