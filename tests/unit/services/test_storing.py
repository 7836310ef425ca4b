from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest

from clipwire.model.article import Article, FileRef
from clipwire.model.errors import TryAgain
from clipwire.model.proof import Proof
from clipwire.model.record import Kept, Record
from clipwire.services.storing import MAX_NAMESAKES, MAX_ROUNDS, ArticleStore
from clipwire.versions.proofs import statement_hash, text_sha256
from clipwire.versions.sightings import sighted
from tests.unit.services.fakes import NOON, FakePageLists, FakeRecords, arrival, never_read_again, noon

LATER = NOON + timedelta(days=1)
EARLIER = NOON - timedelta(days=1)
BEFORE = "The fleet came home on Monday with full holds. The harbour master counted forty boats before noon."
AFTER = "The fleet came home on Monday with full holds. The harbour master counted sixty boats before noon."


def article(
    body: str, key: str = "incoming/page.txt", parser: int = 1, data: str | None = None, **fields: object
) -> Article:
    file = FileRef(
        bucket="drop", key=key, version_id="v1", format="page-dump", size=1, sha256=data or f"bytes of {key}"
    )
    return Article.model_validate(
        {
            "id": "fishing",
            "title": "Fishing fleet returns",
            "body": body,
            "file": file,
            "parsers": {"page-dump": parser},
        }
        | fields
    )


def stored_by_another(body: str, version: int, at: datetime = NOON) -> Record:
    seen = article(body, key="incoming/another.txt", version=version)
    return sighted(seen, arrival("incoming/another.txt", at=at))


def store_with(
    records: FakeRecords, read_again: Callable[[Article], Article | None] = never_read_again
) -> ArticleStore:
    return ArticleStore(records, read_again, noon)


# --- new, unchanged, updated, older ---------------------------------------------------------------------------------


def test_a_first_sighting_is_version_one() -> None:
    # Given an empty table
    records = FakeRecords()
    # When an article is stored
    stored = store_with(records).store(article(BEFORE), arrival())
    # Then it is new, and can be found by its countries
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


# --- times that lie -------------------------------------------------------------------------------------------------


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


# --- writers at once, tries cut off ---------------------------------------------------------------------------------


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


def test_a_try_that_was_cut_off_before_its_receipt_ends_with_the_same_outcome() -> None:
    # Given an earlier try that stored the article and was cut off
    records = FakeRecords()
    store = store_with(records)
    store.store(article(BEFORE), arrival())
    # When the same file is delivered again
    stored = store.store(article(BEFORE), arrival())
    # Then the outcome is what it was, and the index is written again
    assert stored.outcome == "new"


def test_a_try_that_was_cut_off_is_still_new_when_an_update_has_followed() -> None:
    # Given a file that made version 1 and was cut off, and another that made version 2
    records = FakeRecords()
    store = store_with(records)
    store.store(article(BEFORE), arrival())
    store.store(article(AFTER, key="incoming/b.txt"), arrival("incoming/b.txt", at=LATER))
    # When the first is delivered again
    stored = store.store(article(BEFORE), arrival())
    # Then it is what it was, not "older", and its text is not kept a second time
    assert (stored.outcome, stored.version) == ("new", 1)
    assert records.late == []


# --- re-reading -----------------------------------------------------------------------------------------------------


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


# --- teasers and truncated pages ------------------------------------------------------------------------------------


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


# --- observations that were kept before -----------------------------------------------------------------------------


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


# --- a text that is seen again ---------------------------------------------------------------------------------------


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


# --- articles without an address ------------------------------------------------------------------------------------

SNOW = "Snow fell in the upper valleys from Monday evening on, and the pass road was closed to lorries. " * 2
TRADE = "Exports of timber rose by a fifth in the third quarter, the ministry of commerce announced at noon. " * 2


