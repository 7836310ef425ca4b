"""The tester's own clients, made once for each stack: to make one takes longer than a call of moto."""

from functools import cache
from typing import Any

import boto3

from tests.support.template import REGION


@cache
def client(service: str) -> Any:
    """A client for the tester, who has no role, or for Lambda itself."""
    return boto3.client(service, region_name=REGION)  # type: ignore[call-overload]
