"""Names of authors in printed bylines of 20 languages.

`exact`: bylines of which all names are found in order, and nothing else. `precision` and `recall` count names. Letters
may be capitals or not.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.parsing.bylines import names_in
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, rows, share

FILE = DATA / "bylines.tsv"


class Case(NamedTuple):
    part: str
    language: str
    byline: str
    names: list[str]


def read() -> list[Case]:
    return [
        Case("all", language, byline.replace("¦", "|"), [] if listed == "-" else listed.split(";"))
        for language, byline, listed in rows(FILE, 3)
    ]


def score(cases: Sequence[Case]) -> Score:
    tally, exact, mistakes = Tally(), 0, []
    for case in cases:
        found = [name.casefold() for name in names_in(case.byline)]
        wanted = [name.casefold() for name in case.names]
        tally.add(wanted, found, str.__eq__)
        exact += found == wanted
        if found != wanted:
            mistakes.append(f"{case.language} {case.byline}\n    found {found or '-'}")
    figures = {"exact": share(exact, len(cases)), "precision": tally.precision, "recall": tally.recall}
    return Score(figures, mistakes)


SET = EvaluationSet("bylines", (FILE,), read, score)
