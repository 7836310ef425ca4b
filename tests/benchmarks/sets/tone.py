"""Tone of short English passages that are clearly friendly, plain or hostile.

`ordered`: of all pairs of passages with different labels, those in which the friendlier one has the higher tone.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from clipwire.enrichment.tone import tone_of
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, rows, share

FILE = DATA / "tone.tsv"


class Case(NamedTuple):
    part: str
    label: int
    """1 friendly or glad, 0 plain, -1 hostile or sad."""
    text: str


def read() -> list[Case]:
    return [Case("all", int(label), text) for label, text in rows(FILE, 2)]


def score(cases: Sequence[Case]) -> Score:
    told = sorted(((case.label, tone_of(case.text), case.text) for case in cases), reverse=True)
    pairs = [(high, low) for high, low in combinations(told, 2) if high[0] > low[0]]
    wrong = [(high, low) for high, low in pairs if high[1] <= low[1]]
    mistakes = [f"{high[1]:+.2f} {high[2]}\n    not above {low[1]:+.2f} {low[2]}" for high, low in wrong]
    return Score({"ordered": share(len(pairs) - len(wrong), len(pairs))}, mistakes)


SET = EvaluationSet("tone", (FILE,), read, score)
