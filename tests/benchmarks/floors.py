"""Committed floors: the figure below which no evaluation set of our own may fall.

    python -m tests.benchmarks.floors [--lower SET.FIGURE ...]

`floors.toml` has a table for each set: the hash of its files, and the floor of each figure. The command measures all
sets and writes the file anew. A floor rises when its figure rose by more than the margin, and stays where it is while
its figure is not below it. A floor falls only if it is named; otherwise nothing is written, the floors that would fall
are listed, and the exit status is 1.
"""

import argparse
import hashlib
import logging
import math
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.sets import SETS
from tests.benchmarks.sets.evaluation import EvaluationSet

FILE = Path(__file__).with_name("floors.toml")
HEADING = "# Floors of the evaluation sets. Written by `make floors`; docs/benchmarks.md explains them.\n"
DIGITS = 3


class Floors(NamedTuple):
    """The floors of one set."""

    sha256: str
    """Of the set's files."""
    figures: dict[str, float]


def load(file: Path) -> dict[str, Floors]:
    tables = tomllib.loads(file.read_text("utf-8")) if file.exists() else {}
    return {name: Floors(table.pop("sha256"), table) for name, table in tables.items()}


def written(floors: Mapping[str, Floors]) -> str:
    """The text of `floors.toml`."""
    tables = []
    for name, (sha256, figures) in sorted(floors.items()):
        lines = [f"[{name}]", f'sha256 = "{sha256}"', *(f"{figure} = {floor}" for figure, floor in figures.items())]
        tables.append("\n".join(lines) + "\n")
    return "\n".join([HEADING, *tables])


def hash_of(files: Iterable[Path]) -> str:
    """One hash for all files of a set, in the order of their names; names count too."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def complaints(found: EvaluationSet, floors: Floors | None) -> list[str]:
    """What is wrong with a set, each with what to do about it; nothing if its figures reach their floors."""
    if floors is None:
        return [f"{found.name} has no floors: run `make floors`"]
    if hash_of(found.files) != floors.sha256:
        return [f"the files of {found.name} have changed: run `make floors` to measure the set as it is now"]
    figures = _figures(found)
    if figures.keys() != floors.figures.keys():
        return [f"the figures of {found.name} have other names than its floors: run `make floors`"]
    return [
        f"{found.name}.{name} is {figures[name]:.4f}, below its floor of {floor}: see what is wrong with "
        f"`python -m tests.benchmarks.bench_sets {found.name} --show 20`, and mend it; if the loss is meant, run "
        f'`make floors LOWER="{found.name}.{name}"`'
        for name, floor in floors.figures.items()
        if figures[name] < floor
    ]


def renewed(figures: Mapping[str, float], old: Mapping[str, float], margin: float) -> dict[str, float]:
    """New floors: a margin below each figure, or the old one if that is higher and the figure still reaches it."""
    floors = {}
    for name, figure in figures.items():
        reached = name in old and old[name] <= figure
        floors[name] = max(old[name], below(figure, margin)) if reached else below(figure, margin)
    return floors


def below(figure: float, margin: float) -> float:
    return math.floor((figure - margin) * 10**DIGITS + 1e-6) / 10**DIGITS


class Refused(Exception):
    """Floors would fall that nobody named."""


def renew(sets: Mapping[str, EvaluationSet], file: Path, lower: Iterable[str] = ()) -> None:
    """Write the floors of all sets anew; raises `Refused`, and writes nothing, if one would fall that is not named.

    `lower` names floors as `SET.FIGURE`. A floor of a figure that no longer exists counts as fallen.
    """
    old = load(file)
    new = {}
    for name, found in sets.items():
        floors = old[name].figures if name in old else {}
        new[name] = Floors(hash_of(found.files), renewed(_figures(found), floors, found.margin))
    before, after = _flat(old), _flat(new)
    fallen = {name: after.get(name) for name, floor in before.items() if after.get(name, -1.0) < floor}
    refused = [f"{name}: {before[name]} -> {floor}" for name, floor in fallen.items() if name not in set(lower)]
    if refused:
        raise Refused("\n".join(refused))
    file.write_text(written(new), encoding="utf-8")


def _figures(found: EvaluationSet) -> dict[str, float]:
    return found.score(found.read()).figures


def _flat(floors: Mapping[str, Floors]) -> dict[str, float]:
    """`SET.FIGURE` -> floor."""
    return {f"{name}.{figure}": floor for name, (_, figures) in floors.items() for figure, floor in figures.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", nargs="*", default=[], metavar="SET.FIGURE", help="floors that may fall")
    options = parser.parse_args()
    if unknown := sorted(set(options.lower) - set(_flat(load(FILE)))):
        parser.error(f"there is no floor of this name: {', '.join(unknown)}")
    try:
        renew(SETS, FILE, options.lower)
    except Refused as refused:
        print(f"Nothing is written, since these floors would fall:\n{refused}")
        print('If the losses are meant, name them: make floors LOWER="SET.FIGURE ..."')
        sys.exit(1)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # here, since tests call the function
    main()
