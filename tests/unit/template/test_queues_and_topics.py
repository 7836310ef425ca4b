"""Queues and topics of the template, and what reads from them."""

import pytest

from tests.support import template as templates
from tests.unit.template.resources import Json, dead_letter_queues, mappings, names_of, of_type, statements


@pytest.mark.parametrize("queue", names_of("AWS::SQS::Queue"))
def test_a_queue_is_encrypted_and_keeps_messages_for_14_days(queue: str) -> None:
    properties = of_type("AWS::SQS::Queue")[queue]
    assert properties["SqsManagedSseEnabled"] is True
    assert properties["MessageRetentionPeriod"] == 14 * 24 * 60 * 60


@pytest.mark.parametrize("queue", sorted(set(names_of("AWS::SQS::Queue")) - dead_letter_queues()))
def test_a_queue_hands_what_fails_too_often_to_a_dead_letter_queue(queue: str) -> None:
    policy = of_type("AWS::SQS::Queue")[queue]["RedrivePolicy"]
    # Changes that failed are tried every six minutes: fifty times take five hours.
    assert policy["maxReceiveCount"] == (50 if queue == "LateChangesQueue" else 5)
    assert policy["deadLetterTargetArn"].removesuffix(".Arn") in names_of("AWS::SQS::Queue")


@pytest.mark.parametrize("mapping", mappings(), ids=lambda it: it["EventSourceArn"])
def test_a_message_is_hidden_for_six_times_as_long_as_its_function_may_take(mapping: Json) -> None:
    queue, _, attribute = mapping["EventSourceArn"].partition(".")
    if attribute == "StreamArn":
        assert mapping["MaximumRetryAttempts"] > 0
        assert mapping["MaximumRecordAgeInSeconds"] < 24 * 60 * 60, "the stream keeps records for a day"
        assert mapping["BisectBatchOnFunctionError"] is True
        assert mapping["DestinationConfig"]["OnFailure"]["Destination"]
    else:
        timeout = of_type("AWS::Lambda::Function")[mapping["FunctionName"]]["Timeout"]
        assert of_type("AWS::SQS::Queue")[queue]["VisibilityTimeout"] == 6 * timeout


@pytest.mark.parametrize("mapping", mappings(), ids=lambda it: it["EventSourceArn"])
def test_a_batch_is_answered_item_by_item(mapping: Json) -> None:
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_a_flood_waits_in_the_queue() -> None:
    [arrivals] = [it for it in mappings() if it["EventSourceArn"] == "ArrivalsQueue.Arn"]
    assert arrivals["ScalingConfig"]["MaximumConcurrency"] == "20"


def test_only_drop_buckets_of_this_account_may_send_arrivals() -> None:
    sending = [
        statement
        for policy, statement in statements("AWS::SQS::QueuePolicy")
        if statement["Effect"] == "Allow" and policy == "ArrivalsQueuePolicy"
    ]
    assert sending
    for statement in sending:
        assert statement["Principal"] == {"Service": "s3.amazonaws.com"}
        assert statement["Condition"]["StringEquals"] == {"aws:SourceAccount": templates.ACCOUNT}
        [bucket] = statement["Condition"]["ArnLike"].values()
        assert bucket.endswith(":s3:::*-dropbucket*")


def test_only_place_article_may_publish_notifications() -> None:
    [refusal] = [it for _, it in statements("AWS::SNS::TopicPolicy") if it.get("Sid") == "OnlyPlaceArticlePublishes"]
    assert (refusal["Effect"], refusal["Action"]) == ("Deny", "sns:Publish")
    assert refusal["Condition"] == {"ArnNotEquals": {"aws:PrincipalArn": "PlaceArticleRole.Arn"}}


@pytest.mark.parametrize(
    ("kind", "policies", "owner"),
    [
        ("AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues"),
        ("AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics"),
    ],
)
def test_every_queue_and_topic_refuses_plain_http(kind: str, policies: str, owner: str) -> None:
    covered = {
        thing
        for policy in of_type(policies).values()
        if any(
            it["Effect"] == "Deny" and it.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
            for it in policy["PolicyDocument"]["Statement"]
        )
        for thing in policy[owner]
    }
    assert covered == set(of_type(kind))


def test_only_alarms_of_this_account_may_publish_alarms() -> None:
    [policy] = [it for it in of_type("AWS::SNS::TopicPolicy").values() if it["Topics"] == ["AlarmsTopic"]]
    [allowed] = [it for it in policy["PolicyDocument"]["Statement"] if it["Effect"] == "Allow"]
    assert (allowed["Principal"], allowed["Action"]) == ({"Service": "cloudwatch.amazonaws.com"}, "sns:Publish")
    assert allowed["Condition"] == {"StringEquals": {"aws:SourceAccount": templates.ACCOUNT}}
