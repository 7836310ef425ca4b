"""Records in the table: versions, sightings, and long bodies in the bucket."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest

from clipwire.adapters.bucket import Bodies
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.catalogue import Catalogue
from clipwire.adapters.table.contents import ContentsTable
from clipwire.adapters.table.differences import DifferencesTable, changes_in
from clipwire.adapters.table.records import MAX_BODY_BYTES, RecordsTable
from clipwire.model.article import Article
from clipwire.model.changes import Changes
from clipwire.model.record import LastSeen, Record, Sighting

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)
CHANGES = Changes(
    removed=["Boats came home."],
    added=["Boats came home late."],
    changed=[("Five drowned.", "Six drowned.")],
    marks={"removed": [("substance", "lead")], "added": [("substance", "lead")], "changed": [("figure", "end")]},
    grade="substance",
)


@pytest.fixture
def records(dynamodb: Any) -> RecordsTable:
    s3 = boto3.client("s3", "eu-west-1")
    s3.create_bucket(Bucket="drop", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return RecordsTable(dynamodb, "table", Bodies(s3, "drop"), lambda: NOON)


def record(version: int = 1, body: str = "Boats came home.", **more: Any) -> Record:
    article = Article.model_validate({"id": "fishing", "version": version, "title": "Fleet", "body": body} | more)
    sighting = Sighting(observed=NOON, arrived=NOON, key="drop/page")
    return Record(article=article, digest=f"d{version}", sighting=sighting)


def kept_in(records: RecordsTable) -> dict[tuple[str, str], dict[str, Any]]:
    found = records.dynamodb.scan(TableName=records.name)["Items"]
    return {(item["pk"]["S"], item["sk"]["S"]): item for item in found}


def objects_in(records: RecordsTable) -> list[str]:
    return [entry["Key"] for entry in records.bodies.s3.list_objects_v2(Bucket="drop").get("Contents", [])]


def test_the_first_version_is_written_once(records: RecordsTable) -> None:
    assert records.add(record())
    assert not records.add(record(body="Somebody else's."))
    found = records.find("fishing")
    assert found and found.article.body == "Boats came home."
    assert records.find("unknown") is None


def test_the_next_version_keeps_the_one_before_with_what_changed(records: RecordsTable) -> None:
    records.add(record())
    assert records.replace(record(version=2, body="Boats came home late."), record(), CHANGES, None)
    found = records.find("fishing")
    assert found and (found.version, found.article.body) == (2, "Boats came home late.")
    history = kept_in(records)[tuple(keys.VERSION.of(id="fishing", number=1).values())]  # type: ignore[index]
    assert items.article_in(history).body == "Boats came home."
    assert history["changes"]["M"]["added"] == {"L": [{"S": "Boats came home late."}]}
    assert DifferencesTable(records.dynamodb, "table").of("fishing", version=2) == CHANGES


def test_a_difference_of_version_0_1_has_no_grades() -> None:
    stored = {"title": ["Fleet", "Fleet returns"], "removed": ["One."], "added": ["Two."], "more_removed": 0}
    found = changes_in(items.to_item({"changes": stored}))
    assert found and (found.title, found.removed, found.added) == (("Fleet", "Fleet returns"), ["One."], ["Two."])
    assert (found.changed, found.marks, found.grade, found.silent) == ([], {}, None, False)
    assert [edit.mark for edit in found.edits()] == [None, None, None]


def test_a_version_that_somebody_else_replaced_is_not_replaced_again(records: RecordsTable) -> None:
    records.add(record())
    records.replace(record(version=2, body="The first."), record(), CHANGES, None)
    assert not records.replace(record(version=2, body="The second."), record(), CHANGES, None)
    found = records.find("fishing")
    assert found and found.article.body == "The first."


def seen_at(hour: int, digest: str = "d1") -> Record:
    sighting = Sighting(observed=NOON.replace(hour=hour), arrived=NOON.replace(hour=hour), key="drop/again")
    return record().model_copy(update={"sighting": sighting, "digest": digest})


def test_the_latest_sighting_of_a_text_stays_noted(records: RecordsTable) -> None:
    # Given a text that was seen three times; the messages of the second and the third change places
    assert records.last_seen("fishing") is None
    records.see_again(seen_at(15))
    records.see_again(seen_at(14))
    # Then the third is noted
    noted = records.last_seen("fishing")
    assert noted == LastSeen(digest="d1", sighting=seen_at(15).sighting)
    # and it is no part of the history
    assert records.history("fishing") == []


def test_each_version_is_found_by_its_number_beside_the_other_items_of_the_article(records: RecordsTable) -> None:
    # Given an article of two versions, with a late observation, whose text was seen again
    records.add(record())
    records.replace(record(version=2, body="Boats came home late."), record(), CHANGES, None)
    records.keep_older(record(body="Boats put to sea."))
    records.see_again(seen_at(15, digest="d2"))
    # Then each change can be announced from the table
    contents = ContentsTable(records)
    bodies = [found.article.body for number in (1, 2) if (found := contents.version("fishing", number))]
    assert bodies == ["Boats came home.", "Boats came home late."]
    assert contents.version("fishing", 3) is None
    assert contents.version("unknown", 1) is None
    # and
    catalogue = Catalogue(records.dynamodb, "table", records)
    # the history says which of its entries was never the newest
    assert [(former.article.body, former.is_late) for former in catalogue.history("fishing")] == [
        ("Boats came home.", False),
        ("Boats put to sea.", True),
    ]


def test_the_timeline_has_each_text_in_its_place_with_its_last_sighting(records: RecordsTable) -> None:
    # Given a text that was seen again, an update whose text was seen again too, and a late observation from before
    before = seen_at(13)
    records.add(before)
    records.see_again(seen_at(14))
    update = seen_at(16, digest="d2").model_copy(update={"article": record(2, "Boats came home late.").article})
    assert records.replace(update, before, CHANGES, records.last_seen("fishing"))
    catalogue = Catalogue(records.dynamodb, "table", records)
    # Then the sighting of the older text is not taken for one of the newer
    assert [text.last for text in catalogue.timeline("fishing")] == [seen_at(14).sighting, None]
    # When the newer text is seen again, and a late observation comes
    records.see_again(seen_at(17, digest="d2"))
    records.keep_older(seen_at(12, digest="d0"))
    # Then both have their last sightings, and the late one is the first
    texts = catalogue.timeline("fishing")
    assert [(text.first.moment.hour, text.last and text.last.moment.hour) for text in texts] == [
        (12, None),
        (13, 14),
        (16, 17),
    ]
    assert [text.is_late for text in texts] == [True, False, False]
    assert [text.changes for text in texts] == [None, CHANGES, None]


def test_the_meter_counts_what_the_writes_cost(records: RecordsTable) -> None:
    # Given a record with two kilobytes that no compression makes smaller, which makes an entry in each index
    noise = random.Random(12).randbytes(1_200).hex()
    one = record(body=noise, source={"id": "harbour-times", "name": "Harbour Times"}, published="2026-01-07")
    records.add(one)
    # Then its units are those of the item and of both entries
    assert records.meter.units == 2 + 2
    # An attempt to write it again costs the item alone
    records.add(one)
    assert records.meter.units == 2 + 2 + 2
    # An update costs twice the units of both items, and the check
    records.replace(record(version=2), one, CHANGES, None)
    assert records.meter.units == 2 + 2 + 2 + 2 * (1 + 2) + 2


def test_files_that_are_stored_at_the_same_time_are_counted_each_alone(records: RecordsTable) -> None:
    records.add(record())
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: records.meter.units).result() == 0
        other.submit(records.keep_older, record(body="Boats put to sea.")).result()
        assert other.submit(lambda: records.meter.units).result() == 1
    assert records.meter.units == 2


def test_a_version_is_not_replaced_if_its_text_was_seen_again_meanwhile(records: RecordsTable) -> None:
    # Given a writer that looked when the text was last seen, and a second one that notes another sighting
    records.add(record())
    records.see_again(seen_at(14))
    looked = records.last_seen("fishing")
    records.see_again(seen_at(15))
    # Then the first has to look again
    update = record(version=2, body="Boats came home late.")
    assert not records.replace(update, record(), CHANGES, None)
    assert not records.replace(update, record(), CHANGES, looked)
    assert records.replace(update, record(), CHANGES, records.last_seen("fishing"))


def test_an_older_observation_is_kept_beside_the_record(records: RecordsTable) -> None:
    records.add(record())
    records.keep_older(record(body="Boats put to sea."))
    [late] = Catalogue(records.dynamodb, "table", records).history("fishing")
    assert (late.article.body, late.is_late, late.changes) == ("Boats put to sea.", True, None)
    found = records.find("fishing")
    assert found and found.article.body == "Boats came home."


@pytest.mark.parametrize("more", ["", "x"])
def test_a_body_beyond_the_limit_is_kept_in_the_bucket_and_read_from_there(records: RecordsTable, more: str) -> None:
    # Given a body of exactly as many bytes as an item takes, or of one more
    body, is_long = "é" * (MAX_BODY_BYTES // 2) + more, bool(more)
    records.add(record(body=body))
    assert objects_in(records) == (["bodies/fishing/d1.txt"] if is_long else [])
    [item] = kept_in(records).values()
    assert ("body_key" in item) == is_long
    assert items.article_in(item).body == ("" if is_long else body)
    found = records.find("fishing")
    assert found and found.article.body == body
