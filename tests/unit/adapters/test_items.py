"""Records and receipts as items of the table, and back."""

import base64
import zlib
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from boto3.dynamodb.types import TypeSerializer

from clipwire.adapters.table import items
from clipwire.adapters.table.items import MAX_RECORD_BYTES, fitting
from clipwire.model.arrival import Arrival
from clipwire.model.article import (
    Article,
    Country,
    DateMention,
    FileRef,
    Image,
    Link,
    Organisation,
    Person,
    Place,
    Quote,
    Related,
    Source,
)
from clipwire.model.receipt import Receipt, StoredArticle
from clipwire.model.record import Kept, Record, Sighting

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)
FOUR_HUNDRED_KB = 400 * 1024
"""What DynamoDB allows for an item."""

ARTICLE = Article(
    id="fishing",
    version=3,
    previous_version=2,
    title="Fishing fleet returns",
    body="Boats came home.",
    source=Source(id="harbour-times", name="Harbour Times"),
    published="2025-04-24T10:00:00+02:00",
    tone=-0.25,
    places=[Place(name="Nampho", mentions=2, offsets=[0, 9], country="KP", lat=38.7, lon=125.4, geonames_id=1871859)],
    countries=[Country(code="KP", name="North Korea", mentions=2)],
    enrichers={"places": 4},
    truncated=False,
)


def record(article: Article = ARTICLE, **sighting: Any) -> Record:
    seen = {"observed": NOON, "arrived": NOON, "key": "drop/page", "sequencer": "0055AED6"} | sighting
    return Record(article=article, digest="abc", sighting=Sighting.model_validate(seen))


def long(kind: str, number: int) -> list[Any]:
    """So many entries of a list of the record, of about a hundred bytes each."""
    text = "x" * 90
    made = {
        "related": Related(title=text),
        "links": Link(url=text),
        "images": Image(caption=text),
        "quotes": Quote(text=text, offset=1),
        "dates": DateMention(text=text, value="2025", offset=1),
        "places": Place(name=text, mentions=1),
        "people": Person(name=text, mentions=1),
        "organisations": Organisation(name=text, mentions=1),
    }
    return [made[kind]] * number


LISTS = ["related", "links", "images", "quotes", "dates", "places", "people", "organisations"]
"""In the order in which they are left out."""


# --- there and back ---------------------------------------------------------------------------------------------------


def test_a_record_is_read_back_as_it_was_written() -> None:
    item = items.article_item(record(), NOON)
    assert items.record_in(item) == record().model_copy(update={"stored_at": NOON})


@pytest.mark.parametrize("make", [items.version_item, items.earlier_item])
def test_history_is_read_back_as_it_was_written(make: Any) -> None:
    assert items.record_in(make(record(), NOON)) == record().model_copy(update={"stored_at": NOON})


def test_a_version_keeps_the_time_at_which_it_was_first_stored() -> None:
    # Given a record that was stored at noon, and is read again or replaced an hour later
    stored = items.record_in(items.article_item(record(), NOON))
    for make in (items.article_item, items.version_item):
        again = make(stored, NOON + timedelta(hours=1))
        # Then its event has the same time, if it has to be published again
        assert items.from_item(again)["stored_at"] == NOON.isoformat()


def test_each_item_has_its_own_key() -> None:
    made = [make(record(), NOON) for make in (items.article_item, items.version_item, items.earlier_item)]
    assert [(item["pk"]["S"], item["sk"]["S"]) for item in made] == [
        ("ARTICLE#fishing", "RECORD"),
        ("ARTICLE#fishing", "VERSION#000003"),
        ("ARTICLE#fishing", "EARLIER#2026-01-07T12:00:00+00:00#abc"),
    ]


def test_history_names_the_body_that_the_bucket_keeps() -> None:
    for make in (items.version_item, items.earlier_item):
        item = make(record(), NOON, "bodies/fishing/abc.txt")
        assert item["body_key"] == {"S": "bodies/fishing/abc.txt"}
        assert "body" not in item


def test_an_entry_of_the_history_is_known_by_a_part_of_its_item() -> None:
    file = FileRef(bucket="drop", key="page", format="html", size=1, sha256="bytes")
    of_file = record(ARTICLE.model_copy(update={"file": file}))
    version = items.kept_in(items.version_item(of_file, NOON))
    assert version == Kept(version=3, previous_version=2, digest="abc", sighting=of_file.sighting, file=file)
    # One that arrived late was never a version
    late = items.kept_in(items.earlier_item(record(), NOON))
    assert (late.version, late.digest, late.file) == (None, "abc", None)


