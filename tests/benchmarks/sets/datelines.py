"""Datelines of agencies of the world, and openings that only look like one.

`place`, `date`, `agency`: texts of which this part is right, or rightly absent. `whole`: all three. Letters may be
capitals or not.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.parsing.datelines import read_dateline
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, mistakes_in, rows, share

FILE = DATA / "datelines.tsv"
PUBLISHED = "2025-04-24"
PARTS = ("place", "date", "agency")


class Case(NamedTuple):
    part: str
    text: str
    dateline: tuple[str | None, ...]
    """Place, date, agency."""


def read() -> list[Case]:
    return [
        Case(part, text, tuple(None if cell == "-" else cell for cell in dateline))
        for part, text, *dateline in rows(FILE, 2 + len(PARTS))
    ]


def score(cases: Sequence[Case]) -> Score:
    right, wrong = [0] * len(PARTS), []
    for case in cases:
        found = read_dateline(case.text, PUBLISHED)
        dateline = tuple(getattr(found.dateline, part) if found else None for part in PARTS)
        same = [_folded(one) == _folded(other) for one, other in zip(dateline, case.dateline, strict=True)]
        right = [count + one for count, one in zip(right, same, strict=True)]
        if not all(same):
            wrong.append((case.part, f"{case.text[:60]}\n    found {dateline if found else 'no dateline'}"))
    figures = {part: share(count, len(cases)) for part, count in zip(PARTS, right, strict=True)}
    return Score(figures | {"whole": share(len(cases) - len(wrong), len(cases))}, mistakes_in(wrong))


def _folded(part: str | None) -> str | None:
    return part and part.casefold()


SET = EvaluationSet("datelines", (FILE,), read, score)
