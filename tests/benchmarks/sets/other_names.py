"""People, organisations and speakers in fourteen languages other than English.

A name is right if a reader wants it in the list of its article, in exactly this form; a speaker, if the quotes of the
article have it. A third of the texts have many capitals and no person. The part `dev` was written before the rules,
`new` after them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment import chain
from clipwire.model.article import Article
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, mistakes_in, rows

FILE = DATA / "other-names.tsv"
FIELDS = ("people", "organisations", "speakers")


class Case(NamedTuple):
    part: str
    language: str
    text: str
    wanted: tuple[list[str], ...]
    """The names of each of `FIELDS`."""


def read() -> list[Case]:
    return [
        Case(part, language, text.replace("¶", "\n\n"), tuple(map(_listed, lists)))
        for part, language, text, *lists in rows(FILE, 6)
    ]


def _listed(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split("; ")


def score(cases: Sequence[Case]) -> Score:
    tallies, wrong = tally(cases)
    figures = {}
    for field, counted in tallies.items():
        figures |= {f"{field}_precision": counted.precision, f"{field}_recall": counted.recall}
    return Score(figures, mistakes_in(wrong))


def tally(cases: Sequence[Case]) -> tuple[dict[str, Tally], list[tuple[str, str]]]:
    """The counts of each field, and the mistakes with their part."""
    tallies = {field: Tally() for field in FIELDS}
    wrong = []
    for case in cases:
        given = _names_in(case)
        for field, wanted, found in zip(FIELDS, case.wanted, given, strict=True):
            if not tallies[field].add(wanted, found, str.__eq__):
                wrong.append((case.part, f"{case.language} {field}: {wanted} found {found} in {case.text[:90]!r}"))
    return tallies, wrong


def _names_in(case: Case) -> tuple[list[str], ...]:
    article = chain.enrich(Article(body=case.text, language=case.language))
    return (
        [person.name for person in article.people],
        [found.name for found in article.organisations],
        sorted({quote.speaker for quote in article.quotes if quote.speaker}),
    )


SET = EvaluationSet("other_names", (FILE,), read, score)
