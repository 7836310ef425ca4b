"""What the command line reads of the table: versions, changes to publish again, receipts, lists."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest import mock

import boto3
import pytest
from moto import mock_aws

from clipwire.adapters.bucket import Bodies
from clipwire.adapters.table import keys
from clipwire.adapters.table.catalogue import ROWS_LOOKED_AT, Catalogue, Choice
from clipwire.adapters.table.items import to_item
from clipwire.adapters.table.receipts import ReceiptsTable
from clipwire.adapters.table.records import RecordsTable
from clipwire.adapters.table.stories import StoryTable
from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.receipt import Receipt
from clipwire.model.record import Record, Sighting
from clipwire.services.stories import Decision
from clipwire.stories.placing import Merge, Placing
from clipwire.stories.prints import print_of

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)
PAGE = Arrival(bucket="drop", key="incoming/dump.zip", version_id="v1", arrived=NOON)


@pytest.fixture
def catalogue() -> Any:
    with mock_aws():
        dynamodb = boto3.client("dynamodb", "eu-west-1")
        dynamodb.create_table(
            TableName="table",
            AttributeDefinitions=[
                {"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "source_id", "listed_at")
            ],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            BillingMode="PAY_PER_REQUEST",
            GlobalSecondaryIndexes=[
                {
                    "IndexName": keys.BY_SOURCE.name,
                    "KeySchema": [
                        {"AttributeName": keys.BY_SOURCE.pk, "KeyType": "HASH"},
                        {"AttributeName": keys.BY_SOURCE.sk, "KeyType": "RANGE"},
                    ],
                    "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["id", "title", "published"]},
                }
            ],
        )
        bodies = Bodies(boto3.client("s3", "eu-west-1"), "drop")
        yield Catalogue(dynamodb, "table", RecordsTable(dynamodb, "table", bodies))


def close(catalogue: Catalogue, arrival: Arrival, outcome: str) -> Receipt:
    receipt = Receipt.of(arrival, NOON).model_copy(update={"outcome": outcome})
    ReceiptsTable(catalogue.dynamodb, "table").close(receipt)
    return receipt


def test_a_receipt_counts_its_own_write(catalogue: Catalogue) -> None:
    # Given a receipt that was opened, and whose reading wrote three units since
    table = ReceiptsTable(catalogue.dynamodb, "table")
    opened = table.open(PAGE, NOON)
    assert table.meter.units == 1
    table.close(opened.model_copy(update={"outcome": "accepted", "write_units": 4}))
    # Then the unit of its end is added, in the receipt and in the meter
    stored = table.find(PAGE)
    assert stored and stored.write_units == 5
    assert table.meter.units == 2


def add(catalogue: Catalogue, article_id: str, **fields: Any) -> None:
    article = Article.model_validate({"id": article_id, "version": 1, "title": article_id} | fields)
    catalogue.records.add(Record(article=article, digest="d", sighting=Sighting(observed=NOON, arrived=NOON, key="k")))


def test_receipts_of_a_key_are_the_oldest_first_and_a_container_before_its_members(catalogue: Catalogue) -> None:
    # Given a container that was dropped twice, with a member
    later = PAGE.model_copy(update={"version_id": "a later version", "arrived": NOON + timedelta(days=1)})
    for arrival in (later, PAGE.model_copy(update={"member": "a.txt"}), PAGE):
        close(catalogue, arrival, "accepted")
    # Then its receipts are listed in order, and those of other keys are not
    close(catalogue, PAGE.model_copy(update={"key": "incoming/other.zip"}), "accepted")
    found = [(receipt.revision, receipt.member) for receipt in catalogue.receipts("drop", "incoming/dump.zip")]
    assert found == [("v1", None), ("v1", "a.txt"), ("a later version", None)]


PAPER = {"source": {"id": "paper", "name": "Paper"}}
KOREA = {"countries": [{"code": "KR", "name": "South Korea", "mentions": 1}]}


def test_a_source_is_listed_within_its_days(catalogue: Catalogue) -> None:
    add(catalogue, "old", published="2026-01-02T10:00:00Z", **PAPER)
    add(catalogue, "undated", **PAPER)
    add(catalogue, "other", source={"id": "other", "name": "Other"})
    choice = Choice("0001-01-01", "2026-12-31", source="paper")
    assert [(row.id, row.day) for row in catalogue.list_articles(choice)] == [
        ("undated", "2026-01-07"),
        ("old", "2026-01-02"),
    ]
    of_that_day = Choice("2026-01-02", "2026-01-02", source="paper")
    assert [row.id for row in catalogue.list_articles(of_that_day)] == ["old"]


def test_a_country_is_looked_for_in_each_article_though_the_table_answers_in_parts(catalogue: Catalogue) -> None:
    # Given more articles than one request takes, and a table that leaves out some keys of each request
    for number in range(ROWS_LOOKED_AT + 1):
        add(catalogue, f"a{number:03}", **PAPER, **(KOREA if number % 2 else {}))
    ask = catalogue.dynamodb.batch_get_item

    def in_parts(RequestItems: Any) -> Any:
        asked = RequestItems["table"]
        answer = ask(RequestItems={"table": asked | {"Keys": asked["Keys"][:10]}})
        left = asked["Keys"][10:]
        return answer | {"UnprocessedKeys": {"table": asked | {"Keys": left}} if left else {}}

    choice = Choice("0001-01-01", "2026-12-31", source="paper", country="KR")
    with mock.patch.object(catalogue.dynamodb, "batch_get_item", side_effect=in_parts):
        found = [row.id for row in catalogue.list_articles(choice)]
    assert sorted(found) == [f"a{number:03}" for number in range(1, ROWS_LOOKED_AT + 1, 2)]


def test_an_article_that_moves_to_another_day_while_it_is_listed_is_looked_up_once(catalogue: Catalogue) -> None:
    # Given an article that two pages of the index have, since it was updated between them
    add(catalogue, "moved", **PAPER, **KOREA)
    index = catalogue.list_articles(Choice("0001-01-01", "2026-12-31", source="paper"))
    [row] = list(index)
    # When its countries are read, then the table, which refuses a key twice, answers
    assert catalogue._countries_of([row.id, row.id]) == {"moved": {"KR"}}


def test_stories_that_lead_to_each_other_are_one_story(catalogue: Catalogue) -> None:
    # Given two stories, each of which has a report and leads to the other
    for one, other in (("a", "b"), ("b", "a")):
        report = keys.REPORT.of(story_id=one, id=f"of-{one}") | {"kind": keys.REPORT.kind, "id": f"of-{one}"}
        lead = keys.MERGED_INTO.of(story_id=one) | {"kind": keys.MERGED_INTO.kind, "merged_into": other}
        merged = keys.MERGED.of(story_id=one, younger=other) | {"kind": keys.MERGED.kind, "story_id": other}
        for item in (report, lead, merged):
            catalogue.dynamodb.put_item(TableName="table", Item=to_item(item))
    # Then each id finds the reports of both
    for name in "ab":
        story = catalogue.story(name)
        assert story and [report.id for report in story.reports] == ["of-a", "of-b"]


def test_a_merged_story_is_found_by_both_ids_with_its_reports_and_copies(catalogue: Catalogue) -> None:
    # Given a report of one story, and a later one that merges it with an older story
    stories = StoryTable(catalogue.dynamodb, "table")
    day = date(2026, 1, 7)
    merge = Merge("younger", "older")
    for name, placing in (
        ("a", Placing("younger", "2026-01-07", duplicate_of="z", similarity=0.9)),
        ("b", Placing("older", "2026-01-06", merges=(merge,))),
    ):
        article = Article(id=name, version=1, title=f"Report {name}", body="Boats came home.", language="en")
        record = Record(article=article, digest="d", sighting=Sighting(observed=NOON, arrived=NOON, key="drop/x"))
        decision = Decision(1, placing, NOON, "en", day)
        stories.keep(record, replace(print_of(article), day=day), decision)
    # Then each of the ids finds both reports, under the older id
    for story_id in ("younger", "older"):
        story = catalogue.story(story_id)
        assert story and story.id == "older"
        assert [(report.title, report.duplicate_of) for report in story.reports] == [
            ("Report a", "z"),
            ("Report b", None),
        ]
