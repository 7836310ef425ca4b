"""People, organisations and places in sentences of English news. Right: start, end and label are those of a reader.

`f1` is that of all names; `person`, `organisation` and `place` are the F1 of each label.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.entities import find_entities
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, lines
from tests.benchmarks.sets.marked import Span, shown, unmarked

FILE = DATA / "entities.txt"
LABELS = ("person", "organisation", "place")


class Case(NamedTuple):
    part: str
    text: str
    names: list[Span]


def read() -> list[Case]:
    return [Case("all", *unmarked(line)) for line in lines(FILE)]


def score(cases: Sequence[Case]) -> Score:
    every, by_label, mistakes = Tally(), {label: Tally() for label in LABELS}, []
    for case in cases:
        found = [Span(entity.start, entity.end, str(entity.label)) for entity in find_entities(case.text)]
        if not every.add(case.names, found, Span.__eq__):
            wrong = set(found) ^ set(case.names)
            missed, extra = sorted(wrong & set(case.names)), sorted(wrong & set(found))
            mistakes.append(f"{case.text}\n    wanted {shown(case.text, missed)}\n    found {shown(case.text, extra)}")
        for label, tally in by_label.items():
            tally.add(
                [name for name in case.names if name.value == label],
                [name for name in found if name.value == label],
                Span.__eq__,
            )
    return Score({"f1": every.f1} | {label: tally.f1 for label, tally in by_label.items()}, mistakes)


SET = EvaluationSet("entities", (FILE,), read, score)
