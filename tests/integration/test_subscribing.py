"""What the docs tell subscribers: every documented filter and the queue's policy, as they are printed."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.clippings import ROOT, ClipwireStack
from tests.support.pages import BODY, page_dump
from tests.support.queues import drained

GUIDES = (ROOT / "README.md", ROOT / "docs" / "events.md")

MATCHING = {
    # attribute    a file that the documented filter lets through
    "countries": ("kp.txt", page_dump("Talks in North Korea", "Ministers of North Korea met again in Pyongyang.")),
    "watched": ("kim.txt", page_dump("Visit", "Kim Jong Un came to the harbour on Monday, and fishermen met him.")),
    "type": ("empty.txt", ""),
    "source": ("pt.txt", page_dump("Fishing fleet returns", source="Pyongyang Times")),
    "grade": ("edited.txt", page_dump(body=f"{BODY}\n\nTwo boats were lost.", crawled="May 03, 2025")),
}
BEFORE = ("before.txt", page_dump(crawled="May 02, 2025"))
"""The version that the edited page changes."""
OTHER = ("other.txt", page_dump("Snow closes the pass", "Snow fell on the pass in Switzerland.", source="Alpine Post"))


def documented_filters() -> list[dict[str, Any]]:
    """The attributes of each `aws sns subscribe` in the docs."""
    found = [
        json.loads(text) for guide in GUIDES for text in re.findall(r"--attributes '(.*?)'", guide.read_text(), re.S)
    ]
    assert len(found) >= 5
    return found


@pytest.mark.parametrize("attributes", documented_filters(), ids=lambda it: it["FilterPolicy"])
def test_a_documented_filter_lets_through_what_it_says_and_nothing_else(
    stack: ClipwireStack, attributes: dict[str, str]
) -> None:
    # Given a subscription as it is printed, to a queue, and a watch list
    queue = stack.client("sqs").create_queue(QueueName="clippings")["QueueUrl"]
    arn = stack.client("sqs").get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"][
        "QueueArn"
    ]
    stack.client("sns").subscribe(
        TopicArn=stack["NotificationsTopic"], Protocol="sqs", Endpoint=arn, Attributes=attributes
    )
    stack.drop("watch.yaml", "- name: Kim Jong Un\n  kind: person\n", key="config/watchlist.yaml")
    stack.drop(*BEFORE)
    stack.run()
    drained(queue)
    # When one file that it means is dropped, and one that it does not mean
    name, content = MATCHING[next(iter(json.loads(attributes["FilterPolicy"])))]
    stack.drop(name, content)
    stack.drop(*OTHER)
    stack.run()
    # Then the first alone arrives
    [message] = drained(queue)
    body = json.loads(message["Body"])
    event = body if "RawMessageDelivery" in attributes else json.loads(body["Message"])
    assert name in json.dumps(event["data"])


def test_the_documented_policy_lets_the_topic_send_to_the_queue(tmp_path: Path) -> None:
    # Given the command that writes the policy, as it is printed
    guide = (ROOT / "docs" / "events.md").read_text()
    [command] = re.findall(r"^[^\n]* > policy\.json <<END\n.*?^END\n", guide, re.S | re.M)
    # When a shell runs it
    names = {"QUEUE_ARN": "arn:the-queue", "TOPIC": "arn:the-topic"}
    subprocess.run(["bash", "-c", command], cwd=tmp_path, env=os.environ | names, check=True)
    # Then the file is JSON as the AWS CLI reads it, and names queue and topic
    policy = json.loads(json.loads((tmp_path / "policy.json").read_text())["Policy"])
    [statement] = policy["Statement"]
    assert statement["Principal"] == {"Service": "sns.amazonaws.com"}
    assert statement["Action"] == "sqs:SendMessage"
    assert statement["Resource"] == "arn:the-queue"
    assert statement["Condition"] == {"ArnEquals": {"aws:SourceArn": "arn:the-topic"}}


def test_an_e_mail_is_words_and_not_json(stack: ClipwireStack) -> None:
    # Given an article that was published
    stack.drop("fleet.txt", page_dump())
    stack.run()
    # When one looks at what SNS got
    [message] = [call.parameters for call in stack.calls.made if call.operation == "Publish"]
    # Then it has a text for e-mail, a subject, and the event for everybody else
    by_protocol = json.loads(message["Message"])
    assert message["Subject"] == "New: Fishing fleet returns"
    assert by_protocol["email"].startswith("Fishing fleet returns\n\nHarbour Times")
    assert json.loads(by_protocol["default"])["type"] == "clipwire.article.published"
