"""Compare the reports of a story: the most central one, and the names that only one of them has."""

import math
from collections import Counter
from collections.abc import Sequence

from clipwire.model.article import Article
from clipwire.stories.prints import StoryPrint, hash_in, print_of, weight_of


def most_central(reports: Sequence[Article]) -> Article:
    """The report that is closest to all others by its terms; the first of several. There must be one."""
    prints = [print_of(report) for report in reports]
    closeness = [sum(_cosine(one, other) for other in prints) for one in prints]
    return reports[max(range(len(reports)), key=lambda at: (closeness[at], -at))]


def only_here(reports: Sequence[Article]) -> list[list[str]]:
    """For each report, the people, organisations and places that no other report names, in its own order."""
    named = [{name.casefold(): name for name in _names(report)} for report in reports]
    counted = Counter(name for names in named for name in names)
    return [[name for folded, name in names.items() if counted[folded] == 1] for names in named]


def _names(report: Article) -> list[str]:
    return [one.name for one in (*report.people, *report.organisations, *report.places)]


def _cosine(one: StoryPrint, other: StoryPrint) -> float:
    a, b = ({hash_in(term): weight_of(term) for term in mark.terms} for mark in (one, other))
    product = sum(weight * b[term] for term, weight in a.items() if term in b)
    return product / (math.hypot(*a.values()) * math.hypot(*b.values()) or 1.0)