def test_an_article_is_listed_and_its_history_is_not() -> None:
    article = items.from_item(items.article_item(record(), NOON))
    listed = {name: article[name] for name in ("source_id", "listed_at", "day", "kind", "stored_at")}
    assert listed == {
        "source_id": "harbour-times",
        "listed_at": "2025-04-24T08:00:00Z",
        "day": "2025-04-24",
        "kind": "article",
        "stored_at": "2026-01-07T12:00:00+00:00",
    }
    for item in (items.version_item(record(), NOON), items.earlier_item(record(), NOON)):
        assert item["kind"] == {"S": "version"}
        assert not {"source_id", "listed_at", "day"} & item.keys()


def test_an_article_without_a_source_has_no_key_in_the_index_by_source() -> None:
    without = record(ARTICLE.model_copy(update={"source": None}))
    item = items.article_item(without, NOON)
    assert "source_id" not in item
    assert item["day"] == {"S": "2025-04-24"}


def test_a_body_that_the_bucket_keeps_is_not_in_the_item() -> None:
    item = items.article_item(record(), NOON, "bodies/fishing/abc.txt")
    assert item["body_key"] == {"S": "bodies/fishing/abc.txt"}
    assert "body" not in item
    assert items.article_in(item).body == ""


def test_what_people_look_for_is_plain_and_the_rest_is_packed() -> None:
    # Given a record with everything that a table's reader may look for, and with long lists
    article = ARTICLE.model_copy(update={kind: long(kind, 30) for kind in LISTS})
    item = items.from_item(items.article_item(record(article), NOON))
    # Then titles, days, countries and the first names are attributes of their own
    assert item["title"] == "Fishing fleet returns" and item["countries"][0]["code"] == "KP"
    assert item["people"] == ["x" * 90] * 20
    # and text, links and positions are in the packed one alone
    assert not {"body", "related", "links", "images", "quotes", "dates"} & item.keys()
    assert len(item["packed"].value) < 1_000


def test_identifiers_are_packed_alone_and_come_back() -> None:
    # Given a record with identifiers of a person and of a country
    named = Person(name="Kim", mentions=1, identifiers={"wikidata": "Q56226"})
    country = Country(code="KP", name="North Korea", mentions=2, identifiers={"wikidata": "Q423"})
    article = ARTICLE.model_copy(update={"people": [named], "countries": [country]})
    item = items.article_item(record(article), NOON)
    # Then the plain attributes have none
    plain = items.from_item({name: value for name, value in item.items() if name != "packed"})
    assert "Q" not in str([plain["people"], plain["countries"]])
    # and the record that is read has them
    assert items.article_in(item) == article


def test_lambda_delivers_the_packed_attribute_in_base_64() -> None:
    item = items.article_item(record(), NOON)
    delivered = item | {"packed": {"B": base64.b64encode(item["packed"]["B"]).decode()}}
    assert items.article_in(delivered) == ARTICLE


def test_text_of_other_scripts_is_packed_as_utf_8() -> None:
    packed = items.article_item(record(ARTICLE.model_copy(update={"body": "말"})), NOON)["packed"]["B"]
    assert "말".encode() in zlib.decompress(packed)


def test_moments_of_sightings_sort_by_time_in_any_zone_and_within_a_second() -> None:
    moments = [
        datetime(2026, 1, 7, 12, tzinfo=timezone(timedelta(hours=9))),
        NOON,
        NOON + timedelta(microseconds=1),
        NOON + timedelta(seconds=1),
    ]
    texts = [items.seen_at(record(observed=moment, arrived=moment).sighting) for moment in moments]
    assert texts == sorted(texts) and len(set(texts)) == len(texts)


def test_an_item_of_version_0_1_is_read_though_all_its_fields_are_plain() -> None:
    plain = items.to_item(ARTICLE.model_dump(mode="json", exclude_none=True))
    item = items.article_item(record(), NOON)
    del item["packed"]
    assert items.article_in(item | plain) == ARTICLE


@pytest.mark.parametrize("member", [None, "april/노동신문.txt"])
def test_a_receipt_is_read_back_under_the_key_of_its_arrival(member: str | None) -> None:
    arrival = Arrival(bucket="drop", key="incoming/a.zip", version_id="v1", member=member, arrived=NOON)
    stored = StoredArticle(id="fishing", version=1, outcome="new")
    receipt = Receipt.of(arrival, NOON).model_copy(update={"articles": [stored], "size": 9})
    item = items.receipt_item(receipt)
    assert items.receipt_in(item) == receipt
    assert {"pk", "sk"} & item.keys() == {"pk", "sk"}
    assert items.from_item(item) | items.receipt_key(arrival) == items.from_item(item)


