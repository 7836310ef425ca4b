"""How far from a verb its actor and its target may be."""

import pytest

from clipwire.enrichment.actions import find_actions, nations


def actions(text: str) -> list[str]:
    return [f"{action.type} {action.actor}>{action.target}" for action in find_actions(text, nations())]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Japan, which accused China of spying, closed the port.", "ACCUSE Japan>China"),
        ("It was Japan which accused China of spying.", "ACCUSE Japan>China"),
    ],
)
def test_which_refers_to_the_country_right_before_it(text: str, action: str) -> None:
    assert action in actions(text)


def test_a_target_is_near_its_verb() -> None:
    assert actions("France accused a minister of Spain of theft.") == ["ACCUSE France>Spain"]


@pytest.mark.parametrize(
    "text",
    [
        "France accused a former and once very popular and powerful minister of Spain of theft.",
        "France invaded the long and narrow and windy plain of northern and western Spain.",
    ],
)
def test_a_country_far_behind_a_verb_is_not_its_target(text: str) -> None:
    assert actions(text) == []
