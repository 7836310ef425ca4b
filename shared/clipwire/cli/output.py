"""Output of the commands: consoles, JSON lines, and text without control characters."""

import json
import sys

from rich.console import Console
from rich.text import Text

# Two consoles: `clipwire … > file` redirects the answers, while progress stays on the terminal.
answers = Console(highlight=False)
notes = Console(stderr=True, highlight=False)

CONTROLS = {code: None for code in [*range(0x20), *range(0x7F, 0xA0)] if code != 0x0A}
"""Removed from output: escape sequences in a file could move the cursor or change the title of the window."""


class Failure(Exception):
    """Ends a command with one line on stderr."""

    def __init__(self, line: str, status: int = 1, marked: str = "") -> None:
        """`status` is the exit status: 2 for wrong usage. `marked` is printed below: the input, its fault marked."""
        super().__init__(line)
        self.status = status
        self.marked = marked


def plain(value: object, style: str = "") -> Text:
    """Text without markup, its control characters removed."""
    return Text(_printable(str(value)), style=style)


def write_json(value: object) -> None:
    """Print one line of JSON on stdout, always in UTF-8, with lone surrogates escaped."""
    try:
        line = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        line = json.dumps(value).encode()
    write_line(line)


def write_line(line: str | bytes) -> None:
    """Print one line on stdout for programs, without wrapping or colours."""
    raw = line if isinstance(line, bytes) else _printable(line).encode()
    sys.stdout.flush()
    sys.stdout.buffer.write(raw + b"\n")
    sys.stdout.buffer.flush()


def number_of(number: int, noun: str) -> str:
    """`1 article`, `2,000 articles`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def one_line(text: object) -> str:
    return _printable(" ".join(str(text).split()))


def _printable(text: str) -> str:
    return text.translate(CONTROLS).encode("utf-8", "replace").decode()
