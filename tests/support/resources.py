"""Create the resources of a template in moto, with the properties from the template.

Only resources with an effect that a test can see are created. Moto's own CloudFormation needs many optional packages,
and supports neither subscriptions nor notifications nor time to live.
"""

import json
from collections.abc import Callable
from typing import Any

from moto.dynamodb.models import dynamodb_backends

from tests.support.clients import client
from tests.support.template import ACCOUNT, REGION, Resolver, Template

Properties = dict[str, Any]

WITHOUT_EFFECT = {
    # tests read their text, or another module of this package does their work
    "AWS::ApplicationInsights::Application",
    "AWS::Athena::WorkGroup",
    "AWS::CloudFormation::Stack",
    "AWS::CloudWatch::CompositeAlarm",
    "AWS::Events::Rule",
    "AWS::Glue::Database",
    "AWS::Glue::Table",
    "AWS::IAM::ManagedPolicy",
    "AWS::IAM::Policy",
    "AWS::IAM::Role",
    "AWS::KMS::Alias",
    "AWS::KMS::Key",
    "AWS::Lambda::EventInvokeConfig",
    "AWS::Lambda::EventSourceMapping",
    "AWS::Lambda::Function",
    "AWS::Lambda::LayerVersion",
    "AWS::Lambda::Permission",
    "AWS::Logs::LogGroup",
    "AWS::Logs::MetricFilter",
    "AWS::ResourceGroups::Group",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueuePolicy",
}

# type                         the property that may name it
NAMED_BY = {
    "AWS::DynamoDB::Table": "TableName",
    "AWS::IAM::Role": "RoleName",
    "AWS::Lambda::Function": "FunctionName",
    "AWS::Logs::LogGroup": "LogGroupName",
    "AWS::S3::Bucket": "BucketName",
    "AWS::SNS::Topic": "TopicName",
    "AWS::SQS::Queue": "QueueName",
}

ARNS = {
    "AWS::Events::Rule": f"arn:aws:events:{REGION}:{ACCOUNT}:rule/{{}}",
    "AWS::DynamoDB::Table": f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{{}}",
    "AWS::IAM::Role": f"arn:aws:iam::{ACCOUNT}:role/{{}}",
    "AWS::KMS::Key": f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{{}}",
    "AWS::Lambda::Function": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{{}}",
    "AWS::Logs::LogGroup": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{{}}:*",
    "AWS::S3::Bucket": "arn:aws:s3:::{}",
    "AWS::SNS::Topic": f"arn:aws:sns:{REGION}:{ACCOUNT}:{{}}",
    "AWS::SQS::Queue": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{{}}",
}


class Resources:
    """The resources of one stack: their properties with references resolved, their names and ARNs."""

    def __init__(self, template: Template, stack_name: str) -> None:
        self._stack_name = stack_name
        self._declared = template.resources
        self._template = template
        self._resolver = Resolver(template, self.reference, self.attribute)
        self._outputs = template.expanded.get("Outputs", {})

    def of_type(self, kind: str) -> dict[str, Properties]:
        return {name: self.properties(name) for name, it in self._declared.items() if it["Type"] == kind}

    def properties(self, logical_id: str) -> Properties:
        resolved: Properties = self._resolver.resolve(self._declared[logical_id].get("Properties", {}))
        return resolved

    def name(self, logical_id: str) -> str:
        """The physical name: from the template if it is set there, else the stack's name and the logical id."""
        resource = self._declared[logical_id]
        named_by = NAMED_BY.get(resource["Type"], "")
        given = self._resolver.resolve(resource.get("Properties", {}).get(named_by))
        made = f"{self._stack_name}-{logical_id}"
        if isinstance(given, str):
            return given
        if resource["Type"] == "AWS::S3::Bucket":
            return made.lower()
        return f"{made}.fifo" if resource.get("Properties", {}).get("FifoQueue") else made

    def reference(self, logical_id: str) -> str:
        match self._declared[logical_id]["Type"]:
            case "AWS::SQS::Queue":
                return f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{self.name(logical_id)}"
            case "AWS::SNS::Topic":
                return self.arn(logical_id)
        return self.name(logical_id)

    def attribute(self, logical_id: str, attribute: str) -> str:
        if attribute == "StreamArn":
            table = dynamodb_backends[ACCOUNT][REGION].tables[self.name(logical_id)]
            return f"{table.table_arn}/stream/{table.latest_stream_label}"
        if attribute.endswith("Arn"):
            return self.arn(logical_id)
        if attribute.endswith("Name"):
            return self.name(logical_id)
        raise LookupError(f"the harness does not know {logical_id}.{attribute}")

    def arn(self, logical_id: str) -> str:
        return ARNS[self._declared[logical_id]["Type"]].format(self.name(logical_id))

    def outputs(self) -> dict[str, str]:
        """Name -> value. Outputs with an attribute that the harness does not know are left out."""
        known = {}
        for name, output in self._outputs.items():
            try:
                known[name] = str(self._resolver.resolve(output["Value"]))
            except LookupError:
                continue
        return known

    def nested(self) -> "dict[str, Resources]":
        """The nested stacks by their logical ids."""
        templates = self._template.nested(self._resolver)
        return {name: Resources(template, f"{self._stack_name}-{name}") for name, template in templates.items()}

    def create(self, created_by: "Creators") -> None:
        """Create the resources of these types in this order, and those of the nested stacks last."""
        known = WITHOUT_EFFECT | RESOURCES.keys() | WATCHING.keys()
        if unknown := {it["Type"] for it in self._declared.values()} - known:
            raise NotImplementedError(f"tests/support/resources.py does not know {', '.join(sorted(unknown))}")
        for kind, create in created_by.items():
            resources = self.of_type(kind)
            # a dead-letter queue must exist before the queue that names it
            for logical_id in sorted(resources, key=lambda it: "RedrivePolicy" in resources[it]):
                create(self.name(logical_id), resources[logical_id])
        for stack in self.nested().values():
            stack.create(created_by)


