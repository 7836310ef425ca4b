"""The language of sentences, and of their first four words (eight letters if a script has no spaces)."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from clipwire.enrichment.language import detect_language
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score, rows, share

FILE = DATA / "language.tsv"
UNSPACED = {"zh", "ja", "th"}


class Case(NamedTuple):
    part: str
    language: str
    """BCP 47."""
    text: str


def read(path: Path = FILE) -> list[Case]:
    return [Case("all", *row) for row in rows(path, 2)]


def score(cases: Sequence[Case]) -> Score:
    figures, mistakes = {}, []
    for figure, cut in (("sentences", lambda case: case.text), ("four_words", _opening)):
        answers = [(case, cut(case), detect_language(cut(case))) for case in cases]
        wrong = [f"{text}\n    {case.language} taken for {got}" for case, text, got in answers if got != case.language]
        figures[figure] = share(len(cases) - len(wrong), len(cases))
        mistakes += wrong
    return Score(figures, mistakes)


def _opening(case: Case) -> str:
    return case.text[:8] if case.language in UNSPACED else " ".join(case.text.split()[:4])


SET = EvaluationSet("language", (FILE,), read, score)
