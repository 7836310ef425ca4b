"""Alarms and the dashboard, in their nested stacks: they watch what is there."""

import json
from typing import Any

import pytest

from tests.support.clippings import ClipwireStack
from tests.support.pages import page_dump, zip_of
from tests.support.resources import NAMED_BY

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000") + bytes(200)

QUEUES, FUNCTIONS = "AWS::SQS::Queue", "AWS::Lambda::Function"
OWN_METRICS = {
    "IngestFailures": "ingest_article",
    "ReadLargeFailures": "read_large",
    "UnpackFailures": "unpack_archive",
    "PlacingFailures": "place_article",
}
TOPICS = "AWS::SNS::Topic"
WATCHED = {"QueueName": QUEUES, "FunctionName": FUNCTIONS, "TopicName": TOPICS}


def alarms(stack: ClipwireStack) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stack.client("cloudwatch").describe_alarms()["MetricAlarms"]
    return found


def shown(stack: ClipwireStack) -> list[list[Any]]:
    """The metrics of the dashboard, its abbreviations (`.`: as in the row above) written out."""
    client = stack.client("cloudwatch")
    [entry] = client.list_dashboards()["DashboardEntries"]
    body = json.loads(client.get_dashboard(DashboardName=entry["DashboardName"])["DashboardBody"])
    metrics = []
    for widget in body["widgets"]:
        above: list[Any] = []
        for row in widget["properties"]["metrics"]:
            texts = [cell for cell in row if isinstance(cell, str)]
            above = [above[place] if cell == "." else cell for place, cell in enumerate(texts)]
            metrics.append(above)
    return metrics


def test_every_alarm_watches_a_queue_or_a_function_of_the_stack_and_tells_the_operator(stack: ClipwireStack) -> None:
    names = {kind: {stack.resources.name(it) for it in stack.resources.of_type(kind)} for kind in WATCHED.values()}
    assert NAMED_BY.keys() >= names.keys()
    assert len(alarms(stack)) >= 11
    for alarm in alarms(stack):
        [dimension] = alarm["Dimensions"]
        if alarm["Namespace"].startswith("Clipwire/"):  # a metric of our own, by the name of the function
            assert (dimension["Name"], dimension["Value"]) == ("service", OWN_METRICS[alarm["MetricName"]])
        else:
            assert dimension["Value"] in names[WATCHED[dimension["Name"]]], alarm["AlarmName"]
        assert alarm["AlarmActions"] == [stack["AlarmsTopic"]]
        assert alarm["Threshold"] >= 0 and alarm["ComparisonOperator"] == "GreaterThanThreshold"


def test_the_dashboard_shows_metrics_that_the_functions_emit(stack: ClipwireStack) -> None:
    # Given a stack that has seen every outcome
    stack.drop("fleet.txt", page_dump())
    stack.run()
    stack.drop("again.txt", page_dump())
    stack.drop("picture.png", PNG)
    stack.drop("pages.zip", zip_of({"fleet.txt": page_dump("Another fleet"), "picture.txt": "\x00\x01" * 99}))
    stack.announce("no JSON at all")
    stack.fail("sns", "Publish", times=1, error="InternalError")
    stack.run()
    # When the metrics in its logs are collected
    emitted = {
        (line["service"], metric["Name"])
        for function in stack.functions
        for line in stack.log(function)
        for directive in line.get("_aws", {}).get("CloudWatchMetrics", [])
        for metric in directive["Metrics"]
        if directive["Namespace"] == "Clipwire/dev"
    }
    # Then every metric of ours on the dashboard is among them
    ours = {(row[3], row[1]) for row in shown(stack) if row[0] == "Clipwire/dev"}
    assert len(ours) >= 8
    assert ours - emitted == set()


def test_the_dashboard_shows_queues_and_functions_of_the_stack(stack: ClipwireStack) -> None:
    names = {kind: {stack.resources.name(it) for it in stack.resources.of_type(kind)} for kind in (QUEUES, FUNCTIONS)}
    rows = [row for row in shown(stack) if row[0].startswith("AWS/")]
    assert len(rows) >= 8
    assert [row for row in rows if row[3] not in names[WATCHED[row[2]]]] == []


@pytest.mark.parametrize("stage", ["dev", "prod"])
def test_the_dashboard_is_named_after_its_stack_and_shows_its_stage(stage: str) -> None:
    with ClipwireStack.running(Stage=stage) as stack:
        [entry] = stack.client("cloudwatch").list_dashboards()["DashboardEntries"]
        assert entry["DashboardName"] == "clipwire-overview"
        assert f"Clipwire/{stage}" in {row[0] for row in shown(stack)}
