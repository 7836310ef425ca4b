"""Dates and places in nine languages other than English, from Korean to Arabic.

A date is right if it overlaps a marked one of the same value, a place if it overlaps a marked one of the same country.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from clipwire.enrichment.dates import find_dates
from clipwire.enrichment.places import link_places
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, mistakes_in, rows
from tests.benchmarks.sets.marked import Span, agree, shown, unmarked

FILE = DATA / "other-languages.tsv"


class Case(NamedTuple):
    part: str
    language: str
    published: date
    text: str
    dates: list[Span]
    places: list[Span]


def read() -> list[Case]:
    cases = []
    for part, language, day, marked in rows(FILE, 4):
        text, spans = unmarked(marked)
        dates = [span for span in spans if span.value[0].isdigit()]
        places = [span for span in spans if not span.value[0].isdigit()]
        cases.append(Case(part, language, date.fromisoformat(day), text, dates, places))
    return cases


def score(cases: Sequence[Case]) -> Score:
    dates, places, wrong = Tally(), Tally(), []
    for case in cases:
        found_dates = [Span(*found[:3]) for found in find_dates(case.text, case.published, case.language)]
        found_places = [Span(link.start, link.end, link.country) for link in link_places(case.text)]
        for tally, wanted, found in ((dates, case.dates, found_dates), (places, case.places, found_places)):
            if not tally.add(wanted, found, agree):
                seen = f"{case.language} {case.published} {case.text}\n    found {shown(case.text, found)}"
                wrong.append((case.part, seen))
    figures = {
        "dates_precision": dates.precision,
        "dates_recall": dates.recall,
        "places_precision": places.precision,
        "places_recall": places.recall,
    }
    return Score(figures, mistakes_in(wrong))


SET = EvaluationSet("other_languages", (FILE,), read, score)
