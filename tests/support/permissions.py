"""What a role allows, as far as our roles say it: actions, resources, and the leading keys of a table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from tests.support.template import ACCOUNT, REGION

Parameters = dict[str, Any]

LEADING_KEYS = "dynamodb:LeadingKeys"


@dataclass(frozen=True)
class Use:
    """One thing that a call asks of AWS: IAM's name of the action, the resource, the partition keys it touches."""

    action: str
    resource: str
    leading_keys: tuple[str, ...] = ()
    prefix: str = ""
    """Of a listing of S3."""


@dataclass(frozen=True)
class Role:
    """The policies of one role, in their resolved properties."""

    name: str
    statements: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, name: str, properties: dict[str, Any]) -> "Role":
        documents = [policy["PolicyDocument"] for policy in properties.get("Policies", [])]
        return cls(name, tuple(statement for document in documents for statement in document["Statement"]))

    def allows(self, use: Use) -> bool:
        applying = [it["Effect"] for it in self.statements if _applies(it, use)]
        return "Allow" in applying and "Deny" not in applying

    @property
    def granted(self) -> set[str]:
        """Every action that some statement allows."""
        allowing = (it for it in self.statements if it["Effect"] == "Allow")
        return {action for statement in allowing for action in _listed(statement["Action"])}


def _applies(statement: dict[str, Any], use: Use) -> bool:
    return (
        any(fnmatchcase(use.action, pattern) for pattern in _listed(statement["Action"]))
        and any(fnmatchcase(use.resource, pattern) for pattern in _listed(statement["Resource"]))
        and all(_holds(operator, it, use) for operator, it in statement.get("Condition", {}).items())
    )


def _holds(operator: str, wanted: dict[str, Any], use: Use) -> bool:
    if operator == "StringLike" and set(wanted) == {"s3:prefix"}:
        return fnmatchcase(use.prefix, wanted["s3:prefix"])
    if operator != "ForAllValues:StringLike" or set(wanted) != {LEADING_KEYS}:
        raise NotImplementedError(f"tests/support/permissions.py must learn of the condition {operator} {wanted}")
    patterns = _listed(wanted[LEADING_KEYS])
    return all(any(fnmatchcase(key, pattern) for pattern in patterns) for key in use.leading_keys)


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def uses(service: str, operation: str, parameters: Parameters) -> list[Use]:
    """What IAM would be asked for this call of boto3's."""
    named = USES.get(service)
    return list(named(operation, parameters)) if named else [Use(f"{service}:{operation}", "*")]


def _s3(operation: str, parameters: Parameters) -> Iterator[Use]:
    object_arn = f"arn:aws:s3:::{parameters.get('Bucket')}/{parameters.get('Key')}"
    match operation:
        case "GetObject" | "HeadObject":
            yield Use("s3:GetObjectVersion" if parameters.get("VersionId") else "s3:GetObject", object_arn)
        case "ListObjectsV2":
            yield Use("s3:ListBucket", f"arn:aws:s3:::{parameters['Bucket']}", prefix=parameters.get("Prefix", ""))
        case "ListObjectVersions":
            prefix = parameters.get("Prefix", "")
            yield Use("s3:ListBucketVersions", f"arn:aws:s3:::{parameters['Bucket']}", prefix=prefix)
        case "DeleteObjects":
            for each in parameters["Delete"]["Objects"]:
                of_version = "s3:DeleteObjectVersion" if each.get("VersionId") else "s3:DeleteObject"
                yield Use(of_version, f"arn:aws:s3:::{parameters['Bucket']}/{each['Key']}")
        case "CreateMultipartUpload" | "UploadPart" | "CompleteMultipartUpload":
            yield Use("s3:PutObject", object_arn)
        case _:
            yield Use(f"s3:{operation}", object_arn)


def _dynamodb(operation: str, parameters: Parameters) -> Iterator[Use]:
    if operation in ("TransactWriteItems", "TransactGetItems"):
        for step in parameters["TransactItems"]:
            for kind, item in step.items():
                yield _on_table({"Put": "PutItem", "Get": "GetItem"}.get(kind, f"{kind}Item"), item)
    elif operation in ("BatchGetItem", "BatchWriteItem"):
        for table, asked in parameters["RequestItems"].items():
            for key in asked["Keys"] if operation == "BatchGetItem" else [{}]:
                yield _on_table(operation, {"TableName": table, "Key": key})
    else:
        yield _on_table(operation, parameters)


def _on_table(action: str, parameters: Parameters) -> Use:
    table = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{parameters['TableName']}"
    index = f"/index/{parameters['IndexName']}" if "IndexName" in parameters else ""
    if action == "Query" and not index:
        key = parameters["ExpressionAttributeValues"][":pk"]["S"]
    else:
        key = (parameters.get("Key") or parameters.get("Item") or {}).get("pk", {}).get("S")
    return Use(f"dynamodb:{action}", table + index, (key,) if key else ())


def _streams(operation: str, parameters: Parameters) -> Iterator[Use]:
    stream = parameters.get("StreamArn") or parameters["ShardIterator"].partition("|")[0]
    yield Use(f"dynamodb:{operation}", stream)


def _sqs(operation: str, parameters: Parameters) -> Iterator[Use]:
    queue = parameters.get("QueueName") or parameters["QueueUrl"].rpartition("/")[2]
    yield Use(f"sqs:{operation.removesuffix('Batch')}", f"arn:aws:sqs:{REGION}:{ACCOUNT}:{queue}")


def _sns(operation: str, parameters: Parameters) -> Iterator[Use]:
    resource = parameters.get("TopicArn") or parameters.get("SubscriptionArn") or "*"
    yield Use(f"sns:{operation.removesuffix('Batch')}", resource)


def _lambda(operation: str, parameters: Parameters) -> Iterator[Use]:
    yield Use("lambda:InvokeFunction", f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{parameters['FunctionName']}")


USES: dict[str, Callable[[str, Parameters], Iterator[Use]]] = {
    "dynamodb": _dynamodb,
    "dynamodbstreams": _streams,
    "lambda": _lambda,
    "s3": _s3,
    "sns": _sns,
    "sqs": _sqs,
}
