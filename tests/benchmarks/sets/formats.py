"""One article out of each of 11 files: feeds, agency formats, JSON, mail, Markdown, in seven languages."""

from collections.abc import Sequence

from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score
from tests.benchmarks.sets.files import File, files_of, first_article, score_files

FOLDER = DATA / "formats"


def read() -> list[File]:
    return files_of(FOLDER)


def score(files: Sequence[File]) -> Score:
    return score_files(files, first_article)


SET = EvaluationSet("formats", tuple(sorted(FOLDER.iterdir())), read, score, margin=0.002)
