"""Stories and copies in a stream of 40 short reports of 14 events in four languages.

`stories`: B-cubed F1 (Bagga and Baldwin 1998) in order of arrival. `shuffled`: the lowest in five other orders.
`copies`: F1 of the pairs of a copy and its original.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article, Source
from clipwire.stories.clustering import assign
from clipwire.stories.neighbours import Neighbours
from clipwire.stories.placing import accept, place
from clipwire.stories.prints import print_of
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, rows

FILE = DATA / "stories.tsv"
ORDERS = 5


class Case(NamedTuple):
    part: str
    copy_of: str
    event: str
    article: Article


def read() -> list[Case]:
    return [
        Case(
            "all",
            copy_of,
            event,
            Article(
                id=name,
                language=language,
                published=published,
                source=Source(id=source, name=source),
                title=title or None,
                body=body.replace(" ¶", "\n\n"),
            ),
        )
        for name, copy_of, event, language, published, source, title, body in rows(FILE, 8)
    ]


def score(cases: Sequence[Case]) -> Score:
    cases = [case._replace(article=_enriched(case.article.model_dump_json())) for case in cases]
    stories = assign(case.article for case in cases)
    events = [case.event for case in cases]
    shuffled = []
    for seed in range(ORDERS):
        order = list(cases)
        random.Random(seed).shuffle(order)
        shuffled.append(b_cubed([one.event for one in order], assign(one.article for one in order)))
    copies = _copies(cases)
    tally = Tally()
    for case in cases:
        found = copies.get(case.article.id or "")
        tally.add([case.copy_of] if case.copy_of else [], [found] if found else [], str.__eq__)
    figures = {"stories": b_cubed(events, stories), "shuffled": min(shuffled), "copies": tally.f1}
    return Score(figures, _mistakes(cases, stories))


def b_cubed(events: Sequence[str], stories: Sequence[str]) -> float:
    """The harmonic mean of the precision and recall of each article's story, in the mean of all articles."""
    by_event, by_story = _groups(events), _groups(stories)
    precision = recall = 0.0
    for event, story in zip(events, stories, strict=True):
        both = len(by_event[event] & by_story[story])
        precision += both / len(by_story[story]) / len(events)
        recall += both / len(by_event[event]) / len(events)
    return 2 * precision * recall / (precision + recall)


def _groups(labels: Sequence[str]) -> dict[str, set[int]]:
    groups = defaultdict(set)
    for number, label in enumerate(labels):
        groups[label].add(number)
    return groups


@cache
def _enriched(article: str) -> Article:
    return enrich(Article.model_validate_json(article))


def _copies(cases: Sequence[Case]) -> dict[str, str]:
    """Copy -> original, when all articles are placed."""
    by_language: dict[str, Neighbours] = {}
    for case in cases:
        one = print_of(case.article)
        neighbours = by_language.setdefault(one.language, Neighbours(one.language))
        accept(one, place(one, neighbours), neighbours)
    placed = [neighbours.get(case.article.id or "") for case in cases for neighbours in by_language.values()]
    return {one.print.article: one.duplicate_of for one in placed if one and one.duplicate_of}


def _mistakes(cases: Sequence[Case], stories: Sequence[str]) -> list[str]:
    by_story = defaultdict(list)
    for case, story in zip(cases, stories, strict=True):
        by_story[story].append(case)
    mixed = [", ".join(f"{one.article.id} {one.event}" for one in group) for group in by_story.values()]
    of_event = defaultdict(list)
    for group in by_story.values():
        for event in {one.event for one in group}:
            of_event[event].append([one.article.id for one in group])
    return [f"one story: {text}" for text in mixed if len({one.split(" ", 1)[1] for one in text.split(", ")}) > 1] + [
        f"{event} is several stories: {groups}" for event, groups in of_event.items() if len(groups) > 1
    ]


SET = EvaluationSet("stories", (FILE,), read, score)
