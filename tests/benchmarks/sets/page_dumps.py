"""Articles out of 13 page dumps: the text of saved pages of different layouts, in eight languages."""

from collections.abc import Sequence

from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score
from tests.benchmarks.sets.files import File, files_of, first_article, score_files

FOLDER = DATA / "page-dumps"


def read() -> list[File]:
    return files_of(FOLDER)


def score(files: Sequence[File]) -> Score:
    return score_files(files, first_article)


SET = EvaluationSet("page_dumps", tuple(sorted(FOLDER.iterdir())), read, score, margin=0.002)
