"""Clipwire's stack in the words of its users: files are dropped, receipts and records read, notifications heard."""

import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from unittest import mock

from clipwire.adapters import clients as commands_clients
from clipwire.adapters.table import items, keys
from clipwire.adapters.table.lists import list_in
from clipwire.cli.stack import Stack as Deployed
from clipwire.cli.stack import find_stack
from clipwire.model.article import Article
from clipwire.model.listing import PageList
from clipwire.model.receipt import Receipt
from tests.support.queues import as_record, drained, send
from tests.support.stack import Stack

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "template.yaml"
SAMPLES = ROOT / "events" / "samples"

SUBSCRIBER = "subscriber"

Event = dict[str, Any]
Item = dict[str, Any]
"""An item of the table, with the types of its values."""


@dataclass(frozen=True)
class Notification:
    """What a subscriber heard. Two are equal where their type and headline are."""

    type: str
    about: str | None
    """The article's title; for a rejected file its key."""
    id: str = field(default="", compare=False)
    event: Event = field(default_factory=dict, compare=False, repr=False)
    attributes: dict[str, str] = field(default_factory=dict, compare=False, repr=False)


def published(title: str) -> Notification:
    return Notification("clipwire.article.published", title)


def updated(title: str) -> Notification:
    return Notification("clipwire.article.updated", title)


def rejected(key: str) -> Notification:
    return Notification("clipwire.file.rejected", key)


@dataclass(frozen=True)
class Dropped:
    key: str
    version_id: str


class ClipwireStack(Stack):
    """Whatever reads (notifications, receipts, articles) first lets everything that waits come to rest."""

    @classmethod
    @contextlib.contextmanager
    def running(cls, **parameters: str) -> Iterator[Self]:
        """The real template, with a subscriber of the notifications.

        Functions handle one file at a time, so that tests and fault plans repeat exactly. There is no archive, unless
        `Archive` is "true": DuckDB takes a while.
        """
        with cls.up(TEMPLATE, **({"FilesAtOnce": "1", "Archive": "false"} | parameters)) as stack:
            stack._subscribe()
            commands_clients.clear()
            yield stack
            commands_clients.clear()

    def __getitem__(self, logical_id: str) -> str:
        """What `!Ref` gives, or the name of what exists instead of it."""
        adopted = {
            "DropBucket": "DropBucketName",
            "ArticlesTable": "ArticlesTableName",
            "RootsBucket": "RootsBucketName",
        }
        return (
            self.resources.outputs()[adopted[logical_id]] if logical_id in adopted else super().__getitem__(logical_id)
        )

    def drop(self, name: str, content: str | bytes | None = None, *, key: str | None = None) -> Dropped:
        """Put a file into the drop bucket: one of `events/samples`, or this content."""
        data = (SAMPLES / name).read_bytes() if content is None else content
        body = data.encode() if isinstance(data, str) else data
        key = key or f"incoming/{name}"
        answer = self.client("s3").put_object(Bucket=self["DropBucket"], Key=key, Body=body)
        return Dropped(key, answer["VersionId"])

    def announce(self, message: Event | str) -> None:
        """Put a message into the arrivals queue, as S3 does."""
        send(self["ArrivalsQueue"], message)

    def ingest_now(self, message: Event) -> None:
        """Hand one of S3's messages to another copy of the function, past the queue."""
        arn = self.resources.arn("ArrivalsQueue")
        record = as_record(
            {"MessageId": "now", "ReceiptHandle": "now", "Attributes": {}, "Body": json.dumps(message)}, arn
        )
        answer = self.invoke("ingest_article", {"Records": [record]})
        assert answer == {"batchItemFailures": []}, answer

    def notifications(self) -> list[Notification]:
        """What subscribers heard since the last time."""
        self.run()
        return [_notification(message) for message in drained(self._subscriber)]

    def receipt(self, key: str) -> Receipt:
        """The newest receipt under a key. A `LookupError` where the file left none."""
        found = self.receipts(key)
        if not found:
            raise LookupError(f"{key} has no receipt")
        return found[-1]

    def receipts(self, key: str) -> list[Receipt]:
        """Every receipt under a key, oldest first."""
        partition = keys.RECEIPT.partition(bucket=self["DropBucket"], key=key)
        of_key = [it for it in self._every("receipt") if it["pk"]["S"] == partition]
        return sorted(map(items.receipt_in, of_key), key=lambda receipt: (receipt.arrived, receipt.updated))

    def every_receipt(self) -> list[Receipt]:
        return [items.receipt_in(item) for item in self._every("receipt")]

    def keep_receipt(self, receipt: Receipt) -> None:
        """Put a receipt into the table."""
        self.client("dynamodb").put_item(TableName=self["ArticlesTable"], Item=items.receipt_item(receipt))

    def articles(self) -> list[Article]:
        """Every article as it stands now."""
        return [items.article_in(item) for item in self._every("article")]

    def history(self) -> list[Article]:
        """Every older version and every earlier observation."""
        return [items.article_in(item) for item in self._every("version")]

    def lists(self) -> list[PageList]:
        """The lists of all pages."""
        return [list_in(item) for item in self._every("list")]

    @property
    def deployed(self) -> Deployed:
        """The stack as the command line finds it, by its outputs."""
        outputs = self.resources.outputs()
        answer = {"Stacks": [{"Outputs": [{"OutputKey": key, "OutputValue": it} for key, it in outputs.items()]}]}
        with mock.patch("clipwire.cli.stack.cloudformation") as cloudformation:
            cloudformation().describe_stacks.return_value = answer
            return find_stack("clipwire")

    def items(self) -> list[Item]:
        """All items of the table."""
        self.run()
        pages = self.client("dynamodb").get_paginator("scan").paginate(TableName=self["ArticlesTable"])
        return [item for page in pages for item in page["Items"]]

    def fill(self, items: Iterable[Item]) -> None:
        """Put the items of another stack into the table, as if its stream had been read."""
        for item in items:
            self.client("dynamodb").put_item(TableName=self["ArticlesTable"], Item=item)
        for stream in self.streams:
            stream.skip()

    def try_late_changes(self, times: int) -> None:
        """Set a change aside after so many tries. The template's fifty would take most of a test's time."""
        arn = self.resources.arn("NotificationsDeadLetters")
        policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": times})
        attributes = {"RedrivePolicy": policy}
        self.client("sqs").set_queue_attributes(QueueUrl=self["LateChangesQueue"], Attributes=attributes)

    def _every(self, kind: str) -> list[Item]:
        return [item for item in self.items() if item["kind"]["S"] == kind]

    def _subscribe(self) -> None:
        self._subscriber = self.client("sqs").create_queue(QueueName=SUBSCRIBER)["QueueUrl"]
        arn = self.client("sqs").get_queue_attributes(QueueUrl=self._subscriber, AttributeNames=["QueueArn"])
        self.client("sns").subscribe(
            TopicArn=self["NotificationsTopic"],
            Protocol="sqs",
            Endpoint=arn["Attributes"]["QueueArn"],
            Attributes={"RawMessageDelivery": "true"},
        )


def _notification(message: dict[str, Any]) -> Notification:
    event = json.loads(message["Body"])
    about = event["data"].get("key") if event["type"] == "clipwire.file.rejected" else event["data"].get("title")
    attributes = {name: value["StringValue"] for name, value in message.get("MessageAttributes", {}).items()}
    return Notification(event["type"], about, event["id"], event, attributes)
