"""Single lines: furniture of a page, or text of an article that begins with the same words.

`recall`: lines of furniture that are taken for it. `precision`: of the lines taken for furniture, those that are. The
two readers of today, of HTML and of page dumps, are scored one by one.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from clipwire.parsing.formats.html.furniture import surroundings, without_furniture
from clipwire.parsing.formats.page_dump.rows import read_row
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


AROUND = ("The ferry was towed to the outer quay on Monday.", "No date was given for the next crossing.")


def _html(line: str) -> bool:
    return line not in without_furniture([AROUND[0], line, AROUND[1]], surroundings([], [], [], []))


def _dump(line: str) -> bool:
    return kind_of(line) is not Kind.TEXT or read_row(line) is not None


READERS: dict[str, Callable[[str], bool]] = {"html": _html, "dump": _dump}


def score(cases: Sequence[Case]) -> Score:
    figures, wrong = {}, []
    for name, is_furniture in READERS.items():
        tally = Tally()
        for case in cases:
            found = is_furniture(case.line)
            tally.add(["furniture"] * case.is_furniture, ["furniture"] * found, str.__eq__)
            if found != case.is_furniture:
                taken_for = "furniture" if found else "text"
                wrong.append((case.part, f"{name}: {case.language} {case.line}\n    taken for {taken_for}"))
        figures |= {f"{name}_precision": tally.precision, f"{name}_recall": tally.recall}
    return Score(figures, mistakes_in(wrong))


SET = EvaluationSet("furniture", (FILE,), read, score)
