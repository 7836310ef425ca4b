from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.support.quick_moto import quick_moto


@pytest.fixture(autouse=True)
def _quick_moto() -> Iterator[None]:
    with quick_moto():
        yield


@pytest.fixture
def dynamodb() -> Iterator[Any]:
    """A client of DynamoDB in moto, which has an empty table named `table`."""
    with mock_aws():
        client = boto3.client("dynamodb", "eu-west-1")
        client.create_table(
            TableName="table",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            BillingMode="PAY_PER_REQUEST",
        )
        yield client
