"""`clipwire watch`: print notifications as they arrive, through a queue that exists while the command runs."""

import json
import secrets
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any

from clipwire.adapters import clients
from clipwire.cli.changes import notification_view
from clipwire.cli.output import Failure, answers, notes, plain, write_json
from clipwire.cli.stack import Stack, sqs

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

ATTRIBUTES = ("type", "source", "language", "language_tag", "countries", "subjects", "grade", "watched", "duplicate")
"""The message attributes of events. A filter by any other lets nothing through."""

EXAMPLE = '{"countries": ["KP"]}'
"""A filter for error messages."""

WAIT_SECONDS = 5
"""Duration of a long poll, and so the longest time that Ctrl-C may take."""


def watch(stack: Stack, filter_policy: str | None, count: int | None, as_json: bool) -> None:
    """Print notifications until Ctrl-C, or until `count` have arrived.

    `filter_policy` is an SNS filter policy over the message's attributes, as JSON.
    """
    chosen = _policy(filter_policy)
    client = sqs()
    left = count if count is not None else -1
    with _interrupted_by_terminate(), subscribed_queue(client, stack.topic, chosen) as queue:
        notes.print(plain(f"watching {stack.name}: drop a file, or press Ctrl-C", "dim"))
        try:
            while left:
                for event in receive(client, queue):
                    if left:
                        left -= 1
                        _show(event, as_json)
        except KeyboardInterrupt:
            notes.print(plain("ended", "dim"))


def _show(event: dict[str, object], as_json: bool) -> None:
    if as_json:
        write_json(event)
    else:
        answers.print(notification_view(event))


def receive(client: "SQSClient", queue: str) -> Iterator[dict[str, object]]:
    """The events that have arrived, after a wait of a few seconds for the first."""
    answer = client.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=WAIT_SECONDS)
    for message in answer.get("Messages", []):
        client.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        yield json.loads(message["Body"])


@contextmanager
def subscribed_queue(client: "SQSClient", topic: str, filter_policy: dict[str, Any] | None) -> Iterator[str]:
    """A new queue that is subscribed to the topic. Queue and subscription are deleted afterwards."""
    sns = clients.sns()
    queue = client.create_queue(
        QueueName=f"clipwire-watch-{secrets.token_hex(6)}",
        Attributes={"MessageRetentionPeriod": "3600"},
    )["QueueUrl"]
    subscription = None
    try:
        attributes = client.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]
        arn = attributes["QueueArn"]
        client.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps(_may_send(topic, arn))})
        subscription = sns.subscribe(
            TopicArn=topic,
            Protocol="sqs",
            Endpoint=arn,
            Attributes={"RawMessageDelivery": "true"}
            | ({"FilterPolicy": json.dumps(filter_policy)} if filter_policy else {}),
            ReturnSubscriptionArn=True,
        )["SubscriptionArn"]
        yield queue
    finally:
        try:
            if subscription:
                sns.unsubscribe(SubscriptionArn=subscription)
        finally:
            client.delete_queue(QueueUrl=queue)


def _may_send(topic: str, queue: str) -> dict[str, object]:
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "sns.amazonaws.com"},
                "Action": "sqs:SendMessage",
                "Resource": queue,
                "Condition": {"ArnEquals": {"aws:SourceArn": topic}},
            }
        ],
    }


def _policy(given: str | None) -> dict[str, Any] | None:
    if given is None:
        return None
    try:
        policy = json.loads(given)
    except ValueError as error:
        raise Failure(f"--filter is not JSON, as {EXAMPLE} is: {error}", status=2) from error
    if not isinstance(policy, dict):
        raise Failure(f"--filter is a JSON object, as {EXAMPLE}", status=2)
    for name, values in policy.items():
        if name not in (*ATTRIBUTES, "$or"):
            raise Failure(f"--filter: events have no {name}; they have {', '.join(ATTRIBUTES)}", status=2)
        if not isinstance(values, list):
            raise Failure(f"--filter: {name} needs a list of values, as in {EXAMPLE}", status=2)
    return policy


@contextmanager
def _interrupted_by_terminate() -> Iterator[None]:
    """SIGTERM, and SIGHUP when the terminal closes, end the command as Ctrl-C does, so that the queue is deleted."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