def create_queue(name: str, properties: Properties) -> None:
    attributes = {
        key: value if isinstance(value, str) else json.dumps(value)
        for key, value in properties.items()
        if key not in ("QueueName", "Tags", "RedriveAllowPolicy")
    }
    client("sqs").create_queue(QueueName=name, Attributes=attributes)


def create_topic(name: str, properties: Properties) -> None:
    client("sns").create_topic(Name=name)


def create_table(name: str, properties: Properties) -> None:
    dynamodb = client("dynamodb")
    unchanged = ("AttributeDefinitions", "KeySchema", "BillingMode", "GlobalSecondaryIndexes")
    stream = properties.get("StreamSpecification")
    dynamodb.create_table(
        TableName=name,
        **{key: properties[key] for key in unchanged if key in properties},
        **({"StreamSpecification": stream | {"StreamEnabled": True}} if stream else {}),
    )
    if expiry := properties.get("TimeToLiveSpecification"):
        dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=expiry)


def create_bucket(name: str, properties: Properties) -> None:
    s3 = client("s3")
    is_locked = properties.get("ObjectLockEnabled", False)
    place = {"LocationConstraint": REGION}
    s3.create_bucket(Bucket=name, CreateBucketConfiguration=place, ObjectLockEnabledForBucket=is_locked)
    if is_locked:
        retention = properties["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
        rule = {"DefaultRetention": retention | {"Days": int(retention["Days"])}}
        configuration = {"ObjectLockEnabled": "Enabled", "Rule": rule}
        s3.put_object_lock_configuration(Bucket=name, ObjectLockConfiguration=configuration)
    if versioning := properties.get("VersioningConfiguration"):
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration=versioning)
    configurations = properties.get("NotificationConfiguration", {}).get("QueueConfigurations", [])
    if configurations:
        # with this call, moto sends an s3:TestEvent, as S3 does
        s3.put_bucket_notification_configuration(
            Bucket=name,
            NotificationConfiguration={
                "QueueConfigurations": [
                    {
                        "QueueArn": it["Queue"],
                        "Events": [it["Event"]],
                        "Filter": {"Key": {"FilterRules": it.get("Filter", {}).get("S3Key", {}).get("Rules", [])}},
                    }
                    for it in configurations
                ]
            },
        )


def create_subscription(name: str, properties: Properties) -> None:
    names = ("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy")
    given = {key: properties[key] for key in names if key in properties}
    client("sns").subscribe(
        TopicArn=properties["TopicArn"],
        Protocol=properties["Protocol"],
        Endpoint=properties["Endpoint"],
        Attributes={key: value if isinstance(value, str) else json.dumps(value) for key, value in given.items()},
    )


def create_alarm(name: str, properties: Properties) -> None:
    client("cloudwatch").put_metric_alarm(AlarmName=name, **properties)


def create_dashboard(name: str, properties: Properties) -> None:
    client("cloudwatch").put_dashboard(**properties)


Creators = dict[str, Callable[[str, Properties], None]]

RESOURCES: Creators = {
    # in this order
    "AWS::SQS::Queue": create_queue,
    "AWS::SNS::Topic": create_topic,
    "AWS::DynamoDB::Table": create_table,
    "AWS::S3::Bucket": create_bucket,
    "AWS::SNS::Subscription": create_subscription,
}

WATCHING: Creators = {
    "AWS::CloudWatch::Alarm": create_alarm,
    "AWS::CloudWatch::Dashboard": create_dashboard,
}
