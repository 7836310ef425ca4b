"""Single lines in 20 languages: furniture of a page, or text of an article that begins with the same words.

`recall`: lines of furniture that are taken for it. `precision`: of the lines taken for furniture, those that are.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.parsing.furniture import Kind, kind_of
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, mistakes_in, rows

FILE = DATA / "furniture.tsv"


class Case(NamedTuple):
    part: str
    language: str
    is_furniture: bool
    line: str


def read() -> list[Case]:
    return [Case(part, language, kind == "furniture", line) for part, language, kind, line in rows(FILE, 4)]


def score(cases: Sequence[Case]) -> Score:
    tally, wrong = Tally(), []
    for case in cases:
        kind = kind_of(case.line)
        found = kind is not Kind.TEXT
        tally.add([case.line] * case.is_furniture, [case.line] * found, str.__eq__)
        if found != case.is_furniture:
            wrong.append((case.part, f"{case.language} {case.line}\n    taken for {kind}"))
    return Score({"precision": tally.precision, "recall": tally.recall}, mistakes_in(wrong))


SET = EvaluationSet("furniture", (FILE,), read, score)
