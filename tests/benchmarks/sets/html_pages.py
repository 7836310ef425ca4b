"""Articles out of 14 small HTML pages of different layouts, in nine languages.

`body_f1`, `body_precision`, `body_recall`: see `bodies`. `title`, `authors`, `published`: pages of which this field is
right; the day counts, not the hour.
"""

import tomllib
from collections.abc import Sequence
from typing import Any, NamedTuple

from clipwire.parsing.html import extract
from tests.benchmarks.sets.bodies import FIELDS, BodyTally, fields_of
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, share

FOLDER = DATA / "html"


class Case(NamedTuple):
    part: str
    name: str
    html: bytes
    wanted: dict[str, Any]
    """`title`, `authors`, `published` and `body`; `url` is the page's address."""


def read() -> list[Case]:
    truth = tomllib.loads((FOLDER / "truth.toml").read_text("utf-8"))
    return [Case("all", name, (FOLDER / f"{name}.html").read_bytes(), wanted) for name, wanted in truth.items()]


def score(cases: Sequence[Case]) -> Score:
    bodies, right, mistakes = BodyTally(), dict.fromkeys(FIELDS, 0), []
    for case in cases:
        found = extract(case.html, case.wanted["url"])
        page = bodies.add(case.wanted["body"], found.body)
        fields = fields_of(found.title, found.authors, found.published)
        wanted = fields_of(*(case.wanted[name] for name in FIELDS))
        wrong = [f"{name} {fields[name]!r}" for name in FIELDS if fields[name] != wanted[name]]
        for name in FIELDS:
            right[name] += fields[name] == wanted[name]
        if wrong or page < 1:
            mistakes.append(f"{case.name}: body {page:.3f} {', '.join(wrong)}\n{found.body}")
    figures = {"body_f1": bodies.f1, "body_precision": bodies.precision, "body_recall": bodies.recall}
    return Score(figures | {name: share(count, len(cases)) for name, count in right.items()}, mistakes)


SET = EvaluationSet("html_pages", tuple(sorted(FOLDER.iterdir())), read, score, margin=0.002)
