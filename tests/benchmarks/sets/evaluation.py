"""Types and arithmetic that every evaluation set shares."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parents[1] / "data"
MARGIN = 0.005
"""Less than one item of a set of 200, so that in most sets a single item more that goes wrong is noticed."""


class Score(NamedTuple):
    """What a reader reached on some cases of a set."""

    figures: dict[str, float]
    """Name -> 0 to 1, the higher the better."""
    mistakes: list[str]
    """Each wrong case in words, for the people who work on the rules; none of a part named `test`."""


class EvaluationSet(NamedTuple):
    """Cases of our own writing with what a careful reader wants of each."""

    name: str
    files: tuple[Path, ...]
    """Every file that the cases are read from. Floors hold for these bytes only."""
    read: Callable[[], Sequence[Any]]
    """The cases; each has a `part`: `dev`, `test`, or `all` in a set that is not divided."""
    score: Callable[[Sequence[Any]], Score]
    margin: float = MARGIN
    """How far below the measured figure a floor lies."""


class Tally:
    """Counts of found and wanted items."""

    def __init__(self) -> None:
        self.wanted = self.hit = self.found = self.right = 0

    def add(self, wanted: Sequence[Any], found: Sequence[Any], agree: Callable[[Any, Any], bool]) -> bool:
        """Count one case and say whether it is wholly right. `agree` takes a wanted and a found item."""
        hit = sum(any(agree(one, other) for other in found) for one in wanted)
        right = sum(any(agree(other, one) for other in wanted) for one in found)
        self.wanted += len(wanted)
        self.hit += hit
        self.found += len(found)
        self.right += right
        return hit == len(wanted) and right == len(found)

    @property
    def recall(self) -> float:
        return share(self.hit, self.wanted)

    @property
    def precision(self) -> float:
        return share(self.right, self.found)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def share(part: float, whole: float) -> float:
    """0 if there is nothing to divide: a reader that finds nothing is not a precise one."""
    return part / whole if whole else 0.0


def lines(path: Path) -> list[str]:
    """The lines of a file; empty lines and comments (#) are left out."""
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def rows(path: Path, cells: int) -> list[list[str]]:
    """The lines of a table, each with that many cells."""
    found = [line.split("\t") for line in lines(path)]
    wrong = [row for row in found if len(row) != cells]
    if wrong:
        raise ValueError(f"{path.name}: {cells} cells are needed, separated by tabs: {wrong[0]}")
    return found


def mistakes_in(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The mistakes of (part, mistake) that may be looked at."""
    return [mistake for part, mistake in pairs if part != "test"]
