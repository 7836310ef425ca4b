"""Who did what to whom, on 182 sentences. An action is right if its type, actor and target are.

Every country is a known actor, and so are the people and organisations that a sentence lists.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from clipwire.enrichment.actions import Actor, find_actions, nations
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, mistakes_in, rows

FILE = DATA / "actions.tsv"


class Case(NamedTuple):
    part: str
    sentence: str
    others: list[str]
    actions: list[str]
    """As in `ACCUSE Iran>Israel`."""


def read() -> list[Case]:
    return cases_of(FILE)


def cases_of(file: Path) -> list[Case]:
    return [
        Case(part, sentence, [name for name in others.split(";") if name], [] if listed == "-" else listed.split(";"))
        for part, sentence, others, listed in rows(file, 4)
    ]


def score(cases: Sequence[Case]) -> Score:
    world = nations()
    tally, wrong = Tally(), []
    for case in cases:
        actors = [*world, *(Actor(name, (name,)) for name in case.others)]
        found = [f"{action.type} {action.actor}>{action.target}" for action in find_actions(case.sentence, actors)]
        if not tally.add(case.actions, found, str.__eq__):
            wrong.append((case.part, f"{case.sentence}\n    found {found or '-'}, not {case.actions or '-'}"))
    return Score({"precision": tally.precision, "recall": tally.recall}, mistakes_in(wrong))


SET = EvaluationSet("actions", (FILE,), read, score)
