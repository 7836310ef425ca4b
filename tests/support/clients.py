"""The tester's own clients: made once per stack, since making one takes longer than a call to moto."""

from functools import cache
from typing import Any

import boto3

from tests.support.template import REGION


@cache
def client(service: str) -> Any:
    """Acts for the tester, whom no role binds, or for Lambda itself."""
    return boto3.client(service, region_name=REGION)  # type: ignore[call-overload]
