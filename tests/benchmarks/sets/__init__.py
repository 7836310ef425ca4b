"""Evaluation sets of our own writing, small enough to be scored whenever the tests run.

Each module has the cases of one set and one function that scores today's readers on them. The truth is what a careful
reader wants, not what the code gives: gaps stay visible as figures below 1. `tests/benchmarks/floors.py` holds the
figures against committed floors; `tests/benchmarks/bench_sets.py` prints them with the mistakes.
"""

from tests.benchmarks.sets import (
    actions,
    agency_actions,
    articles,
    bylines,
    datelines,
    dates,
    edits,
    entities,
    formats,
    furniture,
    html_pages,
    language,
    other_languages,
    other_names,
    page_dumps,
    places,
    quotes,
    speakers_elsewhere,
    stories,
    subjects_elsewhere,
    tone,
    tone_elsewhere,
    topics,
)
from tests.benchmarks.sets.evaluation import EvaluationSet

SETS: dict[str, EvaluationSet] = {
    module.SET.name: module.SET
    for module in (
        actions,
        agency_actions,
        articles,
        bylines,
        datelines,
        dates,
        edits,
        entities,
        formats,
        furniture,
        html_pages,
        language,
        other_languages,
        other_names,
        page_dumps,
        places,
        quotes,
        speakers_elsewhere,
        stories,
        subjects_elsewhere,
        tone,
        tone_elsewhere,
        topics,
    )
}
