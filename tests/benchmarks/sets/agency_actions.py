"""Actions in a hundred sentences of agency style, written before their author had read the rules."""

from collections.abc import Sequence

from tests.benchmarks.sets import actions
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet

FILE = DATA / "actions-agency.tsv"


def read() -> Sequence[actions.Case]:
    return actions.cases_of(FILE)


SET = EvaluationSet("agency_actions", (FILE,), read, actions.score)
