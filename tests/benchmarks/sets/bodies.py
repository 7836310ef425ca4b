"""Bodies of articles held against what a reader would copy out of the page, in 4-word shingles.

A shingle is a run of four words; in scripts without spaces each letter is a
word. Precision and recall are those of a page's multisets of shingles, and their means over all pages make the F1 (the
measure of article-extraction-benchmark).
"""

import re
from collections import Counter
from statistics import fmean

SHINGLE_WORDS = 4

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(zip(*(words[i:] for i in range(SHINGLE_WORDS)), strict=False))


class BodyTally:
    """Precision and recall of bodies, page by page."""

    def __init__(self) -> None:
        self.precisions: list[float] = []
        self.recalls: list[float] = []

    def add(self, wanted: str, found: str) -> float:
        """Count one page and return its own F1."""
        expected, given = shingles(wanted), shingles(found)
        hits = (expected & given).total()
        self.precisions.append(hits / given.total() if given.total() else 0.0)
        self.recalls.append(hits / expected.total() if expected.total() else 1.0)
        both = expected.total() + given.total()
        return 2 * hits / both if both else 1.0

    @property
    def precision(self) -> float:
        return fmean(self.precisions) if self.precisions else 0.0

    @property
    def recall(self) -> float:
        return fmean(self.recalls) if self.recalls else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0
