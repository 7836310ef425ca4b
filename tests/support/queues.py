"""A queue as Lambda's event source."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from moto.sqs.models import sqs_backends

from tests.support.calls import Caller, Calls
from tests.support.clients import client
from tests.support.functions import FunctionFailed
from tests.support.template import ACCOUNT, REGION

Json = dict[str, Any]


def failed_items(mapping: Json, answer: Any) -> list[str]:
    """The items that a handler reports as failed, if its mapping requests a report."""
    if "ReportBatchItemFailures" not in mapping.get("FunctionResponseTypes", []):
        return []
    return [item["itemIdentifier"] for item in (answer or {}).get("batchItemFailures", [])]


@dataclass
class QueueSource:
    """Delivers a queue's messages in batches. Failed messages are visible again at once, so no test waits."""

    mapping: Json
    """Properties of the AWS::Lambda::EventSourceMapping, resolved."""
    invoke: Callable[[Json], Any]
    caller: Caller
    calls: Calls

    def deliver(self) -> int:
        """Deliver one batch, and return the number of messages that were received from the queue."""
        name = self.mapping["EventSourceArn"].rpartition(":")[2]
        if not has_messages(name):
            return 0
        sqs, url = client("sqs"), f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{name}"
        with self.calls.by(self.caller):
            received = sqs.receive_message(
                QueueUrl=url,
                MaxNumberOfMessages=min(int(self.mapping.get("BatchSize", 10)), 10),
                MessageSystemAttributeNames=["All"],
                MessageAttributeNames=["All"],
                WaitTimeSeconds=0,
            )
        messages = received.get("Messages", [])
        if not messages:
            return 0
        failed = self._hand_over(messages)
        for message in messages:
            receipt = message["ReceiptHandle"]
            if message["MessageId"] in failed:
                sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=receipt, VisibilityTimeout=0)
            else:
                with self.calls.by(self.caller):
                    sqs.delete_message(QueueUrl=url, ReceiptHandle=receipt)
        return len(messages)

    def _hand_over(self, messages: list[Json]) -> set[str]:
        """The ids of the messages to deliver again."""
        every = {message["MessageId"] for message in messages}
        try:
            answer = self.invoke({"Records": [as_record(it, self.mapping["EventSourceArn"]) for it in messages]})
        except FunctionFailed:
            return every
        failed = set(failed_items(self.mapping, answer))
        return failed if failed <= every else every  # an unknown id fails the whole batch


def has_messages(queue: str) -> bool:
    """Whether a call would receive a message. Most queues are empty, and to ask moto itself takes no call."""
    return bool(sqs_backends[ACCOUNT][REGION].queues[queue].messages)


def as_record(message: Json, arn: str) -> Json:
    """A message as a record of Lambda's event."""
    attributes = {
        name: {key[0].lower() + key[1:]: part for key, part in value.items()}
        for name, value in message.get("MessageAttributes", {}).items()
    }
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": attributes,
        "md5OfBody": hashlib.md5(message["Body"].encode(), usedforsecurity=False).hexdigest(),
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": REGION,
    }


def messages_in(queue_url: str) -> list[Json]:
    """All messages of a queue, which stay in it."""
    sqs = client("sqs")
    found: list[Json] = []
    while page := sqs.receive_message(QueueUrl=queue_url, MaxNumberOfMessages=10, WaitTimeSeconds=0).get("Messages"):
        found += page
    for message in found:
        sqs.change_message_visibility(QueueUrl=queue_url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
    return found


def drained(queue_url: str) -> list[Json]:
    """All messages of a queue, which are deleted from it."""
    sqs = client("sqs")
    taken: list[Json] = []
    while page := sqs.receive_message(
        QueueUrl=queue_url, MaxNumberOfMessages=10, WaitTimeSeconds=0, MessageAttributeNames=["All"]
    ).get("Messages"):
        for message in page:
            sqs.delete_message(QueueUrl=queue_url, ReceiptHandle=message["ReceiptHandle"])
        taken += page
    return taken


def send(queue_url: str, body: Json | str) -> None:
    text = body if isinstance(body, str) else json.dumps(body)
    client("sqs").send_message(QueueUrl=queue_url, MessageBody=text)
