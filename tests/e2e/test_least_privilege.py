"""Roles are enforced here: a function without an action that it needs fails, and with what the template gives it not.

The other tests show the second half. That no role has more than it uses is held by the tests in moto."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.e2e.installation import Installation
from tests.e2e.pages import Newspaper


@contextmanager
def role_without(installation: Installation, actions: set[str]) -> Iterator[None]:
    """Take actions out of the role of `ingest_article` for a while."""
    iam = installation.client("iam")
    stack = installation.client("cloudformation")
    answer = stack.describe_stack_resource(StackName=installation.stack, LogicalResourceId="IngestArticleRole")
    role = answer["StackResourceDetail"]["PhysicalResourceId"]
    [name] = iam.list_role_policies(RoleName=role)["PolicyNames"]
    whole = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
    less = json.loads(json.dumps(whole))
    for statement in less["Statement"]:
        given = [statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"]
        statement["Action"] = [action for action in given if action not in actions] or ["sts:GetCallerIdentity"]
    iam.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=json.dumps(less))
    try:
        yield
    finally:
        iam.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=json.dumps(whole))


def test_a_function_without_an_action_that_it_needs_fails(installation: Installation) -> None:
    if not installation.is_local:
        pytest.skip("roles of a real account are left alone")
    # Given a role that may no longer read the bucket
    with role_without(installation, {"s3:GetObject", "s3:GetObjectVersion"}):
        # When a page is dropped
        key = installation.drop(Newspaper().page_dump())
        # Then the function is refused, and the receipt stays open
        wait_for_refusal(installation, "GetObject")
        assert [receipt["outcome"] for receipt in installation.receipts(key)] == ["received"]
    # And with its role whole again it reads a page
    assert installation.receipt(installation.drop(Newspaper().page_dump()))["outcome"] == "accepted"


def wait_for_refusal(installation: Installation, operation: str) -> None:
    """Until the log of `ingest_article` says that it was refused this operation."""
    logs = installation.client("logs")
    group = f"/aws/lambda/{installation.stack}/ingest_article"
    deadline = time.monotonic() + installation.patience
    while time.monotonic() < deadline:
        said = [event["message"] for event in logs.filter_log_events(logGroupName=group)["events"]]
        if any("(AccessDenied)" in line and operation in line for line in said):
            return
        time.sleep(0.3)
    raise AssertionError(f"{operation} was not refused within {installation.patience} s")
