"""Direct quotes and their speakers in ten languages other than English, in whole records.

`found`: marked quotes that a result overlaps. `precise`: results that overlap a marked quote. `speaker_right`: of the
results with a speaker, those that overlap a marked quote of this speaker. `speaker_found`: of the marked quotes with a
speaker, those whose result has it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment import chain
from clipwire.model.article import Article
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, Tally, mistakes_in, rows
from tests.benchmarks.sets.marked import Span, overlap, shown, unmarked

FILE = DATA / "speakers-elsewhere.tsv"
UNKNOWN = "-"


class Case(NamedTuple):
    part: str
    language: str
    text: str
    quotes: list[Span]
    """The value is the speaker, with other spellings behind a slash; `-` if the passage does not tell."""


def read() -> list[Case]:
    return [Case(part, language, *unmarked(marked)) for part, language, marked in rows(FILE, 3)]


def score(cases: Sequence[Case]) -> Score:
    quotes, speakers, wrong = tally(cases)
    figures = {
        "found": quotes.recall,
        "precise": quotes.precision,
        "speaker_right": speakers.precision,
        "speaker_found": speakers.recall,
    }
    return Score(figures, mistakes_in(wrong))


def tally(cases: Sequence[Case]) -> tuple[Tally, Tally, list[tuple[str, str]]]:
    """The counts of quotes and of their speakers, and the mistakes with their part."""
    quotes, speakers, wrong = Tally(), Tally(), []
    for case in cases:
        found = _quotes_in(case)
        is_right = quotes.add(case.quotes, found, overlap)
        with_speaker = [quote for quote in found if quote.value != UNKNOWN]
        if not (
            speakers.add([quote for quote in case.quotes if quote.value != UNKNOWN], with_speaker, _agree) and is_right
        ):
            wrong.append((case.part, f"{case.language} {case.text[:100]!r}\n    found {shown(case.text, found)}"))
    return quotes, speakers, wrong


def _quotes_in(case: Case) -> list[Span]:
    article = chain.enrich(Article(body=case.text, language=case.language))
    return [Span(quote.offset, quote.offset + len(quote.text), quote.speaker or UNKNOWN) for quote in article.quotes]


def _with_speaker(quotes: Sequence[Span]) -> list[Span]:
    return [quote for quote in quotes if quote.value != UNKNOWN]


def _agree(one: Span, other: Span) -> bool:
    """Whether two quotes overlap and have a spelling of the speaker in common."""
    return overlap(one, other) and not _spellings(one).isdisjoint(_spellings(other))


def _spellings(quote: Span) -> set[str]:
    return set(quote.value.lower().split("/"))


SET = EvaluationSet("speakers_elsewhere", (FILE,), read, score)