def test_two_stories_under_one_heading_are_two_articles() -> None:
    # Given two stories of one source and day, without an address, headed "In brief"
    records = FakeRecords()
    store = store_with(records)
    first = store.store(article(SNOW, title="In brief"), arrival())
    second = store.store(article(TRADE, key="incoming/b.txt", title="In brief"), arrival("incoming/b.txt", at=LATER))
    # Then both are new, and a second drop of each finds its own
    assert (first.outcome, second.outcome) == ("new", "new")
    assert first.id != second.id
    again = store.store(article(TRADE, key="incoming/c.txt", title="In brief"), arrival("incoming/c.txt", at=LATER))
    assert (again.id, again.outcome) == (second.id, "unchanged")


def test_no_number_of_stories_under_one_heading_makes_one_an_update_of_another() -> None:
    # Given more stories under one heading than are looked through
    records = FakeRecords()
    store = store_with(records)
    names = [f"incoming/{number}.txt" for number in range(MAX_NAMESAKES + 3)]
    texts = {name: " ".join(f"boat{number}x{word}" for word in range(60)) for number, name in enumerate(names)}
    # When each of them is stored, and then stored again
    first = [store.store(article(texts[name], key=name, title="In brief"), arrival(name)) for name in names]
    again = [store.store(article(texts[name], key=name, title="In brief"), arrival(name)) for name in names]
    # Then each is an article of its own
    assert {stored.outcome for stored in first} == {"new"}
    assert len({stored.id for stored in first}) == len(names)
    assert [stored.id for stored in again] == [stored.id for stored in first]


def test_a_rewritten_story_under_one_heading_is_an_update() -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(article(SNOW + TRADE, title="In brief"), arrival())
    stored = store.store(article(SNOW, key="incoming/b.txt", title="In brief"), arrival("incoming/b.txt", at=LATER))
    assert stored.outcome == "updated"


def test_at_one_address_any_text_is_the_same_article() -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(article(SNOW, url="https://example.org/live"), arrival())
    seen = article(TRADE, key="incoming/b.txt", url="https://example.org/live")
    assert store.store(seen, arrival("incoming/b.txt", at=LATER)).outcome == "updated"


# --- after several versions -----------------------------------------------------------------------------------------

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


# --- proofs ---------------------------------------------------------------------------------------------------------


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


# --- lists ------------------------------------------------------------------------------------------------------------


def listing_article(body: str, key: str = "incoming/page.txt", data: str | None = None) -> Article:
    return article(
        body, key, data=data, source={"id": "harbour", "name": "Harbour"}, related=[{"title": "New pier opened"}]
    )


def test_the_list_of_a_page_is_kept_at_each_sighting() -> None:
    # Given a page that is stored
    lists = FakePageLists()
    store = ArticleStore(FakeRecords(), never_read_again, noon, lists)
    store.store(listing_article(BEFORE), arrival())
    # When it is seen later with the same text in other bytes, and with another text
    store.store(listing_article(BEFORE, "incoming/2.txt"), arrival("incoming/2.txt", at=LATER))
    store.store(listing_article(AFTER, "incoming/3.txt"), arrival("incoming/3.txt", at=LATER + timedelta(days=1)))
    # Then there is a list of each
    assert [moment for _, moment, _ in lists.kept] == [NOON, LATER, LATER + timedelta(days=1)]


def test_a_copy_of_a_file_is_no_later_sighting_but_the_same_file_is_tried_again() -> None:
    lists = FakePageLists()
    store = ArticleStore(FakeRecords(), never_read_again, noon, lists)
    store.store(listing_article(BEFORE, data="bytes"), arrival())
    # When the same bytes come under another key, Then their list is not that of a later page
    store.store(listing_article(BEFORE, "incoming/2.txt", data="bytes"), arrival("incoming/2.txt", at=LATER))
    assert [moment for _, moment, _ in lists.kept] == [NOON]
    # If a first try ended before the list was kept, the next one keeps it
    lists.kept.clear()
    store.store(listing_article(BEFORE, data="bytes"), arrival())
    assert [moment for _, moment, _ in lists.kept] == [NOON]
