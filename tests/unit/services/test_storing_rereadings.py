"""The same bytes read by another release, and the proofs of versions."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from clipwire.model.article import Article
from clipwire.model.proof import Proof
from clipwire.services.storing import ArticleStore
from clipwire.versions.proofs import statement_hash, text_sha256
from tests.unit.services.fakes import NOON, FakeRecords, arrival, never_read_again
from tests.unit.services.stored import AFTER, BEFORE, EARLIER, LATER, article, store_with


def test_the_same_bytes_read_by_a_newer_parser_replace_the_record_in_place() -> None:
    # Given a record of the first release
    records = FakeRecords()
    store_with(records).store(article(BEFORE, parser=1), arrival())
    # When a newer parser gives another text for the same bytes
    stored = store_with(records).store(article("Menu " + BEFORE, parser=2), arrival(at=LATER))
    # Then the record holds the new reading, under the same version, with no history
    assert (stored.outcome, stored.version) == ("reread", 1)
    assert records.current["fishing"].article.body == "Menu " + BEFORE
    assert records.replaced == []


@pytest.mark.parametrize("fields", [{"enrichers": {"places": 3}}, {"watch_list": "a1b2"}])
def test_newer_enrichers_and_another_watch_list_are_readings_too(fields: dict[str, object]) -> None:
    records = FakeRecords()
    store_with(records).store(article(BEFORE, enrichers={"places": 2}), arrival())
    stored = store_with(records).store(article(BEFORE, **({"enrichers": {"places": 2}} | fields)), arrival(at=LATER))
    assert stored.outcome == "reread"


def test_an_older_release_that_still_runs_changes_nothing() -> None:
    records = FakeRecords()
    store_with(records).store(article(BEFORE, parser=2), arrival())
    stored = store_with(records).store(
        article("Menu " + BEFORE, key="incoming/again.txt", parser=1, data="bytes of incoming/page.txt"),
        arrival(at=LATER),
    )
    assert records.current["fishing"].article.body == BEFORE
    assert stored.outcome == "unchanged"


def test_two_entries_of_one_file_under_one_id_do_not_take_turns() -> None:
    # Given a file that holds two different texts under one address, dropped twice
    records = FakeRecords()
    store = store_with(records)
    outcomes = []
    for drop, at in enumerate([NOON, LATER]):
        for text in (BEFORE, AFTER):
            seen = article(text, key=f"incoming/{drop}.xml", data="one feed", url="https://example.org/fleet")
            outcomes.append(store.store(seen, arrival(f"incoming/{drop}.xml", at=at)).outcome)
    # Then the second text is kept once, and the second drop changes nothing
    assert outcomes == ["new", "older", "unchanged", "unchanged"]
    assert len(records.late) == 1


def test_a_new_parser_s_reading_of_a_later_page_is_no_edit() -> None:
    # Given a record that an old parser read with a line too many
    records = FakeRecords()
    store_with(records).store(article("Menu. " + BEFORE, parser=1), arrival())

    def read_again(stored: Article) -> Article | None:
        return article(BEFORE, parser=2)

    # When the unchanged page is crawled again, in other bytes, and read by the new parser
    seen = article(BEFORE, key="incoming/b.txt", parser=2)
    stored = store_with(records, read_again).store(seen, arrival("incoming/b.txt", at=LATER))
    # Then the stored page is read again first, and nothing is announced
    assert stored.outcome == "unchanged"
    assert records.current["fishing"].article.body == BEFORE
    assert records.replaced == []


def test_an_edit_that_meets_a_new_parser_shows_the_publisher_s_changes_alone() -> None:
    records = FakeRecords()
    store_with(records).store(article("Menu. " + BEFORE, parser=1), arrival())

    def read_again(stored: Article) -> Article | None:
        return article(BEFORE, parser=2)

    seen = article(AFTER, key="incoming/b.txt", parser=2)
    stored = store_with(records, read_again).store(seen, arrival("incoming/b.txt", at=LATER))
    assert stored.outcome == "updated"
    [(before, after)] = records.differences[0].changed
    assert (before in BEFORE, after in AFTER) == (True, True)


@pytest.mark.parametrize(("modified", "silent"), [(None, False), ("2026-01-07T10:00:00Z", True)])
def test_an_update_is_silent_if_the_page_states_an_old_date_of_modification(modified: str | None, silent: bool) -> None:
    # Given an article of a source that states when its pages were modified, or never does
    records = FakeRecords()
    store_with(records).store(article(BEFORE, modified=modified), arrival())
    # When a later page has another text and states the same
    store_with(records).store(
        article(AFTER, key="incoming/b.txt", modified=modified), arrival("incoming/b.txt", at=LATER)
    )
    # Then the difference says whether that was silent
    assert records.differences[0].silent == silent


def test_each_version_is_hashed_and_names_the_hash_of_the_one_before() -> None:
    # Given a version and an update, each stored at its time
    records = FakeRecords()
    for minutes, text in enumerate((BEFORE, AFTER)):
        clock = partial(datetime.__add__, NOON, timedelta(minutes=minutes))
        store = ArticleStore(records, never_read_again, clock)
        store.store(article(text, key=text), arrival(at=NOON + timedelta(days=minutes)))
    # Then the update names the hash of the first version, and both can be computed again
    [first], second = records.replaced, records.current["fishing"]
    assert first.article.proof and second.article.proof
    assert second.article.proof.before == first.article.proof.hash != second.article.proof.hash
    for record, minutes in ((first, 0), (second, 1)):
        assert record.stored_at == NOON + timedelta(minutes=minutes) and record.article.proof
        assert record.article.proof.hash == statement_hash(record.article, record.article.proof, record.stored_at)


def test_a_text_that_a_newer_parser_reads_keeps_the_proof_of_the_first() -> None:
    # Given a stored text
    records = FakeRecords()
    store_with(records).store(article(BEFORE), arrival())
    first = records.current["fishing"].article.proof
    # When a newer parser reads another text from the same bytes
    assert store_with(records).store(article(AFTER, parser=2), arrival()).outcome == "reread"
    # Then the hash is that of the first reading, and the new text is noted
    again = records.current["fishing"].article.proof
    assert first and again and again.read_again
    assert again.model_copy(update={"read_again": None}) == first
    assert again.read_again.text_sha256 == text_sha256(article(AFTER))


def test_a_late_observation_is_hashed_and_changes_no_chain() -> None:
    # Given a stored text, and an older one that arrives after it
    records = FakeRecords()
    store_with(records).store(article(AFTER), arrival())
    store_with(records).store(article(BEFORE, key="late"), arrival(at=EARLIER))
    # Then the older one has the hash of its text, and none of a version
    [late] = records.late
    assert late.article.proof == Proof(text_sha256=text_sha256(article(BEFORE)))
