"""The nested stack of alarms, deployed: an alarm that goes off reaches the operator and says what to do."""

import json
import re
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.installation import Installation

RUNBOOK = (Path(__file__).resolve().parents[2] / "docs" / "runbook.md").read_text()
ON_REQUEST = {"SilenceAlarm"}
"""SilenceHours is 0 in this installation."""


def resource(installation: Installation, stack: str, logical_id: str) -> str:
    """The physical id of a resource."""
    client = installation.client("cloudformation")
    found = client.describe_stack_resource(StackName=stack, LogicalResourceId=logical_id)
    name: str = found["StackResourceDetail"]["PhysicalResourceId"]
    return name


@pytest.fixture
def operator(installation: Installation) -> Iterator[str]:
    """The URL of a queue that gets what the topic of alarms sends."""
    sqs, sns = installation.client("sqs"), installation.client("sns")
    queue = sqs.create_queue(QueueName=f"clipwire-operator-{secrets.token_hex(4)}")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    topic = resource(installation, installation.stack, "AlarmsTopic")
    allowed = {"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": arn}
    policy = {"Version": "2012-10-17", "Statement": [allowed | {"Condition": {"ArnEquals": {"aws:SourceArn": topic}}}]}
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps(policy)})
    subscription = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, ReturnSubscriptionArn=True)
    yield queue
    sns.unsubscribe(SubscriptionArn=subscription["SubscriptionArn"])
    sqs.delete_queue(QueueUrl=queue)


def test_every_alarm_that_goes_off_reaches_the_operator_with_what_to_do(
    installation: Installation, operator: str
) -> None:
    # Given the alarms of the nested stack, one for each entry of the runbook but those that a parameter turns on
    nested = resource(installation, installation.stack, "AlarmsStack")
    listed = installation.client("cloudformation").describe_stack_resources(StackName=nested)["StackResources"]
    alarms = {it["LogicalResourceId"]: it["PhysicalResourceId"] for it in listed}
    headings = "\n".join(re.findall(r"^## .*", RUNBOOK, re.MULTILINE))
    assert set(alarms) | ON_REQUEST == set(re.findall(r"(\w+Alarm)(?=[,:])", headings))
    # When each goes off
    cloudwatch, sqs = installation.client("cloudwatch"), installation.client("sqs")
    for name in alarms.values():
        cloudwatch.set_alarm_state(AlarmName=name, StateValue="ALARM", StateReason="tried by a test")
    # Then the operator gets a message of each, which says what to do
    told: dict[str, str] = {}
    deadline = time.monotonic() + installation.patience
    while set(told) != set(alarms.values()) and time.monotonic() < deadline:
        answer = sqs.receive_message(QueueUrl=operator, MaxNumberOfMessages=10, WaitTimeSeconds=1)
        for message in answer.get("Messages", []):
            alarm = json.loads(json.loads(message["Body"])["Message"])
            told[alarm["AlarmName"]] = alarm["AlarmDescription"]
            sqs.delete_message(QueueUrl=operator, ReceiptHandle=message["ReceiptHandle"])
    assert set(told) == set(alarms.values())
    assert [text for text in told.values() if "What to do:" not in text] == []
