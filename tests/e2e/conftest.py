"""One installation for all end-to-end tests: a local AWS with the real template deployed into it by the real SAM CLI,
or, with CLIPWIRE_E2E_STACK=name, that stack of the account that the environment points at."""

import os
from collections.abc import Iterator

import pytest

from local.stack import running_stack
from tests.e2e.installation import Installation, Subscriber, real_installation


@pytest.fixture(scope="session")
def installation() -> Iterator[Installation]:
    stack = os.environ.get("CLIPWIRE_E2E_STACK")
    if stack:
        yield real_installation(stack)
        return
    with running_stack() as local:
        yield Installation(local.name, local.environment, patience=60, is_local=True)


@pytest.fixture(scope="session")
def subscriber(installation: Installation) -> Iterator[Subscriber]:
    """Hears everything."""
    with installation.subscriber() as subscriber:
        yield subscriber
