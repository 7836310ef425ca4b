"""`clipwire watch`: filters that would let nothing through are refused."""

import re
from typing import Any

import pytest

from clipwire.cli import watch
from clipwire.cli.output import Failure
from tests.support.clippings import ROOT

EVENTS = ROOT / "docs" / "events.md"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("countries=KP", 'not JSON, as {"countries": ["KP"]} is'),
        ('["KP"]', "is a JSON object"),
        ('{"colour": ["red"]}', "events have no colour; they have type, source, language"),
        ('{"countries": "KP"}', 'countries needs a list of values, as in {"countries": ["KP"]}'),
    ],
)
def test_a_filter_that_lets_nothing_through_is_wrong_usage(given: str, said: str) -> None:
    # When a filter is given that SNS would refuse, or that no event matches
    with pytest.raises(Failure) as failed:
        watch._policy(given)
    # Then the message says how to write it
    assert said in str(failed.value)
    assert failed.value.status == 2


@pytest.mark.parametrize(
    "policy", [{"countries": ["KP", "RU"], "language": ["en"]}, {"$or": [{"source": ["kcna"]}, {"watched": ["Kim"]}]}]
)
def test_a_filter_by_attributes_of_events_is_used(policy: dict[str, Any]) -> None:
    assert watch._policy(str(policy).replace("'", '"')) == policy


def test_the_attributes_are_those_of_the_docs() -> None:
    # Given the table of attributes in the docs
    table = EVENTS.read_text().partition("| attribute | values |")[2].partition("\n\n")[0]
    names = [name for row in table.splitlines() if row for name in re.findall("`([a-z_]+)`", row.split("|")[1])]
    # Then a filter may name each of them
    assert names == list(watch.ATTRIBUTES)
