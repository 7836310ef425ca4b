"""Fixtures that every test has."""

import os

import pytest

for _variable in [name for name in os.environ if name.startswith(("AWS_", "CLIPWIRE_"))]:
    del os.environ[_variable]  # before boto3 is imported: a shell that is set up for an account must change nothing


@pytest.fixture(autouse=True)
def _no_account(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only end-to-end tests may reach an AWS account: the others see credentials that open nothing."""
    if "e2e" in request.path.parts:
        return
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(variable, "testing")
