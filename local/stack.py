"""A running local AWS with Clipwire deployed into it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from local import sam
from local.ministack import running_ministack
from local.paths import clean_environment, local_aws_environment

Step = Callable[[str], None]


@dataclass(frozen=True)
class LocalStack:
    name: str
    endpoint: str

    @property
    def variables(self) -> dict[str, str]:
        """What points a program at this stack: the AWS CLI, boto3, `clipwire`."""
        return local_aws_environment(self.endpoint) | {"CLIPWIRE_STACK": self.name}

    @property
    def environment(self) -> dict[str, str]:
        """A whole environment for a program that is to see this stack and no other."""
        return clean_environment() | self.variables


@contextmanager
def running_stack(before: Step = lambda step: None) -> Iterator[LocalStack]:
    """A stack that lives as long as the block. `before` is told of each step as it begins."""
    before("Build with the SAM CLI")
    sam.build()
    before("Start a local AWS")
    with running_ministack() as endpoint:
        before("Deploy with the SAM CLI")
        sam.deploy(endpoint)
        before("")
        yield LocalStack(sam.STACK, endpoint)
