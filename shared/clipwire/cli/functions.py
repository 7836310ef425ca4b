"""Invoke functions of a stack, and wait for their answers."""

import json
from typing import Any

import boto3
from botocore.config import Config

from clipwire.cli.output import Failure

SLOW = Config(retries={"total_max_attempts": 1}, connect_timeout=3, read_timeout=910)
"""A function may take 15 minutes, and no question is asked twice."""


def invoke(name: str, payload: dict[str, Any]) -> dict[str, Any]:
    """The answer of a function. Raises `Failure` if it fails."""
    answer = boto3.client("lambda", config=SLOW).invoke(FunctionName=name, Payload=json.dumps(payload).encode())
    content: dict[str, Any] = json.loads(answer["Payload"].read())
    if "FunctionError" in answer:
        raise Failure(f"{name} failed: {content.get('errorMessage') or 'see its log'}")
    return content
