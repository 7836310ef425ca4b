"""Subjects of 124 openings of news stories: a title and about 30 words each.

`subject`: the first code is the story's top level, of 17. `group`: the same with the top levels taken together as
world, sport, business and science, as some sets of news have it. `sure`: of the stories with a confidence of 0.8 or
more, those that are right.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.topics import classify_topics, vocabulary
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, mistakes_in, rows, share

FILE = DATA / "leads.tsv"
OWN_GROUP = {"medtop:15000000": "sport", "medtop:04000000": "business", "medtop:13000000": "science"}
SURE = 0.8


class Case(NamedTuple):
    part: str
    subject: str
    title: str
    lead: str


def read() -> list[Case]:
    return [Case(*row) for row in rows(FILE, 4)]


def score(cases: Sequence[Case]) -> Score:
    labels = vocabulary().labels
    right, grouped, sure, wrong = 0, 0, [], []
    for case in cases:
        found = classify_topics(case.title, case.lead)
        first = found[0].code if found else "nothing"
        right += first == case.subject
        grouped += OWN_GROUP.get(first, "world") == OWN_GROUP.get(case.subject, "world")
        if found and found[0].confidence >= SURE:
            sure.append(first == case.subject)
        if first != case.subject:
            seen = f"{case.title}\n    {labels[case.subject]} taken for {labels.get(first, first)}"
            wrong.append((case.part, seen))
    figures = {
        "subject": share(right, len(cases)),
        "group": share(grouped, len(cases)),
        "sure": share(sum(sure), len(sure)),
    }
    return Score(figures, mistakes_in(wrong))


SET = EvaluationSet("topics", (FILE,), read, score)
