"""Articles out of 13 page dumps: the text of saved pages of different layouts, in eight languages.

`body_f1`, `body_precision`, `body_recall`: see `bodies`. `title`, `authors`, `published`: dumps of which this field is
right. `related_precision`, `related_recall`: titles of other stories that the page lists.
"""

import tomllib
from collections.abc import Sequence
from typing import Any, NamedTuple

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.registry import parse
from tests.benchmarks.sets.bodies import FIELDS, BodyTally, fields_of
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, share

FOLDER = DATA / "page-dumps"


class Case(NamedTuple):
    part: str
    name: str
    text: bytes
    wanted: dict[str, Any]
    """`title`, `authors`, `published` (empty if the page has none), `related` and `body`."""


def read() -> list[Case]:
    truth = tomllib.loads((FOLDER / "truth.toml").read_text("utf-8"))
    return [Case("all", name, (FOLDER / f"{name}.txt").read_bytes(), wanted) for name, wanted in truth.items()]


def score(cases: Sequence[Case]) -> Score:
    bodies, related, right, mistakes = BodyTally(), Tally(), dict.fromkeys(FIELDS, 0), []
    for case in cases:
        found = _first_article(case)
        page = bodies.add(case.wanted["body"], found.body)
        titles = [item.title for item in found.related]
        listed = related.add(case.wanted["related"], titles, str.__eq__)
        fields = fields_of(found.title, found.authors, found.published)
        wanted = fields_of(*(case.wanted[name] for name in FIELDS))
        wrong = [f"{name} {fields[name]!r}" for name in FIELDS if fields[name] != wanted[name]]
        for name in FIELDS:
            right[name] += fields[name] == wanted[name]
        if wrong or page < 1 or not listed:
            mistakes.append(f"{case.name}: body {page:.3f} {', '.join(wrong)} related {titles}\n{found.body}")
    figures = {"body_f1": bodies.f1, "body_precision": bodies.precision, "body_recall": bodies.recall}
    figures |= {name: share(count, len(cases)) for name, count in right.items()}
    figures |= {"related_precision": related.precision, "related_recall": related.recall}
    return Score(figures, mistakes)


def _first_article(case: Case) -> Article:
    try:
        return parse(case.text, f"{case.name}.txt").articles[0]
    except Rejected:
        return Article()


SET = EvaluationSet("page_dumps", tuple(sorted(FOLDER.iterdir())), read, score, margin=0.002)