# --- what does not fit ------------------------------------------------------------------------------------------------


def test_a_record_that_fits_is_left_as_it_is() -> None:
    article = ARTICLE.model_copy(update={"related": long("related", 1_000)})
    assert fitting(article) is article


def test_a_long_body_alone_is_no_reason_to_leave_anything_out() -> None:
    article = ARTICLE.model_copy(update={"body": "x" * (MAX_RECORD_BYTES + 1)})
    assert fitting(article) is article


def test_the_limit_is_counted_in_bytes_of_the_record_without_its_body() -> None:
    # Given a record that is exactly as long as allowed, and one that is a byte longer
    room = MAX_RECORD_BYTES - len(ARTICLE.model_copy(update={"summary": ""}).model_dump_json(exclude={"body"}).encode())
    full = ARTICLE.model_copy(update={"summary": "é" * (room // 2) + "x" * (room % 2), "related": []})
    assert len(full.model_dump_json(exclude={"body"}).encode()) == MAX_RECORD_BYTES
    assert fitting(full).warnings == []
    over = full.model_copy(update={"summary": f"{full.summary}x"})
    assert fitting(over).warnings != []


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_that_is_too_long_is_left_out_and_a_warning_counts_it(kind: str) -> None:
    article = ARTICLE.model_copy(update={kind: long(kind, 2_500), "warnings": ["the date is odd"]})
    trimmed = fitting(article)
    assert getattr(trimmed, kind) == []
    assert trimmed.warnings[0] == "the date is odd"
    assert f"{kind}: 2500 entries were left out, because the record was too large" in trimmed.warnings


def test_lists_are_left_out_one_after_the_other_until_the_rest_fits() -> None:
    # Given two lists of which either alone fits
    article = ARTICLE.model_copy(update={"links": long("links", 1_400), "people": long("people", 1_000)})
    trimmed = fitting(article)
    # Then only the first in order goes
    assert trimmed.links == [] and len(trimmed.people) == 1_000
    # And everything goes if it must
    everything = {kind: long(kind, 2_500) for kind in LISTS}
    bare = fitting(ARTICLE.model_copy(update=everything))
    assert [getattr(bare, kind) for kind in LISTS] == [[]] * len(LISTS)
    assert [warning.partition(":")[0] for warning in bare.warnings] == LISTS


def test_a_trimmed_record_fits_into_an_item_with_the_longest_body() -> None:
    article = ARTICLE.model_copy(
        update={kind: long(kind, 300) for kind in LISTS} | {"body": "x" * 100_000, "links": long("links", 5_000)}
    )
    item = items.article_item(record(article), NOON)
    assert len(str(item).encode()) < FOUR_HUNDRED_KB
    assert items.article_in(item).links == []


# --- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_what_says_nothing_is_left_out_at_every_depth(nothing: Any) -> None:
    assert items.to_item({"a": nothing, "b": {"c": nothing, "d": 1}}) == {"b": {"M": {"d": {"N": "1"}}}}


@pytest.mark.parametrize("something", [0, False, "0", [0], 0.0])
def test_zero_and_false_are_kept(something: Any) -> None:
    assert items.from_item(items.to_item({"a": something})) == {"a": something}


@pytest.mark.parametrize("value", [0.1, -0.25, 125.4, 1e-7, 7, -3, 10**15])
def test_numbers_come_back_as_they_were(value: float) -> None:
    back = items.from_item(items.to_item({"list": [value], "map": {"deep": {"n": value}}}))
    assert back == {"list": [value], "map": {"deep": {"n": value}}}
    assert type(back["list"][0]) is type(value)


def test_numbers_of_other_writers_are_whole_or_floats() -> None:
    item = {name: TypeSerializer().serialize(Decimal(text)) for name, text in {"a": "2.0", "b": "2.5"}.items()}
    assert [(type(value), value) for value in items.from_item(item).values()] == [(int, 2), (float, 2.5)]


def test_lone_surrogates_are_replaced_at_every_depth() -> None:
    stored = items.from_item(items.to_item({"a": "b\ud800", "list": ["\udfff", ("\ud800",)], "map": {"x": "\ud800"}}))
    assert stored == {"a": "b?", "list": ["?", ["?"]], "map": {"x": "?"}}
