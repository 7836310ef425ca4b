"""Random fault plans: some of those that `make faults` plays, and whether its checks see what is wrong."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest

from tests.faults.__main__ import play_all
from tests.faults.checking import findings
from tests.faults.files import Nature
from tests.faults.plans import Fault, Plan, Step, plan_of
from tests.faults.playing import Aftermath, Played, play
from tests.faults.reporting import kind_of, shrunk, story

PLANS = 40


def test_some_plans_lose_nothing_and_end_in_a_true_table() -> None:
    # When random plans are played
    with ProcessPoolExecutor(min(4, os.cpu_count() or 1), get_context("spawn")) as pool:
        broken = play_all(range(1, PLANS + 1), pool)
    # Then nothing is lost, stuck or untrue
    assert broken == {}


def test_a_plan_depends_on_its_seed_alone_and_the_plans_have_every_kind_of_trouble() -> None:
    plans = [plan_of(seed) for seed in range(300)]
    assert plans[7] == plan_of(7) != plan_of(8)
    assert {fault.trouble for plan in plans for fault in plan.faults} == {
        "throttled",
        "server error",
        "denied",
        "answer lost",
        "crash before",
        "crash after",
        "rival",
    }
    assert {part.nature for plan in plans for file in plan.files for part in file.parts} == set(Nature)
    assert {file.form for plan in plans for file in plan.files} == {"single", "container", "folder"}
    assert {step.does for plan in plans for step in plan.steps} == {"deliver", "work", "restart", "repeat"}


# --- the checks see what is wrong -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept() -> tuple[Plan, Played]:
    """A plan with an update, a late observation, a rejection and a copy, and a play in which nothing is wrong."""
    plan = next(plan for plan in map(plan_of, range(1, 1_000)) if _has_everything(plan))
    played = play(plan)
    assert findings(plan, played) == []
    return plan, played


def _has_everything(plan: Plan) -> bool:
    return False


def _without_receipts(seen: Aftermath) -> Aftermath:
    return replace(seen, receipts=[])
