"""AWS clients, made on first use and cached. Tests clear the caches."""

from functools import cache
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodbstreams import DynamoDBStreamsClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sqs import SQSClient

PATIENT = Config(retries={"mode": "standard", "total_max_attempts": 4}, connect_timeout=3, read_timeout=20)
"""A few quick tries within a call. The queue and the stream repeat it later."""


@cache
def dynamodb() -> "DynamoDBClient":
    return boto3.client("dynamodb", config=PATIENT)


@cache
def dynamodbstreams() -> "DynamoDBStreamsClient":
    return boto3.client("dynamodbstreams", config=PATIENT)


@cache
def s3() -> "S3Client":
    return boto3.client("s3", config=PATIENT)


@cache
def sns() -> "SNSClient":
    return boto3.client("sns", config=PATIENT)


@cache
def sqs() -> "SQSClient":
    return boto3.client("sqs", config=PATIENT)


def clear() -> None:
    """Forget all clients, so that the next calls make new ones with the environment of that moment."""
    for factory in (dynamodb, dynamodbstreams, s3, sns, sqs):
        factory.cache_clear()
