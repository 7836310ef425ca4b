"""A running local AWS with Clipwire."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import boto3

from local import sam
from local.ministack import running_ministack
from local.paths import REGION, clean_environment, local_aws_environment

if TYPE_CHECKING:
    from mypy_boto3_sqs.literals import QueueAttributeNameType

Step = Callable[[str], None]

START_SECONDS = 60.0
"""Seconds that the first function may take to start."""

WAITING: "list[QueueAttributeNameType]" = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]


@dataclass(frozen=True)
class LocalStack:
    name: str
    endpoint: str

    @property
    def variables(self) -> dict[str, str]:
        """The variables with which a program (the AWS CLI, boto3, `clipwire`) uses this stack."""
        return local_aws_environment(self.endpoint) | {"CLIPWIRE_STACK": self.name}

    @property
    def environment(self) -> dict[str, str]:
        """A complete environment for a program that must use this stack and no other."""
        return clean_environment() | self.variables

    def wait_for_test_event(self) -> None:
        """Wait until the event that S3 sends when it is connected to a queue has been read.

        A file that is dropped earlier would start a second function, and both would start at half the speed.
        """
        session = boto3.Session("test", "test", region_name=REGION)
        stacks = session.client("cloudformation", endpoint_url=self.endpoint)
        queues = session.client("sqs", endpoint_url=self.endpoint)
        outputs = stacks.describe_stacks(StackName=self.name)["Stacks"][0]["Outputs"]
        queue = next(one["OutputValue"] for one in outputs if one["OutputKey"] == "ArrivalsQueueUrl")
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            counts = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=WAITING)["Attributes"]
            if not any(int(counts[name]) for name in WAITING):
                return
            time.sleep(0.2)


@contextmanager
def running_stack(before: Step = lambda step: None) -> Iterator[LocalStack]:
    """A stack that exists within the block. `before` is called with each step when it begins."""
    before("Build with the SAM CLI")
    sam.build()
    before("Start a local AWS")
    with running_ministack() as endpoint:
        before("Deploy with the SAM CLI")
        sam.deploy(endpoint)
        stack = LocalStack(sam.STACK, endpoint)
        before("Let the first function start")
        stack.wait_for_test_event()
        before("")
        yield stack
