"""Names of authors in printed bylines of 20 languages, and lines of articles that only begin like one.

`exact`: bylines, known to be ones, of which all names are found in order, and nothing else. `names_precision` and
`names_recall` count their names. `lines_recall`: of the bylines that name somebody, those that are found and read right
as a line of a page. `lines_precision`: of all lines that are taken for a byline with names, those that are read right.
Letters may be capitals or not.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.parsing.bylines import names_in, read_byline
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, mistakes_in, rows, share

FILE = DATA / "bylines.tsv"


class Case(NamedTuple):
    part: str
    language: str
    line: str
    names: list[str] | None
    """None if the line is no byline."""


def read() -> list[Case]:
    named = {"text": None, "-": []}
    return [
        Case(part, language, line.replace("¦", "|"), named.get(listed, listed.casefold().split(";")))
        for part, language, line, listed in rows(FILE, 4)
    ]


def score(cases: Sequence[Case]) -> Score:
    names, lines, exact, wrong = Tally(), Tally(), [], []
    for case in cases:
        as_line = _folded(read_byline(case.line) or [])
        line_is_right = lines.add([case.names] * bool(case.names), [as_line] * bool(as_line), list.__eq__)
        stated = _folded(names_in(case.line))
        if case.names is not None:
            names.add(case.names, stated, str.__eq__)
            exact.append(stated == case.names)
        if not line_is_right or (case.names is not None and stated != case.names):
            wrong.append((case.part, f"{case.language} {case.line}\n    as a byline {stated}, as a line {as_line}"))
    figures = {
        "exact": share(sum(exact), len(exact)),
        "names_precision": names.precision,
        "names_recall": names.recall,
        "lines_precision": lines.precision,
        "lines_recall": lines.recall,
    }
    return Score(figures, mistakes_in(wrong))


def _folded(names: list[str]) -> list[str]:
    return [name.casefold() for name in names]


SET = EvaluationSet("bylines", (FILE,), read, score)
