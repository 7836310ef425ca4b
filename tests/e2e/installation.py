"""An installation as its users see it: bucket, table, topic, command line. On a local AWS or in a real account."""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import boto3
from boto3.dynamodb.types import TypeDeserializer

from clipwire.adapters.table.items import article_in

Json = dict[str, Any]

CLIPWIRE = Path(sys.executable).with_name("clipwire")


@dataclass
class Subscriber:
    """A queue that is subscribed to the topic, and what it has heard so far."""

    sqs: Any
    queue: str
    patience: float
    heard: list[Json] = field(default_factory=list)

    def waits_for(self, expected: Callable[[Json], bool]) -> Json:
        """The first event that is as expected, of those heard before or within `patience` seconds."""
        deadline = time.monotonic() + self.patience
        while True:
            for event in self.heard:
                if expected(event):
                    return event
            assert time.monotonic() < deadline, f"no such event among {[event['type'] for event in self.heard]}"
            answer = self.sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10, WaitTimeSeconds=1)
            for message in answer.get("Messages", []):
                self.heard.append(json.loads(message["Body"]))
                self.sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=message["ReceiptHandle"])


@dataclass
class Installation:
    """`environment` points at it: credentials, region, endpoint; `patience` is what it may take, in seconds."""

    stack: str
    environment: Mapping[str, str]
    patience: float
    is_local: bool

    def client(self, service: str) -> Any:
        return self._session.client(service, endpoint_url=self.environment.get("AWS_ENDPOINT_URL"))

    @cached_property
    def outputs(self) -> dict[str, str]:
        stacks = self.client("cloudformation").describe_stacks(StackName=self.stack)["Stacks"]
        return {output["OutputKey"]: output["OutputValue"] for output in stacks[0]["Outputs"]}

    @property
    def bucket(self) -> str:
        return self.outputs["DropBucketName"]

    def drop(self, content: str | bytes, key: str | None = None) -> str:
        """Put a file under `incoming/`; its key."""
        key = key or f"incoming/{secrets.token_hex(8)}"
        body = content.encode() if isinstance(content, str) else content
        self.client("s3").put_object(Bucket=self.bucket, Key=key, Body=body)
        return key

    def receipts(self, key: str) -> list[Json]:
        return [item for item in self.items(f"FILE#{self.bucket}/{key}") if item["kind"] == "receipt"]

    def receipt(self, key: str, number: int = 1, member: str | None = None) -> Json:
        """The receipt of the last of `number` files that were dropped under this key, or of a member of it, once it
        is closed."""
        deadline = time.monotonic() + self.patience
        while True:
            receipts = [receipt for receipt in self.receipts(key) if receipt.get("member") == member]
            closed = [receipt for receipt in receipts if receipt["outcome"] not in ("received", "reading")]
            if len(closed) >= number:
                return max(closed, key=lambda receipt: receipt["updated"])
            assert time.monotonic() < deadline, f"{key}: {len(closed)} of {number} receipts within {self.patience} s"
            time.sleep(0.2)

    def record(self, article_id: str) -> Json:
        """The newest version of an article, with its packed fields."""
        return next(
            article_in(item).model_dump(mode="json")
            for item in self._partition(f"ARTICLE#{article_id}")
            if item["sk"]["S"] == "RECORD"
        )

    def items(self, pk: str) -> list[Json]:
        plain = TypeDeserializer().deserialize
        return [{name: plain(value) for name, value in item.items()} for item in self._partition(pk)]

    def _partition(self, pk: str) -> list[Json]:
        return self.client("dynamodb").query(  # type: ignore[no-any-return]
            TableName=self.outputs["ArticlesTableName"],
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": pk}},
            ConsistentRead=True,
        )["Items"]

    @contextmanager
    def subscriber(self, filter_policy: Json | None = None) -> Iterator[Subscriber]:
        sqs, sns, topic = self.client("sqs"), self.client("sns"), self.outputs["NotificationsTopicArn"]
        queue = sqs.create_queue(QueueName=f"clipwire-e2e-{secrets.token_hex(6)}")["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        statement = {
            "Effect": "Allow",
            "Principal": {"Service": "sns.amazonaws.com"},
            "Action": "sqs:SendMessage",
            "Resource": arn,
            "Condition": {"ArnEquals": {"aws:SourceArn": topic}},
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": policy})
        attributes = {"RawMessageDelivery": "true"}
        if filter_policy:
            attributes["FilterPolicy"] = json.dumps(filter_policy)
        subscription = sns.subscribe(
            TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes=attributes, ReturnSubscriptionArn=True
        )["SubscriptionArn"]
        try:
            yield Subscriber(sqs, queue, self.patience)
        finally:
            sns.unsubscribe(SubscriptionArn=subscription)
            sqs.delete_queue(QueueUrl=queue)

    def clipwire(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command line as a user would, on a terminal of 120 columns."""
        return subprocess.run(
            [CLIPWIRE, *arguments], env=self.cli_environment, capture_output=True, text=True, check=False
        )

    @property
    def cli_environment(self) -> dict[str, str]:
        return {**self.environment, "CLIPWIRE_STACK": self.stack, "COLUMNS": "120"}

    @cached_property
    def _session(self) -> boto3.Session:
        chosen = {
            "aws_access_key_id": self.environment.get("AWS_ACCESS_KEY_ID"),
            "aws_secret_access_key": self.environment.get("AWS_SECRET_ACCESS_KEY"),
            "aws_session_token": self.environment.get("AWS_SESSION_TOKEN"),
            "region_name": self.environment.get("AWS_DEFAULT_REGION") or self.environment.get("AWS_REGION"),
            "profile_name": self.environment.get("AWS_PROFILE"),
        }
        return boto3.Session(**{name: value for name, value in chosen.items() if value})


def real_installation(stack: str) -> Installation:
    """The stack of this name in the account that the environment names."""
    return Installation(stack, dict(os.environ), patience=120, is_local=False)
