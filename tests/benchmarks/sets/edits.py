"""Edits between two versions of an article, in nine languages.

`first` and `later` are F1 over all changes of articles that `tests.benchmarks.editing` edits in two ways: a change is
right if its kind and its sentences are. `added`, `removed`, `changed` and `moved` are F1 of each kind in both. `grade`:
edits of one sentence that have the grade which an analyst gives them.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from clipwire.model.article import Article
from clipwire.versions.changes import changes
from clipwire.versions.signs import bare
from tests.benchmarks.editing.edits import EDITS
from tests.benchmarks.editing.later_edits import LATER_EDITS
from tests.benchmarks.editing.pairs import Edited, pairs
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, mistakes_in, rows, share

ARTICLES = DATA / "articles.toml"
OTHERS = DATA / "other-languages.tsv"
GRADED = DATA / "edits.tsv"
ROUNDS = 6
KINDS: tuple[Literal["added", "removed", "changed", "moved"], ...] = ("added", "removed", "changed", "moved")


class Graded(NamedTuple):
    part: str
    language: str
    grade: str
    before: str
    after: str


class Case(NamedTuple):
    part: str
    """`first` or `later`."""
    edited: Edited


def read() -> list[Case | Graded]:
    bodies = [(row["body"].strip(), row["language"]) for row in tomllib.loads(ARTICLES.read_text("utf-8"))["article"]]
    others: dict[str, list[str]] = {}
    for _, language, _, marked in rows(OTHERS, 4):
        others.setdefault(language, []).append(_without_marks(marked))
    return [
        *(
            Case(part, edited)
            for part, edits in (("first", EDITS), ("later", LATER_EDITS))
            for edited in pairs(bodies * ROUNDS, edits, seed=12, others=others)
        ),
        *(Graded(*row) for row in rows(GRADED, 5)),
    ]


def score(cases: Sequence[Case | Graded]) -> Score:
    edited = [case for case in cases if isinstance(case, Case)]
    graded = [case for case in cases if isinstance(case, Graded)]
    compared = [(case.part, wanted_of(case.edited), found_in(case.edited)) for case in edited]
    figures = {part: f1([(w, f) for of, w, f in compared if of == part]) for part in ("first", "later")}
    for kind in KINDS:
        figures[kind] = f1([(_only(kind, wanted), _only(kind, found)) for _, wanted, found in compared])
    grades = [(case, grade_of(case)) for case in graded]
    figures["grade"] = share(sum(case.grade == grade for case, grade in grades), len(grades))
    mistakes = [
        f"{sorted(wanted - found)}\n    not {sorted(found - wanted)}"
        for _, wanted, found in compared
        if wanted != found
    ]
    mistakes += mistakes_in(
        (case.part, f"{case.before} -> {case.after}\n    {grade} instead of {case.grade}")
        for case, grade in grades
        if grade != case.grade
    )
    return Score(figures, mistakes)


Changed = Counter[tuple[str, ...]]
"""Kind and sentences of each change."""


def wanted_of(edited: Edited) -> Changed:
    return _counted(lambda kind: getattr(edited.wanted, kind))


def found_in(edited: Edited) -> Changed:
    before, after = (Article(body=body, language=edited.language) for body in (edited.before, edited.after))
    found = changes(before, after)
    return _counted(lambda kind: getattr(found, kind))


def f1(compared: Sequence[tuple[Changed, Changed]]) -> float:
    """Of pairs of what is wanted and what is found."""
    hits = sum((wanted & found).total() for wanted, found in compared)
    return share(2 * hits, sum(wanted.total() + found.total() for wanted, found in compared))


def grade_of(case: Graded) -> str | None:
    before, after = (Article(body=body, language=case.language) for body in (case.before, case.after))
    return changes(before, after).grade


def _counted(listed: Callable[[str], Sequence[str | tuple[str, str]]]) -> Changed:
    return Counter(
        (kind, *map(bare, [entry] if isinstance(entry, str) else entry)) for kind in KINDS for entry in listed(kind)
    )


def _only(kind: str, counted: Changed) -> Changed:
    return Counter({change: count for change, count in counted.items() if change[0] == kind})


def _without_marks(marked: str) -> str:
    """`in [Lima|PE]` -> `in Lima`"""
    return "".join(part.partition("|")[0] for part in marked.replace("]", "[").split("["))


SET = EvaluationSet("edits", (ARTICLES, OTHERS, GRADED), read, score)
