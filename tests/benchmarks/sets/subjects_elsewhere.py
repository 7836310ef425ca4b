"""Subjects of 100 openings of news stories in ten languages other than English.

`right`: of the stories with a subject, those whose first top level is one that a reader would accept. `found`: the same
of all stories. `sure`: of the first subjects with a confidence of 0.8 or more, those that are right.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.topics import classify_topics
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, mistakes_in, rows, share

FILE = DATA / "subjects-elsewhere.tsv"
SURE = 0.8


class Case(NamedTuple):
    part: str
    language: str
    subjects: tuple[str, ...]
    """Codes of the top levels that will do."""
    title: str
    text: str


def read() -> list[Case]:
    return [
        Case(part, language, tuple(f"medtop:{code}000000" for code in subjects.split(",")), title, text)
        for part, language, subjects, title, text in rows(FILE, 5)
    ]


def score(cases: Sequence[Case]) -> Score:
    first, sure, wrong = [], [], []
    for case in cases:
        found = classify_topics(case.title, case.text, case.language)
        is_right = bool(found) and found[0].code in case.subjects
        if found:
            first.append(is_right)
            if found[0].confidence >= SURE:
                sure.append(is_right)
        if not is_right:
            wrong.append((case.part, f"{case.language} {case.title}\n    {case.subjects} taken for {found[:1]}"))
    figures = {
        "right": share(sum(first), len(first)),
        "found": share(sum(first), len(cases)),
        "sure": share(sum(sure), len(sure)),
    }
    return Score(figures, mistakes_in(wrong))


SET = EvaluationSet("subjects_elsewhere", (FILE,), read, score)
