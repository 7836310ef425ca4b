"""Places in English sentences, each linked to a country.

`found`: a link overlaps the marked name. `country`: of the names found, those with a link of the right country.
`precise`: of all links, those that overlap a marked name and have its country.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.places import link_places
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, lines, mistakes_in, share
from tests.benchmarks.sets.marked import Span, agree, overlap, shown, unmarked

FILES = {part: DATA / f"places-{part}.txt" for part in ("dev", "test")}


class Case(NamedTuple):
    part: str
    text: str
    places: list[Span]


def read() -> list[Case]:
    return [Case(part, *unmarked(line)) for part, path in FILES.items() for line in lines(path)]


def score(cases: Sequence[Case]) -> Score:
    seen, linked, wrong = Tally(), Tally(), []
    for case in cases:
        found = [Span(link.start, link.end, link.country) for link in link_places(case.text)]
        seen.add(case.places, found, overlap)
        if not linked.add(case.places, found, agree):
            wrong.append((case.part, f"{case.text}\n    found {shown(case.text, found)}"))
    figures = {"found": seen.recall, "country": share(linked.hit, seen.hit), "precise": linked.precision}
    return Score(figures, mistakes_in(wrong))


SET = EvaluationSet("places", tuple(FILES.values()), read, score)
