"""Read tables that people edit: text files with one row on each line and a tab between cells."""

from importlib.resources.abc import Traversable
from pathlib import Path


def read_table(file: Traversable | Path, cells: int) -> list[list[str]]:
    """The rows of a table in order. Empty lines and lines that begin with # are comments.

    Raises `ValueError` with file and line for a row with another number of cells. A cell may be empty.
    """
    rows = []
    for number, line in enumerate(file.read_text("utf-8").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        row = line.split("\t")
        if len(row) != cells:
            raise ValueError(f"{file.name}, line {number}: {cells} cells are needed, separated by tabs")
        rows.append(row)
    return rows
