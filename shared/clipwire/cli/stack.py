"""Find a deployed stack by its CloudFormation outputs, and make clients for it."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
    ProfileNotFound,
)

from clipwire.adapters import clients
from clipwire.adapters.aws_errors import code_of
from clipwire.adapters.bucket import Bodies
from clipwire.adapters.table.catalogue import Catalogue
from clipwire.adapters.table.lists import ListsTable
from clipwire.adapters.table.records import RecordsTable
from clipwire.cli.output import Failure
from clipwire.model.errors import TryAgain

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_sqs import SQSClient

INCOMING = "incoming/"
"""The usual beginning of the keys of dropped files, and that of stacks that do not name another."""

LINES = {
    # error                       message for the user
    NoCredentialsError: "no AWS credentials: give --profile or AWS_PROFILE; for the local AWS, source .local/env",
    NoRegionError: "no AWS region is set: give --region or AWS_DEFAULT_REGION; for the local AWS, source .local/env",
    ProfileNotFound: "there is no such AWS profile: look at --profile, AWS_PROFILE and ~/.aws/config",
}


@dataclass(frozen=True)
class Stack:
    """The names of a deployed stack's resources."""

    name: str
    bucket: str
    table: str
    topic: str
    arrivals_queue: str
    containers_queue: str
    placing_queue: str
    prefix: str = INCOMING
    """The beginning of the keys of dropped files."""
    receipt_days: int = 0
    """Days until a receipt is deleted, 0 for never."""
    roots_bucket: str | None = None
    """None if the stack keeps no roots."""
    deletes_files: bool = False
    """Whether dropped files, their former contents or records are deleted by their age."""
    archive_queue: str | None = None
    """None if the stack has no archive."""
    search_function: str | None = None
    compact_function: str | None = None
    archive_database: str | None = None
    archive_workgroup: str | None = None

    def of_archive(self, part: str | None) -> str:
        """The name of a part of the archive. Raises `Failure` if the stack has no archive."""
        if not part:
            raise Failure(f"stack {self.name} has no archive: deploy this release with Archive=true")
        return part

    @property
    def catalogue(self) -> Catalogue:
        records = RecordsTable(clients.dynamodb(), self.table, Bodies(clients.s3(), self.bucket))
        return Catalogue(clients.dynamodb(), self.table, records)

    @property
    def lists(self) -> ListsTable:
        return ListsTable(clients.dynamodb(), self.table)

    def key_of(self, name: str) -> str:
        """The object key for `page.txt`, `incoming/page.txt` or `s3://bucket/incoming/page.txt`."""
        key = name.removeprefix(f"s3://{self.bucket}/")
        return key if key.startswith(self.prefix) else self.prefix + key


def find_stack(name: str, profile: str | None = None, region: str | None = None) -> Stack:
    """The stack with this name. Raises `Failure` if there is none, or if it is not a Clipwire stack."""
    if profile or region:
        boto3.setup_default_session(profile_name=profile, region_name=region)
        clients.clear()
    try:
        answer = cloudformation().describe_stacks(StackName=name)
    except ClientError as error:
        if code_of(error) == "ValidationError":
            raise Failure(
                f"there is no stack {name} in this account and region: name yours with --stack or CLIPWIRE_STACK"
            ) from error
        raise
    outputs = {one.get("OutputKey"): one.get("OutputValue", "") for one in answer["Stacks"][0].get("Outputs", [])}
    try:
        return Stack(
            name=name,
            bucket=outputs["DropBucketName"],
            table=outputs["ArticlesTableName"],
            topic=outputs["NotificationsTopicArn"],
            arrivals_queue=outputs["ArrivalsQueueUrl"],
            containers_queue=outputs["ContainersQueueUrl"],
            placing_queue=outputs["PlacingQueueUrl"],
            prefix=outputs.get("DropPrefix", INCOMING),
            receipt_days=int(outputs.get("ReceiptDays", 0)),
            roots_bucket=outputs.get("RootsBucketName"),
            deletes_files=outputs.get("DeletesFiles") == "true",
            archive_queue=outputs.get("ArchiveQueueUrl"),
            search_function=outputs.get("SearchFunctionName"),
            compact_function=outputs.get("CompactFunctionName"),
            archive_database=outputs.get("ArchiveDatabaseName"),
            archive_workgroup=outputs.get("ArchiveWorkgroupName"),
        )
    except KeyError as missing:
        raise Failure(
            f"stack {name} has no output {missing}: it is another application's, or was deployed by an older release"
        ) from None


def cloudformation() -> "CloudFormationClient":
    return boto3.client("cloudformation", config=clients.PATIENT)


def sqs() -> "SQSClient":
    return boto3.client("sqs", config=clients.PATIENT)


def in_one_line(error: Exception) -> str | None:
    """An error of AWS, of boto3 or of our adapters as one line for the user; None for any other error."""
    match error:
        case NoCredentialsError() | NoRegionError() | ProfileNotFound():
            return LINES[type(error)]
        case EndpointConnectionError() if endpoint := os.environ.get("AWS_ENDPOINT_URL"):
            return f"nothing answers at {endpoint}: does the local AWS run (`make up`), and is AWS_ENDPOINT_URL right?"
        case EndpointConnectionError():
            return f"AWS cannot be reached: is there a network, and is the region right? ({error})"
        case ClientError():
            details = error.response.get("Error", {})
            return f"{error.operation_name}: {details.get('Message') or 'refused'} ({code_of(error)})"
        case TryAgain() | BotoCoreError():
            return str(error)
    return None
