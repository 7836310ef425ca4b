"""A release is deployed over the stack of the one before: the table stays, with what is in it."""

from collections.abc import Iterator
from typing import Any

import pytest

from clipwire.adapters.bucket import Bodies
from clipwire.adapters.table.catalogue import Catalogue, Choice
from clipwire.adapters.table.records import RecordsTable
from tests.support.clippings import ClipwireStack
from tests.support.event_files import event

INDEXES_OF_VERSION_0_1 = {
    # name         its keys, and what it holds beside them
    "by_source": (["source_id", "listed_at"], ["id", "title", "published"]),
    "by_day": (["day", "source_id"], ["id", "title", "published"]),
}

AN_ARTICLE_OF_VERSION_0_1: dict[str, Any] = event("pass_on/article-inserted")["Records"][0]["dynamodb"]["NewImage"]


def indexes(stack: ClipwireStack) -> dict[str, dict[str, Any]]:
    [table] = stack.resources.of_type("AWS::DynamoDB::Table").values()
    return {index["IndexName"]: index for index in table["GlobalSecondaryIndexes"]}


@pytest.fixture
def first() -> Iterator[ClipwireStack]:
    """The first deployment over a stack of version 0.1."""
    with ClipwireStack.running(IndexOfVersion01="true") as stack:
        yield stack


def test_no_index_changes_in_place_and_each_deployment_changes_one(first: ClipwireStack) -> None:
    # CloudFormation replaces the table's index if its keys change, and adds or removes one index in an update
    now = {
        name: ([key["AttributeName"] for key in index["KeySchema"]], index["Projection"]["NonKeyAttributes"])
        for name, index in indexes(first).items()
    }
    assert {name: it for name, it in now.items() if name in INDEXES_OF_VERSION_0_1} == INDEXES_OF_VERSION_0_1
    assert now.keys() - INDEXES_OF_VERSION_0_1.keys() == {"by_day_listed"}


def test_the_next_deployment_removes_the_old_index(stack: ClipwireStack) -> None:
    assert indexes(stack).keys() == {"by_source", "by_day_listed"}


def test_the_new_index_lists_what_is_already_in_the_table(first: ClipwireStack) -> None:
    # Given a table of version 0.1 with an article
    dynamodb, name = first.client("dynamodb"), "table-of-version-0-1"
    [table] = first.resources.of_type("AWS::DynamoDB::Table").values()
    old = [index for index_name, index in indexes(first).items() if index_name in INDEXES_OF_VERSION_0_1]
    dynamodb.create_table(
        TableName=name,
        AttributeDefinitions=table["AttributeDefinitions"],
        KeySchema=table["KeySchema"],
        BillingMode="PAY_PER_REQUEST",
        GlobalSecondaryIndexes=old,
    )
    dynamodb.put_item(TableName=name, Item=AN_ARTICLE_OF_VERSION_0_1)
    # When this release adds its index
    [added] = [index for index_name, index in indexes(first).items() if index_name not in INDEXES_OF_VERSION_0_1]
    dynamodb.update_table(TableName=name, GlobalSecondaryIndexUpdates=[{"Create": added}])
    # Then the article is listed by its day, and its record can be read
    catalogue = Catalogue(dynamodb, name, RecordsTable(dynamodb, name, Bodies(first.client("s3"), "bucket")))
    day = AN_ARTICLE_OF_VERSION_0_1["day"]["S"]
    [row] = catalogue.list_articles(Choice(first_day=day, last_day=day))
    assert row.title == AN_ARTICLE_OF_VERSION_0_1["title"]["S"]
    article = catalogue.article(row.id)
    assert article and article.title == row.title
