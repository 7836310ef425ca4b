"""Alarms and the dashboard of the template."""

import json
import re

import pytest

from tests.support.clippings import ROOT
from tests.support.template import REGION
from tests.unit.template.resources import (
    dead_letter_queues,
    mappings,
    names_of,
    of_type,
    resolved,
)


def watched(namespace: str, metric: str, dimension: str) -> set[str]:
    """What has an alarm on this metric: values of the dimension."""
    seen = set()
    for alarm in of_type("AWS::CloudWatch::Alarm").values():
        metrics = [it["MetricStat"]["Metric"] for it in alarm.get("Metrics", []) if "MetricStat" in it] or [alarm]
        for it in metrics:
            if (it["Namespace"], it["MetricName"]) == (namespace, metric):
                seen |= {each["Value"] for each in it["Dimensions"] if each["Name"] == dimension}
    return seen


def test_every_dead_letter_queue_every_function_and_every_source_has_an_alarm() -> None:
    functions = set(names_of("AWS::Lambda::Function"))
    letters = {f"{queue}.QueueName" for queue in dead_letter_queues()}
    read_from = {it["EventSourceArn"].partition(".")[0] for it in mappings() if it["EventSourceArn"].endswith(".Arn")}
    waiting = {f"{queue}.QueueName" for queue in read_from - dead_letter_queues()}
    streaming = {it["FunctionName"] for it in mappings() if it["EventSourceArn"].endswith(".StreamArn")}
    kept = {"ArchiveDeadLetters.QueueName"}  # nothing reads them
    letters -= kept
    assert watched("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName") == kept
    assert watched("AWS/SQS", "NumberOfMessagesReceived", "QueueName") == letters, "record_failure takes them at once"
    assert watched("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName") == waiting | letters
    assert watched("AWS/Lambda", "Errors", "FunctionName") == functions
    assert watched("AWS/Lambda", "IteratorAge", "FunctionName") == streaming


@pytest.mark.parametrize("alarm", names_of("AWS::CloudWatch::Alarm"))
def test_an_alarm_says_what_to_do_and_tells_the_operator(alarm: str) -> None:
    properties = of_type("AWS::CloudWatch::Alarm")[alarm]
    assert re.search(r"What to do: \S+", properties["AlarmDescription"])
    assert "docs/runbook.md" in properties["AlarmDescription"]
    assert properties["AlarmActions"] == ["AlarmsTopic"]
    assert properties["TreatMissingData"] == ("breaching" if alarm == "SilenceAlarm" else "notBreaching")


@pytest.mark.parametrize("metric", ["NumberOfNotificationsFailed", "NumberOfNotificationsFailedToRedriveToDlq"])
def test_an_alarm_rings_if_a_subscriber_does_not_take_a_notification(metric: str) -> None:
    assert watched("AWS/SNS", metric, "TopicName") == {"NotificationsTopic.TopicName"}


@pytest.mark.parametrize("function", ["ingest_article", "read_large", "unpack_archive", "place_article"])
def test_an_alarm_rings_if_messages_fail_and_the_function_does_not(function: str) -> None:
    # The handler's metric of a failure, and the service under which Powertools files it
    handler = (ROOT / "functions" / function / "handler.py").read_text()
    [metric] = re.findall(r'failures="(\w+)"', handler)
    assert watched("Clipwire/dev", metric, "service") == {function}


def test_an_alarm_rings_after_hours_of_silence_if_it_is_asked_for() -> None:
    assert "SilenceAlarm" not in resolved()
    alarm = of_type("AWS::CloudWatch::Alarm", SilenceHours="36")["SilenceAlarm"]
    # Each hour without a message counts, and an hour without figures is one
    assert (alarm["Period"], alarm["EvaluationPeriods"], alarm["Threshold"]) == (3600, "36", 1)
    assert (alarm["ComparisonOperator"], alarm["TreatMissingData"]) == ("LessThanThreshold", "breaching")
    assert alarm["Dimensions"] == [{"Name": "QueueName", "Value": "ArrivalsQueue.QueueName"}]
    assert "for 36 hours" in alarm["AlarmDescription"]


def test_alarms_can_go_to_a_topic_that_exists() -> None:
    topic = "arn:aws:sns:eu-west-1:123456789012:duty"
    of_stack = resolved(AlarmsTopicArn=topic)
    assert not {"AlarmsTopic", "AlarmsTopicPolicy"} & of_stack.keys()
    actions = [it["Properties"]["AlarmActions"] for it in of_stack.values() if it["Type"] == "AWS::CloudWatch::Alarm"]
    assert actions and all(action == [topic] for action in actions)


def test_alarms_are_mailed_where_there_is_an_address() -> None:
    for nobody in ("", "none"):
        assert "Subscription" not in of_type("AWS::SNS::Topic", AlarmEmail=nobody)["AlarmsTopic"]
    [told] = of_type("AWS::SNS::Topic", AlarmEmail="duty@example.org")["AlarmsTopic"]["Subscription"]
    assert told == {"Protocol": "email", "Endpoint": "duty@example.org"}


def test_the_dashboard_is_json_and_shows_metrics_of_this_stack() -> None:
    [dashboard] = of_type("AWS::CloudWatch::Dashboard").values()
    widgets = json.loads(dashboard["DashboardBody"])["widgets"]
    assert {widget["properties"]["region"] for widget in widgets} == {REGION}
    assert "Clipwire/dev" in dashboard["DashboardBody"]
