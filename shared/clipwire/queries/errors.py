"""The error of a query that cannot be understood, and its display."""

import unicodedata

CHARS_SHOWN_BEFORE = 50
CHARS_SHOWN_AFTER = 25


class QueryError(ValueError):
    """A query is wrong. `position` counts characters of the query from 0: the first one at fault."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position

    def __reduce__(self) -> tuple[type["QueryError"], tuple[str, int]]:
        return type(self), (str(self), self.position)


def marked(query: str, error: QueryError) -> str:
    """Two lines: the query around the place of the error, and a mark under it.

    >>> print(marked("kim AND", QueryError("AND needs something after it", 4)))
    kim AND
        ^
    """
    start = max(error.position - CHARS_SHOWN_BEFORE, 0)
    end = error.position + CHARS_SHOWN_AFTER
    before, after = (_printable(part) for part in (query[start : error.position], query[error.position : end]))
    opening, closing = "…" if start else "", "…" if end < len(query) else ""
    return f"{opening}{before}{after}{closing}\n{' ' * _columns(opening + before)}^"


def _printable(text: str) -> str:
    """The text on one line: a space for each character that a terminal would not print."""
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Mn" else " " for c in text)


def _columns(text: str) -> int:
    """The width of a text in a terminal."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in unicodedata.normalize("NFC", text)
    )
