"""Direct quotes and their speakers.

`found`: a result overlaps the marked quote. `precise`: a result overlaps a marked quote. `speaker`: of the quotes
found, those with the speaker that a reader would give, whatever the case of the letters.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.quotes import find_quotes
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, mistakes_in, rows, share
from tests.benchmarks.sets.marked import Span, overlap, shown, unmarked

FILE = DATA / "quotes.tsv"


class Case(NamedTuple):
    part: str
    text: str
    quotes: list[Span]
    """The value is the speaker, `-` if the passage does not name one."""


def read() -> list[Case]:
    return [Case(part, *unmarked(marked)) for part, marked in rows(FILE, 2)]


def score(cases: Sequence[Case]) -> Score:
    tally, rightly, wrong = Tally(), 0, []
    for case in cases:
        found = [Span(quote.start, quote.end, quote.speaker or "-") for quote in find_quotes(case.text)]
        whole = tally.add(case.quotes, found, overlap)
        hits = [(gold, next((quote for quote in found if overlap(gold, quote)), None)) for gold in case.quotes]
        right = [quote.value.lower() == gold.value.lower() for gold, quote in hits if quote]
        rightly += sum(right)
        if not (whole and all(right)):
            wrong.append((case.part, f"{case.text[:100]!r}\n    found {shown(case.text, found)}"))
    figures = {"found": tally.recall, "precise": tally.precision, "speaker": share(rightly, tally.hit)}
    return Score(figures, mistakes_in(wrong))


SET = EvaluationSet("quotes", (FILE,), read, score)
