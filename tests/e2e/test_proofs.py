"""A version is proven by the function that writes roots, with no more than its role allows."""

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.e2e.installation import Installation, Subscriber
from tests.e2e.pages import Newspaper


def test_a_version_is_verified_and_bundled_once_its_root_is_written(
    installation: Installation, subscriber: Subscriber, tmp_path: Path
) -> None:
    # Given a page that was published
    receipt = installation.receipt(installation.drop(Newspaper().page_dump()))
    [article] = receipt["articles"]
    subscriber.waits_for(lambda event: event["subject"] == article["id"])
    # When the night comes
    stack = installation.client("cloudformation")
    found = stack.describe_stack_resource(StackName=installation.stack, LogicalResourceId="WriteRoots")
    night = datetime.now(UTC) + timedelta(days=1)
    answer = installation.client("lambda").invoke(
        FunctionName=found["StackResourceDetail"]["PhysicalResourceId"],
        Payload=json.dumps({"time": night.strftime("%Y-%m-%dT00:30:00Z")}).encode(),
    )
    assert "FunctionError" not in answer, answer["Payload"].read()
    # Then the version is in the root, and can be given to others
    verified = installation.clipwire("verify", article["id"])
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert [line.split()[0] for line in verified.stdout.splitlines()] == ["ok"] * 5
    bundled = installation.clipwire("proof", article["id"], "-o", str(tmp_path / "bundle.zip"))
    assert bundled.returncode == 0, bundled.stderr
    with zipfile.ZipFile(tmp_path / "bundle.zip") as bundle:
        assert {"README.txt", "check.sh", "statements/1.txt", "paths/1.txt"} <= set(bundle.namelist())
