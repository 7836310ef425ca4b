"""Fixtures that every test has."""

import pytest


@pytest.fixture(autouse=True)
def _no_account(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only end-to-end tests may reach an AWS account: the others see credentials that open nothing."""
    if "e2e" in request.path.parts:
        return
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(variable, "testing")
