"""Articles out of 14 small HTML pages of different layouts, in nine languages, by the public HTML reader."""

from collections.abc import Sequence

from clipwire.parsing.html import extract
from tests.benchmarks.sets.evaluation import DATA, EvaluationSet, Score
from tests.benchmarks.sets.files import File, files_of, score_files

FOLDER = DATA / "html"


def read() -> list[File]:
    return files_of(FOLDER)


def score(files: Sequence[File]) -> Score:
    return score_files(files, lambda page: extract(page.data, page.wanted["url"]))


SET = EvaluationSet("html_pages", tuple(sorted(FOLDER.iterdir())), read, score, margin=0.002)
