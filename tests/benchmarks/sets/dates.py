"""Dates in English sentences. A found date is right if it overlaps a marked one of the same value."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from clipwire.enrichment.dates import find_dates
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, mistakes_in, rows
from tests.benchmarks.sets.marked import Span, agree, shown, unmarked

FILE = DATA / "dates.tsv"


class Case(NamedTuple):
    part: str
    published: date
    text: str
    dates: list[Span]


def read() -> list[Case]:
    return [Case(part, date.fromisoformat(day), *unmarked(marked)) for part, day, marked in rows(FILE, 3)]


def score(cases: Sequence[Case]) -> Score:
    tally, wrong = Tally(), []
    for case in cases:
        found = [Span(*mention[:3]) for mention in find_dates(case.text, case.published)]
        if not tally.add(case.dates, found, agree):
            wrong.append((case.part, f"{case.published} {case.text[:100]}\n    found {shown(case.text, found)}"))
    return Score({"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}, mistakes_in(wrong))


SET = EvaluationSet("dates", (FILE,), read, score)
