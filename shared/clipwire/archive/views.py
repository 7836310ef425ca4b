"""The SQL of the archive's views, which DuckDB and Athena both understand."""

from clipwire.archive.columns import COLUMNS

HIDDEN = ("moved", "turn")
"""Columns that choose the rows, and that the views leave out."""
OF_PARTITION, OF_DAY = "r.month", "strftime(r.day, '%Y-%m')"
"""The column `month`: Athena has it of the partition, local files have it of the day."""


def articles(source: str, columns: tuple[str, ...] = tuple(COLUMNS), month: str = OF_DAY) -> str:
    """The newest version of each article, from a table or table function with all rows."""
    return _newest(source, columns, month, "id")


def versions(source: str, columns: tuple[str, ...] = tuple(COLUMNS), month: str = OF_DAY) -> str:
    """Every version of each article."""
    return _newest(source, columns, month, "id", "version")


def _newest(source: str, columns: tuple[str, ...], month: str, *keys: str) -> str:
    shown = ", ".join(f"r.{name}" for name in columns if name not in HIDDEN)
    same = " AND ".join(f"r.{key} = n.{key}" for key in keys)
    by = ", ".join(keys)
    return (
        f"SELECT {shown}, {month} AS month FROM {source} r "
        f"JOIN (SELECT {by}, max(turn) AS turn FROM {source} GROUP BY {by}) n ON {same} AND r.turn = n.turn "
        "WHERE NOT r.moved"
    )
