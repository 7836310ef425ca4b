"""Read tables that people edit: text files with one row on each line and a tab between cells."""

from importlib.resources.abc import Traversable
from pathlib import Path


def read_table(file: Traversable | Path, cells: int, first: str = "") -> list[list[str]]:
    """The rows of a table in order, or those with one first cell. Empty lines and lines that begin with # are comments.

    Raises `ValueError` with file and line for a row with another number of cells. A cell may be empty.
    """
    rows = []
    beginning = f"{first}\t" if first else ""
    for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
        if not line or line[0] == "#" or not line.startswith(beginning):
            continue
        row = line.split("\t")
        if len(row) != cells:
            raise ValueError(f"{file.name}, line {number}: {cells} cells are needed, separated by tabs")
        rows.append(row)
    return rows
