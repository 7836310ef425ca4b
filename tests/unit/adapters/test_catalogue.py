"""What the command line reads of the table: versions, changes to publish again, receipts, lists."""

from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from moto import mock_aws

from clipwire.adapters.bucket import Bodies
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.catalogue import Catalogue
from clipwire.adapters.table.receipts import ReceiptsTable
from clipwire.adapters.table.records import RecordsTable
from clipwire.model.arrival import Arrival
from clipwire.model.receipt import Receipt

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)
PAGE = Arrival(bucket="drop", key="incoming/dump.zip", version_id="v1", arrived=NOON)


@pytest.fixture
def catalogue() -> Any:
    with mock_aws():
        dynamodb = boto3.client("dynamodb", "eu-west-1")
        dynamodb.create_table(
            TableName="table",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            BillingMode="PAY_PER_REQUEST",
        )
        bodies = Bodies(boto3.client("s3", "eu-west-1"), "drop")
        yield Catalogue(dynamodb, "table", RecordsTable(dynamodb, "table", bodies))


def close(catalogue: Catalogue, arrival: Arrival, outcome: str) -> Receipt:
    receipt = Receipt.of(arrival, NOON).model_copy(update={"outcome": outcome})
    ReceiptsTable(catalogue.dynamodb, "table").close(receipt)
    return receipt


def mention(catalogue: Catalogue, article_id: str, listed_at: str, **attributes: Any) -> None:
    key = keys.MENTION.of(code="KR", listed_at=listed_at, id=article_id)
    item = items.to_item({"kind": keys.MENTION.kind, "id": article_id} | key | attributes)
    catalogue.dynamodb.put_item(TableName="table", Item=item)


def test_receipts_of_a_key_are_the_oldest_first_and_a_container_before_its_members(catalogue: Catalogue) -> None:
    # Given a container that was dropped twice, with a member
    later = PAGE.model_copy(update={"version_id": "a later version", "arrived": NOON + timedelta(days=1)})
    for arrival in (later, PAGE.model_copy(update={"member": "a.txt"}), PAGE):
        close(catalogue, arrival, "accepted")
    # Then its receipts are listed in order, and those of other keys are not
    close(catalogue, PAGE.model_copy(update={"key": "incoming/other.zip"}), "accepted")
    found = [(receipt.revision, receipt.member) for receipt in catalogue.receipts("drop", "incoming/dump.zip")]
    assert found == [("v1", None), ("v1", "a.txt"), ("a later version", None)]


def test_a_receipt_is_sent_again_as_it_is_now(catalogue: Catalogue) -> None:
    # Given a receipt that was closed again since it was looked at
    looked_at = close(catalogue, PAGE, "failed")
    close(catalogue, PAGE, "accepted")
    # Then the change has what is in the table
    change = catalogue.change_to_receipt(looked_at)
    assert change
    assert (items.receipt_in(change[0]).outcome, change[1]) == ("accepted", None)
    # and there is none for a receipt that is gone
    assert catalogue.change_to_receipt(looked_at.model_copy(update={"key": "incoming/gone.zip"})) is None


def test_articles_are_listed_without_a_date_and_as_version_0_1_listed_them(catalogue: Catalogue) -> None:
    mention(catalogue, "undated", "2026-01-01")
    mention(catalogue, "old", "2026-01-02", published="2026-01-02T10:00:00Z")
    mention(catalogue, "new", "2026-01-04", published="2026-01-02T10:00:00Z", day="2026-01-03")
    listed = [(row.id, row.day) for row in catalogue.list_articles(country="kr")]
    assert listed == [("new", "2026-01-03"), ("old", "2026-01-02"), ("undated", None)]
    assert [row.id for row in catalogue.list_articles(country="KR", day="2026-01-02")] == ["old"]
    assert [row.id for row in catalogue.list_articles(country="KR", limit=1)] == ["new"]


def test_a_list_needs_something_to_choose_by(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="chooses the articles"):
        catalogue.list_articles()
