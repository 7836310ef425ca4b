"""Layout on the terminal: tables of labels and values, and lists."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice

from rich.table import Table
from rich.text import Text

from clipwire.cli.output import plain
from clipwire.cli.wrapping import Wrapped

MAX_ENTRIES = 8
"""Entries of a list that are shown, unless the whole record is."""


def grid(rows: dict[str, Text | None]) -> Table:
    """A table of labels and values. Fields without a value are left out."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column()
    for label, value in rows.items():
        if value:
            grid.add_row(label, Wrapped(value))
    return grid


def listed(values: Iterable[str | Text], most: int | None, between: str = ", ") -> Text | None:
    given = list(values)
    shown = list(islice(given, most))
    text = Text(between).join(value if isinstance(value, Text) else plain(_on_one_line(value)) for value in shown)
    if len(given) > len(shown):
        text.append(f"{between}… {len(given) - len(shown)} more", "dim")
    return text if given else None


def noted(value: str, notes: Iterable[str], style: str = "") -> Text:
    """A value in its colour, with notes behind it that are paler."""
    return Text.assemble(plain(_on_one_line(value), style), *((f" {note}", "dim") for note in notes))


def _on_one_line(value: str) -> str:
    return " ".join(value.split())


def lines(values: Iterable[str], style: str = "") -> Text | None:
    return Text("\n").join(plain(value, style) for value in values) or None


def joined(values: Iterable[str | None]) -> Text | None:
    return plain(" · ".join(value for value in values if value)) or None


def shown_moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
