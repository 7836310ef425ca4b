"""Every fixture is read as its expected JSON says; `python tests/fixtures/renew.py` writes the expectations anew."""

import json
from pathlib import Path

import pytest

from tests.fixtures.renew import FIXTURES, expectation, inputs, outcome


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}/{path.name}") for path in inputs()])
def test_a_fixture_is_read_as_expected(path: Path) -> None:
    assert outcome(path) == json.loads(expectation(path).read_text(encoding="utf-8"))


def test_no_expectation_has_lost_its_input() -> None:
    assert {expectation(path) for path in inputs()} == set(FIXTURES.glob("*/*.expected.json"))
