"""Tone of short passages in ten languages other than English, that are clearly friendly, plain or hostile.

`ordered`: of all pairs of passages of one language and part with different labels, those in which the friendlier one
has the higher tone.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from clipwire.enrichment.tone import tone_of
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, mistakes_in, rows, share

FILE = DATA / "tone-elsewhere.tsv"


class Case(NamedTuple):
    part: str
    language: str
    label: int
    """1 friendly or glad, 0 plain, -1 hostile or sad."""
    text: str


def read() -> list[Case]:
    return [Case(part, language, int(label), text) for part, language, label, text in rows(FILE, 4)]


def score(cases: Sequence[Case]) -> Score:
    ordered, wrong = 0, []
    pairs = [
        (one, other) if one.label > other.label else (other, one)
        for one, other in combinations(cases, 2)
        if (one.part, one.language) == (other.part, other.language) and one.label != other.label
    ]
    for high, low in pairs:
        tones = tone_of(high.text, high.language), tone_of(low.text, low.language)
        if tones[0] > tones[1]:
            ordered += 1
        else:
            wrong.append(
                (high.part, f"{high.language} {tones[0]:+.2f} {high.text}\n    not above {tones[1]:+.2f} {low.text}")
            )
    return Score({"ordered": share(ordered, len(pairs))}, mistakes_in(wrong))


SET = EvaluationSet("tone_elsewhere", (FILE,), read, score)
